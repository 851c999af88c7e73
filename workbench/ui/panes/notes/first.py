"""The first sight of the note: its beginning, dressed as the editor dresses it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QWidget

from workbench.store.connection import Reader
from workbench.store.read import notes
from workbench.ui.panes.notes import body as bodies
from workbench.ui.panes.notes.chip import ChipPainter, Look, Tone
from workbench.ui.panes.notes.highlighter import MarkdownHighlighter
from workbench.ui.theme import theme

_MOST = 2_500


class FirstNote(QWidget):
    """The note that was open, from its beginning; takes no input."""

    def __init__(self, reader: Reader, state: Mapping[str, Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._labels: dict[str, int] = {}
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(bodies.MARGIN)
        self._document.setDefaultFont(theme.current().font("note"))
        self._document.documentLayout().registerHandler(bodies.CHIP, ChipPainter(self._look, self._document))
        self._highlighter = MarkdownHighlighter(self._document)
        found = notes.beginning(reader, state.get("note"), _MOST)
        if found is not None:
            self._labels = found.quotes
            bodies.load(self._document, found.body, bodies.paragraph())

    def _look(self, uid: str) -> Look:
        number = self._labels.get(uid)
        return Look("?", Tone.BROKEN) if number is None else Look(f"Q{number}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._document.setTextWidth(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("pane"))
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, theme.current().colour("text"))
        self._document.documentLayout().draw(painter, context)
        painter.end()
