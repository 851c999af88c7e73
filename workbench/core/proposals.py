"""What extraction rules suggest; a person decides whether it is a fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.core.spans import Span


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a rule suggests of the words in `span` (`exact`), with the rule, the engine's version and a score of 0 to 1.

    `kind` "actor": payload {kind, key, name, mentions: [[start, end, form], ...]}, the span being the first mention.
    `kind` "event": payload {label, edtf, quote: [start, end]}, the span being the words of the date.
    """

    kind: str
    span: Span
    exact: str
    payload: Mapping[str, Any]
    rule: str
    engine: str
    score: float
    modality: str = "asserted"
