"""The network costs nothing until its tab is looked at."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from workbench.ui.window import Window


def test_the_tab_makes_the_network_and_closing_the_window_lets_it_go(window: Window, qtbot: QtBot) -> None:
    assert not window.panes.network.is_made
    window.actions_by_id["view.network"].trigger()
    qtbot.waitUntil(lambda: window.panes.network.is_made)
    board = window.panes.network.ready()
    qtbot.waitUntil(lambda: board._found is not None, timeout=60_000)  # type: ignore[attr-defined]
    window.close()
    assert board._loader._thread is None  # type: ignore[attr-defined]
