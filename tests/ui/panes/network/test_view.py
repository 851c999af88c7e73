"""What the graph says of itself."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.panes.network.test_scene import scene
from workbench.core.wording import grouped
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
    assert grouped(view.scene.hidden_edges) in view.left_out
    hidden, with_words = view.scene.hidden_edges, view.grab().toImage()
    view.scene.hidden_edges = 0
    assert view.grab().toImage() != with_words
    for _ in range(12):
        view.zoom(1.3)
    assert view.scene.hidden_edges < hidden
