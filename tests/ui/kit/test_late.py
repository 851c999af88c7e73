"""A late pane makes its contents when it is looked at, once, and hands its remembered state on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.kit.late import LatePane


class Contents(QWidget):
    """Remembers what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.state: dict[str, object] = {}
        self.is_released = False

    def view_state(self) -> dict[str, object]:
        """The state with a mark."""
        return self.state | {"seen": True}

    def restore_view_state(self, state: dict[str, object]) -> None:
        """Take it."""
        self.state = state

    def release(self) -> None:
        """Note it."""
        self.is_released = True


class Pane(LatePane):
    """Counts how often its contents are made."""

    made = 0

    def make_board(self) -> QWidget:
        self.made += 1
        return Contents()


def test_nothing_is_made_until_it_is_seen_and_then_once(qtbot: QtBot) -> None:
    pane = Pane("x", "X")
    qtbot.addWidget(pane)
    pane.restore_view_state({"zoom": 3})
    pane.release()
    assert (pane.made, pane.is_made, pane.view_state()) == (0, False, {"zoom": 3})
    pane.show()
    pane.hide()
    pane.show()
    assert pane.made == 1
    assert pane.view_state() == {"zoom": 3, "seen": True}
    pane.release()
    contents = pane.ready()
    assert isinstance(contents, Contents)
    assert contents.is_released


def test_a_tab_behind_another_is_not_seen(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    docks = [QDockWidget(title, window) for title in ("front", "behind")]
    pane = Pane("x", "X")
    for dock, inside in zip(docks, (QWidget(), pane), strict=True):
        dock.setWidget(inside)
        window.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, dock)
    window.tabifyDockWidget(*docks)
    docks[0].raise_()
    with qtbot.waitExposed(window):
        window.show()
    QApplication.processEvents()
    assert not pane.is_made
    docks[1].raise_()
    qtbot.waitUntil(lambda: pane.is_made)
