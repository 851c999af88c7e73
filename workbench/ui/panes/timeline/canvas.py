"""The timeline as a thing to be painted: what is in view, where it lies, what is under the mouse.

One canvas lives as long as its pane. The plain widget of the first paint and the plot that takes its place paint the
same canvas, so the change-over cannot be seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap

from workbench.core.records import EventRow
from workbench.core.wording import language
from workbench.ui.panes.timeline import draw
from workbench.ui.panes.timeline.lanes import Band, bands
from workbench.ui.panes.timeline.marks import POINT, Label, Mark, labelled, place, stacked, under
from workbench.ui.panes.timeline.palette import Palette
from workbench.ui.panes.timeline.scale import Scale, Tick, TimeWindow, fitted, ticks
from workbench.ui.panes.timeline.source import Content, RowSource, Source

AXIS_HEIGHT = 34.0
MOST_MARKS = 450
_MOST_LABELS = 160
_STEADY = 300
_BIN = 3.0
_DIMMED = 0.38
# Marks that would lie this many deep on the average tell less than their number does.
_LAYERS = 3.0


@dataclass(slots=True)
class Picture:
    """What one state of the canvas shows: marks, and the bins of lanes too full for marks."""

    marks: list[Mark] = field(default_factory=list)
    dense: dict[int, tuple[Band, object]] = field(default_factory=dict)


class Canvas(QObject):
    """State and drawing of the timeline; coordinates are those of a widget with the axis on top and names at the left."""

    window_changed = Signal()
    content_changed = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.palette = Palette.current()
        self.source: Source = RowSource(Content(), "actor")
        self.window = fitted(None)
        self.size = QSizeF(800, 200)
        self.names_width = 190.0
        self.keep_right = 0.0
        self.scroll = 0.0
        self.focus: int | None = None
        self.related: frozenset[int] | None = None
        self.strong_lane: int | None = None
        self.target: int | None = None
        self.range: tuple[float, float] | None = None
        self._picture: tuple[object, Picture] = (None, Picture())
        self._labels: tuple[object, list[Label]] = (None, [])
        self._base: tuple[object, QPixmap] = (None, QPixmap())
        self._bands: tuple[object, list[Band]] = (None, [])
        self._widths: dict[str, float] = {}
        self._rows: dict[int, tuple[object, dict[int, int]]] = {}
        self._version = 0
        self._metrics = QFontMetricsF(self.palette.font)

    # What is shown

    def set_palette(self, palette: Palette) -> None:
        """Paint with other colours and fonts."""
        self.palette = palette
        self._metrics = QFontMetricsF(palette.font)
        self._widths.clear()
        self._forget()

    def set_source(self, source: Source) -> None:
        """Show other events; the window in view stays."""
        self.source = source
        self._forget()

    def set_window(self, window: TimeWindow) -> None:
        """Show another stretch of time."""
        if window != self.window:
            self.window = window
            self.window_changed.emit()
            self.changed.emit()

    def set_size(self, size: QSizeF) -> None:
        """The widget that paints has another size."""
        if size != self.size:
            self.size = size
            self.set_scroll(self.scroll)
            self.changed.emit()

    def set_corners(self, names_width: float, keep_right: float) -> None:
        """The names take `names_width` at the left; the axis says nothing in the last `keep_right` pixels."""
        if (names_width, keep_right) != (self.names_width, self.keep_right):
            self.names_width, self.keep_right = names_width, keep_right
            self.changed.emit()

    def set_focus(self, focus: int | None, related: frozenset[int] | None, strong_lane: int | None = None) -> None:
        """Emphasise one event and what is related to it; `related` None: nothing is dimmed."""
        state = (focus, related, strong_lane)
        if state != (self.focus, self.related, self.strong_lane):
            self.focus, self.related, self.strong_lane = state
            self.changed.emit()

    def set_target(self, target: int | None) -> None:
        """Show that what is being dragged would land on this event."""
        if target != self.target:
            self.target = target
            self.changed.emit()

    def set_range(self, range: tuple[float, float] | None) -> None:
        """Show a stretch of time being chosen."""
        self.range = range
        self.changed.emit()

    def set_scroll(self, pixels: float) -> None:
        """Scroll the lanes so far that their first `pixels` are out of view."""
        limit = max(self.content_height - self.plot.height(), 0.0)
        pixels = min(max(pixels, 0.0), limit)
        if pixels != self.scroll:
            self.scroll = pixels
            self.changed.emit()

    def _forget(self) -> None:
        self._version += 1
        self._rows.clear()
        self.set_scroll(self.scroll)
        self.content_changed.emit()
        self.changed.emit()

    # Where things lie

    @property
    def plot(self) -> QRectF:
        """The part that holds marks."""
        size = self.size
        return QRectF(
            self.names_width,
            AXIS_HEIGHT,
            max(size.width() - self.names_width, 50.0),
            max(size.height() - AXIS_HEIGHT, 10.0),
        )

    @property
    def scale(self) -> Scale:
        """Days to pixels of the window in view."""
        return Scale(self.window, self.plot.left(), self.plot.width())

    @property
    def bands(self) -> list[Band]:
        """Where each lane lies, from the top of all lanes."""
        key = (self._version, self.plot.height())
        if self._bands[0] != key:
            self._bands = (key, bands(self.source.totals, self.source.crowded, self.plot.height() - 4))
        return self._bands[1]

    @property
    def content_height(self) -> float:
        """Pixels that all lanes take."""
        return self.bands[-1].top + self.bands[-1].height if self.bands else 0.0

    @property
    def _offset(self) -> float:
        return AXIS_HEIGHT - self.scroll

    def lane_at(self, y: float) -> int | None:
        """The lane at a height of the widget."""
        inside = y - self._offset
        return next((i for i, band in enumerate(self.bands) if band.top <= inside < band.top + band.height), None)

    def event_at(self, position: QPointF) -> EventRow | None:
        """The event under a position: the mark there, or in a full lane the event that begins nearest."""
        if not self.plot.contains(position):
            return None
        picture = self._current()
        found = under(picture.marks, self._labels[1], position.x(), position.y())
        if found is not None:
            return found.row
        lane = self.lane_at(position.y())
        if lane is None or lane not in picture.dense:
            return None
        row = self.source.nearest(lane, self.scale.day(position.x()))
        return row if row and abs(self.scale.x((row.earliest or 0) + 0.5) - position.x()) <= 4 * _BIN else None

    def mark_of(self, id: int) -> Mark | None:
        """The mark of an event, in view or not, as it would be drawn now."""
        shown = next((mark for mark in self._current().marks if mark.row.id == id), None)
        found = self.source.find(id)
        if shown is not None or found is None:
            return shown
        row, lane = found
        return place(row, lane, self.bands[lane].centre(0) + self._offset, self.scale)

    def first_in_view(self) -> EventRow | None:
        """The earliest event that begins in view."""
        window, touching, count = self.window, self.source.touching, self.source.count
        lanes = [lane for lane in range(len(self.source.lanes)) if count(lane, window.first, window.last) <= MOST_MARKS]
        rows = [row for lane in lanes for row in touching(lane, window.first, window.last)]
        begun = [row for row in rows if row.earliest is not None and row.earliest >= window.first]
        return min(begun, key=lambda row: (row.earliest or 0, row.id), default=None)

    def show_event(self, id: int) -> None:
        """Move window and lanes, when they must, so that an event is in view."""
        found = self.source.find(id)
        if found is None:
            return
        row, lane = found
        first = row.latest if row.earliest is None else row.earliest
        last = first if row.latest is None else row.latest
        band = self.bands[lane]
        if band.top < self.scroll:
            self.set_scroll(band.top)
        elif band.top + band.height > self.scroll + self.plot.height():
            self.set_scroll(band.top + band.height - self.plot.height())
        self.set_window(self.window.showing(float(first or 0), float((last or 0) + 1)))

    def fit(self) -> None:
        """Show all events."""
        self.set_window(fitted(self.source.extent))

    # What is in view

    def width_of(self, text: str) -> float:
        """The width of a label in pixels."""
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) > 20_000:
                self._widths.clear()
            # The bold label of the focus is a little wider.
            width = self._widths[text] = self._metrics.horizontalAdvance(text) * 1.05 + 1
        return width

    def _key(self) -> object:
        return (self._version, self.window, self.size.width(), self.size.height(), self.names_width, self.scroll)

    def _current(self) -> Picture:
        key = self._key()
        if self._picture[0] != key:
            self._picture = (key, self._arrange())
        return self._picture[1]

    def _arrange(self) -> Picture:
        picture, window = Picture(), self.window
        plot, room = self.plot, MOST_MARKS
        seen = [
            (self.source.count(lane, window.first, window.last), lane, band)
            for lane, band in enumerate(self.bands)
            if band.top + band.height > self.scroll and band.top < self.scroll + plot.height()
        ]
        for count, lane, band in sorted(seen, key=lambda one: one[:2]):
            if count <= room and self._has_room(lane, band, count):
                room -= count
                picture.marks += self._placed(lane, band)
            else:
                bins = self.source.bins(lane, window.first, window.last, max(int(plot.width() / _BIN), 1))
                picture.dense[lane] = (band, bins)
        # Points last, so that no bar hides one.
        picture.marks.sort(key=lambda mark: mark.shape.is_point)
        return picture

    def _has_room(self, lane: int, band: Band, count: int) -> bool:
        """Whether the marks of a lane in view can be told apart."""
        space = band.rows * self.plot.width()
        if count <= _STEADY / 10 or count > space / 9:
            return count <= _STEADY / 10
        window = self.window
        inked = self.source.coverage(lane, window.first, window.last) * self.scale.per_day + count * POINT
        return inked <= _LAYERS * space

    def _placed(self, lane: int, band: Band) -> list[Mark]:
        """The marks of a lane in view, stacked over the whole lane when it holds few, so that panning moves none."""
        scale, source, window = self.scale, self.source, self.window
        rows = source.touching(lane, window.first, window.last)
        key: object = (self._version, round(scale.per_day, 9), band.rows)
        if source.totals[lane] > _STEADY:
            chosen = dict(
                zip((row.id for row in rows), stacked(rows, band.rows, scale.per_day, self.width_of), strict=True)
            )
        else:
            kept = self._rows.get(lane)
            if kept is None or kept[0] != key:
                whole = source.touching(lane, float("-inf"), float("inf"))
                depths = stacked(whole, band.rows, scale.per_day, self.width_of)
                kept = (key, dict(zip((row.id for row in whole), depths, strict=True)))
                self._rows[lane] = kept
            chosen = kept[1]
        heights = [band.centre(index) + self._offset for index in range(band.rows)]
        return [place(row, lane, heights[chosen[row.id]], scale) for row in rows]

    def _worded(self, picture: Picture) -> list[Label]:
        key = (self._key(), self.focus, self.related, language())
        if self._labels[0] != key:
            focus, related = self.focus, self.related or frozenset()
            shown = picture.marks
            if len(shown) > _MOST_LABELS:
                shown = [mark for mark in shown if mark.row.id == focus or mark.row.id in related]
            found = labelled(
                shown[:_MOST_LABELS],
                self.scale,
                obstacles=picture.marks,
                width_of=self.width_of,
                first=lambda mark: (mark.row.id != focus, mark.row.id not in related, mark.x0 - mark.x1),
                dated={focus} if focus is not None else (),
                language=language(),
            )
            self._labels = (key, found)
        return self._labels[1]

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
        painter.save()
        painter.setClipRect(QRectF(0, AXIS_HEIGHT, self.names_width, self.plot.height()))
        draw.names(
            painter,
            self.source.lanes,
            self.bands,
            offset=self._offset,
            width=self.names_width,
            strong=self.strong_lane,
            palette=self.palette,
        )
        painter.restore()

    def paint_plot(self, painter: QPainter) -> None:
        """Grid, marks, emphasis and labels."""
        scale, plot, palette = self.scale, self.plot, self.palette
        painter.save()
        painter.setClipRect(plot)
        draw.grid(painter, self.axis_ticks, scale, plot.top(), plot.bottom(), palette)
        draw.rules(painter, self.bands, scale, self._offset, palette)
        picture = self._current()
        is_dimmed = self.related is not None
        painter.setOpacity(_DIMMED if is_dimmed else 1.0)
        painter.drawPixmap(plot.topLeft(), self._base_picture(picture, painter.device().devicePixelRatioF()))
        painter.setOpacity(1.0)
        if is_dimmed:
            self._paint_related(painter, picture)
        self._paint_focus(painter)
        draw.labels(painter, self._worded(picture), focus=self.focus, related=self.related, palette=palette)
        self._paint_range(painter)
        painter.restore()

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
        draw.marks(painter, picture.marks, self.scale, self.palette)
        painter.end()
        self._base = (key, base)
        return base

    def _paint_dense(self, painter: QPainter, lanes: list[tuple[Band, object]]) -> None:
        if not lanes:
            return
        plot, scale = self.plot, self.scale
        size = QSize(int(plot.width()), int(plot.height()))
        moved = [(Band(band.top - self.scroll, band.height, band.rows), bins) for band, bins in lanes]
        image = self.source.image(moved, size, self.palette.density)  # type: ignore[arg-type]
        if image is not None:
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
        shown = [mark for mark in picture.marks if mark.row.id in related or mark.row.id == self.focus]
        draw.marks(painter, shown, self.scale, self.palette)

    def _paint_focus(self, painter: QPainter) -> None:
        for id, colour in ((self.focus, self.palette.accent), (self.target, self.palette.text)):
            mark = self.mark_of(id) if id is not None else None
            if mark is not None:
                draw.marks(painter, [mark], self.scale, self.palette)
                draw.ring(painter, mark, self.scale, colour)

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
