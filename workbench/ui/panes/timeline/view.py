"""What is in view of the timeline, where it lies, what is under the mouse."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal
from PySide6.QtGui import QFontMetricsF, QPixmap

from workbench.core.records import EventRow
from workbench.core.wording import language
from workbench.ui.panes.timeline.lanes import Band, bands
from workbench.ui.panes.timeline.marks import (
    POINT,
    Label,
    Mark,
    Seat,
    clustered,
    labelled,
    place,
    stacked,
    under,
)
from workbench.ui.panes.timeline.palette import Palette
from workbench.ui.panes.timeline.scale import Scale, TimeWindow, fitted
from workbench.ui.panes.timeline.source import Content, RowSource, Source

AXIS_HEIGHT = 34.0
MOST_MARKS = 450
_MOST_LABELS = 160
_STEADY = 300
BIN = 3.0
# The last of the Latin letters; those of some scripts after it join or change places.
_SIDE_BY_SIDE = "\u024f"
# Marks that would lie this many deep on the average tell less than their number does.
_LAYERS = 3.0
# A cluster is opened when its events take no more than this share of what is in view.
_CLOSER = 0.8


@dataclass(slots=True)
class Picture:
    """What one state of the canvas shows: marks, and the bins of lanes too full for marks."""

    marks: list[Mark] = field(default_factory=list)
    dense: dict[int, tuple[Band, object]] = field(default_factory=dict)


class View(QObject):
    """State and geometry of the timeline; coordinates are those of a widget with the axis on top and names at the left."""

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
        self.gutter = 0.0
        self.scroll = 0.0
        self.focus: int | None = None
        self.related: Set[int] | None = None
        self.strong_lane: int | None = None
        self.target: int | None = None
        self.range: tuple[float, float] | None = None
        self.draft: EventRow | None = None
        # Asked for the dates that quotes give events in view; the pane sets it once there is time for it.
        self.read_own_dates: Callable[[Collection[int]], Mapping[int, Sequence[str]]] | None = None
        self._own: dict[int, tuple[tuple[float, float], ...]] = {}
        self._picture: tuple[object, Picture] = (None, Picture())
        self._labels: tuple[object, list[Label]] = (None, [])
        self._base: tuple[object, QPixmap] = (None, QPixmap())
        self._names: tuple[object, QPixmap] = (None, QPixmap())
        self._bands: tuple[object, list[Band]] = (None, [])
        self._widths: dict[str, float] = {}
        self._letters: dict[str, float] = {}
        self._rows: dict[int, tuple[object, dict[int, Seat]]] = {}
        self._version = 0
        self._metrics = QFontMetricsF(self.palette.font)

    # What is shown

    def set_palette(self, palette: Palette) -> None:
        """Paint with other colours and fonts."""
        self.palette = palette
        self._metrics = QFontMetricsF(palette.font)
        self._widths.clear()
        self._letters.clear()
        self.forget()

    def set_source(self, source: Source) -> None:
        """Show other events; the window in view stays."""
        self.source = source
        self.forget()

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

    def set_corners(self, names_width: float, keep_right: float, gutter: float = 0.0) -> None:
        """The names take `names_width` at the left; the axis says nothing in the last `keep_right` pixels, and nothing
        at all is drawn in the last `gutter`."""
        if (names_width, keep_right, gutter) != (self.names_width, self.keep_right, self.gutter):
            self.names_width, self.keep_right, self.gutter = names_width, keep_right, gutter
            self.changed.emit()

    def set_focus(self, focus: int | None, related: Set[int] | None, strong_lane: int | None = None) -> None:
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

    def set_draft(self, draft: EventRow | None) -> None:
        """Show an event as it would be with the date that is being dragged."""
        self.draft = draft
        self.changed.emit()

    def set_scroll(self, pixels: float) -> None:
        """Scroll the lanes so far that their first `pixels` are out of view."""
        limit = max(self.content_height - self.plot.height(), 0.0)
        pixels = min(max(pixels, 0.0), limit)
        if pixels != self.scroll:
            self.scroll = pixels
            self.changed.emit()

    def forget(self) -> None:
        """Arrange everything anew."""
        self._version += 1
        self._rows.clear()
        self._own.clear()
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
            max(size.width() - self.names_width - self.gutter, 50.0),
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
            self._bands = (key, bands(self.source.totals, self.source.depths, self.plot.height() - 4))
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

    def mark_at(self, position: QPointF) -> Mark | None:
        """The mark under a position."""
        if not self.plot.contains(position):
            return None
        return under(self._current().marks, self._labels[1], position.x(), position.y())

    def open_cluster(self, mark: Mark) -> bool:
        """Zoom in on the events of a cluster; False when that would tell no more of them apart."""
        starts = [row.latest if row.earliest is None else row.earliest for row in mark.members]
        days = [day for day in starts if day is not None]
        if not days or max(days) == min(days) or self.window.span <= 4:
            return False
        wanted = fitted((min(days), max(days)))
        # Periods that began long before what is in view lie on one another at any zoom: to zoom out would lose the place.
        if wanted.span > self.window.span * _CLOSER:
            return False
        self.set_window(wanted)
        return True

    def event_at(self, position: QPointF) -> EventRow | None:
        """The event under a position: the mark there, or in a full lane the event that begins nearest."""
        if not self.plot.contains(position):
            return None
        picture = self._current()
        found = under(picture.marks, self._labels[1], position.x(), position.y())
        if found is not None:
            return found.row if not found.is_cluster else self._next_of(found)
        lane = self.lane_at(position.y())
        if lane is None or lane not in picture.dense:
            return None
        row = self.source.nearest(lane, self.scale.day(position.x()))
        return row if row and abs(self.scale.x((row.earliest or 0) + 0.5) - position.x()) <= 4 * BIN else None

    def _next_of(self, mark: Mark) -> EventRow:
        """The event of a cluster after the one in focus, so that clicks walk through it."""
        ids = [row.id for row in mark.members]
        at = ids.index(self.focus) + 1 if self.focus in ids else 0
        return mark.members[at % len(ids)]

    def mark_of(self, id: int) -> Mark | None:
        """The mark of an event, in view or not, as it would be drawn now."""
        shown = next((mark for mark in self._current().marks if mark.holds((id,))), None)
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
            width = self._widths[text] = self._advance(text) * 1.05 + 1
        return width

    def _advance(self, text: str) -> float:
        """Pixels of a text; letters that stand side by side are added up, which takes a tenth of setting them."""
        if not text.isascii() and max(text) > _SIDE_BY_SIDE:
            return self._metrics.horizontalAdvance(text)
        known, found = self._letters, 0.0
        for letter in text:
            wide = known.get(letter)
            if wide is None:
                wide = known[letter] = self._metrics.horizontalAdvance(letter)
            found += wide
        return found

    def _key(self) -> object:
        return (
            self._version,
            self.window,
            self.size.width(),
            self.size.height(),
            self.names_width,
            self.gutter,
            self.scroll,
        )

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
                bins = self.source.bins(lane, window.first, window.last, max(int(plot.width() / BIN), 1))
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
        kept = self._rows.get(lane)
        if source.totals[lane] > _STEADY:
            seats = self._seated(rows, band)
        elif kept is not None and kept[0] == key:
            seats = kept[1]
        else:
            is_whole = len(rows) == source.totals[lane]
            seats = self._seated(rows if is_whole else source.touching(lane, float("-inf"), float("inf")), band)
            self._rows[lane] = (key, seats)
        heights = [band.centre(index) + self._offset for index in range(band.rows)]
        marks = [place(row, lane, heights[seats[row.id].row], scale) for row in rows]
        over = {id for id, seat in seats.items() if seat.is_over}
        return clustered(marks, over) if over else marks

    def _seated(self, rows: Sequence[EventRow], band: Band) -> dict[int, Seat]:
        seats = stacked(rows, band.rows, self.scale.per_day, self.width_of)
        return dict(zip((row.id for row in rows), seats, strict=True))

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
                first=lambda mark: (
                    mark.row.id != focus,
                    not mark.holds(related),
                    -len(mark.members),
                    mark.x0 - mark.x1,
                ),
                dated={focus} if focus is not None else (),
                language=language(),
            )
            self._labels = (key, found)
        return self._labels[1]
