"""Tables and side-by-side columns of PDF pages, where the places of the words leave no doubt."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from workbench.services.ingest.pdfcolumns import completed
from workbench.services.ingest.pdfline import MARKER, Line
from workbench.services.ingest.pdfrivers import with_rivers
from workbench.services.ingest.pdfstacked import stacked
from workbench.services.ingest.pdfwrapped import wrapped_rows

# A gap of more than this many letter heights may part two cells; in a justified line it never stands below another.
WIDEST_SPACE = 0.8
# A smaller one may be a space of a justified line, and parts cells only where several lines keep to it.
TIGHTEST_GAP = 0.5
_FEWEST_TIGHT, _FEWEST_TIGHT_OF_TWO, _ALIGNED, _BETWEEN_COLUMNS = 3, 4, 0.15, 0.3
_FARTHEST_ROW, _MOST_ROWS = 4.0, 120
_FLUSH = 0.3
_FEWEST_ROWS = 2
_FEWEST_COLUMN_LINES = 5
_NARROWEST_COLUMN = 12.0


def arranged(lines: list[Line]) -> list[Line]:
    """The lines of one page with table rows joined by tabs, and text set in two columns read one after the other."""
    arranged: list[Line] = []
    lines = _with_tight(completed(stacked(lines)))
    runs = list(_runs(_with_wrapped([_without_marker(line) for line in lines])))
    for number, run in enumerate(runs):
        beside = [
            *(other[-1] for other in runs[max(number - 1, 0) : number]),
            *(other[0] for other in runs[number + 1 :][:1]),
        ]
        columns = _columns(run) if len(run) >= _FEWEST_ROWS and not _is_justified(run, beside) else []
        if len(columns) < 2:
            arranged += run
        elif _is_prose(run, columns):
            arranged += [cell for column in columns for line in run for cell in line.cells if _is_in(cell, column)]
        else:
            arranged += [_row(line, columns) for line in run]
    return with_rivers(arranged)


def _with_tight(lines: list[Line]) -> list[Line]:
    """The lines with the rows of tables whose columns stand as near as words do, where line after line keeps to them."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        count = _tight_length(lines[at:]) if lines[at].tight or lines[at].cells else 0
        rows = [replace(line, cells=_tight_cells(line)) for line in lines[at : at + count]]
        columns = _columns(rows) if rows else []
        found += [_row(line, columns) for line in rows] or lines[at : at + 1]
        at += count or 1
    return found


def _tight_length(lines: list[Line]) -> int:
    """How many of the first lines are rows of such a table; 0 for none, or where wide gaps show a table anyway."""
    run: list[Line] = []
    counts = [_count(line) for line in lines[:_FEWEST_TIGHT]]
    if len(counts) < _FEWEST_TIGHT or len(set(counts)) > 1:
        # Most lines with a wide space are followed by one with none: nothing is made of them.
        return 0
    for line in lines[:_MOST_ROWS]:
        count = _count(line)
        if count < 2 or (run and (count != len(run[0].cells) or not _follows(run[-1], line))):
            break
        longer = [*run, replace(line, cells=_tight_cells(line))]
        if not _keeps_to_columns(longer):
            break
        run = longer
    fewest = _FEWEST_TIGHT_OF_TWO if run and len(run[0].cells) == 2 else _FEWEST_TIGHT
    return len(run) if len(run) >= fewest and any(line.tight for line in lines[: len(run)]) else 0


def _count(line: Line) -> int:
    return len(line.tight) + 1 if line.tight else len(line.cells)


def _tight_cells(line: Line) -> tuple[Line, ...]:
    """The parts of a line between all gaps that may be no spaces."""
    if not line.tight:
        return line.cells
    places = [0, *(place for place, _, _ in line.tight), len(line.words)]
    return cells_of(line, list(line.tight), [line.words[a:b] for a, b in itertools.pairwise(places)])


def _keeps_to_columns(run: list[Line]) -> bool:
    """Whether the cells of all lines stand below each other, those after the first, which may be a heading, exactly."""
    if len({len(line.cells) for line in run}) > 1:
        return False
    size = run[0].size
    for cells in zip(*(line.cells for line in run[1:]), strict=True):
        lefts, rights = [cell.left for cell in cells], [cell.right for cell in cells]
        middles = [left + right for left, right in zip(lefts, rights, strict=True)]
        if min(max(lefts) - min(lefts), max(rights) - min(rights), (max(middles) - min(middles)) / 2) > _ALIGNED * size:
            return False
    columns = _columns(run)
    gaps = (right[0] - left[1] for left, right in itertools.pairwise(columns))
    return len(columns) == len(run[0].cells) and all(gap > _BETWEEN_COLUMNS * size for gap in gaps)


