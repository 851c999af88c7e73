"""Bookmarks of one column's document: set and taken away at the caret, gone to by key or from a menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from workbench.core.wording import tr
from workbench.ui.desk import Desk
from workbench.ui.kit.announce import announce
from workbench.ui.panes.source.shelf import Shelf
from workbench.ui.panes.source.verbs import shortened
from workbench.ui.panes.source.view import SourceView


class Bookmarks:
    """What B and Shift+B do; bookmarks stand on the shelf, beside the places."""

    def __init__(self, desk: Desk, view: SourceView, shelf: Shelf, document: Callable[[], int | None]) -> None:
        self._desk, self._view, self._shelf, self._document = desk, view, shelf, document

    def show(self) -> None:
        """Draw those of the document shown."""
        self._view.set_bookmarks(self._shelf.bookmarks(self._document()))

    def toggle(self) -> None:
        """Put a bookmark at the caret's line, or take it away."""
        document_id = self._document()
        if document_id is None:
            return
        line = self._view.line_at_caret()
        is_set = self._shelf.toggle(document_id, line.start, max(line.start, line.end - 1))
        self.show()
        announce(self._view, tr("Bookmark set") if is_set else tr("Bookmark taken away"))

    def go_on(self) -> None:
        """To the next bookmark of this document, round the end."""
        at = self._shelf.next_bookmark(self._document(), self._view.chosen().end)
        if at is None:
            self._desk.notice(tr("No bookmark in this document yet; B puts one at the caret."))
        else:
            self._go_to(at)

    def fill(self, menu: QMenu) -> None:
        """What can be done, and every bookmark with its place and first words."""
        menu.addAction(tr("Bookmark here, or take it away") + "\tB", self.toggle)
        menu.addAction(tr("Next bookmark") + "\tShift+B", self.go_on)
        menu.addSeparator()
        for at in self._shelf.bookmarks(self._document()):
            words = shortened(self._view.text[at : at + 80], 48)
            menu.addAction(f"{self._view.place_of(at)}  {words}".replace("&", "&&"), partial(self._go_to, at))

    def _go_to(self, offset: int) -> None:
        self._view.select(offset, offset)
        self._view.scroll_to(offset)
