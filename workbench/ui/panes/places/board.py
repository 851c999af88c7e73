"""What the places pane shows: the map, and what is not on it with a way to put it there."""

from __future__ import annotations

import zlib
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from workbench.core.changes import Changes
from workbench.core.errors import InvalidValue
from workbench.core.fields import MODALITIES, label_of
from workbench.core.kinds import RecordKind
from workbench.core.selection import EVERYTHING, Focus, Selection
from workbench.core.wording import tr, trn
from workbench.operations import places
from workbench.store.read import passages
from workbench.store.read.passages import Passage
from workbench.ui import pictures
from workbench.ui.desk import Desk
from workbench.ui.kit import drafts
from workbench.ui.kit.empty import EmptyState
from workbench.ui.kit.lines import Line, LineList
from workbench.ui.kit.passages import Passages
from workbench.ui.kit.seen import WhenSeen, is_seen
from workbench.ui.panes.places.loader import Loader
from workbench.ui.panes.places.sites import Atlas, Lost, Site
from workbench.ui.panes.places.view import Frame, MapView

_MOST_LOST = 500


def _identity(row: Lost) -> int:
    """The actor's id; for words, which have none, a number below nought that is theirs."""
    return row.actor_id if row.actor_id is not None else -1 - zlib.crc32(row.name.encode())


def _counted(site: Site) -> list[str]:
    """How many events are at a site, and how many quotes put something there that its record does not."""
    found = [trn("{count} event", "{count} events", len(site.events))] if site.events or not site.quotes else []
    count = len(site.quotes)
    return [*found, trn("{count} quote gives this place", "{count} quotes give this place", count)] if count else found