def _with_wrapped(lines: list[Line]) -> list[Line]:
    """The lines with each table whose cells run over several lines as its rows."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        rows, count = wrapped_rows(lines[at:]) if len(lines[at].cells) > 1 else ([], 0)
        found += rows or lines[at : at + 1]
        at += count or 1
    return found


def _without_marker(line: Line) -> Line:
    """A bullet or a number with a gap behind it opens an item, not a table."""
    is_item = len(line.cells) == 2 and MARKER.fullmatch(line.cells[0].words)
    return replace(line, cells=()) if is_item else line


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    """Neighbouring lines that all have several cells, and every other line alone."""
    run: list[Line] = []
    for line in lines:
        if run and not (line.cells and _follows(run[-1], line)):
            yield run
            run = []
        if line.cells:
            run.append(line)
        else:
            yield [line]
    if run:
        yield run


def _follows(before: Line, line: Line) -> bool:
    step = before.bottom - line.bottom
    return 0 < step < _FARTHEST_ROW * before.size and abs(before.size - line.size) < 0.3 * before.size


def _columns(run: list[Line]) -> list[tuple[float, float]]:
    """Stretches of the width that cells of several lines share; [] when two cells of one line share one."""
    if columns := _counted_columns(run):
        return columns
    for cell in sorted((cell for line in run for cell in line.cells), key=lambda cell: cell.left):
        if columns and cell.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], cell.right))
        else:
            columns.append((cell.left, cell.right))
    for line in run:
        taken = [number for cell in line.cells for number, column in enumerate(columns) if _is_in(cell, column)]
        if len(taken) != len(set(taken)) or len(taken) != len(line.cells):
            return []
    return columns


def _counted_columns(run: list[Line]) -> list[tuple[float, float]]:
    """The stretches of the first cells, the second ones and so on, where all lines have as many; [] where two overlap.

    A heading in the middle of its column shares no stretch with the words below it.
    """
    if len({len(line.cells) for line in run}) > 1:
        return []
    stretches = [
        (min(cell.left for cell in cells), max(cell.right for cell in cells))
        for cells in zip(*(line.cells for line in run), strict=True)
    ]
    is_apart = all(before[1] < column[0] for before, column in itertools.pairwise(stretches))
    return stretches if is_apart else []


def _is_in(cell: Line, column: tuple[float, float]) -> bool:
    return column[0] <= cell.left and cell.right <= column[1]


def _is_justified(run: list[Line], beside: list[Line]) -> bool:
    """Whether lines with wide spaces begin and end where the text above or below them does: narrow columns stretch them."""
    return any(
        all(max(abs(line.left - other.left), abs(line.right - other.right)) < _FLUSH * line.size for line in run)
        for other in beside
        if not other.cells and not other.is_row
    )


def _is_prose(run: list[Line], columns: list[tuple[float, float]]) -> bool:
    """Whether the two columns are running text: many full lines, each going on below."""
    if len(columns) != 2 or len(run) < _FEWEST_COLUMN_LINES:
        return False
    for column in columns:
        widths = [cell.right - cell.left for line in run for cell in line.cells if _is_in(cell, column)]
        if median(widths) < max(0.75 * max(widths), _NARROWEST_COLUMN * run[0].size):
            return False
    return True


def _row(line: Line, columns: list[tuple[float, float]]) -> Line:
    words = {number: cell.words for cell in line.cells for number, column in enumerate(columns) if _is_in(cell, column)}
    return replace(line, words="\t".join(words.get(number, "") for number in range(len(columns))).rstrip(), is_row=True)


def cells_of(line: Line, gaps: list[tuple[int, float, float]], words: list[str]) -> tuple[Line, ...]:
    """`line` cut at its wide gaps, each (place in the line, right edge before, left edge behind); `words` of each cell."""
    lefts = [line.left, *(left for _, _, left in gaps)]
    rights = [*(right for _, right, _ in gaps), line.right]
    return tuple(
        replace(line, words=said.strip(), left=left, right=right)
        for said, left, right in zip(words, lefts, rights, strict=True)
    )
