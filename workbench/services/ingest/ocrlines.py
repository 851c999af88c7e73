"""From the boxes that recognition finds on a page to its lines in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import NamedTuple

from workbench.services.ingest.pdfgrids import Grid, ruled_rows
from workbench.services.ingest.pdfline import Line
from workbench.services.ingest.pdfmargins import gutter_of
from workbench.services.ingest.pdftables import cells_of

_LETTER_SHARE = 0.72
_WIDEST_SPACE = 1.2
_FEWEST_LETTERS = 18
# Boxes of lines of one size differ by what hangs below them.
_USUAL = (0.7, 1.35)
_STRAIGHT, _CURLY = re.compile(r"(?<=\w)(?:'|'’|’')(?=\w)"), re.compile(r"(?<=\w)’(?=\w)")


class Seen(NamedTuple):
    """Words in a box, in points; top above bottom."""

    words: str
    left: float
    right: float
    top: float
    bottom: float


def in_reading_order(seen: list[Seen], page: int, grids: Sequence[Grid] = ()) -> list[Line]:
    """The lines of a page: column by column, what stands side by side in one column joined, cells kept apart.

    Of what stands in a ruled table the rows.
    """
    boxes = [one for one in seen if one.words.strip() and one.top > one.bottom]
    if not boxes:
        return []
    usual = median(one.top - one.bottom for one in boxes)
    lines = [_line(one, page, usual) for one in boxes]
    rows = [(grid, inside) for grid in grids if (inside := ruled_rows(lines, grid))]
    lines = [line for line in lines if not any(_is_in(line, grid) for grid, _ in rows)]
    is_curly = any(_CURLY.search(line.words) for line in lines)
    ordered = list(_ordered(sorted(lines, key=lambda line: -line.bottom)))
    for grid, inside in rows:
        below = (number for number, line in enumerate(ordered) if line.bottom < grid.ys[-1])
        first = next(below, len(ordered))
        ordered[first:first] = inside
    return [_curled(line) for line in ordered] if is_curly else ordered


def _is_in(line: Line, grid: Grid) -> bool:
    return grid.holds((line.left + line.right) / 2, line.bottom + 0.25 * line.size)


def _line(seen: Seen, page: int, usual: float) -> Line:
    height = seen.top - seen.bottom
    height = usual if _USUAL[0] * usual < height < _USUAL[1] * usual else height
    size = round(_LETTER_SHARE * height, 1)
    # The middle of a box is steadier than its bottom.
    baseline = (seen.top + seen.bottom) / 2 - 0.35 * size
    return Line(" ".join(seen.words.split()), page, seen.left, seen.right, baseline + size, baseline, size)


def _ordered(lines: list[Line]) -> Iterator[Line]:
    """Lines from the top; between two that cross the gutter, the left column before the right one."""
    gutter = gutter_of(lines)
    left = [line for line in lines if gutter is not None and line.right <= gutter]
    right = [line for line in lines if gutter is not None and line.left >= gutter]
    if gutter is None or not (_is_prose(left) and _is_prose(right)):
        yield from _rows(lines)
        return
    held: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        if line.left < gutter < line.right:
            yield from _ordered(held[0])
            yield from _ordered(held[1])
            held = ([], [])
            yield line
        else:
            held[line.left >= gutter].append(line)
    yield from _ordered(held[0])
    yield from _ordered(held[1])


def _is_prose(lines: list[Line]) -> bool:
    # Recognition sees the words of a line with wide spaces one by one.
    return median(len(row.words) for row in _rows(lines)) >= _FEWEST_LETTERS


def _rows(lines: list[Line]) -> Iterator[Line]:
    row: list[Line] = []
    for line in lines:
        if row and row[0].bottom - line.bottom > 0.6 * row[0].size:
            yield _joined(row)
            row = []
        row.append(line)
    if row:
        yield _joined(row)


def _joined(row: list[Line]) -> Line:
    """Boxes on one level as one line: a gap wider than a space parts cells."""
    row = sorted(row, key=lambda line: line.left)
    whole = row[0]
    pieces: list[str] = [whole.words]
    gaps: list[tuple[int, float, float]] = []
    for line in row[1:]:
        if line.left - whole.right > _WIDEST_SPACE * line.size:
            gaps.append((0, whole.right, line.left))
            pieces.append(line.words)
        else:
            pieces[-1] += f" {line.words}"
        whole = replace(whole, right=max(whole.right, line.right), size=max(whole.size, line.size))
    whole = replace(whole, words=" ".join(pieces))
    return replace(whole, cells=cells_of(whole, gaps, pieces)) if gaps else whole


def _curled(line: Line) -> Line:
    """The apostrophes of a page that has curly ones: recognition takes them for straight ones, or for both, at random."""
    return replace(line, words=_STRAIGHT.sub("’", line.words))
