"""The line between two panes is taken hold of beside it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.grips import REACH, Grip, Line, lines
from workbench.ui.theme import theme

if TYPE_CHECKING:
    from workbench.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


def grips(window: Window) -> list[Grip]:
    return [grip for grip in window.findChildren(Grip) if grip.isVisible()]


def upright(window: Window, qtbot: QtBot) -> Grip:
    """The one between the source and the note."""
    source = window.layout_of_panes.docks["source"]
    qtbot.waitUntil(lambda: any(grip.x() == source.geometry().right() + 1 - REACH for grip in grips(window)))
    return next(grip for grip in grips(window) if grip.x() == source.geometry().right() + 1 - REACH)


def send(grip: Grip, kind: QEvent.Type, at: QPointF) -> None:
    """A mouse event as a hand makes it, `at` a place in the grip."""
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    pressed = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, at, grip.mapToGlobal(at), pressed, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(grip, event)


def test_panes_that_stand_a_pixel_apart_have_a_line_between_them_and_one_line_is_one() -> None:
    tree, card, text, below = QRect(0, 0, 99, 49), QRect(0, 50, 99, 50), QRect(100, 0, 200, 100), QRect(0, 101, 300, 40)
    assert lines([tree, card, text, below]) == [Line(False, 99, 0, 100), Line(True, 49, 0, 99), Line(True, 100, 0, 300)]
    assert lines([tree, QRect(105, 0, 20, 100)]) == []


def test_every_line_of_the_window_has_a_handle(window: Window, qtbot: QtBot) -> None:
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: len(grips(window)) == 4)
    assert all(min(grip.width(), grip.height()) == 2 * REACH + 1 for grip in grips(window))


class Heard(QObject):
    """Where on the window the mouse was said to be."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.places: list[QPointF] = []
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            self.places.append(event.position())
        return False


@pytest.mark.parametrize("beside", [-REACH, 0, REACH])
def test_a_drag_that_begins_beside_the_line_is_one_of_the_line(window: Window, qtbot: QtBot, beside: int) -> None:
    window.resize(1600, 900)
    grip = upright(window, qtbot)
    docks = grip.parentWidget()
    assert isinstance(docks, QMainWindow)
    # Panes glide to their places.
    qtbot.waitUntil(lambda: docks.isSeparator(QPoint(grip.x() + REACH, 200)))
    line = grip.x() + REACH
    heard = Heard(docks)
    start = QPointF(REACH + beside, 200)
    send(grip, QEvent.Type.MouseMove, start)
    send(grip, QEvent.Type.MouseButtonPress, start)
    send(grip, QEvent.Type.MouseMove, start - QPointF(20, 0))
    send(grip, QEvent.Type.MouseButtonRelease, start)
    assert heard.places == [QPointF(line, 200), QPointF(line - 20, 200), QPointF(line, 200)]


def test_it_is_seen_only_under_the_mouse(window: Window, qtbot: QtBot) -> None:
    window.resize(1600, 900)
    grip = upright(window, qtbot)
    ring = theme.current().colour("focus_ring").name()

    def colours() -> set[str]:
        picture = window.grab(QRect(grip.mapTo(window, QPoint()), grip.size())).toImage()
        return {picture.pixelColor(x, 300).name() for x in range(picture.width())}

    assert ring not in colours()
    grip._heat(True)
    assert ring in colours()
