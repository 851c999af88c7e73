"""What a long-running service yields: steps to show and batches to keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Step:
    """`done` of `total` units of work are behind; `text` says what is under way."""

    done: int
    total: int
    text: str


@dataclass(frozen=True, slots=True)
class Batch(Generic[Record]):
    """Finished records, in order."""

    records: tuple[Record, ...]
