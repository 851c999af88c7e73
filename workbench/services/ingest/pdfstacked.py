"""Tables of PDF pages without rules, where only the places at which words begin, line after line, tell the cells."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from workbench.services.ingest.pdfcolumns import part_of
from workbench.services.ingest.pdfline import LEADERS, MARKER, Line
from workbench.services.ingest.pdfwrapped import Piece, Table, is_table, told

# Relative to their size: how far what begins at one edge stands apart, what parts two cells at the least.
_ALIGNED, _LEAST_GAP = 0.2, 0.1
_LEVEL, _FARTHEST_UP, _FARTHEST_DOWN = 0.3, 16.0, 5.0
_FEWEST_AT_EDGE = 2
# More lines than these in most cells are columns of a newspaper.
_LONGEST_CELL, _MOST_LINES, _MOST_COLUMNS, _MOST_LOOKED_AT = 4.0, 600, 20, 5_000
_FEWEST_BESIDE, _MOST_BESIDE, _WIDER = 3, 4, 1.3


def are_near_cells(lines: list[Line]) -> set[int]:
    """Numbers of the lines that stand near one with wide gaps, or near one that goes on higher and further right."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if len(line.cells) > 1 or (number and _is_jump(lines[number - 1], line)):
            found.update(range(max(number - _MOST_BESIDE, 0), number + _MOST_BESIDE + 1))
    return found


def stacked(lines: list[Line]) -> list[Line]:
    """The lines with each table that is printed cell by cell, every cell from its edge on, as its rows."""
    found: list[Line] = []
    at = 0
    # A drawing of a thousand labels would be looked through from each of them on.
    room = _MOST_LOOKED_AT
    while at < len(lines):
        rows, back, count = list[Line](), 0, 0
        if room > 0 and at + 1 < len(lines) and _is_jump(lines[at], lines[at + 1]):
            edges, end = _edges(lines, at)
            room -= end - at
            rows, back, count = _stack(lines, at, edges, end)
        if rows and not any(line.is_row for line in found[len(found) - back :]):
            found[len(found) - back :] = rows
        else:
            count = 1
            found.append(lines[at])
        at += count
    return found


def _is_jump(before: Line, line: Line) -> bool:
    """Whether `line` goes on beside the one before it, as high or higher: the next cell, or the next column."""
    if (
        not before.size
        or not line.size
        or before.is_row
        or line.is_row
        or abs(line.size - before.size) > 0.3 * line.size
    ):
        return False
    rise = line.bottom - before.bottom
    return line.left > before.right and -_LEVEL * line.size < rise < _FARTHEST_UP * line.size


def _stack(lines: list[Line], at: int, edges: list[float], end: int) -> tuple[list[Line], int, int]:
    """Rows of the table in which the line at `at` is followed by the next cell, how many lines before that line belong
    to it, and how many from it on; ([], 0, 0) where it is none."""
    begin = _beginning(lines, at, edges) if len(edges) > 1 else end
    cut = list(itertools.takewhile(bool, (_cut(line, edges) for line in lines[begin:end])))
    pieces = [piece for found in cut for piece in found]
    if not pieces:
        return [], 0, 0
    table = Table(_stretches(pieces, len(edges)), lines[at].size, pieces)
    rows = table.rows()
    while rows and len({piece.column for piece in rows[-1]}) < 2:
        rows.pop()
    while rows and len({piece.column for piece in rows[0]}) < 2:
        begin, cut = begin + len(rows[0]), cut[len(rows.pop(0)) :]
    count = _lines_of(rows, cut)
    if begin > at or not count or not is_table(table, rows, _LEAST_GAP) or _is_text(rows, len(edges)):
        return [], 0, 0
    made = [told(row, len(edges)) for row in rows]
    header = _header(lines[begin - 1], rows, len(edges)) if begin else None
    if header is not None:
        made, begin, count = [header, *made], begin - 1, count + 1
    return made, at - begin, begin + count - at


def _lines_of(rows: list[list[Piece]], cut: list[list[Piece]]) -> int:
    """How many of the cut lines make up the rows; 0 where a row ends inside of a line, or begins without its first cell."""
    taken = sum(map(len, rows))
    ends = list(itertools.accumulate(map(len, cut)))
    return ends.index(taken) + 1 if taken in ends and not rows[0][0].column else 0


def _header(line: Line, rows: list[list[Piece]], columns: int) -> Line | None:
    """The line above a table as its first row, where it has a cell over each of its columns."""
    if line.is_row or len(line.cells) != columns:
        return None
    is_near = 0 < line.bottom - rows[0][0].line.bottom < _FARTHEST_DOWN * line.size
    stretches = _stretches([piece for row in rows for piece in row], columns)
    is_over = all(
        left - line.size < (cell.left + cell.right) / 2 < right + line.size
        for cell, (left, right) in zip(line.cells, stretches, strict=True)
    )
    words = "\t".join(cell.words for cell in line.cells)
    return replace(line, words=words, cells=(), tight=(), spaces=(), is_row=True) if is_near and is_over else None


