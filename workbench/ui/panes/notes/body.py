"""A note's body and the editor's document: `[@uid]` in the one is a single character, a chip, in the other."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from workbench.core import citations
from workbench.ui.kit.offsets import UnitMap

OBJECT = "\ufffc"
MARGIN = 16
_LINE_HEIGHT = 128.0
CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
UID = QTextFormat.Property.UserProperty.value + 1

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
# The object character would pass for a chip, and Qt reads U+FDD0 and U+FDD1 as the borders of a frame.
_UNHOLDABLE = re.compile("[\ufffc\ufdd0\ufdd1\x00]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Chip(NamedTuple):
    """One citation in the editor: its position in the document (UTF-16 units) and the quote that it cites."""

    position: int
    uid: str


def normalise(body: str) -> str:
    r"""`body` as the editor can hold it: `\n` between lines, nothing that Qt would read as structure.

    >>> normalise("a\r\nb\ufffc")
    'a\nb'
    """
    return _SURROGATE.sub("\ufffd", _UNHOLDABLE.sub("", _LINE_ENDS.sub("\n", body)))


class Shown:
    """A body as the editor shows it, and where each of its characters stands there.

    >>> Shown("So [@0123456789abcdef0123456789abcdef].").text == "So \ufffc."
    True
    """

    def __init__(self, body: str) -> None:
        self.body = normalise(body)
        self.tokens = citations.tokens(self.body)
        self.text = "".join(self._pieces())
        self._starts = [token.start for token in self.tokens]
        # Where each chip stands in `text`, in code points.
        self._places: list[int] = []
        hidden = 0
        for token in self.tokens:
            self._places.append(token.start - hidden)
            hidden += token.end - token.start - 1

    def to_position(self, offset: int) -> int:
        """The document position of code point `offset` of the body; inside a token, the place before its chip."""
        before = bisect_left(self._starts, offset)
        if before == 0:
            return self._units.to_units(offset)
        token, place = self.tokens[before - 1], self._places[before - 1]
        point = place if offset < token.end else place + 1 + offset - token.end
        return self._units.to_units(point)

    def to_offset(self, position: int) -> int:
        """The code point of the body at a document position."""
        point = self._units.to_points(position)
        before = bisect_right(self._places, point - 1)
        if before == 0:
            return point
        return self.tokens[before - 1].end + point - self._places[before - 1] - 1

    @cached_property
    def _units(self) -> UnitMap:
        return UnitMap(self.text)

    def _pieces(self) -> Iterator[str]:
        done = 0
        for token in self.tokens:
            yield self.body[done : token.start]
            yield OBJECT
            done = token.end
        yield self.body[done:]


def chip_format(uid: str) -> QTextCharFormat:
    """The character format that makes U+FFFC the chip of a quote."""
    made = QTextCharFormat()
    made.setObjectType(CHIP)
    made.setProperty(UID, uid)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    return made


def insert(cursor: QTextCursor, body: str) -> None:
    """Put `body` where the cursor is, its tokens as chips, as one step of the editor's own undo."""
    shown = Shown(body)
    plain = QTextCharFormat()
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    done = 0
    for token in shown.tokens:
        cursor.insertText(shown.body[done : token.start], plain)
        cursor.insertText(OBJECT, chip_format(token.uid))
        done = token.end
    cursor.insertText(shown.body[done:], plain)
    cursor.endEditBlock()


def paragraph() -> QTextBlockFormat:
    """The format of every paragraph of a note."""
    made = QTextBlockFormat()
    made.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def load(document: QTextDocument, body: str, paragraph: QTextBlockFormat | None = None) -> None:
    """Make `body` the whole of `document`, every paragraph in one format, with nothing to undo."""
    document.setUndoRedoEnabled(False)
    cursor = QTextCursor(document)
    # One edit block: the document is laid out and highlighted once.
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    insert(cursor, body)
    if paragraph is not None:
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(paragraph)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)


def chips(document: QTextDocument, start: int = 0, end: int | None = None) -> list[Chip]:
    """The chips from document position `start` to `end` (exclusive), in order."""
    last = document.characterCount() if end is None else end
    found: list[Chip] = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < last:
        if OBJECT in block.text():
            found += (chip for chip in _chips_in(block) if start <= chip.position < last)
        block = block.next()
    return found


def chip_at(document: QTextDocument, position: int) -> str:
    """The uid of the chip at a document position, "" where there is none."""
    found = chips(document, position, position + 1) if 0 <= position < document.characterCount() else []
    return found[0].uid if found else ""


def body_of(document: QTextDocument, start: int = 0, end: int | None = None) -> str:
    """The body that a document, or a stretch of it, stands for."""
    last = document.characterCount() - 1 if end is None else end
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    # Not toPlainText(), which turns the no-break spaces of French typography into plain ones.
    pieces = _LINE_ENDS.sub("\n", cursor.selectedText()).split(OBJECT)
    written = [pieces[0]]
    for chip, piece in zip(chips(document, start, last), pieces[1:], strict=True):
        written += (citations.token(chip.uid) if chip.uid else "", piece)
    return "".join(written)


def _chips_in(block: QTextBlock) -> Iterator[Chip]:
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        form = fragment.charFormat()
        uid = str(form.property(UID) or "") if form.objectType() == CHIP else ""
        # Two citations of one quote side by side are one fragment; positions are units, and so is this text's index.
        units = UnitMap(text := fragment.text())
        for index, character in enumerate(text):
            if character == OBJECT:
                yield Chip(fragment.position() + units.to_units(index), uid)
        at += 1
