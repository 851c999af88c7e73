"""Putting a text of record together from clean pieces, with its blocks pointing into it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.core.kinds import BlockKind
from workbench.core.texts import Block, normalise

SEPARATOR = "\n\n"

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff]")
_BREAKS = re.compile("[\x0b\x0c]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# Sorting a pile of accents takes the square of its height; Unicode's own remedy is a joiner in between.
_MARKS = "[\u0300-\u034e\u0350-\u036f\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0]"
_PILED = re.compile(f"{_MARKS}{{200}}(?={_MARKS})")
# The same by bytes of UTF-8, which are searched ten times as fast: only a text that may hold such letters is looked at.
_CONTROL_BYTES = bytes((*range(9), *range(14, 32), 127))
_MARK_BYTES = (b"\xcc", b"\xcd", b"\xd6", b"\xd9", b"\xe1")
_SYMBOL_MARK_BYTES = b"\xe2\x83"
_SPACES = re.compile(r"[ \t\n\r\f\v]+")


def record_text(raw: str, encoded: bytes = b"") -> str:
    """`normalise(raw)` without control characters; page and line feeds become line ends, half characters U+FFFD.

    Controls go first, so that normalising the result again changes nothing. `encoded` is `raw` as UTF-8, where known.
    """
    encoded = encoded or raw.encode("utf-8", "surrogatepass")
    if "\ufeff" in raw or len(encoded.translate(None, _CONTROL_BYTES)) != len(encoded):
        raw = _CONTROLS.sub("", raw)
    if "\x0c" in raw or "\x0b" in raw:
        raw = _BREAKS.sub("\n", raw)
    # UTF-8 is where half of a surrogate pair would stop the database later; all of them begin with this byte.
    if b"\xed" in encoded:
        raw = _SURROGATES.sub("\ufffd", raw)
    if any(mark in encoded for mark in _MARK_BYTES) or (b"\xe2" in encoded and _SYMBOL_MARK_BYTES in encoded):
        raw = _PILED.sub("\\g<0>\u034f", raw)
    return normalise(raw)


def squeezed(raw: str) -> str:
    """`raw` with every run of white space as one space and none at the ends; no-break spaces stay."""
    return _SPACES.sub(" ", raw).strip(" ")


class TextBuilder:
    """Collects blocks in reading order; the text is the blocks with an empty line between them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0

    @property
    def position(self) -> int:
        """Where the next block will start."""
        return self._length + (len(SEPARATOR) if self._pieces else 0)

    @property
    def count(self) -> int:
        """How many blocks there are."""
        return len(self._blocks)

    def add(
        self, words: str, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0, *, is_verbatim: bool = False
    ) -> None:
        """Append one block; words that are only white space add nothing. `is_verbatim` keeps the indent before it.

        A row keeps the tabs that stand for empty cells at its beginning; its block begins behind them.
        """
        words = record_text(words)
        bare = words.strip(" \t\n")
        if not bare:
            return
        if is_verbatim:
            words = words.strip("\n").rstrip(" \t\n")
        elif kind is BlockKind.ROW:
            words = words.lstrip(" \n").rstrip(" \t\n")
        else:
            words = bare
        start, begun = self.position, len(words) - len(bare)
        self._pieces.append(words)
        self._length = start + len(words)
        self._blocks.append(Block(start + begun, self._length, kind, level))

    def add_text(self, text: str, blocks: Sequence[Block]) -> None:
        """Append a text of record to the letter, with the blocks that were found on it."""
        start = self.position
        self._pieces.append(text)
        self._length = start + len(text)
        self._blocks += [Block(start + block.start, start + block.end, block.kind, block.level) for block in blocks]

    @property
    def text(self) -> str:
        """The text so far."""
        return SEPARATOR.join(self._pieces)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks so far."""
        return tuple(self._blocks)

    def first_heading(self) -> str:
        """Words of the first heading of level 1, or of a heading that opens the text; "" when there is none."""
        for number, block in enumerate(self._blocks):
            if block.kind is BlockKind.HEADING and (block.level == 1 or number == 0):
                return squeezed(self.text[block.start : block.end])
        return ""
