"""What is in view, what lies under the mouse, and names that never lie on one another."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from tests.bench.network_view import ties as many
from workbench.store.read.ties import Party
from workbench.ui.panes.network.graph import gathered
from workbench.ui.panes.network.scene import MOST_EDGES, Frame, Label, Scene, clipped, leaning


def scene(count: int, places: np.ndarray | None = None, width: float = 800, height: float = 600) -> Scene:
    """A scene of about `count` actors with two-word names, fitted to its size."""
    graph = gathered(many(count))
    graph.parties = {id: Party(id, f"Actor {id}", "state") for id in graph.ids.tolist()}
    if places is None:
        places = np.random.default_rng(2).uniform(-20, 20, (len(graph.ids), 2))
    made = Scene(graph, places)
    made.look(made.fitted(width, height), width, height)
    return made


def named(made: Scene, first: tuple[int, ...] = ()) -> list[Label]:
    """Its labels, each letter 7 pixels wide."""
    return made.labels(lambda text: 7.0 * len(text), 14.0, first, None)


@pytest.mark.parametrize("count", [30, 300, 3000])
def test_names_overlap_neither_one_another_nor_leave_the_widget(count: int) -> None:
    labels = named(scene(count))
    assert len(labels) >= 12
    for one, other in combinations(labels, 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x or abs(one.y - other.y) >= 14
        assert apart, (one, other)
    assert all(one.x >= 0 and one.x + one.width <= 800 for one in labels)


def test_the_most_important_actors_are_named_first_and_the_focus_always() -> None:
    made = scene(3000)
    shown = {label.node for label in named(made)}
    assert set(range(5)) <= shown
    last = int(made.nodes[-1])
    assert last in {label.node for label in named(made, (last,))}


def test_a_small_pan_carries_names_along_instead_of_choosing_others() -> None:
    made = scene(300)
    before = {label.node: label for label in named(made)}
    made.look(made.frame._replace(x=made.frame.x + 10 / made.frame.zoom), 800, 600)
    after = {label.node: label for label in named(made)}
    assert before.keys() == after.keys()
    assert all(after[node].x == pytest.approx(label.x - 10) for node, label in before.items())


def test_the_mouse_finds_nodes_and_edges_where_they_are_drawn() -> None:
    made = scene(30)
    for node in range(len(made.graph.ids)):
        x, y = made.at[node]
        assert made.node_at(x, y) is not None
    for place, line in zip(made.edges.tolist(), made.curves(made.edges), strict=True):
        found = made.edge_at(*line[6])
        assert found is not None
        if found != place:  # two edges may cross there
            assert np.hypot(*(made.curves(np.array([found]))[0] - line[6]).T).min() < 40
    assert made.node_at(-500, -500) is None
    assert made.edge_at(-500, -500) is None


def test_what_is_out_of_view_is_not_drawn_and_what_crosses_is() -> None:
    source = np.array([[-50.0, 50], [-50, -50], [10, 10], [200, 300]])
    target = np.array([[150.0, 50], [-10, 500], [20, 20], [300, 200]])
    ends, crosses = clipped(source, target, 100, 100)
    assert crosses.tolist() == [True, True, True, False]
    assert ends[2].tolist() == pytest.approx([10, 10, 20, 20])
    assert np.abs(ends[crosses]).max() <= 220 + 1e-6


def test_a_very_large_graph_draws_its_heaviest_edges_and_counts_the_others() -> None:
    made = scene(3000)
    assert 0 < len(made.edges) <= MOST_EDGES
    assert len(made.edges) + made.hidden_edges == len(made.graph.source)
    assert made.edges.tolist() == sorted(made.edges.tolist())


def test_each_actor_has_its_heaviest_edge_before_any_has_more_of_its_own() -> None:
    made = scene(3000)
    graph, shown = made.graph, set(made.edges.tolist())
    assert made.hidden_edges
    before: dict[int, int] = {}
    rank = []
    for source, target in zip(graph.source.tolist(), graph.target.tolist(), strict=True):
        rank.append(max(before.get(source, 0), before.get(target, 0)))
        for node in (source, target):
            before[node] = before.get(node, 0) + 1
    worst = max(rank[at] for at in shown)
    seen = set(made._foremost(np.arange(len(rank))).tolist())
    assert {at for at, one in enumerate(rank) if one < worst} <= seen


def test_arrows_lead_to_the_nearest_node_in_that_direction() -> None:
    places = np.array([[0.0, 0], [5, 0.5], [9, 0], [0, 5], [-3, 0]])
    made = Scene(gathered(many(0)), np.zeros((0, 2)))
    made.places = places
    assert [made.toward(0, *way) for way in ((1, 0), (0, 1), (-1, 0), (0, -1))] == [1, 3, 4, None]


def test_an_empty_graph_can_be_looked_at() -> None:
    made = Scene(gathered(many(0)), np.zeros((0, 2)))
    made.look(Frame(0, 0, 10), 400, 300)
    assert made.fitted(400, 300) == Frame(0, 0, 20)
    assert named(made) == []


def test_among_few_actors_only_the_two_foremost_names_may_cover_a_disc_of_another() -> None:
    made = scene(30, width=343, height=357)
    labels = named(made)
    assert len(labels) >= 5
    assert {0, 1} <= {label.node for label in labels}
    for label in [one for one in labels if one.node > 1]:
        for node in range(len(made.graph.ids)):
            across = max(label.x - made.at[node, 0], made.at[node, 0] - label.x - label.width, 0)
            down = max(abs(label.y - made.at[node, 1]) - 7, 0)
            assert node == label.node or np.hypot(across, down) >= made.radius[node] - 1, (label, node)


def test_among_few_no_disc_covers_another_nor_the_tie_between_them() -> None:
    # Two heavy actors close together, in a pane so small that their full discs would lie on one another.
    made = scene(30, width=320, height=200)
    at, radius = made.at, made.radius
    assert radius.max() > 4
    for one, other in combinations(range(len(radius)), 2):
        apart = float(np.hypot(*(at[one] - at[other])))
        assert radius[one] + radius[other] <= apart * 0.81 or min(radius[one], radius[other]) == 2.5


@pytest.mark.parametrize(("width", "height"), [(340, 600), (900, 300), (500, 500)])
def test_a_layout_is_drawn_out_to_the_shape_of_its_pane(width: float, height: float) -> None:
    places = np.random.default_rng(2).uniform(-1, 1, (40, 2)) * (2.0, 1.0)
    graph = gathered(many(30))
    places = np.resize(places, (len(graph.ids), 2))
    plain, drawn = Scene(graph, places), Scene(graph, places * (1.0, leaning(places, width, height)))
    for made in (plain, drawn):
        made.look(made.fitted(width, height), width, height)
        assert made.at[:, 0].min() >= 0
        assert made.at[:, 1].max() <= height
    assert np.prod(np.ptp(drawn.at, axis=0)) >= np.prod(np.ptp(plain.at, axis=0)) * 0.99
    assert leaning(places * (100, 1), width, height) <= 1.8
