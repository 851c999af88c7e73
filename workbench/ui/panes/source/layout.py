"""Paragraph geometry: heights estimated, then corrected as paragraphs are laid out; only what is looked at is."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import floor
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextLine, QTextOption

from workbench.core.kinds import BlockKind
from workbench.core.texts import Block, Page
from workbench.ui.kit.offsets import UnitMap, displayable, held_together
from workbench.ui.panes.source.cutting import LONGEST, has_right_to_left, pieces, reads_leftwards, with_gaps
from workbench.ui.panes.source.fonts import ReadingFonts, Shape

_GROUP = 256
_KEPT = 240
# Heights of more paragraphs than these take a noticeable part of a frame to estimate.
_MANY = 4_000
TOP_MARGIN = 18
PAGE_BREAK = 34
# So many pieces of a paragraph go on in one another's lines.
_CHAIN = 8
_FIRST_WORD = re.compile(r"\S+")
_TIGHT = (BlockKind.ITEM, BlockKind.ROW)


class Line(NamedTuple):
    """One line of a laid paragraph: UTF-16 units of its paragraph, pixels from the paragraph's top.

    `left` and `right` are where its ink stands: Qt is asked once, not for each of the quotes that cover the whole line.
    """

    line: QTextLine
    start: int
    end: int
    top: int
    height: int
    baseline: int
    ascent: int
    left: float
    right: float

    def x(self, unit: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
        """Pixels from the column's left to an edge of the character at `unit`."""
        place: Any = self.line.cursorToX(unit, edge)
        return float(place[0])  # PySide gives (x, position), its stubs say object


@dataclass(slots=True)
class Laid:
    """A paragraph as Qt laid it out."""

    index: int
    start: int
    end: int
    layout: QTextLayout
    units: UnitMap
    lines: list[Line]
    height: int
    indent: int
    is_bidirectional: bool
    # Where quotes stand in it, by (start, end) of each: kept by whoever paints them.
    placed: dict[tuple[int, int], Any] = field(default_factory=dict)
    # Asked for each quote in sight: a look into bare numbers takes a quarter of one into lines.
    _starts: list[int] = field(init=False)
    _ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [line.start for line in self.lines]
        self._ends = [line.end for line in self.lines]

    def between(self, first: int, last: int) -> tuple[int, int]:
        """Which lines hold part of units `first`-`last`: the first of them and the one behind the last."""
        low = bisect_right(self._ends, first)
        return low, bisect_left(self._starts, last, low)

    def line_of(self, unit: int) -> Line:
        """The line that holds `unit`; the last one for the paragraph's end."""
        found = bisect_right(self._starts, unit) - 1
        return self.lines[max(0, found)]

    def line_at(self, y: float) -> Line:
        """The line at `y` pixels from the paragraph's top, the nearest one outside."""
        found = bisect_right(self.lines, y, key=lambda line: line.top) - 1
        return self.lines[max(0, found)]


