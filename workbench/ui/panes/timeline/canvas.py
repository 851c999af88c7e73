"""The timeline as a thing to be painted.

One canvas lives as long as its pane. The plain widget of the first paint and the plot that takes its place paint the
same canvas, so the change-over cannot be seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from workbench.core.wording import language
from workbench.ui.kit.vector import is_vector
from workbench.ui.panes.timeline import draw
from workbench.ui.panes.timeline.lanes import Band
from workbench.ui.panes.timeline.marks import place, span_of, words_of
from workbench.ui.panes.timeline.scale import Tick, ticks
from workbench.ui.panes.timeline.view import AXIS_HEIGHT, Picture, View
from workbench.ui.panes.timeline.view import BIN as _BIN
from workbench.ui.theme.icons import ratio_of

_DIMMED = 0.38


class Canvas(View):
    """Drawing of what is in view."""

    # Painting

    @property
    def axis_ticks(self) -> tuple[Tick, ...]:
        """The lines of the axis for the window in view."""
        return ticks(self.window, self.plot.width(), language())

    def paint_axis(self, painter: QPainter) -> None:
        """The words of the axis, and the stretch of time being chosen."""
        edge = self.size.width() - self.keep_right
        draw.axis(painter, self.axis_ticks, self.scale, AXIS_HEIGHT, self.palette, edge)

    def paint_names(self, painter: QPainter) -> None:
        """The names of the lanes."""
        if is_vector(painter):
            painter.save()
            painter.setClipRect(QRectF(0, AXIS_HEIGHT, self.names_width, self.plot.height()))
            self._draw_names(painter)
            painter.restore()
        elif self.names_width >= 1:
            painter.drawPixmap(QPointF(0, AXIS_HEIGHT), self._names_picture(ratio_of(painter)))

    def _names_picture(self, ratio: float) -> QPixmap:
        """The names as they stand: they stay while time is panned and zoomed, and most of them when the focus goes on."""
        key = (self._version, self._offset, self.names_width, self.plot.height(), self.strong_lane, ratio)
        if self._names[0] != key:
            picture = QPixmap(ceil(self.names_width * ratio), ceil(self.plot.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(self.palette.background)
            painter = QPainter(picture)
            painter.translate(0, -AXIS_HEIGHT)
            self._draw_names(painter)
            painter.end()
            self._names = (key, picture)
        return self._names[1]

    def _draw_names(self, painter: QPainter) -> None:
        draw.names(
            painter,
            self.source.lanes,
            self.bands,
            offset=self._offset,
            width=self.names_width,
            strong=self.strong_lane,
            palette=self.palette,
        )

    def paint_plot(self, painter: QPainter) -> None:
        """Grid, marks, emphasis and labels."""
        scale, plot, palette = self.scale, self.plot, self.palette
        painter.save()
        painter.setClipRect(plot)
        if any(self.source.totals):
            # Where nothing is to be read off them, the lines would cross the sentence that says so.
            draw.grid(painter, self.axis_ticks, scale, plot.top(), plot.bottom(), palette)
        draw.rules(painter, self.bands, scale, self._offset, palette)
        picture = self._current()
        is_dimmed = self.related is not None
        painter.setOpacity(_DIMMED if is_dimmed else 1.0)
        if is_vector(painter):
            self._paint_dense(painter, [(band, bins) for band, bins in picture.dense.values()])
            self._paint_marks(painter, picture)
        else:
            painter.drawPixmap(plot.topLeft(), self._base_picture(picture, painter.device().devicePixelRatioF()))
        painter.setOpacity(1.0)
        if is_dimmed:
            self._paint_related(painter, picture)
        self._paint_focus(painter)
        draw.labels(painter, self._worded(picture), focus=self.focus, related=self.related, palette=palette)
        self._paint_range(painter)
        self._paint_draft(painter)
        painter.restore()

    def paint_all(self, painter: QPainter) -> None:
        """Everything as it is on the screen, for a picture of it."""
        painter.fillRect(QRectF(0, 0, self.size.width(), self.size.height()), self.palette.background)
        self.paint_plot(painter)
        self.paint_names(painter)
        self.paint_axis(painter)

    def _base_picture(self, picture: Picture, ratio: float) -> QPixmap:
        """Marks and full lanes without emphasis: a change of focus paints over it and never paints it again."""
        key = (self._key(), ratio)
        if self._base[0] == key:
            return self._base[1]
        plot = self.plot
        base = QPixmap(int(plot.width() * ratio), int(plot.height() * ratio))
        base.setDevicePixelRatio(ratio)
        base.fill(Qt.GlobalColor.transparent)
        painter = QPainter(base)
        painter.translate(-plot.topLeft())
        self._paint_dense(painter, [(band, bins) for band, bins in picture.dense.values()])
        self._paint_marks(painter, picture)
        painter.end()
        self._base = (key, base)
        return base

    def _paint_marks(self, painter: QPainter, picture: Picture) -> None:
        draw.marks(painter, picture.marks, self.scale, self.palette)
        own = self._own_dates(picture)
        for mark in picture.marks:
            for row in mark.members or (mark.row,):
                if spans := own.get(row.id):
                    draw.own_dates(painter, mark, spans, self.scale, self.palette)

    def forget_own_dates(self) -> None:
        """Quotes may give other dates than before."""
        self._own.clear()
        self._base = (None, QPixmap())
        self.changed.emit()

    def _own_dates(self, picture: Picture) -> Mapping[int, Sequence[tuple[float, float]]]:
        """Where quotes date the events in view otherwise than the events are; read once for each event."""
        if self.read_own_dates is None:
            return self._own
        missing = [row.id for mark in picture.marks for row in mark.members or (mark.row,) if row.id not in self._own]
        if missing:
            found = self.read_own_dates(missing)
            self._own.update((id, tuple(filter(None, map(span_of, found.get(id, ()))))) for id in missing)
        return self._own

    def _paint_dense(self, painter: QPainter, lanes: list[tuple[Band, object]]) -> None:
        if not lanes:
            return
        plot, scale = self.plot, self.scale
        size = QSize(int(plot.width()), int(plot.height()))
        moved = [(Band(band.top - self.scroll, band.height, band.rows), bins) for band, bins in lanes]
        image = self.source.image(moved, size, self.palette.density)  # type: ignore[arg-type]
        if image is not None and not is_vector(painter):
            painter.drawImage(plot.topLeft(), image)
            return
        for band, bins in lanes:
            draw.density(painter, band, bins, scale, self._offset, self.palette.density)  # type: ignore[arg-type]

    def _paint_related(self, painter: QPainter, picture: Picture) -> None:
        related, window = self.related or frozenset(), self.window
        if picture.dense and related:
            parts = max(int(self.plot.width() / _BIN), 1)
            of_lane = self.source.bins_of(related, window.first, window.last, parts)
            for lane, (band, _) in picture.dense.items():
                draw.density(painter, band, of_lane[lane], self.scale, self._offset, self.palette.accent)
        focus = () if self.focus is None else (self.focus,)
        shown = [mark for mark in picture.marks if mark.holds(focus) or mark.holds(related)]
        draw.marks(painter, shown, self.scale, self.palette)

    def _paint_focus(self, painter: QPainter) -> None:
        for id, colour in ((self.focus, self.palette.accent), (self.target, self.palette.text)):
            mark = self.mark_of(id) if id is not None else None
            if mark is not None:
                draw.marks(painter, [mark], self.scale, self.palette)
                draw.ring(painter, mark, self.scale, colour)

    def _paint_draft(self, painter: QPainter) -> None:
        """The event with the date being dragged, and that date in words above it."""
        held = self.mark_of(self.draft.id) if self.draft is not None else None
        if self.draft is None or held is None:
            return
        mark = place(self.draft, held.lane, held.y, self.scale)
        draw.ring(painter, mark, self.scale, self.palette.accent)
        words = words_of(self.draft, language())
        width = self.width_of(words)
        x = min(max((mark.x0 + mark.x1 - width) / 2, self.scale.left + 4), self.scale.right - width - 4)
        y = mark.y - 24 if mark.y - 36 > self.plot.top() else mark.y + 24
        draw.plate(painter, words, QRectF(x - 5, y - 9, width + 10, 18), self.palette)

    def _paint_range(self, painter: QPainter) -> None:
        if self.range is None:
            return
        first, last = sorted(self.range)
        box = QRectF(self.scale.x(first), self.plot.top(), (last - first) * self.scale.per_day, self.plot.height())
        wash = self.palette.accent.toRgb()
        wash.setAlphaF(0.16)
        painter.fillRect(box, wash)
        painter.setPen(QPen(self.palette.accent, 1))
        painter.drawLine(box.topLeft(), box.bottomLeft())
        painter.drawLine(box.topRight(), box.bottomRight())
