"""The timeline pane: when things happened, by whom, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollBar, QSizePolicy, QToolTip, QWidget

from workbench.core.changes import Changes
from workbench.core.kinds import RecordKind
from workbench.core.records import EventRow
from workbench.core.selection import Filter, Focus, Selection
from workbench.core.wording import language, tr
from workbench.store.read import timeline as reads
from workbench.ui.desk import Desk
from workbench.ui.desk import Preview as Previewed
from workbench.ui.panes.timeline import keys, walking
from workbench.ui.panes.timeline.absence import Absence
from workbench.ui.panes.timeline.canvas import Canvas
from workbench.ui.panes.timeline.gestures import Gestures
from workbench.ui.panes.timeline.header import Header, Undated
from workbench.ui.panes.timeline.lanes import BY_ACTOR, BY_DOCUMENT, BY_KIND, BY_TAG, CHOICES, Forest
from workbench.ui.panes.timeline.loader import Loader, fill
from workbench.ui.panes.timeline.marks import words_of
from workbench.ui.panes.timeline.overview import HEIGHT, Overview
from workbench.ui.panes.timeline.palette import Palette
from workbench.ui.panes.timeline.scale import TimeWindow, fitted, heart
from workbench.ui.panes.timeline.source import FIRST_ROWS, PREVIEW_ROWS, Content, RowSource
from workbench.ui.panes.timeline.surface import Surface
from workbench.ui.panes.timeline.tips import tip_of
from workbench.ui.panes.timeline.view import AXIS_HEIGHT
from workbench.ui.theme import theme

if TYPE_CHECKING:
    from workbench.ui.panes.timeline.editing import Editing
    from workbench.ui.panes.timeline.replay import Replay

_NARROWEST_NAMES = 168


class TimelinePane(QWidget):
    """Events in lanes over time; the first paint is plain Qt, `upgrade` puts the plot in its place."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._by = BY_ACTOR
        self._content = Content()
        self._table: Any = None
        self._filter = Filter()
        self._is_fitted = False
        self._is_upgraded = False
        self._canvas = Canvas(self)
        self._gestures = Gestures(self._canvas, self)
        self._loader = Loader(desk.dossier.reader, self)
        self._host: QWidget = Surface(self._canvas, self)
        self._gestures.watch(self._host)
        self._replay: Replay | None = None
        self._editing: Editing | None = None
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self.setObjectName("pane.timeline")
        self.setAccessibleName(tr("Timeline"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setAccessibleName(tr("Scroll the lanes"))
        self._overview = Overview(self._canvas, self)
        self._header = Header(self)
        self._undated = Undated(self)
        self._empty = Absence(self._desk, self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.addWidget(self._host, 0, 0)
        self._grid.addWidget(self._overview, 1, 0)
        self._grid.setRowStretch(0, 1)
        self._dress()

    def _connect(self) -> None:
        desk, gestures = self._desk, self._gestures
        desk.selected.connect(self._on_selected)
        desk.changed.connect(self._on_changed)
        desk.previewed.connect(self._on_previewed)
        gestures.clicked.connect(self._focus_event)
        gestures.opened.connect(self.open_in_context)
        gestures.hovered.connect(self._show_tip)
        gestures.range_chosen.connect(self.filter_dates)
        gestures.actor_dropped.connect(lambda event, actor: self.editing.add_participant(event, actor))
        gestures.dated.connect(lambda id, edtf: self.editing.set_date(id, edtf))
        gestures.made.connect(lambda day, lane, at: self.editing.make(day, lane, self._host.mapTo(self, at)))
        gestures.menu_asked.connect(self.open_menu)
        self._header.lanes_chosen.connect(self.set_lanes)
        self._header.replay_asked.connect(self.replay)
        self._header.export_asked.connect(self.export)
        self._undated.chosen.connect(self._focus_event)
        self._canvas.changed.connect(self._sync_bar)
        self._bar.valueChanged.connect(self._canvas.set_scroll)
        self._loader.loaded.connect(self._take_table)
        theme.theme_switch().switched.connect(self._dress)

    # What is shown

    def refresh(self) -> None:
        """Read everything again."""
        found = reads.outline(self._desk.reader, PREVIEW_ROWS if self._is_upgraded else min(FIRST_ROWS, PREVIEW_ROWS))
        self._total = found.total
        if self._table is None or found.total <= PREVIEW_ROWS:
            self._content = Content(found.rows, found.participants, Forest(found.actors))
            self._table = None
            if self._is_upgraded and found.total <= PREVIEW_ROWS:
                fill(self._content, self._desk.reader, self._by, is_replaying=self._is_replaying)
            self._take_days()
            self._spread()
        if found.total > PREVIEW_ROWS and self._is_upgraded:
            self._load()
        if not self._is_fitted and found.rows:
            days = [day for row in found.rows for day in (row.earliest, row.latest) if day is not None]
            self._canvas.set_window(fitted(heart(days) or self._canvas.source.extent))
            self._is_fitted = True

    def upgrade(self) -> None:
        """Put the plot in the place of the first paint, with every event; call it once numpy and pyqtgraph are imported."""
        if self._is_upgraded:
            return
        from workbench.ui.panes.timeline.plot import host

        plot, receiver = host(self._canvas, self)
        had_focus = self._host.hasFocus()
        plot.setGeometry(self._host.geometry())
        self._grid.replaceWidget(self._host, plot)
        self._gestures.watch(receiver)
        self._host.deleteLater()
        self._host = plot
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._is_upgraded = True
        self._canvas.read_own_dates = lambda ids: reads.own_dates(self._desk.reader, self._desk.links.dated_apart(ids))
        self._place_corners()
        if had_focus:
            self.setFocus()
        if self._total > PREVIEW_ROWS:
            self._load()
        elif self._total > FIRST_ROWS or self._by in (BY_DOCUMENT, BY_TAG):
            self.refresh()
        else:
            self._canvas.forget()

    def _load(self) -> None:
        self._loader.start(self._by, is_replaying=self._is_replaying)

    @property
    def plot(self) -> QWidget:
        """What shows the events, without the overview below it."""
        return self._host

    def _take_table(self, content: Content, table: object) -> None:
        self._content, self._table = content, table
        self._take_days()
        self._spread()

    def _spread(self) -> None:
        """Sort what was read into lanes, as the filter leaves it."""
        subset = self._desk.subset()
        self._filter = self._desk.selection.filter
        self._content.events = None if subset is None else subset.events
        self._content.pinned = self._filter.actors
        self._content.known_until = self._replay.day if self._replay is not None else None
        self._overview.hold_still(self._content.known_until is not None)
        if self._table is None:
            self._canvas.set_source(RowSource(self._content, self._by))
        else:
            from workbench.ui.panes.timeline.columns import ColumnSource

            self._canvas.set_source(ColumnSource(self._table, self._content, self._by))
        self._undated.show_rows(self._canvas.source.undated)
        if self._replay is not None and not self._replay.isHidden():
            shown = sum(self._canvas.source.totals) + len(self._canvas.source.undated)
            self._replay.count(shown, self._total)
        self._empty.tell(self._content, self._filter, drawn=sum(self._canvas.source.totals))
        self._place_corners()
        self._emphasise()

    def _emphasise(self) -> None:
        """Bring out the focus and what is related to it."""
        focus = self._desk.selection.focus
        event = focus.id if focus is not None and focus.kind is RecordKind.EVENT else None
        related = self._desk.related().events if focus is not None else frozenset()
        self._canvas.set_focus(event, related or None, self._lane_of(focus))
        self.setAccessibleDescription(self._spoken(event))

    def _lane_of(self, focus: Focus | None) -> int | None:
        if focus is None:
            return None
        if focus.kind is RecordKind.EVENT:
            found = self._canvas.source.find(focus.id)
            return found[1] if found else None
        if focus.kind is not RecordKind.ACTOR:
            return None
        lanes = {lane.actor_id: index for index, lane in enumerate(self._canvas.source.lanes)}
        return next((lanes[id] for id in self._content.forest.line(focus.id) if id in lanes), None)

    def _spoken(self, event: int | None) -> str:
        found = self._canvas.source.find(event) if event is not None else None
        return f"{found[0].label}, {words_of(found[0], language())}" if found else ""

    def release(self) -> None:
        """Stop reading; call it before the dossier is closed."""
        self._loader.stop()

    # What the desk says

    def _on_selected(self, selection: Selection, origin: object) -> None:
        if selection.filter != self._filter:
            self._spread()
            return
        self._emphasise()
        if origin is not self and self._canvas.focus is not None:
            self._canvas.show_event(self._canvas.focus)

    def _on_changed(self, changes: Changes) -> None:
        if changes.are_arrivals:
            return
        if changes.touches("event", "participant", "actor"):
            self.refresh()
        elif changes.touches("evidence", "tagging", "document", "tag", "claim"):
            self._after_links(changes)

    def _on_previewed(self, shown: Previewed | None) -> None:
        """Mark the days of what is about to be decided, among its neighbours."""
        first, last = (shown.days if shown is not None else None) or (None, None)
        first, last = last if first is None else first, first if last is None else last
        if first is None or last is None:
            self._canvas.set_range(None)
            return
        from workbench.ui.panes.timeline.neighbours import window_around

        self._canvas.set_window(window_around(self._canvas.window, first, last, self._canvas.source))
        self._canvas.set_range((float(first), float(last + 1)))

    def _after_links(self, changes: Changes) -> None:
        """A link came or went: the events stay what they are, their lanes, ticks, emphasis and the filter may not."""
        if changes.touches("evidence"):
            self._canvas.forget_own_dates()
        if self._by in (BY_DOCUMENT, BY_TAG) or self._is_replaying:
            self.refresh()
        elif self._filter:
            self._spread()
        else:
            self._emphasise()

    # What the analyst does

    def _focus_event(self, id: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._desk.focus(RecordKind.EVENT, id, origin=self)

    def open_in_context(self, id: int | None = None) -> None:
        """Look at an event (the focused one by default) and at the first quote that supports it in its source."""
        id = self._canvas.focus if id is None else id
        if id is None:
            return
        self._focus_event(id)
        quotes = self._desk.related().quotes
        if quotes:
            self._desk.focus(RecordKind.QUOTE, quotes[0])
        else:
            self._desk.notice(tr("No quote supports this event yet; select words in a source and press E."))

    def filter_dates(self, first: int, last: int) -> None:
        """Reduce every pane to a range of days (inclusive ordinals)."""
        self._desk.filter(self._desk.selection.filter._replace(dates=(first, last)))

    def set_lanes(self, by: str) -> None:
        """Lanes by "actor", "kind", "document" or "tag"."""
        if by == self._by or by not in CHOICES:
            return
        self._by = by
        self._header.show_lanes(by)
        if by in (BY_DOCUMENT, BY_TAG) and self._is_upgraded:
            self.refresh()
        else:
            self._spread()

    @property
    def editing(self) -> Editing:
        """What makes and dates events; made when it is first used."""
        if self._editing is None:
            from workbench.ui.panes.timeline.editing import Editing
            from workbench.ui.panes.timeline.editor import DateEditor

            self._editor = DateEditor(self)
            self._editor.closed.connect(self.setFocus)
            self._editing = Editing(self._desk, self._canvas, self._editor, self)
        self._editing.is_by_kind = self._by == BY_KIND
        return self._editing

    def export(self, suffix: str) -> None:
        """Ask where the timeline goes as an "svg" or "png" file."""
        from workbench.ui import pictures
        from workbench.ui.panes.timeline import exporting

        pictures.ask(self._desk, exporting.picture(self._canvas), suffix, self)

    def open_menu(self, at: QPoint | None = None) -> None:
        """What can be done at a place of the plot, or with the event in focus."""
        from workbench.ui.panes.timeline import menus

        menus.open_menu(self, self._canvas, self._header, at)

    # What was known when

    @property
    def _is_replaying(self) -> bool:
        return self._replay is not None and not self._replay.isHidden()

    def replay(self) -> None:
        """Show events as known on a day: with what had been published by then."""
        if self._replay is None:
            from workbench.ui.panes.timeline.replay import Replay

            self._replay = Replay(self)
            self._replay.changed.connect(lambda _day: self._spread())
            self._replay.closed.connect(self._spread)
            self._replay.closed.connect(self.setFocus)
            self._grid.addWidget(self._replay, 2, 0)
        self._replay.show()
        self.refresh()
        self._replay.slider.setFocus()

    def _take_days(self) -> None:
        if self._replay is not None and self._is_replaying:
            self._replay.open(sorted(set(self._content.known.values())))

    def fit(self) -> None:
        """Show all events."""
        self._canvas.fit()

    def zoom(self, factor: float) -> None:
        """Show `factor` times as long a stretch, around the focused event when it is in view."""
        canvas = self._canvas
        at = canvas.window.first + canvas.window.span / 2
        mark = canvas.mark_of(canvas.focus) if canvas.focus is not None else None
        if mark is not None:
            middle = canvas.scale.day((mark.x0 + mark.x1) / 2)
            at = middle if canvas.window.first < middle < canvas.window.last else at
        canvas.set_window(canvas.window.zoomed(at, factor))

    def step(self, places: int) -> None:
        """Focus the next (or with a negative number an earlier) event in time order."""
        self._go_to(walking.step(self._canvas, places))

    def go_to_end(self, is_last: bool) -> None:
        """Focus the first or the last event."""
        self._go_to(self._canvas.source.neighbour(None, -1 if is_last else 1))

    def change_lane(self, step: int) -> None:
        """Focus the event nearest in time in the next lane that holds any, up or down."""
        self._go_to(walking.change_lane(self._canvas, step))

    def _go_to(self, row: EventRow | None) -> None:
        if row is not None:
            self._desk.focus(RecordKind.EVENT, row.id, origin=self)
            self._canvas.show_event(row.id)

    def _show_tip(self, id: int, at: QPoint) -> None:
        QToolTip.showText(at, tip_of(self._desk.reader, id) if id else "", self)

    # View state

    def view_state(self) -> dict[str, object]:
        """What the layout remembers: the window in view and the choice of lanes."""
        window = self._canvas.window
        return {"first": window.first, "last": window.last, "lanes": self._by}

    def restore_view_state(self, state: dict[str, object]) -> None:
        """Take up what `view_state` gave; anything unreadable in it is passed over."""
        self.set_lanes(str(state.get("lanes", self._by)))
        first, last = state.get("first"), state.get("last")
        if isinstance(first, (int, float)) and isinstance(last, (int, float)) and last - first >= 1:
            self._canvas.set_window(TimeWindow(first, last).moved(0))

    # The look

    def _dress(self, *_: object) -> None:
        self._canvas.set_palette(Palette.current())
        self._header.dress()
        self._place_corners()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._canvas.palette.background)
        self.setPalette(palette)
        self.setAutoFillBackground(True)

    def _place_corners(self) -> None:
        height = int(AXIS_HEIGHT)
        width = max(self._header.sizeHint().width() + 6, _NARROWEST_NAMES)
        self._header.setGeometry(0, 0, width, height)
        # Its room is kept free while it is away too: its coming and going changes nothing that is drawn.
        bar = self._bar.sizeHint().width()
        below = HEIGHT + (self._replay.sizeHint().height() if self._replay is not None and self._is_replaying else 0)
        self._bar.setGeometry(self.width() - bar, height, bar, max(self.height() - height - below, 0))
        self._undated.place(self.width() - bar, height)
        shown = self._undated.isVisibleTo(self)
        keep_right = float(self.width() - self._undated.x() + 8) if shown else 0.0
        self._canvas.set_corners(float(width), keep_right, float(bar))
        self._empty.setGeometry(0, height, self.width(), max(self.height() - height - HEIGHT, 0))
        over = [self._empty, self._bar, self._header, self._undated]
        if self.children()[-len(over) :] != over:
            # Only then: Qt draws anew what lies under each widget that is raised.
            for widget in over:
                widget.raise_()

    def _sync_bar(self) -> None:
        canvas = self._canvas
        over = int(canvas.content_height - canvas.plot.height() + 0.999)
        self._bar.blockSignals(True)
        self._bar.setRange(0, max(over, 0))
        self._bar.setPageStep(int(canvas.plot.height()))
        self._bar.setValue(int(canvas.scroll))
        self._bar.blockSignals(False)
        self._bar.setVisible(over > 0)

    def sizeHint(self) -> QSize:
        return QSize(1000, 250)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 130)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_corners()

    def hideEvent(self, event: QHideEvent) -> None:
        self._gestures.cancel()
        super().hideEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_menu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keys.pressed(self, event):
            super().keyPressEvent(event)

    def give_up(self) -> bool:
        """Drop what is being dragged; False when nothing is."""
        return self._gestures.cancel()