class Flow:
    """A text cut into paragraphs and their heights, at one width and in one set of fonts."""

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        pages: Sequence[Page],
        *,
        fonts: ReadingFonts,
        width: int,
        only: Container[int] | None = None,
    ) -> None:
        """`only` holds where the paragraphs to show start; the others keep their numbers and take no room."""
        self.text = text
        self.pages = pages
        self._page_starts = array("q", (page.start for page in pages))
        self._fonts = fonts
        self._width = width
        self._cache: OrderedDict[int, Laid] = OrderedDict()
        self._cut(text, blocks, only)
        self._breaks = self._page_breaks()
        self._estimate()

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def width(self) -> int:
        """Width of the text column in pixels."""
        return self._width

    @property
    def total(self) -> int:
        """Height of everything, exact where paragraphs have been laid out."""
        return sum(self._sums)

    def resize(self, width: int) -> bool:
        """Lay out for a column of `width` pixels from now on; whether that is news."""
        if width == self._width:
            return False
        self._width = width
        self._cache.clear()
        if len(self) <= _MANY:
            self._estimate()
        else:
            # While a window's edge is dragged, each width has a frame: what is out of sight follows with `refine`.
            self._measured = bytearray(len(self))
            self.is_rough = True
        return True

    def refine(self) -> None:
        """Estimate anew what `resize` left as it was at another width."""
        if self.is_rough:
            self._estimate()
            for index, laid in self._cache.items():
                self._correct(index, laid.height)

    def restyle(self, fonts: ReadingFonts) -> None:
        """Lay out in other fonts from now on."""
        self._fonts = fonts
        self._cache.clear()
        self._estimate()

    def suit(self, fonts: ReadingFonts, width: int) -> None:
        """Be as if made with these: the window may have changed while this was made beside it."""
        if fonts is not self._fonts:
            self._width = width
            self.restyle(fonts)
        else:
            self.resize(width)

    def index_of(self, offset: int) -> int:
        """The paragraph that holds code point `offset`, the one before for a place between two."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def whole(self, index: int) -> tuple[int, int]:
        """Start and end of the paragraph that piece `index` is of: a long one is laid out in pieces."""
        first = last = index + min(0, self.numbers[index])
        while last + 1 < len(self) and self.numbers[last + 1] < 0:
            last += 1
        return self.starts[first], self.ends[last]

    def number(self, index: int) -> int:
        """The number of the paragraph that piece `index` is of, from 1."""
        return self.numbers[index + min(0, self.numbers[index])]

    def goes_on(self, index: int) -> bool:
        """Whether piece `index` goes on in the line in which the piece before it ends."""
        return self.numbers[index] < 0 and self.laid(index).lines[0].top < 0

    def sharing(self, laid: Laid, line: Line, x: float) -> tuple[Laid, Line]:
        """The piece and line under `x`, where two pieces of a paragraph share a line."""
        at = laid.index
        if line is laid.lines[-1] and at + 1 < len(self) and self.goes_on(at + 1) and x >= line.x(line.end):
            following = self.laid(at + 1)
            return following, following.lines[0]
        if line is laid.lines[0] and line.top < 0 and x < line.x(line.start):
            before = self.laid(at - 1)
            return before, before.lines[-1]
        return laid, line

    def clamped(self, offset: int) -> int:
        """The nearest place inside a paragraph: what lies between two belongs to the end of the first."""
        index = self.index_of(offset)
        return min(max(offset, self.starts[index]), self.ends[index])

    def top(self, index: int) -> int:
        """Pixels above paragraph `index`, estimated where nothing was laid out yet."""
        group = index // _GROUP
        return self._group_tops()[group] + sum(self._heights[group * _GROUP : index])

    def at(self, y: int) -> tuple[int, int]:
        """The paragraph at `y` pixels from the top of everything, and how far below its top that is."""
        tops = self._group_tops()
        group = min(max(0, bisect_right(tops, max(0, y)) - 1), len(self._sums) - 1)
        index, rest = group * _GROUP, max(0, y) - tops[group]
        while index < len(self) - 1 and rest >= self._heights[index]:
            rest -= self._heights[index]
            index += 1
        return index, rest

    def offsets_along(self, pixels: int, step: int) -> list[int]:
        """The first character of every `step` pixels of a strip that stands for the whole text, and the text's end."""
        heights, starts, ends, pixels = self._heights, self.starts, self.ends, max(1, pixels)
        tops = [0, *accumulate(heights)]
        whole, found, index = max(1, tops[-1]), [], 0
        for y in range(0, pixels, step):
            place = y * whole // pixels
            # Further down than the last one: what is above need not be searched again.
            index = min(bisect_right(tops, place, index) - 1, len(heights) - 1)
            inside = (place - tops[index]) / (heights[index] or 1)
            found.append(starts[index] + int(inside * (ends[index] - starts[index])))
        return [*found, len(self.text) + 1]

    def height(self, index: int) -> int:
        """The true height of paragraph `index`; lays it out when nobody has."""
        return self._heights[index] if self._measured[index] else self.laid(index).height

    def laid(self, index: int) -> Laid:
        """Paragraph `index` laid out; the last few screens are kept."""
        known = self._cache.get(index)
        if known is not None:
            self._cache.move_to_end(index)
            return known
        laid = self._lay(index)
        self._cache[index] = laid
        if len(self._cache) > _KEPT:
            self._cache.popitem(last=False)
        self._correct(index, laid.height)
        return laid

    def shows(self, offset: int) -> bool:
        """Whether `offset` is in a paragraph that is shown, or at the end of one."""
        index = self.index_of(offset)
        return self.starts[index] <= offset <= self.ends[index]

    def break_label(self, index: int) -> str | None:
        """The label of the page that starts with paragraph `index`, None where no page does."""
        return self._breaks.get(index)

    def page_at(self, offset: int) -> Page | None:
        """The page that holds `offset`."""
        found = bisect_right(self._page_starts, offset) - 1
        return self.pages[found] if found >= 0 else None

    def pages_inside(self, start: int, end: int) -> Sequence[Page]:
        """Pages that start after `start` and before `end`."""
        return self.pages[bisect_right(self._page_starts, start) : bisect_right(self._page_starts, end - 1)]

    # -- cutting ---------------------------------------------------------------------------------------------------

    def _cut(self, text: str, blocks: Sequence[Block], only: Container[int] | None) -> None:
        starts: list[int] = []
        ends: list[int] = []
        kinds: list[BlockKind] = []
        levels: list[int] = []
        numbers: list[int] = []
        # A report of ten million characters has tens of thousands of paragraphs: each step here is a millisecond there.
        for number, (start, end, kind, level) in enumerate(with_gaps(text, blocks), 1):
            if only is not None and start not in only:
                continue
            stretches = pieces(text, start, end) if end - start > LONGEST else ((start, end),)
            for piece, (low, high) in enumerate(stretches):
                starts.append(low)
                ends.append(high)
                kinds.append(kind)
                levels.append(level if level < 9 else 9)
                numbers.append(-piece or number)
        self.starts, self.ends = array("q", starts), array("q", ends)
        self.kinds, self.levels, self.numbers = kinds, array("b", levels), array("l", numbers)

    def _page_breaks(self) -> dict[int, str]:
        breaks: dict[int, str] = {}
        for page in self.pages:
            index = self.index_of(page.start)
            if self.ends[index] <= page.start and index + 1 < len(self):
                index += 1
            if self.starts[index] >= page.start or not self.text[self.starts[index] : page.start].strip():
                breaks.setdefault(index, page.label)
        return breaks

    # -- heights ---------------------------------------------------------------------------------------------------

    def _estimate(self) -> None:
        fonts, breaks, kinds = self._fonts, self._breaks, self.kinds
        # Only those that the text has: to measure a font is to load it.
        shapes = {kind: fonts.shape(kind, 1) for kind in set(kinds)}
        set_as = {
            kind: (shape.before + shape.after + shape.pitch, shape.pitch, max(8.0, self._width / shape.average))
            for kind, shape in shapes.items()
        }
        heights = [
            least + pitch * int((end - start) / per_line)
            for start, end, (least, pitch, per_line) in zip(
                self.starts, self.ends, map(set_as.__getitem__, kinds), strict=True
            )
        ]
        for index in breaks:
            heights[index] += PAGE_BREAK
        heights[0] += TOP_MARGIN
        self._heights = array("l", heights)
        self._measured = bytearray(len(heights))
        self.is_rough = False
        self._sums = [sum(heights[at : at + _GROUP]) for at in range(0, len(heights), _GROUP)]
        self._tops: list[int] | None = None

    def _correct(self, index: int, height: int) -> None:
        self._measured[index] = 1
        difference = height - self._heights[index]
        if difference:
            self._heights[index] = height
            self._sums[index // _GROUP] += difference
            self._tops = None

    def _group_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = [0, *accumulate(self._sums)][:-1]
        return self._tops

    # -- laying out ------------------------------------------------------------------------------------------------

    def _lay(self, index: int) -> Laid:
        start, end, kind = self.starts[index], self.ends[index], self.kinds[index]
        words = self.text[start:end]
        shape = self._fonts.shape(kind, self.levels[index])
        layout = QTextLayout(held_together(displayable(words)), shape.font)
        layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTabStopDistance(shape.average * 16)
        option.setUseDesignMetrics(True)
        is_mixed = not words.isascii() and has_right_to_left(words)
        if is_mixed and reads_leftwards(words):
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.setTextOption(option)
        top = shape.before if self.numbers[index] > 0 else 0
        follows_list = index > 0 and self.kinds[index - 1] in _TIGHT and kind not in _TIGHT
        top = max(top, 8) if follows_list else top
        top += (TOP_MARGIN if index == 0 else 0) + (PAGE_BREAK if index in self._breaks else 0)
        begun = 0.0 if is_mixed else self._begun(index, words, shape)
        lines, bottom = self._break_lines(layout, top, shape.pitch, shape.indent, begun=begun)
        is_last_piece = index + 1 >= len(self) or self.numbers[index + 1] > 0
        height = bottom + (shape.after if is_last_piece else 0)
        return Laid(index, start, end, layout, UnitMap(words), lines, height, shape.indent, is_mixed)

    def _begun(self, index: int, words: str, shape: Shape) -> float:
        """Pixels of the first line that the piece before has taken; 0 where this one begins a line."""
        piece = -self.numbers[index]
        # Now and then a piece begins a line: where the last one ends is known only once those before it are laid out.
        if piece <= 0 or piece % _CHAIN == 0:
            return 0.0
        before = self.laid(index - 1)
        last = before.lines[-1]
        taken = last.x(last.end) - shape.indent
        first = _FIRST_WORD.match(words)
        needed = QFontMetricsF(shape.font).horizontalAdvance(first.group() if first else words[:1])
        has_room = not before.is_bidirectional and taken + needed < self._width - shape.indent
        return taken if has_room else 0.0

    def _break_lines(
        self, layout: QTextLayout, top: int, pitch: int, indent: int, *, begun: float
    ) -> tuple[list[Line], int]:
        lines: list[Line] = []
        width = max(40, self._width - indent)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            begun, taken = 0.0, begun
            line.setLineWidth(width - taken)
            tall, ascent = line.height(), line.ascent()
            height = max(pitch, int(tall) + 4)
            if taken:
                top = -height
            line.setPosition(QPointF(indent + taken, top + (height - tall) / 2))
            begin = line.textStart()
            baseline = floor(line.y() + ascent + 0.5)
            stop, ink = begin + line.textLength(), line.naturalTextRect()
            lines.append(Line(line, begin, stop, top, height, baseline, int(ascent), ink.left(), ink.right()))
            top += height
        layout.endLayout()
        return lines, top
