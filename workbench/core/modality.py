"""How sure a statement is, in its source's own terms."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Modality(StrEnum):
    """The ten modalities, from plain assertion to open disagreement."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    CONDITIONAL = "conditional"
    POSSIBLE = "possible"
    PROBABLE = "probable"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DOUBTFUL = "doubtful"
    DENIED = "denied"
    DIVERGENT = "divergent"


class Stroke(StrEnum):
    """Line styles that tell modalities apart without colour."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


STROKES: dict[Modality, Stroke] = {
    Modality.ASSERTED: Stroke.SOLID,
    Modality.REPORTED: Stroke.DASHED,
    Modality.DIVERGENT: Stroke.DASHED,
    Modality.DENIED: Stroke.DASHED,
    Modality.CONDITIONAL: Stroke.DOTTED,
    Modality.POSSIBLE: Stroke.DOTTED,
    Modality.PROBABLE: Stroke.DOTTED,
    Modality.PLANNED: Stroke.DOTTED,
    Modality.HYPOTHETICAL: Stroke.DOTTED,
    Modality.DOUBTFUL: Stroke.DOTTED,
}

# The most hedged statement wins: shown as less sure than it is does no harm, shown as surer does.
HEDGES = (
    "divergent", "denied", "doubtful", "hypothetical", "conditional", "possible", "probable", "planned", "reported", "asserted",
)  # fmt: skip
_RANK = {modality: rank for rank, modality in enumerate(HEDGES)}


def most_hedged(modalities: Iterable[str]) -> str:
    """What a quote shows that supports statements of these modalities: the least sure of them; "" without any.

    >>> most_hedged(["asserted", "conditional", "reported"])
    'conditional'
    """
    return min(modalities, key=lambda modality: _RANK.get(modality, len(HEDGES)), default="")
