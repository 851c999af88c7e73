"""What a hand takes hold of between two panes: wider than the line that is drawn, and over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QWidget

from workbench.ui.theme import theme

REACH = 3
"""Pixels on each side of the line."""
_LINE = 1
_MOVED = frozenset((QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ZOrderChange))


class Line(NamedTuple):
    """A line between panes: at x (or y, when `is_flat`) `at`, from `start` to `end` along it."""

    is_flat: bool
    at: int
    start: int
    end: int


def lines(panes: Sequence[QRect]) -> list[Line]:
    """The lines between panes that stand one pixel apart; what lies on one is one line."""
    found = [_between(one, other, is_flat=is_flat) for one in panes for other in panes for is_flat in (False, True)]
    return _joined(line for line in found if line is not None)


def _between(one: QRect, other: QRect, *, is_flat: bool) -> Line | None:
    if is_flat:
        one, other = (QRect(rect.y(), rect.x(), rect.height(), rect.width()) for rect in (one, other))
    at, start = one.right() + 1, max(one.top(), other.top())
    end = min(one.bottom(), other.bottom()) + 1
    return Line(is_flat, at, start, end) if other.left() == at + _LINE and end > start else None


def _joined(found: Iterable[Line]) -> list[Line]:
    joined: list[Line] = []
    for line in sorted(found):
        last = joined[-1] if joined else None
        if last is not None and (last.is_flat, last.at) == (line.is_flat, line.at) and line.start <= last.end + _LINE:
            joined[-1] = last._replace(end=max(last.end, line.end))
        else:
            joined.append(line)
    return joined


class Grip(QWidget):
    """One line's handle: hands each press and drag on to the window as if the line itself had been hit."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._line = Line(False, 0, 0, 0)
        self._off = QPoint()
        self._is_hot = self._is_held = False
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setMouseTracking(True)

    def stand(self, line: Line) -> None:
        """Lie over `line`."""
        self._line = line
        across = QRect(line.at - REACH, line.start, 2 * REACH + _LINE, line.end - line.start)
        self.setGeometry(QRect(across.y(), across.x(), across.height(), across.width()) if line.is_flat else across)
        self.setCursor(Qt.CursorShape.SplitVCursor if line.is_flat else Qt.CursorShape.SplitHCursor)
        self.show()
        self.raise_()

    def _hand_on(self, event: QMouseEvent) -> None:
        window = self.parentWidget()
        assert window is not None
        place = self.mapToParent(event.position().toPoint())
        if event.type() == QEvent.Type.MouseButtonPress:
            on_line = QPoint(place.x(), self._line.at) if self._line.is_flat else QPoint(self._line.at, place.y())
            self._off = on_line - place
        there = QPointF(place + self._off)
        off = QPointF(self._off)
        handed = QMouseEvent(
            event.type(), there, event.globalPosition() + off, event.button(), event.buttons(), event.modifiers()
        )
        QCoreApplication.sendEvent(window, handed)
        event.accept()

    def _heat(self, is_hot: bool) -> None:
        self._is_hot = is_hot
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._heat(True)

    def leaveEvent(self, event: QEvent) -> None:
        self._heat(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_held = event.button() is Qt.MouseButton.LeftButton
        self._hand_on(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_held:
            self._hand_on(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._is_held = False
        self._hand_on(event)
        self._heat(self.underMouse())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_hot:
            return
        wide = REACH - 1, _LINE + 2
        rect = (
            QRect(0, wide[0], self.width(), wide[1])
            if self._line.is_flat
            else QRect(wide[0], 0, wide[1], self.height())
        )
        with QPainter(self) as painter:
            painter.fillRect(rect, theme.current().colour("focus_ring"))


class Grips(QObject):
    """A handle over every line between the docks of a window, wherever they are moved."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._grips: list[Grip] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.place)
        for dock in window.findChildren(QDockWidget):
            dock.installEventFilter(self)
        self._soon.start()

    def place(self) -> None:
        """Put the handles where the lines are now."""
        found = lines(self._panes())
        while len(self._grips) < len(found):
            self._grips.append(Grip(self._window))
        for grip, line in zip(self._grips, found, strict=False):
            grip.stand(line)
        for spare in self._grips[len(found) :]:
            spare.hide()

    def _panes(self) -> list[QRect]:
        """Each pane with the tabs above it."""
        only = Qt.FindChildOption.FindDirectChildrenOnly
        tabs = [bar.geometry() for bar in self._window.findChildren(QTabBar, options=only) if bar.isVisible()]
        docks = [dock for dock in self._window.findChildren(QDockWidget) if dock.isVisible() and not dock.isFloating()]
        inside = self._window.rect()
        return [_with_tabs(dock.geometry(), tabs) for dock in docks if inside.intersects(dock.geometry())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVED and not self._soon.isActive():
            self._soon.start()
        return False


def _with_tabs(pane: QRect, tabs: Sequence[QRect]) -> QRect:
    above = [
        bar
        for bar in tabs
        if bar.bottom() + 1 == pane.top() and bar.left() < pane.right() and bar.right() > pane.left()
    ]
    return pane.united(above[0]) if above else pane
