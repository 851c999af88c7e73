"""Notices and running work at the foot of the window: nothing that is read above moves when they come and go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Foot(QWidget):
    """Stands over the lowest panes, as high as what it shows; `make_room(height)` has them keep clear of it."""

    def __init__(self, make_room: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_room = make_room
        self.setObjectName("foot")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def add(self, part: QWidget) -> None:
        """Below what is there already."""
        self._column.addWidget(part)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # What is told while a timer waits would be painted over a pane for a frame.
            self._column.activate()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self._make_room(event.size().height())
