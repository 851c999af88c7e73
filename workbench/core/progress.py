"""What a long-running service yields while it works."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """`done` of `total` units of work are behind; `text` says what is under way."""

    done: int
    total: int
    text: str