def _edges(lines: list[Line], at: int) -> tuple[list[float], int]:
    """Where the cells of a table begin from which the line at `at` jumps to the next, and where the table ends."""
    edges = [lines[at].left, lines[at + 1].left]
    held = [1, 1]
    size = lines[at].size
    low = min(lines[at].bottom, lines[at + 1].bottom)
    end = at + 2
    for line in lines[at + 2 : at + _MOST_LINES]:
        if line.is_row or not line.size or abs(line.size - size) > 0.3 * size or LEADERS.search(line.words):
            break
        if low - line.bottom > _FARTHEST_DOWN * size or line.bottom - low > 2 * _FARTHEST_UP * size:
            break
        number = _edge_of(line.left, edges, size)
        if number < 0:
            if len(edges) == _MOST_COLUMNS or not (line.left < edges[0] or _is_jump(lines[end - 1], line)):
                break
            place = sum(edge < line.left for edge in edges)
            if not _cut(line, [*edges[:place], line.left, *edges[place:]]):
                break
            edges.insert(place, line.left)
            held.insert(place, 1)
        elif not _cut(line, edges):
            break
        else:
            held[number] += 1
        low = min(low, line.bottom)
        end += 1
    known = [edge for edge, count in zip(edges, held, strict=True) if count >= _FEWEST_AT_EDGE or edge == edges[0]]
    return sorted([*known, *_inner_edges(lines[at:end], known)]), end


def _inner_edges(lines: list[Line], edges: list[float]) -> list[float]:
    """Where several lines have a wide gap and go on at one place, though none begins there: cells beside their middle."""
    size = lines[0].size
    lefts = sorted(cell.left for line in lines for cell in line.cells[1:] if _edge_of(cell.left, edges, size) < 0)
    groups: list[list[float]] = []
    for left in lefts:
        if groups and left - groups[-1][0] < _ALIGNED * size:
            groups[-1].append(left)
        else:
            groups.append([left])
    return [group[0] for group in groups if len(group) >= _FEWEST_BESIDE]


def _beginning(lines: list[Line], at: int, edges: list[float]) -> int:
    """The first line of the table: above the first jump stand the lines of its cell and rows of one line."""
    top = lines[at + 1].bottom + _LEVEL * lines[at].size
    begin = at
    while begin and at - begin < _MOST_LINES:
        line = lines[begin - 1]
        if line.is_row or not line.size or line.bottom <= lines[begin].bottom - _LEVEL * line.size:
            break
        if line.bottom - lines[begin].bottom > _FARTHEST_DOWN * line.size or abs(line.size - lines[at].size) > 0.1:
            break
        found = _cut(line, edges)
        if not found or (len(found) == 1 and not found[0].column and line.bottom > top):
            break
        begin -= 1
    return begin


def _edge_of(left: float, edges: list[float], size: float) -> int:
    """Number of the edge that something begins at; -1 for none."""
    return next((number for number, edge in enumerate(edges) if abs(edge - left) < _ALIGNED * size), -1)


def _cut(line: Line, edges: list[float]) -> list[Piece]:
    """The line cut where words begin at edges; [] where it begins at none or words cross one."""
    column = _edge_of(line.left, edges, line.size)
    if column < 0 or LEADERS.search(line.words):
        return []
    found: list[Piece] = []
    start, left = 0, line.left
    for place, edge, behind in line.spaces or _wide(line):
        number = _edge_of(behind, edges, line.size)
        if number > column and behind - edge > _LEAST_GAP * line.size:
            found.append(Piece(column, part_of(line, start, place, left, edge)))
            start, left, column = place, behind, number
    found.append(Piece(column, part_of(line, start, len(line.words), left, line.right)))
    if len(found) > 1 and not _has_wide_cut(line, found):
        return []
    crosses = any(
        piece.column + 1 < len(edges) and piece.line.right > edges[piece.column + 1] - _LEAST_GAP * line.size
        for piece in found
    )
    return [] if crosses else found


def _has_wide_cut(line: Line, pieces: list[Piece]) -> bool:
    """Whether some gap between the pieces is wider than those within them: words of a text begin anywhere by chance."""
    cuts = {piece.line.left for piece in pieces[1:]}
    within = [left - right for _, right, left in line.spaces if left not in cuts]
    between = [left - right for _, right, left in line.spaces or _wide(line) if left in cuts]
    return not within or not between or max(between) > _WIDER * median(within)


def _wide(line: Line) -> Iterator[tuple[int, float, float]]:
    """The wide gaps of a line, by its cells."""
    place = 0
    for before, cell in itertools.pairwise(line.cells):
        place = line.words.find(cell.words, place + len(before.words))
        if place < 0:
            return
        yield place, before.right, cell.left


def _stretches(pieces: list[Piece], columns: int) -> list[tuple[float, float]]:
    found = []
    for column in range(columns):
        own = [piece.line for piece in pieces if piece.column == column]
        found.append((min((line.left for line in own), default=0.0), max((line.right for line in own), default=0.0)))
    return found


def _is_text(rows: list[list[Piece]], columns: int) -> bool:
    """Whether the cells are long, as columns of running text are, or the first ones only the numbers of items."""
    lengths = [[sum(piece.column == column for piece in row) for row in rows] for column in range(columns)]
    if sum(sum(own) / len(own) > _LONGEST_CELL for own in lengths) > 1:
        return True
    first = [piece.line.bare for row in rows for piece in row if not piece.column]
    return bool(first) and all(MARKER.fullmatch(words) for words in first)
