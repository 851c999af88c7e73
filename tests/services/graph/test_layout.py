"""Nodes stand apart, what is tied stands together, and a known picture stays the one that it was."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.services.graph import layout
from workbench.services.graph.layout import Graph, pieces, placed


def ring(size: int, groups: int = 1) -> Graph:
    """`groups` circles of `size` nodes each, tied to their neighbours."""
    nodes = np.arange(size * groups)
    target = nodes // size * size + (nodes + 1) % size
    return Graph(len(nodes), nodes, target, np.ones(len(nodes)))


def distances(graph: Graph, places: np.ndarray) -> tuple[float, float]:
    """The median length of ties, and of way between any two nodes."""
    ties = np.hypot(*(places[graph.source] - places[graph.target]).T)
    every = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    return float(np.median(ties)), float(np.median(every[~np.eye(len(places), dtype=bool)]))


@pytest.mark.parametrize("size", [60, 700])
def test_what_is_tied_stands_nearer_than_what_is_not(size: int) -> None:
    graph = ring(size)
    tied, any_two = distances(graph, placed(graph))
    assert tied * 5 < any_two


@pytest.mark.parametrize("size", [60, 700])
def test_no_two_nodes_lie_on_one_another(size: int) -> None:
    places = placed(ring(size))
    way = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    np.fill_diagonal(way, np.inf)
    assert np.isfinite(places).all()
    assert way.min() > 0.1


def test_the_same_graph_gives_the_same_picture() -> None:
    assert (placed(ring(50)) == placed(ring(50))).all()


def test_pieces_that_are_not_tied_lie_apart() -> None:
    graph = ring(12, groups=4)
    assert len(set(pieces(graph).tolist())) == 4
    places = placed(graph)
    middles = places.reshape(4, 12, 2).mean(axis=1)
    reach = np.hypot(*(places.reshape(4, 12, 2) - middles[:, None]).transpose(2, 0, 1)).max(axis=1)
    for one in range(4):
        for other in range(one):
            assert np.hypot(*(middles[one] - middles[other])) > max(reach[one], reach[other])


def test_thousands_of_pieces_lie_apart_and_are_sought_a_spot_by_the_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    look = layout._Rings._look
    monkeypatch.setattr(layout._Rings, "_look", lambda self, *there: (looks.append(1), look(self, *there)))
    number = 2000
    pairs = np.arange(0, 400, 2)
    found = placed(Graph(number, pairs, pairs + 1, np.ones(len(pairs))), iterations=5)
    single = found[400:]
    away = np.hypot(*(single[:, None] - single[None]).transpose(2, 0, 1)) + np.eye(len(single)) * 9
    assert away.min() > 1.5
    assert len(looks) < number / 3


def test_a_long_chain_is_one_piece() -> None:
    nodes = np.arange(499)
    chain = Graph(500, nodes, nodes + 1, np.ones(499))
    assert set(pieces(chain).tolist()) == {0}


@pytest.mark.parametrize("size", [80, 700])
def test_a_new_node_moves_none_of_the_known_ones_and_lands_beside_its_neighbour(size: int) -> None:
    before = placed(ring(size))
    graph = ring(size)
    grown = Graph(size + 1, np.append(graph.source, size), np.append(graph.target, 3), np.ones(size + 1))
    known = np.vstack([before, [np.nan, np.nan]])
    after = placed(grown, known)
    radius = np.quantile(np.hypot(*(before - before.mean(axis=0)).T), 0.9)
    assert (after[:size] == before).all()
    assert np.hypot(*(after[size] - after[3])) < 0.25 * radius


def test_many_new_nodes_move_the_known_ones_a_little() -> None:
    size, half = 700, 350
    before = placed(ring(half))
    graph = ring(size)
    after = placed(graph, np.vstack([before, np.full((half, 2), np.nan)]))
    radius = np.quantile(np.hypot(*(before - before.mean(axis=0)).T), 0.9)
    moved = np.hypot(*(after[:half] - before).T)
    assert 0 < np.median(moved) < 0.3 * radius


@pytest.mark.parametrize("size", [0, 1, 2])
def test_the_smallest_graphs_are_placed_too(size: int) -> None:
    empty = np.zeros(0, np.int64)
    assert placed(Graph(size, empty, empty, np.zeros(0))).shape == (size, 2)
