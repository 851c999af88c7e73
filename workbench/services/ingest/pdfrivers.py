"""Tables of PDF pages whose cells stand as near as words: columns are where no word of any row stands in the way."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from statistics import median
from typing import NamedTuple

from workbench.services.ingest.pdfline import LEADERS, MARKER, Line

# Relative to their size: how far starts or ends of one column stand apart, how wide a gap between two cells is at the
# least in every row and in some, and how far rows stand apart.
_ALIGNED, _LEAST_GAP, _WIDE, _FARTHEST = 0.2, 0.12, 0.6, 4.0
_WIDEST_STEP, _FEWEST_SHARE, _FEWEST_ROWS, _FEWEST_OF_TWO, _WIDER = 1.4, 0.6, 3, 4, 1.6
_CERTAIN_SHARE, _LEAST_SHARE, _WIDEST = 0.5, 0.15, 1.5
_MOST_ROWS, _MOST_TRIED, _MOST_LINES = 400, 4, 400
# Columns of running text: most lines are nearly as wide as the widest, and wider than a cell.
_FULL, _NARROWEST_TEXT = 0.75, 8.0


class _Word(NamedTuple):
    """The stretch of one word, or of several once they are joined."""

    left: float
    right: float


def with_rivers(lines: list[Line]) -> list[Line]:
    """The lines with each run of rows that white stripes part from top to bottom as rows of cells."""
    if len(lines) > _MOST_LINES:
        return lines
    found: list[Line] = []
    at = 0
    while at < len(lines):
        rows = _rows(_run(lines, at)) if len(lines[at].cells) > 1 and not lines[at].is_row else []
        found += rows or lines[at : at + 1]
        at += len(rows) or 1
    return found


def _run(lines: list[Line], at: int) -> list[Line]:
    """Neighbouring lines from `at` on that can be rows: of one size, at even steps, most of them with wide gaps."""
    run: list[Line] = []
    step = 0.0
    for line in lines[at : at + _MOST_ROWS]:
        if line.is_row or not line.size or (" " in line.words and not line.spaces) or LEADERS.search(line.words):
            break
        down = run[-1].bottom - line.bottom if run else 0.0
        if run and not (0 < down < _FARTHEST * line.size and abs(line.size - run[-1].size) < 0.1):
            break
        if step and down > _WIDEST_STEP * step:
            break
        step = max(step, down)
        run.append(line)
    return _without_end(run)


def _without_end(run: list[Line]) -> list[Line]:
    while run and len(run[-1].cells) < 2:
        run = run[:-1]
    return run


def _rows(run: list[Line]) -> list[Line]:
    """The run as rows of a table, if need be without its last lines; [] for none."""
    for _ in range(_MOST_TRIED):
        if len(run) < _FEWEST_ROWS:
            return []
        borders = _borders(run)
        if len(run) >= (_FEWEST_ROWS if len(borders) > 1 else _FEWEST_OF_TWO) and borders:
            rows = [_cells(line, borders) for line in run]
            return [_row(line, cells) for line, cells in zip(run, rows, strict=True)] if _is_table(run, rows) else []
        run = _without_end(run[:-1])
    return []


def _words(line: Line) -> Iterator[_Word]:
    left = line.left
    for _, right, following in line.spaces:
        yield _Word(left, right)
        left = following
    yield _Word(left, line.right)


def _borders(run: list[Line]) -> list[float]:
    """The middles of the stripes that no word of any line stands in, where a column begins or ends behind them."""
    size = run[0].size
    words = [list(_words(line)) for line in run]
    covered: list[_Word] = []
    for word in sorted(word for own in words for word in own):
        if covered and word.left < covered[-1].right + _LEAST_GAP * size:
            covered[-1] = _Word(covered[-1].left, max(covered[-1].right, word.right))
        else:
            covered.append(word)
    stripes = [(before, column) for before, column in itertools.pairwise(covered)]
    shares = [
        _wide_share(words, before, column, size) if _is_column(words, column, size) else 0.0
        for before, column in stripes
    ]
    if max(shares, default=0.0) <= _CERTAIN_SHARE:
        return []
    # Beside a certain one a column may stand near the next in most of its rows, as numbers of as many digits do.
    return [
        (before.right + column.left) / 2
        for (before, column), share in zip(stripes, shares, strict=True)
        if share > _LEAST_SHARE
    ]


def _is_column(words: list[list[_Word]], column: _Word, size: float) -> bool:
    """Whether most rows that have words in a column begin or end them at its edge, or have their middles in one place."""
    inside = [[word for word in own if column.left <= word.left and word.right <= column.right] for own in words]
    cells = [(own[0].left, own[-1].right) for own in inside if own]
    if len(cells) < _FEWEST_ROWS:
        return False
    places = ([left for left, _ in cells], [right for _, right in cells], [(left + right) / 2 for left, right in cells])
    return max(_alike(one, _ALIGNED * size) for one in places) >= max(_FEWEST_SHARE * len(cells), _FEWEST_ROWS - 1)


def _alike(places: list[float], tolerance: float) -> int:
    """How many of the places stand within the tolerance of each other, at the most."""
    places = sorted(places)
    return max(bisect_right(places, place + tolerance) - number for number, place in enumerate(places))


def _wide_share(words: list[list[_Word]], before: _Word, column: _Word, size: float) -> float:
    """In which share of the rows the gap between two columns is wider than its spaces: those of a stretched line are alike."""
    crossed = wide = 0
    for number, own in enumerate(words):
        gaps = [(word.right, following.left) for word, following in itertools.pairwise(own)]
        here = [
            left - right
            for right, left in gaps
            if before.left <= right <= before.right and column.left <= left <= column.right
        ]
        if not here:
            continue
        crossed += 1
        least = min(left - right for right, left in gaps)
        # A heading has no other gaps than those between its cells.
        is_heading = not number and least > _WIDEST * size
        wide += here[0] > _WIDE * size and (here[0] > _WIDER * least or is_heading)
    return wide / crossed if crossed >= _FEWEST_ROWS - 1 else 0.0


def _cells(line: Line, borders: list[float]) -> list[str]:
    """The words of a line between the borders; "" where it has none."""
    cells, start = [], 0
    for border in borders:
        place = next((place for place, right, left in line.spaces if right <= border <= left), None)
        if place is None:
            place = start if border < line.left else len(line.words)
        cells.append(line.words[start:place].strip())
        start = place
    return [*cells, line.words[start:].strip()]


def _is_table(run: list[Line], rows: list[list[str]]) -> bool:
    """Whether the rows are no items, no columns of running text and no lines of wrapped cells."""
    filled = [[number for number, words in enumerate(row) if words] for row in rows]
    if len(filled[0]) < 2 or any(len(own) == 1 and own[0] for own in filled):
        return False
    if len(rows[0]) == 2 and all(MARKER.fullmatch(row[0]) for row in rows):
        return False
    return not all(_is_text([row[number] for row in rows]) for number in range(len(rows[0])))


def _is_text(column: list[str]) -> bool:
    lengths = [len(words) for words in column]
    # Letters are half as wide as they are high.
    return median(lengths) > max(_FULL * max(lengths), 2 * _NARROWEST_TEXT)


def _row(line: Line, cells: list[str]) -> Line:
    return replace(line, words="\t".join(cells).rstrip("\t"), cells=(), tight=(), spaces=(), is_row=True)
