"""The source pane: the document looked at, or two of them side by side, each in a column of its own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedLayout, QWidget

from workbench.core.changes import Changes
from workbench.core.kinds import RecordKind
from workbench.core.selection import Filter, Focus, Selection
from workbench.core.wording import tr
from workbench.store.read import documents
from workbench.ui.desk import Desk, Preview
from workbench.ui.kit.empty import EmptyState
from workbench.ui.panes.source import model
from workbench.ui.panes.source.reader import Reader
from workbench.ui.panes.source.shelf import Shelf
from workbench.ui.panes.source.verbs import SourceVerbs
from workbench.ui.panes.source.view import SourceView

__all__ = ["SourcePane"]


class SourcePane(QWidget):
    """Reads one document, or two; what is looked at elsewhere is shown in the column used last."""

    cite_requested = Signal(int)
    state_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._focus: Focus | None = None
        self._filter = Filter()
        self._is_complete = False
        self.shelf = Shelf()
        self.setObjectName("pane.source")
        self.setAccessibleName(tr("Source"))
        self._columns = QSplitter(Qt.Orientation.Horizontal, self)
        self._columns.setChildrenCollapsible(False)
        self._readers: list[Reader] = []
        self.active = self._add_reader()
        words = tr("Nothing to read yet. Drop reports here, paste a text, or import files.")
        self._empty = EmptyState("document", words, action=tr("Import files…"), parent=self)
        self._empty.activated.connect(desk.request_import_dialog)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._columns)
        self.setFocusProxy(self._empty)
        desk.selected.connect(self._on_selected)
        desk.changed.connect(self._on_changed)
        desk.previewed.connect(self._preview)
        self.refresh()

    def _preview(self, shown: Preview | None) -> None:
        # A method and no lambda: Qt lets go of it together with the pane.
        self.active.preview(shown)

    # -- for the window --------------------------------------------------------------------------------------------

    @property
    def view(self) -> SourceView:
        """The text of the column used last."""
        return self.active.view

    @property
    def verbs(self) -> SourceVerbs:
        """The gestures over the text of the column used last."""
        return self.active.verbs

    @property
    def document_id(self) -> int | None:
        """The document shown in the column used last."""
        return self.active.document_id

    def peek_target(self) -> Focus | None:
        """What Space looks at: the quote that the caret stands in."""
        id = self.view.quote_here()
        return None if id is None else Focus(RecordKind.QUOTE, id)

    @property
    def is_loading(self) -> bool:
        """Whether quotes are still on their way."""
        return any(reader.is_loading for reader in self._readers)

    @property
    def readers(self) -> list[Reader]:
        """The columns from left to right."""
        return self._readers

    def complete(self) -> None:
        """Make the tools that the first paint does without."""
        self._is_complete = True
        for reader in self._readers:
            reader.complete(beside=self.switch_beside)

    def refresh(self) -> None:
        """Read everything again."""
        known = documents.titles(self._desk.reader)
        for reader in self._readers:
            reader.refresh(known)
        self._turn_to(self._columns if known else self._empty)
        self._follow(self._desk.selection)

    def open_document(self, document_id: int, *, at: int | None = None, is_fresh: bool = False) -> None:
        """Show a document where it was left, or `at` an offset; `is_fresh` reads it again even when it is shown."""
        self.active.open_document(document_id, at=at, is_fresh=is_fresh)

    def tab_titles(self) -> list[str]:
        """What the tabs of the column used last say, from left to right."""
        return self.active.tab_titles()

    def switch_beside(self) -> None:
        """Two documents side by side, or one again."""
        if len(self._readers) > 1:
            self._drop_reader()
            return
        first = self._readers[0]
        second = self._add_reader()
        others = [id for id in first.open_documents() if id != first.document_id]
        rest = [row.id for row in documents.rows(self._desk.reader) if row.id != first.document_id]
        chosen = next(iter([*others[::-1], *rest]), first.document_id)
        if chosen is not None:
            second.open_document(chosen)
        second.view.setFocus()

    def open_beside(self, reader: Reader, document_id: int) -> None:
        """A document in the column that is not `reader`'s, which is made when there is none; the keyboard stays."""
        if len(self._readers) < 2:
            self._add_reader()
        other = next(one for one in self._readers if one is not reader)
        other.open_document(document_id)
        reader.view.setFocus()

    def go_beside(self) -> None:
        """To the other column; opens it when there is none."""
        if len(self._readers) < 2:
            self.switch_beside()
        else:
            other = next(reader for reader in self._readers if reader is not self.active)
            other.view.setFocus()

    def shut_down(self) -> None:
        """Stop reading, so that the dossier can be closed."""
        for reader in self._readers:
            reader.shut_down()

    def view_state(self) -> dict[str, Any]:
        """Open documents, places, bookmarks and letter size, for the layout."""
        states = [reader.view_state() for reader in self._readers]
        beside = {"beside": states[1], "shares": self._columns.sizes()} if len(states) > 1 else {}
        return {**states[0], **beside, **self.shelf.state()}

    def restore_view_state(self, state: dict[str, Any]) -> None:
        """Bring back what `view_state` gave; documents that are gone are left out."""
        known = {row.id: row.title for row in documents.rows(self._desk.reader)}
        self.shelf.restore(state, known)
        self._readers[0].restore_view_state(state, known)
        if isinstance(state.get("beside"), dict) and len(self._readers) < 2 and known:
            self._add_reader().restore_view_state(state["beside"], known)
            self._columns.setSizes([int(size) for size in state.get("shares", [1, 1])])
            self.active = self._readers[0]

    # -- columns ---------------------------------------------------------------------------------------------------

    def _add_reader(self) -> Reader:
        reader = Reader(self._desk, self.shelf, origin=self, parent=self._columns)
        self._columns.addWidget(reader)
        self._readers.append(reader)
        reader.cite_requested.connect(self.cite_requested)
        reader.taken_up.connect(lambda: self._activate(reader))
        reader.other_requested.connect(self.go_beside)
        reader.beside_requested.connect(lambda document_id: self.open_beside(reader, document_id))
        reader.state_changed.connect(self.state_changed)
        if self._is_complete:
            reader.complete(beside=self.switch_beside)
        self._columns.setSizes([1000] * len(self._readers))
        return reader

    def _drop_reader(self) -> None:
        gone = self._readers.pop()
        gone.shut_down()
        self._activate(self._readers[0])
        self._readers[0].view.setFocus()
        gone.hide()
        gone.deleteLater()

    def _activate(self, reader: Reader) -> None:
        if reader in self._readers:
            self.active = reader
            if self._stack.currentWidget() is self._columns:
                self.setFocusProxy(reader.view)

    # -- following the desk ----------------------------------------------------------------------------------------

    def _on_selected(self, selection: Selection, origin: object) -> None:
        if origin is self:
            self._focus = selection.focus
            for reader in self._readers:
                reader.note_focus(selection.focus)
        if selection.filter != self._filter:
            self._filter = selection.filter
            for reader in self._readers:
                reader.dim()
        if origin is not self:
            self._follow(selection)

    def _follow(self, selection: Selection) -> None:
        if selection.focus == self._focus:
            return
        self._focus = selection.focus
        place = None
        if self._focus is not None:
            related = self._desk.related()
            place = model.place_of(self._desk.reader, self._focus, related, prefer=self.document_id)
        shown = [reader for reader in self._readers if place is not None and reader.document_id == place.document_id]
        target = self.active if self.active in shown or not shown else shown[0]
        for reader in self._readers:
            reader.show_focus(self._focus, place if reader is target else None)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("document"):
            if not (changes.are_arrivals and self._take_arrivals()):
                self.refresh()
            return
        for reader in self._readers:
            reader.take_changes(changes)

    def _take_arrivals(self) -> bool:
        """Follow that documents came or went; whether those shown are still there, so that no other need be known.

        An import tells of its documents several times a second, and a dossier has thousands.
        """
        shown = [reader.document_id for reader in self._readers]
        known = documents.titles(self._desk.reader, {id for reader in self._readers for id in reader.open_documents()})
        if not all(id is not None and id in known for id in shown):
            return False
        for reader in self._readers:
            reader.take_arrivals(known)
        return True

    def _turn_to(self, page: QWidget) -> None:
        """Show the texts or the empty page, and leave the keyboard on what is in sight."""
        if page is self._stack.currentWidget():
            return
        held = self.window().focusWidget()
        has_keyboard = held is not None and self.isAncestorOf(held)
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(self.active.view if page is self._columns else self._empty)
        if has_keyboard:
            self.setFocus()
