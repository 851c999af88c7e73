"""Lines among the rows of a table whose own gaps are no wider than a space, cut where the cells beside them are."""

from __future__ import annotations

import itertools
from dataclasses import replace
from statistics import median

from workbench.services.ingest.pdfline import Line

# Relative to their size: how far the edges of one column stand apart, how far a row reaches and the next is.
_ALIGNED, _EXACT, _FARTHEST_RIGHT, _FARTHEST_DOWN = 0.2, 0.1, 3.0, 5.0
_FEWEST_BESIDE, _MOST_BESIDE, _LONGEST = 3, 4, 400
_WIDEST_STEP, _WIDER = 1.35, 1.3


def completed(lines: list[Line]) -> list[Line]:
    """The lines with those among or above rows of cells cut as these are, though their own gaps are no wider than a space."""
    found = _finer(lines)
    for number in (*range(len(found)), *reversed(range(len(found)))):
        line = found[number]
        if not line.spaces or line.is_row or len(line.words) > _LONGEST:
            continue
        above, below = _beside(found, number, -1), _beside(found, number, 1)
        if cells := _completed(line, above, below):
            found[number] = replace(line, cells=cells, tight=())
    return found


def _finer(lines: list[Line]) -> list[Line]:
    """The lines with rows of cells cut further where all of them begin words at one place behind gaps of several widths."""
    found = list(lines)
    at = 0
    while at < len(found):
        run = [found[at]]
        while at + len(run) < len(found) and _is_like(run[-1], found[at + len(run)]):
            run.append(found[at + len(run)])
        edges = _common_edges(run) if len(run) >= _FEWEST_BESIDE else []
        if edges:
            known = [[*edges, *(cell.left for cell in line.cells[1:])] for line in run]
            found[at : at + len(run)] = [_cut_at(line, own) for line, own in zip(run, known, strict=True)]
        at += len(run)
    return found


def _is_like(before: Line, line: Line) -> bool:
    """Whether a line is the next row of as many cells."""
    is_row = len(line.cells) == len(before.cells) > 1 and bool(line.spaces and before.spaces)
    return is_row and 0 < before.bottom - line.bottom < _FARTHEST_DOWN * line.size and line.size == before.size


def _common_edges(run: list[Line]) -> list[float]:
    """Where words begin in every line, though no cell does yet, and the gap before them is not that of a text."""
    tolerance = _EXACT * run[0].size
    known = [cell.left for line in run for cell in line.cells[1:]]
    edges = []
    for _, _, left in run[0].spaces:
        gaps = [behind - edge for line in run for _, edge, behind in line.spaces if abs(behind - left) < tolerance]
        is_new = all(abs(left - other) > tolerance for other in known)
        if is_new and len(gaps) == len(run) and max(gaps) > _WIDER * min(gaps):
            edges.append(left)
    return edges


def _cut_at(line: Line, edges: list[float]) -> Line:
    """The line with its cells as they begin at these places."""
    tolerance = _EXACT * line.size
    gaps = [gap for gap in line.spaces if any(abs(gap[2] - edge) < tolerance for edge in edges)]
    return replace(line, cells=_parts(line, gaps), tight=())


def _parts(line: Line, gaps: list[tuple[int, float, float]]) -> tuple[Line, ...]:
    places = [0, *(place for place, _, _ in gaps), len(line.words)]
    lefts, rights = [line.left, *(left for _, _, left in gaps)], [*(right for _, right, _ in gaps), line.right]
    return tuple(
        part_of(line, a, b, left, right)
        for (a, b), left, right in zip(itertools.pairwise(places), lefts, rights, strict=True)
    )


def _beside(lines: list[Line], number: int, step: int) -> list[Line]:
    """The nearest lines on one side with cells, as far as no other comes between."""
    found: list[Line] = []
    before = lines[number]
    for other in range(number + step, number + step * (_MOST_BESIDE + 1), step):
        if not 0 <= other < len(lines) or len(lines[other].cells) < 2 or lines[other].is_row:
            break
        line = lines[other]
        gap = (before.bottom - line.bottom) * step
        if not 0 < gap < _FARTHEST_DOWN * line.size or abs(line.size - before.size) > 0.3 * line.size:
            break
        if found and len(line.cells) != len(found[0].cells):
            break
        found.append(line)
        before = line
    return found


