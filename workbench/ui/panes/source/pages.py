"""Pages as printed in one column: beside the text, in its place, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from workbench.core.texts import Page
from workbench.core.wording import tr
from workbench.ui.desk import Desk
from workbench.ui.panes.source.view import SourceView

if TYPE_CHECKING:
    from workbench.ui.panes.source.pageview import PageView
    from workbench.ui.panes.source.printing import Printing

TEXT, BESIDE, INSTEAD = "text", "beside", "instead"
_NEXT = {TEXT: BESIDE, BESIDE: INSTEAD, INSTEAD: TEXT}


class Pages(QObject):
    """Makes the page view when it is first wanted; a document without pages shows its text whatever was chosen."""

    switched = Signal()

    def __init__(self, desk: Desk, view: SourceView, column: QVBoxLayout) -> None:
        super().__init__(view)
        self._desk, self._view, self._column = desk, view, column
        self._document: int | None = None
        self._pages: Sequence[Page] = ()
        self._page_view: PageView | None = None
        self._printing: Printing | None = None
        self.mode = TEXT

    @property
    def has_pages(self) -> bool:
        """Whether the document shown can be shown as printed."""
        return bool(self._pages)

    @property
    def keyboard(self) -> QWidget:
        """Who takes the keys."""
        is_instead = self.mode == INSTEAD and self.has_pages and self._page_view is not None
        return self._page_view if is_instead and self._page_view is not None else self._view

    def show_document(self, document_id: int, pages: Sequence[Page]) -> None:
        """Another document; `pages` is empty where it has none as printed."""
        self._document, self._pages = document_id, pages
        if self._page_view is not None:
            self._page_view.show_document(document_id, pages)
        self._apply()

    def switch(self) -> None:
        """Beside the text, then in its place, then the text alone again."""
        if not self.has_pages:
            self._desk.notice(tr("Only a PDF has pages as printed."))
            return
        self.set_mode(_NEXT[self.mode])
        self.keyboard.setFocus()

    def set_mode(self, mode: str) -> None:
        """Show pages BESIDE the text, INSTEAD of it, or TEXT alone."""
        self.mode = mode
        self._apply()
        self.switched.emit()

    def shut_down(self) -> None:
        """Return when nothing runs any more."""
        if self._printing is not None:
            self._printing.close()

    def _apply(self) -> None:
        shown = self.mode if self.has_pages else TEXT
        if shown != TEXT:
            self._made()
        if self._page_view is not None:
            self._page_view.setVisible(shown != TEXT)
            self._view.setVisible(shown != INSTEAD)

    def _made(self) -> None:
        if self._page_view is not None:
            return
        from workbench.ui.panes.source.pageview import PageView
        from workbench.ui.panes.source.printing import Printing

        self._printing = Printing(self._desk.dossier, self)
        self._page_view = PageView(self._view, self._printing)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        place = self._column.indexOf(self._view)
        self._column.removeWidget(self._view)
        halves.addWidget(self._view)
        halves.addWidget(self._page_view)
        halves.setSizes([1000, 1000])
        self._column.insertWidget(place, halves, 1)
        self._page_view.show_document(self._document, self._pages)
