"""The strip along the bottom: when things happened at all, and which part of it is in view."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.core.wording import tr
from workbench.ui.panes.timeline.canvas import Canvas
from workbench.ui.panes.timeline.scale import Scale, TimeWindow, fitted

HEIGHT = 28
_BIN = 9.0
_GRIP = 6.0


class Overview(QWidget):
    """Bars for how many events begin when; the window in view can be dragged, resized at its edges, or put elsewhere."""

    def __init__(self, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._held: tuple[int, int] | None = None
        self._drag: tuple[str, float, TimeWindow, Scale] | None = None
        self.setObjectName("timeline.overview")
        self.setAccessibleName(tr("Overview of the timeline"))
        self.setToolTip(tr("Drag the window to move through time, its edges to zoom"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        canvas.window_changed.connect(self.update)
        canvas.content_changed.connect(self.update)

    def hold_still(self, is_held: bool) -> None:
        """Keep the strip to the time it spans now, whatever of it will be shown: while a replay runs, bars come and
        go at their places."""
        self._held = (self._held or self._canvas.source.extent) if is_held else None

    @property
    def scale(self) -> Scale:
        """Days to pixels of the whole strip: all events, and the window in view; it stands still during a drag."""
        if self._drag is not None:
            return self._drag[3]
        whole, window = fitted(self._held or self._canvas.source.extent), self._canvas.window
        first, last = whole.first, whole.last
        is_beside = window.last <= first or window.first >= last
        if window.span < whole.span * 4 or is_beside:
            first, last = min(first, window.first), max(last, window.last)
        return Scale(TimeWindow(first, last), 0.0, float(max(self.width(), 1)))

    def _edges(self) -> tuple[float, float]:
        scale, window = self.scale, self._canvas.window
        left, right = scale.x(window.first), scale.x(window.last)
        middle = (left + right) / 2
        return min(left, middle - 3), max(right, middle + 3)

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, scale = self._canvas.palette, self.scale
        painter = QPainter(self)
        painter.fillRect(self.rect(), palette.overview)
        left, right = self._edges()
        box = QRectF(left, 0, right - left, self.height())
        painter.fillRect(box, palette.overview_window)
        count = max(int(self.width() / _BIN), 1)
        bins = self._canvas.source.starts(scale.window.first, scale.window.last, count)
        most = max(bins, default=0)
        width = self.width() / count
        room = self.height() - 8
        bars = []
        for index, number in enumerate(bins):
            if number:
                high = max((float(number) / float(most)) ** 0.5 * room, 3.0)
                bars.append(QRectF(index * width, self.height() - 2 - high, width - 1, high))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.overview_bar)
        painter.drawRects(bars)
        painter.setPen(QPen(palette.accent, 1))
        painter.drawLine(box.topLeft(), box.bottomLeft())
        painter.drawLine(box.topRight(), box.bottomRight())

    def _part_at(self, x: float) -> str:
        left, right = self._edges()
        if abs(x - left) <= _GRIP and (abs(x - left) < abs(x - right)):
            return "first"
        if abs(x - right) <= _GRIP:
            return "last"
        return "all" if left < x < right else ""

    def _around(self, day: float) -> TimeWindow:
        """The window in view with `day` in its middle; beside all events, with the first or the last of them there."""
        extent, window = self._canvas.source.extent, self._canvas.window
        if extent is not None:
            day = min(max(day, float(extent[0])), float(extent[1] + 1))
        return window.moved(day - (window.first + window.span / 2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        part = self._part_at(x)
        if not part:
            self._canvas.set_window(self._around(self.scale.day(x)))
            part = "all"
        scale = self.scale
        self._drag = (part, scale.day(x), self._canvas.window, scale)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._drag is None:
            part = self._part_at(x)
            shape = Qt.CursorShape.SizeHorCursor if part in ("first", "last") else Qt.CursorShape.ArrowCursor
            self.setCursor(Qt.CursorShape.OpenHandCursor if part == "all" else shape)
            return
        part, start, window, _ = self._drag
        moved = self.scale.day(x) - start
        if part == "all":
            self._canvas.set_window(window.moved(moved))
        elif part == "first":
            self._canvas.set_window(TimeWindow(min(window.first + moved, window.last - 3), window.last))
        else:
            self._canvas.set_window(TimeWindow(window.first, max(window.last + moved, window.first + 3)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        factor = 0.85 ** (event.angleDelta().y() / 120)
        self._canvas.set_window(self._canvas.window.zoomed(self.scale.day(event.position().x()), factor))
