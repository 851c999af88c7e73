"""The mouse in the text: click, drag by character, word or paragraph, scroll while dragging, drag the selection out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from workbench.core.spans import Span
from workbench.ui.panes.source.caret import Navigator

TICK = 30
_FASTEST = 120


class Surface(Protocol):
    """What the pointer needs from the view; places are viewport pixels and code points."""

    def offset_at(self, place: QPoint) -> int: ...
    def select(self, anchor: int, caret: int) -> None: ...
    def chosen(self) -> Span: ...
    def anchor(self) -> int: ...
    def clicked(self, place: QPoint) -> None: ...
    def scroll_by(self, pixels: int) -> None: ...
    def navigator(self) -> Navigator: ...
    def viewport(self) -> QWidget: ...


class Pointer(QObject):
    """Turns mouse events over the text into selections, clicks and drags."""

    def __init__(self, surface: Surface, parent: QObject) -> None:
        super().__init__(parent)
        self._surface = surface
        self._pressed: QPoint | None = None
        self._may_drag = False
        self._is_selecting = False
        self._grain: Callable[[int], Span] | None = None
        self._origin = Span(0, 0)
        self._last = QPoint()
        self._clicks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._scroll)
        self.drag_source: Callable[[], QMimeData | None] | None = None

    def press(self, event: QMouseEvent, *, clicks: int = 1) -> None:
        """A button went down: the `clicks`-th time at this place."""
        place = event.position().toPoint()
        self._pressed, self._last, self._clicks = place, place, clicks
        offset = self._surface.offset_at(place)
        chosen = self._surface.chosen()
        extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        inside = chosen.start <= offset < chosen.end
        self._may_drag = clicks == 1 and not extends and inside and self.drag_source is not None
        if self._may_drag:
            return
        self._is_selecting = True
        navigator = self._surface.navigator()
        self._grain = {2: navigator.word, 3: navigator.paragraph}.get(clicks)
        if extends and clicks == 1:
            self._origin = Span(self._surface.anchor(), self._surface.anchor())
            self._extend(place)
            return
        self._origin = self._grain(offset) if self._grain else Span(offset, offset)
        self._surface.select(self._origin.start, self._origin.end)

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved with the button down."""
        place = event.position().toPoint()
        self._last = place
        if self._pressed is None:
            return
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._may_drag:
            if far:
                self._drag()
        elif self._is_selecting and (far or self._surface.chosen().length):
            self._extend(place)
            self._keep_scrolling(place)

    def release(self, event: QMouseEvent) -> None:
        """The button went up: a click where the mouse did not select."""
        place = event.position().toPoint()
        self._timer.stop()
        was_pressed, self._pressed = self._pressed, None
        self._is_selecting = False
        if was_pressed is None:
            return
        if self._may_drag:
            self._may_drag = False
            offset = self._surface.offset_at(place)
            self._surface.select(offset, offset)
        if self._clicks == 1 and not self._surface.chosen().length:
            self._surface.clicked(place)

    @property
    def is_busy(self) -> bool:
        """Whether a button is down in the text."""
        return self._pressed is not None

    def _extend(self, place: QPoint) -> None:
        offset = self._surface.offset_at(place)
        if self._grain is None:
            self._surface.select(self._origin.start, offset)
            return
        reached = self._grain(offset)
        if reached.start < self._origin.start:
            self._surface.select(self._origin.end, reached.start)
        else:
            self._surface.select(self._origin.start, max(self._origin.end, reached.end))

    def _drag(self) -> None:
        self._may_drag, self._pressed = False, None
        mime = self.drag_source() if self.drag_source else None
        if mime is None:
            return
        drag = QDrag(self._surface.viewport())
        drag.setMimeData(mime)
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.LinkAction, Qt.DropAction.CopyAction)

    def _keep_scrolling(self, place: QPoint) -> None:
        if not beyond(place, self._surface.viewport().height()):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _scroll(self) -> None:
        self._surface.scroll_by(beyond(self._last, self._surface.viewport().height()))
        self._extend(self._last)


def beyond(place: QPoint, height: int) -> int:
    """By how much a text `height` high scrolls while something is dragged outside of it; 0 inside."""
    outside = place.y() if place.y() < 0 else max(0, place.y() - height + 1)
    return max(-_FASTEST, min(_FASTEST, outside))