class Board(QWidget):
    """Reads only while it can be seen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("places.board")
        self._desk = desk
        self._selection = Selection()
        self._atlas = Atlas((), ())
        self.map = MapView(self)
        self.about = QLabel(self)
        self.about.setProperty("role", "muted")
        self.about.setContentsMargins(8, 4, 8, 4)
        # A line that may not break would widen the pane at the cost of its neighbours.
        self.about.setWordWrap(True)
        self._none = EmptyState("place", "", parent=self)
        self._none.activated.connect(lambda: desk.filter(EVERYTHING))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.map)
        self._stack.addWidget(self._none)
        self.quotes = Passages(self._describe, lambda row: row.quote_id, self)
        self.quotes.setObjectName("places.quotes")
        self._make_lost()
        self._loader = Loader(desk.dossier.reader, self)
        self._lay_out()
        self._connect()
        self._seen = WhenSeen(self, self.refresh)

    def _make_lost(self) -> None:
        """The list of what has no coordinates, and the line that gives them."""
        self.toggle = QToolButton(self)
        self.toggle.setObjectName("places.lost.toggle")
        self.toggle.setCheckable(True)
        self.toggle.setProperty("segment", True)
        self.lost = LineList(self._describe_lost, _identity, is_double=False, parent=self)
        self.lost.setObjectName("places.lost")
        self.lost.setAccessibleName(tr("Not on the map"))
        self.lost.setMaximumHeight(120)
        self.line = QLineEdit(self)
        self.line.setObjectName("places.degrees")
        self.line.setPlaceholderText(tr("latitude, longitude: 39.03, 125.75"))
        self.line.setAccessibleName(tr("Latitude and longitude of the chosen place"))
        drafts.keep(self.line, self.line.accessibleName(), waits=True)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setContentsMargins(6, 4, 6, 4)
        below.addWidget(self.toggle)
        below.addWidget(self.line, 1)
        below.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.about)
        column.addWidget(self._stack, 1)
        column.addLayout(below)
        column.addWidget(self.lost)
        column.addWidget(self.quotes)
        self.setFocusProxy(self.map)
        self._show_lost()

    def _connect(self) -> None:
        self.map.chosen.connect(self.focus_site)
        self.map.opened.connect(self.open_site)
        self.map.let_go.connect(self.quotes.put_away)
        self.map.tip_of = self._tip_of
        self.quotes.picked.connect(lambda id: self._desk.focus(RecordKind.QUOTE, id, origin=self))
        self.quotes.left.connect(self.map.setFocus)
        self._loader.found.connect(self._take)
        self._loader.failed.connect(lambda words: self._desk.notice(words, "warning"))
        self.toggle.toggled.connect(lambda _on: self._show_lost())
        self.lost.picked.connect(self._look_at_lost)
        self.line.returnPressed.connect(self.locate)
        pictures.offer(
            self._desk, self.map, paint=self.map.paint_on, fit=self.map.fit, asks=tr("Export the map"), name=tr("map")
        )
        self._desk.selected.connect(self._on_selected)
        self._desk.changed.connect(self._on_changed)

    # What is shown

    def refresh(self) -> None:
        """Read the places again, as the filter leaves them; they come a moment later."""
        self._seen.done()
        self._selection = self._desk.selection
        self._loader.start(self._desk.subset())
        if not self.about.text():
            self.about.setText(tr("Reading…"))

    def _take(self, found: Atlas) -> None:
        self._atlas = found
        self.quotes.put_away()
        self.map.show_sites(self._atlas.sites)
        self.lost.set_rows(list(self._atlas.lost[:_MOST_LOST]))
        events = sum(len(site.events) for site in self._atlas.sites)
        told = len(self._atlas.site_of_quote)
        words = [
            trn("{count} place", "{count} places", len(self._atlas.sites)),
            trn("{count} event on the map", "{count} events on the map", events),
        ]
        words += [trn("{count} quote gives another place", "{count} quotes give another place", told)] if told else []
        self.about.setText(" · ".join(words))
        self._show_lost()
        self._show_empty(bool(self._selection.filter))
        self._emphasise()

    def _show_empty(self, is_filtered: bool) -> None:
        is_empty = not self._atlas.sites
        if is_empty and is_filtered:
            self._none.set_state("filter", tr("The filter leaves no place on the map."), action=tr("Clear the filter"))
        elif is_empty and self._atlas.lost:
            words = trn(
                "{count} place is known, without coordinates; choose it in the list below and type them.",
                "{count} places are known, none with coordinates; choose one in the list below and type them.",
                len(self._atlas.lost),
            )
            self._none.set_state("place", words)
        elif is_empty:
            self._none.set_state("place", tr("No place yet. Give an event a place, or make an actor of kind “place”."))
        self._stack.setCurrentWidget(self._none if is_empty else self.map)

    def _show_lost(self) -> None:
        count = len(self._atlas.lost)
        self.toggle.setText(trn("{count} not on the map", "{count} not on the map", count))
        self.toggle.setVisible(count > 0)
        is_open = count > 0 and self.toggle.isChecked()
        self.lost.setVisible(is_open)
        self.line.setVisible(is_open)
        if is_open and self.lost.current_row() is None:
            self.lost.setCurrentIndex(self.lost.lines.index(0))

    def _emphasise(self) -> None:
        """Ring the place of the focus, and bring out where what is related to it happened."""
        focus = self._desk.selection.focus
        if focus is None:
            self.map.emphasise(None, None)
            return
        ringed = self._atlas.site_of.get(focus.id) if focus.kind is RecordKind.EVENT else None
        if focus.kind is RecordKind.QUOTE:
            ringed = self._atlas.site_of_quote.get(focus.id)
        if focus.kind is RecordKind.ACTOR:
            ringed = next((at for at, site in enumerate(self._atlas.sites) if focus.id in site.actors), None)
        related = self._desk.related()
        strong = {self._atlas.site_of[event] for event in related.events if event in self._atlas.site_of}
        told = self._atlas.told_of
        events = {*related.events, focus.id} if focus.kind is RecordKind.EVENT else related.events
        strong |= {at for event in told.keys() & events for at in told[event]}
        strong |= {at for at, site in enumerate(self._atlas.sites) if not related.actors.isdisjoint(site.actors)}
        if ringed is not None:
            strong.add(ringed)
            self.setAccessibleDescription(self._tip_of(ringed))
        self.map.emphasise(ringed, frozenset(strong) or None)

    # What the desk says

    def _on_selected(self, selection: Selection, origin: object) -> None:
        before, self._selection = self._selection, selection
        if selection.filter != before.filter:
            self._seen.ask()
        elif not is_seen(self):
            self._seen.is_stale = True
        elif origin is not self or selection.focus is None or selection.focus.kind is not RecordKind.QUOTE:
            self._emphasise()
            if origin is not self and self.map.focus is not None:
                self.map.show_site(self.map.focus)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("event", "actor", "evidence", "document"):
            self._seen.ask()

    # What the analyst does

    def focus_site(self, at: int) -> None:
        """Make the actor of a site the focus of every pane, or its first event where no actor is there."""
        site = self._atlas.sites[at]
        if site.actors:
            best = site.actors[0]
            self._desk.focus(RecordKind.ACTOR, best, origin=self)
        elif site.events:
            self._desk.focus(RecordKind.EVENT, site.events[0], origin=self)
        elif site.quotes:
            self._desk.focus(RecordKind.QUOTE, site.quotes[0], origin=self)
            self._emphasise()
        if not site.is_empty:
            self.open_site(at, takes_keyboard=False)

    def peek_target(self) -> Focus | None:
        """What Space looks at: the quote, the actor without coordinates, or who or what is at the ringed site."""
        if self.quotes.list.hasFocus() and (quote := self.quotes.list.current_id()) is not None:
            return Focus(RecordKind.QUOTE, quote)
        lost: Lost | None = self.lost.current_row() if self.lost.hasFocus() else None
        if lost is not None:
            return None if lost.actor_id is None else Focus(RecordKind.ACTOR, lost.actor_id)
        if self.map.focus is None:
            return None
        site = self._atlas.sites[self.map.focus]
        if site.actors:
            return Focus(RecordKind.ACTOR, site.actors[0])
        if site.events:
            return Focus(RecordKind.EVENT, site.events[0])
        return Focus(RecordKind.QUOTE, site.quotes[0]) if site.quotes else None

    def open_site(self, at: int, *, takes_keyboard: bool = True) -> None:
        """Show the quotes for what happened at a site."""
        site = self._atlas.sites[at]
        found = passages.placing(self._desk.reader, site.quotes)
        found += passages.passages(self._desk.reader, RecordKind.EVENT, site.events)
        self.quotes.open(" · ".join((site.name, *_counted(site))), found)
        if takes_keyboard:
            self.quotes.setFocus()

    def _look_at_lost(self, _id: int) -> None:
        row: Lost | None = self.lost.current_row()
        if row is not None and row.actor_id is not None:
            self._desk.focus(RecordKind.ACTOR, row.actor_id, origin=self)
        self.line.setFocus()

    def locate(self) -> None:
        """Put the chosen place where the line says."""
        row: Lost | None = self.lost.current_row()
        if row is None:
            return
        try:
            latitude, longitude = places.degrees(self.line.text())
        except InvalidValue as error:
            self._desk.notice(str(error), "warning")
            return
        verb, what = (places.found, row.name) if row.actor_id is None else (places.locate, row.actor_id)
        if self._desk.run(verb, what, latitude, longitude) is not None:
            self.line.clear()

    # Words

    def _describe(self, row: Passage) -> Line:
        when = f"{row.document} · {row.published}" if row.published else row.document
        detail = f"{row.record} — {when}"
        modality = tr(label_of(MODALITIES, row.modality))
        return Line(row.text, detail, trailing=modality, stripe=row.modality, tooltip=f"{row.text}\n{detail}")

    def _describe_lost(self, row: Lost) -> Line:
        trailing = trn("{count} event", "{count} events", row.events) if row.events else ""
        return Line(row.name, trailing=trailing, icon="place")

    def _tip_of(self, at: int) -> str:
        site = self._atlas.sites[at]
        counted = " · ".join(_counted(site))
        return f"{site.name}\n{counted} · {site.spot.latitude:.2f}, {site.spot.longitude:.2f}"

    # View state

    def view_state(self) -> dict[str, object]:
        """What the layout remembers: the part of the map in view."""
        return {} if self.map._is_whole else {"frame": list(self.map.frame)}

    def restore_view_state(self, state: dict[str, Any]) -> None:
        """Take up what `view_state` gave; anything unreadable in it is passed over."""
        frame = state.get("frame")
        if isinstance(frame, list) and len(frame) == 3 and all(isinstance(one, int | float) for one in frame):
            self.map.show_frame(Frame(*frame))

    def release(self) -> None:
        """Stop what is being made beside the window."""
        self._loader.stop()
        self.map.release()

    def sizeHint(self) -> QSize:
        return QSize(420, 480)
