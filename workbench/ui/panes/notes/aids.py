"""What helps the writer and is not there at the first paint: completion, the card of a quote, the lint."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from workbench.ui.panes.notes.book import QuoteBook
from workbench.ui.panes.notes.card import HoverCard
from workbench.ui.panes.notes.completion import Completion
from workbench.ui.panes.notes.editor import NoteEditor
from workbench.ui.panes.notes.marks import Marks
from workbench.ui.panes.notes.remarks import Remarks
from workbench.ui.panes.notes.strip import LintStrip


class Aids(QObject):
    """The helpers of one editor; the strip is put at the end of `column`."""

    def __init__(self, editor: NoteEditor, book: QuoteBook, marks: Marks, column: QVBoxLayout) -> None:
        super().__init__(editor)
        self.strip = LintStrip(column.parentWidget())
        column.addWidget(self.strip)
        self.remarks = Remarks(editor, self.strip, find=book.find, name=lambda uid: marks.look(uid).label)
        self.card = HoverCard(editor.viewport())
        self.completion = Completion(editor, book.candidates)
        editor.chip_left.connect(self.card.withdraw)
        editor.verticalScrollBar().valueChanged.connect(self.card.withdraw)
        self.remarks.look_soon()

    def withdraw(self) -> None:
        """Another note comes, or none: nothing hangs over the text."""
        self.completion.close()
        self.card.withdraw()
