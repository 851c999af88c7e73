"""Rich text between its tokens and its blocks: paragraphs, table rows and the boxes that stand among them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workbench.core.kinds import BlockKind
from workbench.services.ingest.building import squeezed

_BULLET = re.compile(r"\s*(?:[•‣▪◦–—-]|\(?\d{1,3}[.)])\t")

_SIGN = re.compile(r"\A\s*[•‣▪◦]\t")


@dataclass(slots=True)
class Flow:
    """Paragraphs of the body, of a note or of a box; `boxes` wait for the end of the paragraph they stand in."""

    pieces: list[tuple[str, BlockKind, int]] = field(default_factory=list)
    boxes: list[tuple[str, BlockKind, int]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    level: int = 0
    item: int = 0
    is_row: bool = False
    is_box: bool = False

    def end_paragraph(self) -> None:
        """The paragraph under way is complete."""
        words, self.words = joined(self.words), []
        if self.is_row:
            self.cell.append(words)
        elif words.strip():
            # Some programs write the bullet as a word of its own.
            item = self.item or (1 if _BULLET.match(words) else 0)
            kind = BlockKind.HEADING if self.level else BlockKind.ITEM if item else BlockKind.PARAGRAPH
            # As in every other format the sign before an item is none of its words; a number is one.
            self.pieces.append((_SIGN.sub("", words), kind, self.level or item))
        self._release()

    def end_cell(self) -> None:
        """The table cell under way is complete."""
        self.is_row = True
        self.end_paragraph()
        self.cells.append(" ".join(filter(None, map(squeezed, self.cell))))
        self.cell = []

    def end_row(self) -> None:
        """The table row under way is complete."""
        if any(self.cells):
            self.pieces.append(("\t".join(self.cells).rstrip("\t"), BlockKind.ROW, 0))
        self.cells = []
        self._release()

    def finish(self) -> list[tuple[str, BlockKind, int]]:
        """Everything, once nothing more will come."""
        self.is_row = False
        self.end_paragraph()
        self.words = self.cell
        self.end_paragraph()
        self.end_row()
        return self.pieces

    def _release(self) -> None:
        if not self.is_row or not (self.cells or self.cell):
            self.pieces += self.boxes
            self.boxes = []


def joined(words: list[str]) -> str:
    """The words as one text, with characters beyond the first 65,536 made whole again."""
    text = "".join(words)
    if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def flat(flow: Flow) -> str:
    """The words of a flow, a line a paragraph."""
    return "\n".join(words.strip() for words, _, _ in flow.finish() if words.strip())
