"""How a text of record falls into the paragraphs that the viewer lays out one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import bidirectional

from workbench.core.kinds import BlockKind
from workbench.core.texts import Block

# Shaping costs about a millisecond for a thousand characters: a text on one endless line must not stop the window.
LONGEST = 3000
_CUT = re.compile(r"\s+(?=\S)")
# A place between the parts of one character as people see it: never cut there.
_JOINED = re.compile(
    "[\u200d\U0001f1e6-\U0001f1ff]|.[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200d"
    "\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]",
    re.DOTALL,
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


def with_gaps(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int, BlockKind, int]]:
    """Start, end, kind and level of every paragraph: the blocks, and the lines that no block claims."""
    at, found = 0, False
    for block in blocks:
        begin, stop, _kind, _level = block
        if begin > at and not text[at:begin].isspace():
            for start, end in _lines(text, at, begin):
                found = True
                yield start, end, BlockKind.PARAGRAPH, 0
        if stop > begin:
            found = True
            yield block
        if stop > at:
            at = stop
    for start, end in _lines(text, at, len(text)):
        found = True
        yield start, end, BlockKind.PARAGRAPH, 0
    if not found:
        yield 0, len(text), BlockKind.PARAGRAPH, 0


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`start`-`end` in pieces short enough to lay out at once, cut after white space where there is any."""
    while end - start > LONGEST:
        cut = start + LONGEST
        for found in _CUT.finditer(text, start + LONGEST * 3 // 4, cut):
            cut = found.end()
        while cut > start + LONGEST // 2 and _JOINED.match(text, cut - 1):
            cut -= 1
        yield start, cut
        start = cut
    yield start, end


def has_right_to_left(text: str) -> bool:
    """Whether any character runs from right to left, so that a span may be drawn in several stretches."""
    return _RIGHT_TO_LEFT.search(text) is not None


def reads_leftwards(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left, and the paragraph with it."""
    for letter in text[:LONGEST]:
        direction = bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop > start and not text[start:stop].isspace():
            yield start, stop
        start = stop + 1
