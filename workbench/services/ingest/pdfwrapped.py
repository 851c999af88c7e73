"""Table rows of PDF pages whose cells run over several lines, told by the columns that their lines keep to."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from workbench.services.ingest.pdfhyphens import joined
from workbench.services.ingest.pdfline import Line

# Two texts side by side begin on one line and look like two rows of two columns.
_FEWEST_ROWS, _FEWEST_OF_TWO_COLUMNS = 2, 3
# A step of more than this many usual ones within a column is that to the next row.
_WIDEST_STEP = 1.3
_FARTHEST = 6.0
# More than a page has: a drawing of a thousand labels would be looked through from each of them on.
_MOST_LINES = 300
_LEAST_GAP = 0.3
# A short word below a centred heading stands beside it.
_NEAREST = 3.0


class Piece(NamedTuple):
    """Words on one line of one cell."""

    column: int
    line: Line


@dataclass(slots=True)
class Table:
    """A table under way: the stretch of each column, and the pieces in the order in which they were printed."""

    columns: list[tuple[float, float]]
    size: float
    pieces: list[Piece] = field(default_factory=list)
    low: float = float("inf")

    def takes(self, line: Line) -> bool:
        """Whether every part of a line belongs to one column; it is taken in then."""
        found = [Piece(self._column(part), part) for part in line.cells or (line,)]
        is_far = bool(self.pieces) and self.low - line.bottom > _FARTHEST * self.size
        if is_far or any(piece.column < 0 for piece in found):
            return False
        if len({piece.column for piece in found}) < len(found) or abs(line.size - self.size) > 0.3 * self.size:
            return False
        for column, part in found:
            left, right = self.columns[column]
            self.columns[column] = min(left, part.left), max(right, part.right)
        self.pieces += found
        self.low = min(self.low, line.bottom)
        return True

    def rows(self) -> list[list[Piece]]:
        """The pieces by row: in the order of print a row ends where its columns begin anew, or far above what follows."""
        step = self._usual_step()
        rows: list[list[Piece]] = []
        for piece in self.pieces:
            if rows and not _opens_row(rows[-1], piece, step):
                rows[-1].append(piece)
            else:
                rows.append([piece])
        return rows

    def _column(self, part: Line) -> int:
        """The column that the part lies in or next to; -1 where it reaches over two or stands far from each."""
        # Below zero where they share a stretch.
        apart = [max(part.left - right, left - part.right) for left, right in self.columns]
        near = min(range(len(apart)), key=apart.__getitem__)
        return near if sum(gap < 0 for gap in apart) < 2 and apart[near] < _NEAREST * self.size else -1

    def _usual_step(self) -> float:
        steps = [
            before.line.bottom - piece.line.bottom
            for before, piece in itertools.pairwise(self.pieces)
            if before.column == piece.column and before.line.bottom > piece.line.bottom
        ]
        return min(steps, default=0.0)


def wrapped_rows(lines: list[Line]) -> tuple[list[Line], int]:
    """Rows of a table that begins with the first of `lines`, and how many of them it takes; ([], 0) for none."""
    first = lines[0]
    table = Table([(cell.left, cell.right) for cell in first.cells], first.size)
    count = 0
    for line in lines[:_MOST_LINES]:
        if line.is_row or not table.takes(line):
            break
        count += 1
    rows = table.rows()
    # What stands below a table and under its first column reads on from it.
    while rows and len({piece.column for piece in rows[-1]}) < 2:
        rows.pop()
    taken = sum(map(len, rows))
    lengths = [len(line.cells) or 1 for line in lines[:count]]
    while sum(lengths) > taken:
        lengths.pop()
    if sum(lengths) != taken or not is_table(table, rows):
        return [], 0
    return [told(pieces, len(table.columns)) for pieces in rows], len(lengths)


def _opens_row(row: list[Piece], piece: Piece, step: float) -> bool:
    last = row[-1]
    if piece.column < last.column:
        return True
    low = min(one.line.bottom for one in row)
    return bool(step) and low - piece.line.bottom > _WIDEST_STEP * step


def is_table(table: Table, rows: list[list[Piece]], least_gap: float = _LEAST_GAP) -> bool:
    """Whether rows lie below each other, columns beside each other, and some cell has several lines."""
    columns = [sorted({piece.column for piece in row}) for row in rows]
    fewest = _FEWEST_ROWS if len(table.columns) > 2 else _FEWEST_OF_TWO_COLUMNS
    if sum(len(found) > 1 for found in columns) < fewest or all(
        len(found) == len(row) for found, row in zip(columns, rows, strict=True)
    ):
        return False
    for above, below in itertools.pairwise(rows):
        if min(piece.line.bottom for piece in above) <= max(piece.line.bottom for piece in below):
            return False
    edges = sorted(table.columns)
    return all(right + least_gap * table.size < left for (_, right), (left, _) in itertools.pairwise(edges))


def told(pieces: list[Piece], columns: int) -> Line:
    """One row as a line, tabs between its cells."""
    words = "\t".join(_cell(pieces, column) for column in range(columns)).rstrip("\t")
    lines = [piece.line for piece in pieces]
    return replace(
        lines[0],
        words=words,
        cells=(),
        is_row=True,
        left=min(line.left for line in lines),
        right=max(line.right for line in lines),
        top=max(line.top for line in lines),
        bottom=min(line.bottom for line in lines),
    )


def _cell(pieces: list[Piece], column: int) -> str:
    said = ""
    for words in _words(pieces, column):
        said = joined(said, words)
    return said


def _words(pieces: list[Piece], column: int) -> Iterator[str]:
    return (piece.line.bare for piece in pieces if piece.column == column)
