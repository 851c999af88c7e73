"""The timeline on pyqtgraph: its view box holds the window in view, its axes and one item of ours do the painting.

pyqtgraph carries no types, so what is used of it is bound to `Any` here and nowhere else.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QGraphicsGridLayout, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from workbench.ui.panes.timeline.canvas import Canvas
from workbench.ui.panes.timeline.scale import TimeWindow
from workbench.ui.panes.timeline.view import AXIS_HEIGHT
from workbench.ui.quickplot import import_pyqtgraph

_pg: Any = import_pyqtgraph()


class _Axis(_pg.AxisItem):  # type: ignore[misc]
    """An axis whose place and range are pyqtgraph's and whose words are the canvas's."""

    def __init__(self, orientation: str, canvas: Canvas) -> None:
        super().__init__(orientation)
        self._canvas = canvas

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint in the widget's coordinates."""
        painter.save()
        painter.translate(-self.scenePos())
        if self.orientation == "left":
            self._canvas.paint_names(painter)
        else:
            self._canvas.paint_axis(painter)
        painter.restore()

    def boundingRect(self) -> QRectF:
        return QRectF(QPointF(0, 0), self.size())


class _Events(QGraphicsItem):
    """Every mark, label and full lane in one item, painted in pixels over the whole view box."""

    def __init__(self, canvas: Canvas, box: Any) -> None:
        super().__init__(box)
        self._canvas = canvas
        self._box = box

    def resized(self) -> None:
        """The view box has another size."""
        self.prepareGeometryChange()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint in the widget's coordinates."""
        painter.save()
        painter.translate(-self.scenePos())
        self._canvas.paint_plot(painter)
        painter.restore()

    def boundingRect(self) -> QRectF:
        return QRectF(QPointF(0, 0), self._box.size())


class Plot(_pg.GraphicsView):  # type: ignore[misc]
    """A canvas on a pyqtgraph view; the canvas's window and the view box's range are one."""

    def __init__(self, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self._canvas = canvas
        self.setFrameShape(self.Shape.NoFrame)
        # One colour is filled in as fast as a picture of it, which would be as large as the plot.
        self.setCacheMode(self.CacheModeFlag.CacheNone)
        whole = _pg.GraphicsWidget()
        layout = QGraphicsGridLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.setCentralItem(whole)
        self.box: Any = _pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        self._top, self._left = _Axis("top", canvas), _Axis("left", canvas)
        self._top.setHeight(AXIS_HEIGHT)
        layout.addItem(self._top, 0, 1)
        layout.addItem(self._left, 1, 0)
        layout.addItem(self.box, 1, 1)
        self._top.linkToView(self.box)
        self._events = _Events(canvas, self.box)
        self.box.setYRange(0, 1, padding=0)
        self._take_window()
        self.box.sigXRangeChanged.connect(self._take_range)
        self.box.sigResized.connect(self._resize)
        canvas.window_changed.connect(self._take_window)
        canvas.changed.connect(self._repaint)
        self._repaint()
        if parent is not None:
            # The keys are the pane's, and the frame that says so is painted here.
            parent.installEventFilter(self)

    def _resize(self) -> None:
        self._events.resized()

    def _take_window(self) -> None:
        window = self._canvas.window
        self.box.setXRange(window.first, window.last, padding=0)

    def _take_range(self, box: Any, found: tuple[float, float]) -> None:
        window = self._canvas.window
        if abs(found[0] - window.first) + abs(found[1] - window.last) > 1e-6 * window.span:
            self._canvas.set_window(TimeWindow(found[0], found[1]))

    def _repaint(self) -> None:
        if self._left.fixedWidth != self._canvas.names_width:
            self._left.setWidth(self._canvas.names_width)
        self.setBackground(self._canvas.palette.background)
        self.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return False

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        holder = self.parentWidget()
        if holder is not None and holder.hasFocus():
            painter.save()
            painter.resetTransform()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._canvas.palette.accent)
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
            painter.restore()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        if event is not None:
            self._canvas.set_size(QSizeF(event.size()))
        super().resizeEvent(event)

    def keyPressEvent(self, event: Any) -> None:
        # Keys are the pane's.
        event.ignore()


def host(canvas: Canvas, parent: QWidget) -> tuple[QWidget, QWidget]:
    """A plot for `canvas`, and the widget of it that receives the mouse."""
    plot = Plot(canvas, parent)
    viewport = plot.viewport()
    viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, False)
    return plot, viewport
