"""The timeline of the first paint: a plain widget, before the plotting library is loaded."""

from __future__ import annotations

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.ui.panes.timeline.canvas import Canvas


class Surface(QWidget):
    """Shows a canvas; keys are the pane's."""

    def __init__(self, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        canvas.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._canvas.palette.background)
        self._canvas.paint_plot(painter)
        self._canvas.paint_names(painter)
        self._canvas.paint_axis(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._canvas.set_size(QSizeF(event.size()))
