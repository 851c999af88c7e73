"""Ties gathered into a graph: one node for each actor, one edge for all ties of one kind between two actors."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.core.modality import STROKES, Modality, Stroke
from workbench.store.read.ties import KINDS, MEETS, MODALITIES, RELAYS, SPEAKS, Party, Ties

MOST_ACTORS = 10_000
GIVES = "gives"
FAMILIES: tuple[str, ...] = (GIVES, MEETS, SPEAKS)
_SURENESS = {Stroke.SOLID: 0, Stroke.DASHED: 1, Stroke.DOTTED: 2}
STROKE_AT: tuple[Stroke, ...] = tuple(_SURENESS)
STROKE_OF = np.array([_SURENESS[STROKES[Modality(one)]] for one in MODALITIES], np.int64)
_MEETS = KINDS.index(MEETS)
_SPAN = len(KINDS)

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def family_of(kind: str) -> str:
    """Whether a kind of tie is a gift, a meeting or words."""
    if kind == MEETS:
        return MEETS
    return SPEAKS if kind in (SPEAKS, RELAYS) else GIVES


_FAMILY_OF = np.array([FAMILIES.index(family_of(kind)) for kind in KINDS], np.int64)


class Edge(NamedTuple):
    """One edge in words: the actors' places in the graph, the kind of tie, its surest stroke, and how many ties it is."""

    source: int
    target: int
    kind: str
    stroke: Stroke
    ties: int


@dataclass(slots=True)
class Graph:
    """Nodes in the order of their importance, edges in the order of their weight: what is drawn first matters most.

    `slot` tells edges between the same two nodes apart (0, 1, -1, 2, -2 ...), so that they can be drawn side by side.
    """

    ids: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    degree: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    source: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    target: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    kind: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    stroke: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    count: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    slot: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    left_out: int = 0
    parties: Mapping[int, Party] = field(default_factory=dict)
    _records: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    _starts: Ints = field(default_factory=lambda: np.zeros(1, np.int64))

    def edge(self, at: int) -> Edge:
        """The edge at a place."""
        return Edge(
            int(self.source[at]),
            int(self.target[at]),
            KINDS[int(self.kind[at])],
            STROKE_AT[int(self.stroke[at])],
            int(self.count[at]),
        )

    def records(self, at: int) -> list[int]:
        """The transfers, events or claims that an edge stands for."""
        return sorted(set(self._records[self._starts[at] : self._starts[at + 1]].tolist()))

    def name(self, node: int) -> str:
        """What the actor of a node is called."""
        party = self.parties.get(int(self.ids[node]))
        return party.name if party else "?"

    def place_of(self, actor: int) -> int | None:
        """The node of an actor."""
        found = np.flatnonzero(self.ids == actor)
        return int(found[0]) if len(found) else None

    def edges_of(self, node: int) -> list[int]:
        """The edges of a node, the heaviest first."""
        found: list[int] = np.flatnonzero((self.source == node) | (self.target == node)).tolist()
        return found

    def pairs(self) -> tuple[Ints, Ints, Floats]:
        """Each two tied nodes once, with a weight that grows slowly with their ties: what a layout pulls by."""
        low, high = np.minimum(self.source, self.target), np.maximum(self.source, self.target)
        keys, at = np.unique(low * len(self.ids) + high, return_inverse=True)
        number = np.bincount(at, self.count, minlength=len(keys))
        return keys // max(len(self.ids), 1), keys % max(len(self.ids), 1), 1 + 0.1 * np.log2(np.maximum(number, 1))


def left(ties: Ties, families: Collection[str], subset: Mapping[str, Collection[int]] | None) -> Ties:
    """The ties of these families, whose record is in `subset` (ids by family) where there is a filter."""
    family = _FAMILY_OF[ties.kind]
    chosen = np.isin(family, [FAMILIES.index(one) for one in families])
    for one, ids in (subset or {}).items():
        of_family = family == FAMILIES.index(one)
        wanted = np.fromiter(ids, np.int64, len(ids))
        chosen &= ~of_family | np.isin(ties.record, wanted)
    return ties.only(chosen)


def gathered(ties: Ties, most: int = MOST_ACTORS) -> Graph:
    """The graph of these ties, reduced to the `most` actors that have most of them."""
    ends = np.concatenate([ties.source, ties.target])
    ids, at = np.unique(ends, return_inverse=True)
    # A gift says more of an actor's part than words about it.
    worth = np.where(_FAMILY_OF[ties.kind] == 0, 3, np.where(_FAMILY_OF[ties.kind] == 1, 2, 1))
    degree = np.bincount(at, np.concatenate([worth, worth]), minlength=len(ids)).astype(np.int64)
    order = np.lexsort((ids, -degree))[:most]
    node_of = np.full(len(ids), -1, np.int64)
    node_of[order] = np.arange(len(order))
    source, target = node_of[at[: len(ties.source)]], node_of[at[len(ties.source) :]]
    kept = (source >= 0) & (target >= 0)
    graph = Graph(ids[order], degree[order], left_out=len(ids) - len(order))
    if kept.any():
        _fold(graph, source[kept], target[kept], ties.only(kept))
    return graph


def _fold(graph: Graph, source: Ints, target: Ints, ties: Ties) -> None:
    """One edge for all ties of a kind between two nodes; a meeting has no direction."""
    turned = (ties.kind == _MEETS) & (source > target)
    source, target = np.where(turned, target, source), np.where(turned, source, target)
    size = len(graph.ids)
    keys = (source * size + target) * _SPAN + ties.kind
    order = np.lexsort((ties.record, keys))
    known, first, count = np.unique(keys[order], return_index=True, return_counts=True)
    stroke = np.minimum.reduceat(STROKE_OF[ties.modality[order]], first)
    heavy = np.lexsort((known, -count, _FAMILY_OF[known % _SPAN]))
    heavy = heavy[np.argsort(-count[heavy], kind="stable")]
    graph.kind = known[heavy] % _SPAN
    graph.source, graph.target = known[heavy] // _SPAN // size, known[heavy] // _SPAN % size
    graph.stroke, graph.count = stroke[heavy], count[heavy]
    lengths = count[heavy]
    graph._starts = np.concatenate([[0], np.cumsum(lengths)])
    spread = np.repeat(first[heavy] - graph._starts[:-1], lengths) + np.arange(lengths.sum())
    graph._records = ties.record[order][spread]
    graph.slot = _slots(graph)


def _slots(graph: Graph) -> Ints:
    """Edges between the same two nodes numbered from the middle outwards, on a side that does not depend on direction."""
    low, high = np.minimum(graph.source, graph.target), np.maximum(graph.source, graph.target)
    pair = low * len(graph.ids) + high
    order = np.lexsort((graph.kind, pair))
    _, first, number = np.unique(pair[order], return_index=True, return_counts=True)
    rank = np.arange(len(order)) - np.repeat(first, number)
    total = np.repeat(number, number)
    # Twice the distance from the middle of the bundle: -1, 1 for two, -2, 0, 2 for three.
    found = np.empty(len(order), np.int64)
    found[order] = 2 * rank - (total - 1)
    return np.where(graph.source <= graph.target, found, -found)
