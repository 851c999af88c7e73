"""The first sight of the source: the text where the reader was, painted as the viewer paints it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.core.texts import Block, Page
from workbench.store.connection import Reader
from workbench.store.read import documents, quotes
from workbench.ui.panes.source import model
from workbench.ui.panes.source.canvas import SourceCanvas
from workbench.ui.panes.source.spans import SpanTable

# A few screens; the viewer itself holds the whole text.
_AROUND = 6_000


class FirstText(SourceCanvas):
    """The document that was open, where it was open; takes no input."""

    def __init__(self, reader: Reader, state: Mapping[str, Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._is_filled = False
        self._reader, self._state = reader, state

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_filled:
            # Only now: in the narrow column of a widget without a place, the same text has ten times the lines.
            self._is_filled = True
            self._show(self._reader, self._state)

    def _show(self, reader: Reader, state: Mapping[str, Any]) -> None:
        wanted = state.get("document")
        if not isinstance(wanted, int) or not documents.has(reader, wanted):
            wanted = documents.first(reader)
        if wanted is None:
            return
        left = state.get("places", {}).get(str(wanted))
        at = _whole(left[0] if isinstance(left, list) and left else left)
        if zoom := _whole(state.get("zoom")):
            self.zoom(zoom)
        blocks, pages = documents.structure(reader, wanted)
        near = [block for block in blocks if block.end > at - _AROUND and block.start < at + _AROUND]
        low = min(near[0].start, at) if near and near[0] is not blocks[0] else 0
        high = near[-1].end if near else at + _AROUND
        self.set_text(
            documents.stretch(reader, wanted, low, high),
            [Block(block.start - low, block.end - low, block.kind, block.level) for block in near],
            [Page(page.start - low, page.end - low, page.label) for page in pages if low <= page.start < high],
        )
        spans = quotes.rows(reader, wanted, only=model.near(reader, wanted, at))
        self.set_spans(SpanTable.of((id, start - low, end - low, how) for id, start, end, how in spans if start >= low))
        self.set_cards(lambda ids: quotes.cards(reader, ids))
        self.open_at(at - low)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
