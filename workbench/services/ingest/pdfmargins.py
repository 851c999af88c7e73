"""How far the lines of a PDF page reach, column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.services.ingest.pdfline import Line

_FEWEST_LINES, _FEWEST_BESIDE = 5, 2
_MOST_CROSSING = 0.3
_MOST_COLUMNS = 4
_FLUSH = 0.3
_HALF = 0.6
# Two lines do not show how wide their column is.
_FEWEST_FOR_EDGE = 3
_NEAR = 4.0
_FIRST_WORD = re.compile(r"[^ \t]+")


class Edges:
    """Edges of columns: where a line could have begun and ended."""

    def __init__(self) -> None:
        self._at: dict[int, float] = {}
        self._left: dict[int, float] = {}
        self._flush: set[int] = set()
        self._certain: set[int] = set()
        self._alone: set[int] = set()

    def add(self, column: list[Line]) -> None:
        """One column of one page."""
        rights = sorted(line.right for line in column)
        edge = rights[len(rights) * 9 // 10]
        left = sorted(line.left for line in column)[len(column) // 4]
        for line in column:
            self._at[id(line)], self._left[id(line)] = edge, left
        if len(column) >= _FEWEST_FOR_EDGE:
            self._certain.update(map(id, column))
        near = sum(line.right > edge - _NEAR * line.size for line in column)
        if near < 2 or near == len(column) < _FEWEST_FOR_EDGE:
            self._alone.update(map(id, column))
        if sum(abs(line.right - edge) < _FLUSH * line.size for line in column) * 2 > len(column):
            self._flush.update(map(id, column))

    def leaves_room(self, line: Line, following: Line, *, is_end: bool = False) -> bool:
        """Whether the first word of `following` would still have fitted behind `line`: it ends its paragraph.

        With `is_end`, of a line that ends a sentence: in a justified column no paragraph ends at the very edge.
        """
        word = _FIRST_WORD.match(following.bare)
        letter = (line.right - line.left) / max(len(line.bare), 1)
        needed = 1.3 * letter * (len(word[0]) + 1 if word else 1)
        room = self._at[id(line)] - line.right
        if is_end and id(line) not in self._certain:
            return True
        if is_end and id(line) in self._flush:
            return room > _FLUSH * line.size
        return room > max(2.5 * line.size, needed)

    def is_alone(self, line: Line) -> bool:
        """Whether hardly another line reaches as far in its column: nothing shows that lines are broken there."""
        return id(line) in self._alone

    def is_far_from_end(self, line: Line, beside: Sequence[Line]) -> bool:
        """Whether `line` ends far before its column does, and not where those `beside` it do, as next to a picture."""
        at, left = self._at[id(line)], self._left[id(line)]
        is_half = line.right - left < _HALF * (at - left) and id(line) in self._certain
        is_edge = any(abs(line.right - other.right) < line.size for other in beside)
        return is_half and not is_edge and not self.is_alone(line)

    def is_indented(self, line: Line) -> bool:
        """Whether `line` begins behind the left edge of its column: it opens a paragraph or a list."""
        return 0.8 * line.size < line.left - self._left[id(line)]


def right_edges(pages: list[list[Line]]) -> Edges:
    """The edges of every line; the lines themselves must be kept, they are known by identity."""
    edges = Edges()
    for page in pages:
        for column in _columns(page):
            edges.add(column)
    return edges


def _columns(lines: list[Line], most: int = _MOST_COLUMNS) -> Iterator[list[Line]]:
    """The lines of a page by column: those left of a gutter, right of it, and across it."""
    gutter = gutter_of(lines) if most > 1 else None
    if gutter is None:
        if lines:
            yield lines
        return
    left = [line for line in lines if line.right <= gutter]
    right = [line for line in lines if line.left >= gutter]
    across = [line for line in lines if line.left < gutter < line.right]
    yield from _columns(left, most - 1)
    yield from _columns(right, most - 1)
    if across:
        yield across


def gutter_of(lines: list[Line]) -> float | None:
    """Where a strip that few lines cross parts the page; both sides hold lines side by side."""
    best: tuple[int, float] | None = None
    for place in sorted({round(line.left) for line in lines if line.size}):
        x = place - 1.0
        left = [line for line in lines if line.right <= x]
        right = [line for line in lines if line.left >= x]
        crossing = len(lines) - len(left) - len(right)
        if max(len(left), len(right)) < _FEWEST_LINES or crossing > _MOST_CROSSING * len(lines):
            continue
        if _beside(left, right) and (best is None or crossing < best[0]):
            best = crossing, x
    return best[1] if best else None


def _beside(left: list[Line], right: list[Line]) -> bool:
    if min(len(left), len(right)) < _FEWEST_BESIDE:
        return False
    low = max(min(line.bottom for line in left), min(line.bottom for line in right))
    high = min(max(line.bottom for line in left), max(line.bottom for line in right))
    return all(sum(low <= line.bottom <= high for line in side) >= _FEWEST_BESIDE for side in (left, right))
