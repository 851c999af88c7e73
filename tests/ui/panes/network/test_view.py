"""What the graph says of itself."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.panes.network.test_scene import scene
from workbench.core.wording import grouped
from workbench.ui.panes.network.paint import Palette, told
from workbench.ui.panes.network.view import NetworkView


def test_ties_that_are_not_drawn_are_told(qtbot: QtBot) -> None:
    view = NetworkView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    few, many = scene(30), scene(9000)
    view.show_graph(few.graph, few.places, keeps_frame=False)
    assert view.left_out == ""
    view.show_graph(many.graph, many.places, keeps_frame=False)
    assert view.scene.hidden_edges > 0
    drawn = len(view.scene.edges)
    assert grouped(drawn) in view.left_out
    assert grouped(drawn + view.scene.hidden_edges) in view.left_out
    hidden, with_words = view.scene.hidden_edges, view.grab().toImage()
    view.scene.hidden_edges = 0
    assert view.grab().toImage() != with_words
    for _ in range(12):
        view.zoom(1.3)
    assert view.scene.hidden_edges < hidden


def test_of_the_actor_looked_at_more_ties_are_drawn_than_of_all(qtbot: QtBot) -> None:
    view = NetworkView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    many = scene(9000)
    view.show_graph(many.graph, many.places, keeps_frame=False)
    hub = max(range(50), key=lambda node: len(many.graph.edges_of(node)))
    own = set(many.graph.edges_of(hub))
    before = len(own & set(view.scene.edges.tolist()))
    view.emphasise(hub, frozenset({hub}))
    after = len(own & set(view.scene.edges.tolist()))
    assert before < after
    view.emphasise(None, None)
    assert len(own & set(view.scene.edges.tolist())) == before


def _ink(view: NetworkView) -> int:
    """How much there is on the ground, over all pixels."""
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return int((255 - np.frombuffer(image.constBits(), np.uint8).astype(np.int64)).sum())


@pytest.mark.parametrize("number", [30, 900])
def test_around_the_actors_of_a_quote_the_network_stays_readable(qtbot: QtBot, number: int) -> None:
    view = NetworkView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    shown = scene(number)
    view.show_graph(shown.graph, shown.places, keeps_frame=False)
    whole = _ink(view)
    # Of an actor with few ties: all of those are drawn, and strongly.
    last = len(shown.graph.ids) - 1
    view.emphasise(last, frozenset({last, 0}))
    one_actor = _ink(view)
    view.emphasise(None, frozenset({0, 1}))
    assert one_actor + (whole - one_actor) * 0.1 < _ink(view) < whole


def test_what_is_told_in_the_corner_is_not_cut_by_a_narrow_pane(qapp: QApplication) -> None:
    image = QImage(260, 120, QImage.Format.Format_RGB32)
    image.fill(Palette.current().background)
    ground = image.pixel(0, 0)
    painter = QPainter(image)
    told(
        painter,
        "7,201 weaker ties are not drawn here; a filter or a closer look shows them",
        Palette.current(),
        260,
        120,
    )
    painter.end()
    inked = {(x, y) for y in range(120) for x in range(260) if image.pixel(x, y) != ground}
    assert inked
    assert max(x for x, _ in inked) < 252
    assert min(y for _, y in inked) < 90


def test_a_picture_is_not_drawn_taller_for_a_node_that_came_to_its_edge(qtbot: QtBot) -> None:
    view = NetworkView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    shown = scene(200)
    view.show_graph(shown.graph, shown.places, keeps_frame=False)
    first = view.scene.places.copy()
    grown = shown.places.copy()
    grown[np.argmax(grown[:, 1]), 1] += np.ptp(grown[:, 1]) * 0.06
    view.show_graph(shown.graph, grown, keeps_frame=True)
    assert (view.scene.places != first).sum() == 1
    view.show_graph(shown.graph, grown * (1.0, 3.0), keeps_frame=True)
    assert np.ptp(view.scene.places[:, 1]) < np.ptp(grown[:, 1] * 3.0)


def test_keys_turn_through_all_ties_from_either_end_and_through_those_of_a_focused_actor(qtbot: QtBot) -> None:
    view = NetworkView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    shown = scene(30)
    view.show_graph(shown.graph, shown.places, keeps_frame=False)
    last = len(shown.graph.source) - 1
    down, up = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp

    def turned(*keys: Qt.Key) -> list[int | None]:
        view.choose_edge(None)
        found = []
        for key in keys:
            QTest.keyClick(view, key)
            found.append(view.edge)
        return found

    assert turned(down, down, up, up) == [0, 1, 0, last]
    assert turned(up, down) == [last, 0]
    view.emphasise(0, frozenset())
    own = shown.graph.edges_of(0)
    assert turned(up, down) == [own[-1], own[0]]