def _completed(line: Line, above: list[Line], below: list[Line]) -> tuple[Line, ...]:
    """The cells of `line` by the columns of the rows beside it; () where these are too few or it does not keep to them."""
    if above and below and len(above[0].cells) != len(below[0].cells):
        return ()
    rows = [*above, *below]
    is_between = bool(above and below)
    if len(rows) < (2 if is_between else _FEWEST_BESIDE) or len(rows[0].cells) <= len(line.cells):
        return ()
    # The farthest of them may be a heading, in the middle of its columns.
    columns = _aligned_columns(rows) or (_aligned_columns(rows[:-1]) if len(rows) > 2 and not is_between else [])
    if not columns or not (is_between or _is_next(line, rows, is_above=bool(below))):
        return ()
    cuts = [_gap_at(line, before, column) for before, column in itertools.pairwise(columns)]
    gaps = [gap for gap in cuts if gap is not None]
    if len(gaps) < len(cuts) or len(set(gaps)) < len(cuts):
        return ()
    parts = _parts(line, gaps)
    if any(part.left < before[1] for before, part in zip(columns, parts[1:], strict=False)):
        return ()
    if any(part.right > behind[0] for behind, part in zip(columns[1:], parts, strict=False)):
        return ()
    is_sure = is_between or len(columns) > 2 or _is_wider(line, gaps)
    return parts if is_sure and line.right < columns[-1][1] + _FARTHEST_RIGHT * line.size else ()


def _aligned_columns(rows: list[Line]) -> list[tuple[float, float]]:
    """The stretch of each column; [] where cells do not stand below each other, at their left, right or middle."""
    columns = []
    for cells in zip(*(row.cells for row in rows), strict=True):
        lefts, rights = [cell.left for cell in cells], [cell.right for cell in cells]
        middles = [(left + right) / 2 for left, right in zip(lefts, rights, strict=True)]
        apart = min(max(places) - min(places) for places in (lefts, rights, middles))
        if apart > _ALIGNED * rows[0].size:
            return []
        columns.append((min(lefts), max(rights)))
    if any(before[1] >= column[0] for before, column in itertools.pairwise(columns)):
        return []
    return columns


def _is_next(line: Line, rows: list[Line], *, is_above: bool) -> bool:
    """Whether a line stands no further from the rows than these from each other."""
    steps = [abs(before.bottom - row.bottom) for before, row in itertools.pairwise(rows)]
    nearest = rows[0]
    return abs(line.bottom - nearest.bottom) < _WIDEST_STEP * max(steps)


def _gap_at(line: Line, before: tuple[float, float], column: tuple[float, float]) -> tuple[int, float, float] | None:
    """The gap of `line` that parts two columns: the one behind which words begin with the column, or the only one
    between the two."""
    tolerance = _ALIGNED * line.size
    exact = [gap for gap in line.spaces if abs(gap[2] - column[0]) < tolerance and gap[1] > before[0]]
    between = [gap for gap in line.spaces if gap[1] < column[0] and gap[2] > before[1]]
    found = exact if len(exact) == 1 else between
    return found[0] if len(found) == 1 else None


def _is_wider(line: Line, cuts: list[tuple[int, float, float]]) -> bool:
    """Whether the gaps between its cells are wider than those between its words."""
    others = [left - right for place, right, left in line.spaces if (place, right, left) not in cuts]
    usual = median(others) if others else 0.0
    return all(left - right > _WIDER * usual for _, right, left in cuts)


def part_of(line: Line, start: int, end: int, left: float, right: float) -> Line:
    """The words of a line between two places, with the edges of these."""
    return replace(line, words=line.words[start:end].strip(), left=left, right=right, cells=(), tight=(), spaces=())
