"""The source pane: the document looked at, in tabs of those opened last, with its quotes and their cards."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QStackedLayout, QToolTip, QVBoxLayout, QWidget

from workbench.core.changes import Changes
from workbench.core.errors import NotFound
from workbench.core.kinds import RecordKind
from workbench.core.selection import Filter, Focus, Selection
from workbench.core.spans import Span
from workbench.core.wording import tr
from workbench.store.read import documents, places, quotes
from workbench.ui.desk import Desk, Preview
from workbench.ui.kit.announce import announce
from workbench.ui.kit.collecting import uncollected
from workbench.ui.kit.empty import EmptyState
from workbench.ui.panes.source import model
from workbench.ui.panes.source.loader import Loader
from workbench.ui.panes.source.tabs import DocumentTabs
from workbench.ui.panes.source.verbs import ACTOR_MIME, SourceVerbs
from workbench.ui.panes.source.view import SourceView


class Outside(Container[int]):
    """Every quote that a filter leaves out, told by those that it keeps."""

    def __init__(self, kept: Container[int]) -> None:
        self._kept = kept

    def __contains__(self, quote_id: object) -> bool:
        return quote_id not in self._kept


class SourcePane(QWidget):
    """Reads one document at a time; everything done here goes through the desk."""

    cite_requested = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._document: int | None = None
        self._places: dict[int, int] = {}
        self._focus: Focus | None = None
        self._filter = Filter()
        self.setObjectName("pane.source")
        self.setAccessibleName(tr("Source"))
        self.view = SourceView(self)
        self._loader = Loader(desk.dossier, self)
        self.verbs = SourceVerbs(
            desk, self.view, document=lambda: self._document, cite=lambda quote_id: self.cite_requested.emit(quote_id)
        )
        self._build()
        self._connect()
        self.refresh()

    # -- for the window --------------------------------------------------------------------------------------------

    @property
    def document_id(self) -> int | None:
        """The document shown."""
        return self._document

    def refresh(self) -> None:
        """Read everything again."""
        known = {row.id: row.title for row in documents.rows(self._desk.reader)}
        self._tabs.keep_only(known)
        if self._document is not None and self._document in known:
            self._read_all(self._document)  # the text itself never changes: place and selection stay
            self.view.refresh_cards()
            self._dim()
        elif known:
            self.open_document(next(iter(known)), is_fresh=True)
        else:
            self._show_nothing()
        self._follow(self._desk.selection)

    def open_document(self, document_id: int, *, at: int | None = None, is_fresh: bool = False) -> None:
        """Show a document where it was left, or `at` an offset; `is_fresh` reads it again even when it is shown."""
        if document_id == self._document and not is_fresh:
            return
        self._remember()
        try:
            with uncollected():
                self._show(model.open_document(self._desk.reader, document_id), at)
        except NotFound as error:
            self._desk.notice(str(error), "error")

    def _show(self, opened: model.Opened, at: int | None) -> None:
        self._document = document_id = opened.id
        self.view.set_text(opened.text, opened.blocks, opened.pages)
        self._read_spans(opened, self._places.get(document_id, 0) if at is None else at)
        self._dim()
        self._turn_to(self._reading)
        self._tabs.show_document(document_id, opened.title)
        if document_id in self._places:
            self.view.open_at(self._places[document_id])

    def _read_spans(self, opened: model.Opened, offset: int) -> None:
        # With very many quotes the first frame shows those around the reader, the rest follows within a second.
        self._loader.stop()
        reader = self._desk.reader
        if opened.quotes <= model.MANY:
            self.view.set_spans(model.spans_of(reader, opened.id))
        else:
            self.view.set_spans(model.spans_around(reader, opened.id, offset))
            self._loader.load(opened.id)

    def _read_all(self, document_id: int) -> None:
        if places.count_quotes(self._desk.reader, document_id) <= model.MANY:
            self.view.set_spans(model.spans_of(self._desk.reader, document_id))
        else:
            self._loader.load(document_id)

    def tab_titles(self) -> list[str]:
        """What the tabs say, from left to right."""
        return self._tabs.titles()

    def shut_down(self) -> None:
        """Stop reading, so that the dossier can be closed."""
        self._loader.stop()
        self._loader.wait()

    def view_state(self) -> dict[str, Any]:
        """Open documents, places and letter size, for the layout."""
        self._remember()
        opened = self._tabs.documents()
        places = {str(id): self._places.get(id, 0) for id in opened}
        return {"open": opened, "document": self._document, "places": places, "zoom": self.view.zoomed}

    def restore_view_state(self, state: dict[str, Any]) -> None:
        """Bring back what `view_state` gave; documents that are gone are left out."""
        known = {row.id: row.title for row in documents.rows(self._desk.reader)}
        self._places.update({int(id): int(at) for id, at in state.get("places", {}).items()})
        if state.get("zoom"):
            self.view.zoom(int(state["zoom"]) - self.view.zoomed)
        for document_id in state.get("open", []):
            if document_id in known:
                self._tabs.show_document(document_id, known[document_id], is_current=False)
        if state.get("document") in known and self._desk.selection.focus is None:
            self.open_document(state["document"], is_fresh=True)

    # -- building --------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._tabs = DocumentTabs(self)
        self._reading = QWidget(self)
        column = QVBoxLayout(self._reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs)
        column.addWidget(self.view, 1)
        words = tr("Nothing to read yet. Drop reports here, paste a text, or import files.")
        self._empty = EmptyState("document", words, action=tr("Import files…"), parent=self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._reading)
        self.setFocusProxy(self._empty)

    def _connect(self) -> None:
        view, desk = self.view, self._desk
        view.set_cards(lambda ids: quotes.cards(desk.reader, ids))
        view.set_drag_source(self.verbs.drag_data)
        view.set_drop_formats((ACTOR_MIME,))
        view.mime_dropped.connect(self.verbs.take_drop)
        view.key_command.connect(self._obey)
        view.quote_clicked.connect(self._on_quote_clicked)
        view.quote_activated.connect(self._on_quote_activated)
        view.selection_changed.connect(self._on_selection_changed)
        view.hovered.connect(self._on_hovered)
        view.place_changed.connect(self._tell_place)
        self._tabs.chosen.connect(self._on_tab_chosen)
        self._empty.activated.connect(desk.request_import_dialog)
        self._loader.loaded.connect(self.view.set_spans)
        desk.selected.connect(self._on_selected)
        desk.changed.connect(self._on_changed)
        desk.previewed.connect(self._on_previewed)

    # -- following the desk ----------------------------------------------------------------------------------------

    def _on_selected(self, selection: Selection, origin: object) -> None:
        if origin is self:
            self._focus = selection.focus
        if selection.filter != self._filter:
            self._filter = selection.filter
            self._dim()
        if origin is not self:
            self._follow(selection)

    def _follow(self, selection: Selection) -> None:
        if selection.focus == self._focus:
            return
        self._focus = selection.focus
        related = self._desk.related()
        self.view.set_related(frozenset(related.quotes))
        if self._focus is None:
            self.view.set_focus(None)
            return
        place = model.place_of(self._desk.reader, self._focus, related, prefer=self._document)
        if place is None:
            self.view.set_focus(None)
            return
        self.open_document(place.document_id, at=place.start)
        self.view.set_focus(place.quote_id)
        self.view.set_mark(Span(place.start, place.end) if place.quote_id is None and place.end > place.start else None)
        if self._focus.kind is not RecordKind.DOCUMENT or self._focus.position is not None:
            self.view.select(place.start, place.start)
            self.view.scroll_to(place.start)

    def _on_previewed(self, shown: Preview | None) -> None:
        """Light up what is about to be decided elsewhere, where it can be read."""
        if shown is None:
            self.view.set_mark(None)
            return
        self.open_document(shown.document_id, at=shown.start)
        if self._document == shown.document_id:
            self.view.set_focus(None)
            self.view.set_mark(Span(shown.start, shown.end), [Span(*words) for words in shown.lit])
            self.view.scroll_to(shown.start)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("document"):
            self.refresh()
            return
        if self._document is None:
            return
        fresh = model.refresh_of(self._desk.reader, self._document, changes)
        if fresh is not None and (fresh.quote_ids is None or self._loader.is_busy):
            self._read_all(self._document)
        if fresh is not None and fresh.quote_ids is not None:
            self.view.change_spans(fresh.quote_ids, fresh.rows)
        if changes.touches(*model.CARD_TABLES):
            self.view.refresh_cards(model.cards_of(self._desk.reader, changes))
            self._dim()
        if self._focus is not None and self._focus.kind is not RecordKind.QUOTE:
            self.view.set_related(frozenset(self._desk.related().quotes))

    def _dim(self) -> None:
        subset = self._desk.subset()
        self.view.set_dimmed(None if subset is None else Outside(subset.quotes))

    # -- what the analyst does -------------------------------------------------------------------------------------

    def _obey(self, letter: str) -> None:
        verb = self.verbs.by_letter.get(letter)
        if verb is not None:
            verb()

    def _on_quote_clicked(self, quote_id: int, offset: int) -> None:
        self.view.set_related(frozenset())
        self.view.set_mark(None)
        self._desk.focus(RecordKind.QUOTE, quote_id, offset, origin=self)
        self._say(quote_id)

    def _say(self, quote_id: int) -> None:
        """A screen reader hears what the card says and the words themselves."""
        from PySide6.QtGui import QAccessible

        if not QAccessible.isActive():
            return
        card = quotes.cards(self._desk.reader, [quote_id]).get(quote_id)
        words = " […] ".join(self.view.text[start:end] for start, end in self.view.parts_of(quote_id))
        told = (card.heading, card.what, card.who, card.warning) if card is not None else ()
        announce(self.view, ". ".join(part for part in (words, *told) if part))

    def _on_quote_activated(self, quote_id: int, offset: int) -> None:
        evidence = quotes.quote(self._desk.reader, quote_id).evidence
        if evidence:
            self._desk.focus(evidence[0].kind, evidence[0].target_id, origin=self)
        else:
            self._on_quote_clicked(quote_id, offset)

    def _on_selection_changed(self, start: int, end: int) -> None:
        keys = tr("Q quote · E event · A actor · C claim · T tag · N note · S more words · + another part · Esc clear")
        self.view.set_hint(keys if end > start else "")

    def _on_hovered(self, quote_id: int | None, place: QPoint) -> None:
        if quote_id is None or self.view.has_room_for_cards:
            QToolTip.hideText()
            return
        card = quotes.cards(self._desk.reader, [quote_id]).get(quote_id)
        if card is not None:
            first = f"{card.heading} · {card.rating}" if card.rating else card.heading
            QToolTip.showText(
                place, "\n".join(line for line in (first, card.what, card.who, card.warning) if line), self
            )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._document is None or self._stack.currentWidget() is self._empty:
            return
        if event.reason() is QContextMenuEvent.Reason.Mouse and not self.view.chosen_parts():
            self.view.clicked(self.view.viewport().mapFromGlobal(event.globalPos()))
        self.verbs.menu().popup(event.globalPos())

    def _on_tab_chosen(self, document_id: int) -> None:
        self.open_document(document_id)
        self._desk.focus(RecordKind.DOCUMENT, document_id, origin=self)

    def _tell_place(self) -> None:
        self._tabs.tell_place(self._document, self.view.place_label)

    def _remember(self) -> None:
        if self._document is not None:
            self._places[self._document] = self.view.top_offset

    def _show_nothing(self) -> None:
        self._document = None
        self.view.set_text("", (), ())
        self._turn_to(self._empty)

    def _turn_to(self, page: QWidget) -> None:
        """Show the text or the empty page, and leave the keyboard on what is in sight."""
        if page is self._stack.currentWidget():
            return
        held = self.window().focusWidget()
        has_keyboard = held is not None and self.isAncestorOf(held)
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(self.view if page is self._reading else self._empty)
        if has_keyboard:
            self.setFocus()
