"""One column of the source pane: a document to read, in tabs of those opened last, with its quotes and their cards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from workbench.core.changes import Changes
from workbench.core.errors import NotFound
from workbench.core.kinds import RecordKind
from workbench.core.selection import Focus
from workbench.core.spans import Span
from workbench.core.wording import tr
from workbench.store.read import documents, places, quotes, striping
from workbench.store.read.places import TextPlace
from workbench.ui.desk import Desk, Preview
from workbench.ui.dragged import ACTOR_MIME
from workbench.ui.kit.announce import announce
from workbench.ui.kit.collecting import uncollected
from workbench.ui.kit.keys import Keys
from workbench.ui.panes.source import model
from workbench.ui.panes.source.bookmarks import Bookmarks
from workbench.ui.panes.source.copies import Copies
from workbench.ui.panes.source.finding import Finding
from workbench.ui.panes.source.head import Head
from workbench.ui.panes.source.layout import Flow
from workbench.ui.panes.source.loader import Loader
from workbench.ui.panes.source.opening import Opening
from workbench.ui.panes.source.pages import BESIDE, INSTEAD, TEXT, Pages
from workbench.ui.panes.source.shelf import Shelf
from workbench.ui.panes.source.strip import Outside
from workbench.ui.panes.source.striping import ACTOR, MODALITY, TAG
from workbench.ui.panes.source.tabs import DocumentTabs
from workbench.ui.panes.source.verbs import SourceVerbs
from workbench.ui.panes.source.view import SourceView

if TYPE_CHECKING:
    from workbench.ui.panes.source.covering import Covering
    from workbench.ui.panes.source.tools import ReaderTools


class Reader(QWidget):
    """Reads one document at a time; everything done here goes through the desk."""

    cite_requested = Signal(int)
    taken_up = Signal()
    other_requested = Signal()
    beside_requested = Signal(int)
    state_changed = Signal()

    def __init__(self, desk: Desk, shelf: Shelf, *, origin: object, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shelf = shelf
        self._origin = origin
        self._document: int | None = None
        self._digest = ""
        self._focus: Focus | None = None
        self._tools: ReaderTools | None = None
        self.covering: Covering | None = None
        self.view = SourceView(self)
        self._loader = Loader(desk.dossier, self)
        self._opening = Opening(desk.dossier, self.view, self)
        self.verbs = SourceVerbs(
            desk, self.view, document=lambda: self._document, cite=lambda quote_id: self.cite_requested.emit(quote_id)
        )
        self._build()
        self._connect()

    # -- for the pane ----------------------------------------------------------------------------------------------

    @property
    def document_id(self) -> int | None:
        """The document shown."""
        return self._document

    @property
    def is_loading(self) -> bool:
        """Whether quotes of a document with very many are still on their way."""
        return self._loader.is_busy or self._opening.is_busy

    def take_arrivals(self, known: Mapping[int, str]) -> None:
        """Follow that documents came or went; the text shown is read again only where it is one that went."""
        shown = self._document
        if shown is not None and shown in known and model.digest_of(self._desk.reader, shown) == self._digest:
            self._tabs.keep_only(known)
            self.copies.show_document(self._document)
        else:
            self.refresh(known)

    def refresh(self, known: Mapping[int, str]) -> None:
        """Read everything again; `known` holds the titles of all documents by id."""
        self._tabs.keep_only(known)
        if self._document is not None and self._document in known:
            if model.digest_of(self._desk.reader, self._document) != self._digest:
                self.open_document(self._document, is_fresh=True)  # read again in another encoding
                return
            if not self._opening.is_busy:
                self._read_all(self._document)  # place and selection stay
                self.view.refresh_cards()
                self.dim()
            self.copies.show_document(self._document)
        elif known:
            self.open_document(next(iter(known)), is_fresh=True)
        else:
            self._document = None
            self._opening.stop()
            self.view.set_text("", (), ())
            self.copies.show_document(None)

    def open_document(self, document_id: int, *, at: int | None = None, is_fresh: bool = False) -> None:
        """Show a document where it was left, or `at` an offset; `is_fresh` reads it again even when it is shown."""
        if document_id == self._document and not is_fresh:
            return
        self.remember()
        self._opening.stop()
        try:
            if model.is_long(self._desk.reader, document_id):
                self._begin(document_id, at)
                return
            with uncollected():
                self._show(model.open_document(self._desk.reader, document_id), at)
        except NotFound as error:
            self._desk.notice(str(error), "error")

    def _begin(self, document_id: int, at: int | None) -> None:
        """Read a very long text beside the window; the page says so until it is there."""
        known = documents.document(self._desk.reader, document_id)
        self._document, self._digest = document_id, known.text_sha256
        self._loader.stop()
        self._opening.read(document_id, known.title, at=at)
        self.finding.forget()
        self.copies.show_document(document_id)
        self.pages.show_document(document_id, ())
        self._tabs.show_document(document_id, known.title)

    def _show(self, opened: model.Opened, at: int | None, flow: Flow | None = None) -> None:
        document_id = opened.id
        self._document, self._digest = document_id, opened.digest
        self.view.set_text(opened.text, opened.blocks, opened.pages, flow=flow)
        left = self._shelf.place(document_id)
        self._read_spans(opened, at if at is not None else left[0] if left else 0)
        self.dim()
        self.bookmarks.show()
        self.finding.forget()
        self.copies.show_document(document_id)
        self.pages.show_document(document_id, opened.pages if opened.format == "pdf" else ())
        if self._tools is not None:
            self._tools.pages.setVisible(self.pages.has_pages)
        if self.covering is not None:
            self.covering.show()
        self._tabs.show_document(document_id, opened.title)
        if left is not None:
            self.view.select(left[1], left[1])
            self.view.open_at(left[0])

    def _read_spans(self, opened: model.Opened, offset: int) -> None:
        # With very many quotes the first frame shows those around the reader, the rest follows within a second.
        self._loader.stop()
        reader = self._desk.reader
        if opened.quotes <= model.MANY:
            self.view.set_spans(model.spans_of(reader, opened.id, self._desk.links))
        else:
            self.view.set_spans(model.spans_around(reader, opened.id, offset))
            self._loader.load(opened.id)

    def _read_all(self, document_id: int) -> None:
        if places.count_quotes(self._desk.reader, document_id) <= model.MANY:
            self.view.set_spans(model.spans_of(self._desk.reader, document_id, self._desk.links))
        else:
            self._loader.load(document_id)

    def tab_titles(self) -> list[str]:
        """What the tabs say, from left to right."""
        return self._tabs.titles()

    def shut_down(self) -> None:
        """Stop reading, so that the dossier can be closed."""
        self._loader.stop()
        self._opening.stop()
        self._loader.wait()
        self._opening.wait()
        if self.covering is not None:
            self.covering.shut_down()
        self.finding.shut_down()
        self.pages.shut_down()

    def complete(self, *, beside: Callable[[], object]) -> None:
        """Make the tools that the first paint does without; `beside` opens or closes the other column."""
        from workbench.ui.panes.source.covering import Covering
        from workbench.ui.panes.source.tools import ReaderTools

        self.covering = Covering(self._desk, self.view, lambda: self._document, self)
        self.covering.show()
        verbs = {"find": self.finding.start, "pages": self.pages.switch, "beside": beside}
        self._tools = ReaderTools(verbs, self.bookmarks.fill, self._head)
        self._tools.striped.connect(self.stripe)
        self._tools.set_striping(self.view.striping.by)
        self._tools.pages.setVisible(self.pages.has_pages)
        self.pages.switched.connect(self._on_pages_switched)
        self._head.place(self._tabs, self._tools)

    def _on_pages_switched(self) -> None:
        if self._tools is not None:
            self._tools.pages.setChecked(self.pages.mode != TEXT)
        self.state_changed.emit()
        self.setFocusProxy(self.pages.keyboard)

    def stripe(self, by: str) -> None:
        """Let the stripes stand for "modality", "actor" or "tag"."""
        self.view.set_striping(by, lambda ids, by: striping.owners(self._desk.reader, ids, by_tag=by == TAG))
        self.state_changed.emit()
        if self._tools is not None:
            self._tools.set_striping(by)

    def turn_stripes(self) -> None:
        """Let the stripes stand for the next of modality, actor and tag, and say which."""
        by = {MODALITY: ACTOR, ACTOR: TAG, TAG: MODALITY}[self.view.striping.by]
        self.stripe(by)
        words = {MODALITY: tr("Stripes by modality"), ACTOR: tr("Stripes by actor"), TAG: tr("Stripes by tag")}
        self._desk.notice(words[by])

    def open_documents(self) -> list[int]:
        """The documents in tabs, from left to right."""
        return self._tabs.documents()

    def note_focus(self, focus: Focus | None) -> None:
        """What is looked at was chosen in this pane: nothing moves."""
        self._focus = focus

    def remember(self) -> None:
        """Keep the place in the document shown."""
        if self._document is not None and not self._opening.is_busy:
            self._shelf.leave(self._document, self.view.top_offset, self.view.chosen().end)

    def view_state(self) -> dict[str, Any]:
        """Open documents and letter size, for the layout."""
        self.remember()
        held = {"zoom": self.view.zoomed, "stripes": self.view.striping.by, "pages": self.pages.mode}
        return {"open": self._tabs.documents(), "document": self._document, **held}

    def restore_view_state(self, state: Mapping[str, Any], known: Mapping[int, str]) -> None:
        """Bring back what `view_state` gave, of the documents in `known`."""
        if state.get("zoom"):
            self.view.zoom(int(state["zoom"]) - self.view.zoomed)
        if state.get("stripes") in (ACTOR, TAG):
            self.stripe(state["stripes"])
        for document_id in state.get("open", []):
            if document_id in known:
                self._tabs.show_document(document_id, known[document_id], is_current=False)
        if state.get("pages") in (BESIDE, INSTEAD):
            self.pages.set_mode(state["pages"])
        if state.get("document") in known and self._desk.selection.focus is None:
            self._document = None  # what a fresh window shows first was never read: its place is not one to keep
            self.open_document(state["document"], is_fresh=True)

    # -- building --------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._head = Head(self)
        self._tabs = DocumentTabs(self._head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head.place(self._tabs)
        column.addWidget(self._head)
        column.addWidget(self.view, 1)
        self.finding = Finding(self._desk, self.view, self.verbs, column)
        self.pages = Pages(self._desk, self.view, column)
        self.copies = Copies(self._desk, column, go=self._on_tab_chosen, beside=self.beside_requested.emit)
        self.bookmarks = Bookmarks(self._desk, self.view, self._shelf, lambda: self._document)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        view, desk = self.view, self._desk
        view.set_cards(
            lambda ids: quotes.cards(desk.reader, ids), lambda ids: quotes.carded(desk.reader, ids, desk.links)
        )
        view.set_drag_source(self.verbs.drag_data)
        view.set_drop_formats((ACTOR_MIME,))
        view.mime_dropped.connect(self.verbs.take_drop)
        view.key_command.connect(self._obey)
        view.resize_requested.connect(self.verbs.resize)
        view.resizing_changed.connect(self._on_resizing_changed)
        keys = {
            "Ctrl+F": self.finding.start,
            "F3": lambda: self.finding.step(forward=True),
            "Shift+F3": lambda: self.finding.step(forward=False),
            "Ctrl+Tab": self.other_requested.emit,
        }
        Keys(view, keys)
        view.quote_clicked.connect(self._on_quote_clicked)
        view.quote_activated.connect(self._on_quote_activated)
        view.selection_changed.connect(self._on_selection_changed)
        view.hovered.connect(self._on_hovered)
        view.place_changed.connect(self._tell_place)
        self._tabs.chosen.connect(self._on_tab_chosen)
        self._loader.loaded.connect(self.view.set_spans)
        self._opening.opened.connect(self._show)
        self._opening.failed.connect(lambda sentence: desk.notice(sentence, "error"))
        view.taken_up.connect(self.taken_up)
        for moved in (view.place_changed, view.content_changed, view.selection_changed):
            moved.connect(lambda *_where: None if self._tabs.is_arriving else self.state_changed.emit())

    # -- following the desk ----------------------------------------------------------------------------------------

    def show_focus(self, focus: Focus | None, place: TextPlace | None) -> None:
        """Show what is looked at, at its place in the texts; None for nothing in the texts."""
        self._focus = focus
        self.view.set_related(frozenset(self._desk.related().quotes))
        if focus is None or place is None:
            self.view.set_focus(None)
            return
        with self._tabs.arriving(self.view.place_changed.emit):
            self.open_document(place.document_id, at=place.start)
            if self._opening.afterwards(lambda: self.show_focus(focus, place)):
                return
            self.view.set_focus(place.quote_id)
            is_words = place.quote_id is None and place.end > place.start
            self.view.set_mark(Span(place.start, place.end) if is_words else None)
            if focus.kind is not RecordKind.DOCUMENT or focus.position is not None:
                self.view.select(place.start, place.start)
                self.view.scroll_to(place.start)

    def preview(self, shown: Preview | None) -> None:
        """Light up what is about to be decided elsewhere, where it can be read."""
        if shown is None:
            self.view.set_mark(None)
            return
        self.open_document(shown.document_id, at=shown.start)
        if self._opening.afterwards(lambda: self.preview(shown)):
            return
        if self._document == shown.document_id:
            self.view.set_focus(None)
            self.view.set_mark(Span(shown.start, shown.end), [Span(*words) for words in shown.lit])
            self.view.scroll_to(shown.start)
            if shown.is_taken:
                self.view.select(shown.start, shown.end)
                self.view.setFocus()

    def take_changes(self, changes: Changes) -> None:
        """Draw anew what a gesture made look different."""
        if self.covering is not None:
            self.covering.take_changes(changes)
        if self._document is None or self._opening.is_busy:
            return
        fresh = model.refresh_of(self._desk.reader, self._document, changes)
        if fresh is not None and (fresh.quote_ids is None or self._loader.is_busy):
            self._read_all(self._document)
        if fresh is not None and fresh.quote_ids is not None:
            self.view.change_spans(fresh.quote_ids, fresh.rows)
        if changes.touches(*model.CARD_TABLES):
            self.view.refresh_cards(model.cards_of(self._desk.reader, changes))
            self.dim()
        if self._focus is not None and self._focus.kind is not RecordKind.QUOTE:
            self.view.set_related(frozenset(self._desk.related().quotes))

    def dim(self) -> None:
        """Draw faintly what the filter leaves out."""
        subset = self._desk.subset()
        self.view.set_dimmed(None if subset is None else Outside(subset.quotes))

    # -- what the analyst does -------------------------------------------------------------------------------------

    def _obey(self, letter: str) -> None:
        own: dict[str, Callable[[], object]] = {
            "M": self.finding.start_quoting,
            "B": self.bookmarks.toggle,
            "shift+B": self.bookmarks.go_on,
            "P": self.pages.switch,
        }
        verb = own.get(letter) or self.verbs.by_letter.get(letter)
        if verb is not None:
            verb()

    def _on_quote_clicked(self, quote_id: int, offset: int) -> None:
        self.view.set_related(frozenset())
        self.view.set_mark(None)
        self._desk.focus(RecordKind.QUOTE, quote_id, offset, origin=self._origin)
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
        try:
            evidence = quotes.quote(self._desk.reader, quote_id).evidence
        except NotFound:
            return  # it went with the last gesture, and nothing was painted since
        if evidence:
            self._desk.focus(evidence[0].kind, evidence[0].target_id, origin=self._origin)
        else:
            self._on_quote_clicked(quote_id, offset)

    def _on_selection_changed(self, start: int, end: int) -> None:
        if self.view.resized_quote is not None:
            return
        keys = tr("Q quote · E event · A actor · C claim · T tag · N note · S more words · + another part · Esc clear")
        parts = len(self.view.shown_of(Span(start, end))) if end > start else 0
        if parts > 1:
            keys = tr("{count} parts: what is hidden between is left out · ", count=parts) + keys
        self.view.set_hint(keys if end > start else "")

    def _on_resizing_changed(self, quote_id: int | None) -> None:
        keys = tr("Enter keep · arrows move this end · X the other end · W whole words · Esc leave as it was")
        self.view.set_hint(keys if quote_id is not None else "")

    def _on_hovered(self, quote_id: int | None, place: QPoint) -> None:
        from workbench.ui.kit.tips import tip

        self.view.point_out(quote_id)
        card = quotes.cards(self._desk.reader, [quote_id]).get(quote_id) if quote_id is not None else None
        lines = [self.view.striping.name_of(quote_id)] if quote_id is not None else []
        if card is not None and not self.view.has_room_for_cards:
            first = f"{card.heading} · {card.rating}" if card.rating else card.heading
            lines = [first, card.what, card.who, card.warning]
        if card is not None:
            lines.append(card.hedges)
        if any(lines):
            QToolTip.showText(place, tip("\n".join(filter(None, lines))), self)
        else:
            QToolTip.hideText()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._document is None:
            return
        if event.reason() is QContextMenuEvent.Reason.Mouse and not self.view.chosen_parts():
            self.view.clicked(self.view.viewport().mapFromGlobal(event.globalPos()))
        self.verbs.menu().popup(event.globalPos())

    def _on_tab_chosen(self, document_id: int) -> None:
        self.taken_up.emit()
        self.open_document(document_id)
        self._desk.focus(RecordKind.DOCUMENT, document_id, origin=self._origin)

    def _tell_place(self) -> None:
        if not self._tabs.is_arriving:
            self._tabs.tell_place(self._document, self.view.place_label)
