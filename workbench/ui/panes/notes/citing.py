"""What puts citations into a note, and what a click on one leads to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench import operations
from workbench.core import citations
from workbench.core.errors import NotFound
from workbench.core.kinds import RecordKind
from workbench.core.records import Reference
from workbench.core.selection import Focus
from workbench.core.wording import tr
from workbench.ui import dragged
from workbench.ui.panes.notes.book import QuoteBook
from workbench.ui.panes.notes.editor import NoteEditor

if TYPE_CHECKING:
    from workbench.ui.desk import Desk


class Citing:
    """Commands, drops, completions and clicks of one editor.

    `begin` sees to it that there is a note and says whether there is, `flush` saves it; `origin` is the pane that a
    focus comes from.
    """

    def __init__(
        self,
        desk: Desk,
        book: QuoteBook,
        editor: NoteEditor,
        *,
        begin: Callable[[], bool],
        flush: Callable[[], bool],
        origin: object,
    ) -> None:
        self._desk, self._book, self._editor = desk, book, editor
        self._begin, self._flush, self._origin = begin, flush, origin

    def target(self) -> Focus | None:
        """The quote beside the caret."""
        uid = self._editor.chip_beside_caret()
        id = self._book.id_of(uid) if uid else None
        return None if id is None else Focus(RecordKind.QUOTE, id)

    def insert(self, quote_id: int) -> None:
        """Put the citation of a quote at the caret; begins a note when there is none."""
        try:
            uid = self._book.uid_of(quote_id)
        except NotFound as error:
            self._desk.notice(str(error), "warning")
            return
        if not self._begin():
            return
        self._editor.insert_chip(uid)
        if not self._editor.hasFocus():
            # Made from another pane, it is a gesture of its own: the next undo there must find it saved.
            self._flush()

    def cite_focus(self) -> None:
        """Insert the citation of the focused quote, or of the first quote of whatever is focused."""
        focus = self._desk.selection.focus
        if focus is not None and focus.kind is RecordKind.QUOTE:
            self.insert(focus.id)
            return
        related = self._desk.related().quotes if focus is not None else ()
        if related:
            self.insert(related[0])
        else:
            self._desk.notice(tr("Nothing to cite: focus a quote, or something that has one."), "info")

    def open(self, uid: str) -> None:
        """Look at the quote of a citation that was clicked."""
        id = self._book.id_of(uid)
        if id is None:
            self._desk.notice(tr("This citation is broken: its quote is no longer in the dossier."), "warning")
        else:
            self._desk.focus(RecordKind.QUOTE, id, origin=self._origin)

    def complete(self, reference: Reference, start: int, end: int) -> None:
        """Put what was picked in the place of what was typed for it."""
        if reference.kind is RecordKind.QUOTE:
            words = citations.token(self._book.uid_of(reference.id))
        else:
            from workbench.ui.panes.notes.completion import name_of

            words = name_of(reference)
        self._editor.replace(start, end, words)

    def take_drop(self, payload: str) -> None:
        """Cite the quote that was dropped; dropped words become one."""
        found = dragged.read(payload)
        if found is None:
            return
        quote = found.quote_id
        # One gesture: whoever takes it back wants neither the citation nor the quote.
        with self._desk.dossier.together():
            if quote is None:
                made = self._desk.run(operations.quotes.add, found.document_id, found.spans)
                quote = made.result if made is not None and isinstance(made.result, int) else None
            if quote is not None:
                self.insert(quote)
                self._flush()
