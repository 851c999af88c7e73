"""Ties become nodes and edges: weighted, told apart, and open to the records behind them."""

from __future__ import annotations

import numpy as np

from workbench.core.modality import Stroke
from workbench.store.read.ties import KINDS, MODALITIES, Ties
from workbench.ui.panes.network.graph import gathered, left

Row = tuple[int, int, str, str, int]


def ties(*rows: Row) -> Ties:
    """Ties from rows of (from, to, kind, modality, record)."""
    table = np.array([(a, b, KINDS.index(k), MODALITIES.index(m), r) for a, b, k, m, r in rows], np.int64).reshape(
        -1, 5
    )
    return Ties(*table.T.copy())


def test_ties_of_a_kind_between_two_actors_are_one_edge_with_the_surest_stroke() -> None:
    graph = gathered(
        ties((1, 2, "arms", "conditional", 5), (1, 2, "arms", "reported", 3), (2, 1, "food", "asserted", 9))
    )
    edges = [graph.edge(at) for at in range(2)]
    assert [(one.kind, one.ties, one.stroke) for one in edges] == [
        ("arms", 2, Stroke.DASHED),
        ("food", 1, Stroke.SOLID),
    ]
    assert graph.records(0) == [3, 5]
    assert graph.records(1) == [9]
    assert (edges[0].source, edges[0].target) == (edges[1].target, edges[1].source)


def test_a_meeting_has_no_direction_but_a_gift_has() -> None:
    graph = gathered(
        ties(
            (1, 2, "meets", "asserted", 1),
            (2, 1, "meets", "asserted", 2),
            (1, 2, "arms", "asserted", 3),
            (2, 1, "arms", "asserted", 4),
        )
    )
    assert sorted((graph.edge(at).kind, graph.edge(at).ties) for at in range(3)) == [
        ("arms", 1),
        ("arms", 1),
        ("meets", 2),
    ]


def test_edges_between_the_same_two_lie_side_by_side() -> None:
    graph = gathered(ties((1, 2, "arms", "asserted", 1), (2, 1, "food", "asserted", 2), (1, 2, "money", "asserted", 3)))
    sides = [slot if graph.source[at] < graph.target[at] else -slot for at, slot in enumerate(graph.slot.tolist())]
    assert sorted(sides) == [-2, 0, 2]


def test_actors_come_by_the_weight_of_their_ties_and_the_rest_is_counted() -> None:
    rows: list[Row] = [(1, other, "arms", "asserted", other) for other in range(2, 12)]
    graph = gathered(ties(*rows, (2, 3, "arms", "asserted", 99)), most=3)
    assert graph.ids.tolist() == [1, 2, 3]
    assert graph.left_out == 8
    assert sorted(graph.records(at)[0] for at in range(len(graph.source))) == [2, 3, 99]


def test_families_and_the_filter_reduce_ties() -> None:
    found = ties(
        (1, 2, "arms", "asserted", 1),
        (1, 2, "meets", "asserted", 1),
        (1, 2, "speaks", "asserted", 1),
        (1, 2, "arms", "asserted", 2),
    )
    assert left(found, {"gives"}, None).record.tolist() == [1, 2]
    subset = {"gives": {2}, "meets": {1}, "speaks": set[int]()}
    kept = left(found, {"gives", "meets", "speaks"}, subset)
    assert [(KINDS[kind], record) for kind, record in zip(kept.kind, kept.record, strict=True)] == [
        ("meets", 1),
        ("arms", 2),
    ]


def test_no_ties_are_an_empty_graph() -> None:
    graph = gathered(ties())
    assert len(graph.ids) == len(graph.source) == 0
    assert [len(part) for part in graph.pairs()] == [0, 0, 0]
