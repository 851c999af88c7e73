"""Tables of PDF pages whose cells are ruled: the rules say which words stand in one cell, whatever line they are on."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from workbench.services.ingest.pdfhyphens import joined
from workbench.services.ingest.pdfline import Line

_MOST_OBJECTS, _MOST_RULES = 20_000, 4_000
# In points: how thick a rule is, how far two that are one stand apart, how short one is.
_THICKEST, _NEAR, _SHORTEST = 3.0, 3.0, 6.0
_LARGEST_BOX = 0.7
_FEWEST_CELLS, _FEWEST_ROWS, _LONGEST_CELL = 3, 2, 1_500


class Rule(NamedTuple):
    """A straight line of the page: where it stands, and from where to where it goes."""

    at: float
    start: float
    end: float

    def covers(self, at: float, place: float) -> bool:
        """Whether it stands at `at`, or nearly, and reaches over `place`."""
        return abs(self.at - at) <= _NEAR and self.start - _NEAR <= place <= self.end + _NEAR


class Grid(NamedTuple):
    """One ruled table: its borders from the left and from the top, and the rules themselves."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    across: tuple[Rule, ...]
    upright: tuple[Rule, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a place is inside the table."""
        return self.xs[0] - _NEAR < x < self.xs[-1] + _NEAR and self.ys[-1] < y < self.ys[0]

    def parts(self, left: float, right: float, y: float) -> bool:
        """Whether an upright rule stands between two places at one height."""
        if not any(left - _NEAR <= x <= right + _NEAR for x in self.xs):
            return False
        return any(left - 1 <= rule.at <= right + 1 and rule.covers(rule.at, y) for rule in self.upright)

    def mirrored(self) -> Grid:
        """The same table with its left where its right was, as lines that read to the left are."""
        return Grid(
            tuple(-x for x in reversed(self.xs)),
            self.ys,
            tuple(Rule(rule.at, -rule.end, -rule.start) for rule in self.across),
            tuple(Rule(-rule.at, rule.start, rule.end) for rule in self.upright),
        )

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """(row, column) that a place belongs to; of cells that are one, the first."""
        row = max((number for number, top in enumerate(self.ys[:-1]) if y < top), default=0)
        column = max((number for number, left in enumerate(self.xs[:-1]) if x > left), default=0)
        while column and not any(rule.covers(self.xs[column], y) for rule in self.upright):
            column -= 1
        while row and not any(rule.covers(self.ys[row], x) for rule in self.across):
            row -= 1
        return row, column


def grids_of(page: Any) -> list[Grid]:
    """The ruled tables of an open page that stands upright, from the top."""
    return ruled(*_rules(page))


def ruled(across: list[Rule], upright: list[Rule]) -> list[Grid]:
    """The tables that these rules draw, from the top."""
    # An underlined word is no border: a border meets others.
    across = [rule for rule in across if any(_meets(rule, other) for other in upright)]
    return [grid for group in _groups(across, upright) if (grid := _grid(*group)) is not None]


def _rules(page: Any) -> tuple[list[Rule], list[Rule]]:
    import pypdfium2.raw as raw

    across: list[Rule] = []
    upright: list[Rule] = []
    count = raw.FPDFPage_CountObjects(page)
    area = page.get_width() * page.get_height()
    for number in range(count if count <= _MOST_OBJECTS else 0):
        found = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(found) != raw.FPDF_PAGEOBJ_PATH:
            continue
        edges = tuple(ctypes.c_float() for _ in range(4))
        if not raw.FPDFPageObj_GetBounds(found, *edges):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        width, height = right - left, top - bottom
        if height <= _THICKEST and width >= _SHORTEST:
            across.append(Rule((bottom + top) / 2, left, right))
        elif width <= _THICKEST and height >= _SHORTEST:
            upright.append(Rule((left + right) / 2, bottom, top))
        elif _is_box(found) and width * height < _LARGEST_BOX * area:
            across += [Rule(bottom, left, right), Rule(top, left, right)]
            upright += [Rule(left, bottom, top), Rule(right, bottom, top)]
        if len(across) + len(upright) > _MOST_RULES:
            return [], []
    return across, upright


def _is_box(path: Any) -> bool:
    """Whether a path draws the four sides of a rectangle and fills nothing."""
    import pypdfium2.raw as raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(stroke.value) and fill.value == raw.FPDF_FILLMODE_NONE and 4 <= raw.FPDFPath_CountSegments(path) <= 6


def _meets(rule: Rule, upright: Rule) -> bool:
    return upright.covers(rule.start, rule.at) or upright.covers(rule.end, rule.at)


def _groups(across: list[Rule], upright: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The rules of each table: those of the next one begin below the last of this."""
    rules = sorted(
        [(rule.at, rule.at, True, rule) for rule in across] + [(rule.end, rule.start, False, rule) for rule in upright],
        key=lambda one: -one[0],
    )
    group: tuple[list[Rule], list[Rule]] = ([], [])
    low = float("inf")
    for top, bottom, is_across, rule in rules:
        if top < low - _NEAR and (group[0] or group[1]):
            yield group
            group = ([], [])
            low = bottom
        low = min(low, bottom)
        group[0 if is_across else 1].append(rule)
    yield group


def _grid(across: list[Rule], upright: list[Rule]) -> Grid | None:
    xs, ys = _levels(rule.at for rule in upright), _levels(rule.at for rule in across)[::-1]
    if len(xs) < 3 or len(ys) < 3:
        return None
    return Grid(tuple(xs), tuple(ys), tuple(across), tuple(upright))


def _levels(places: Iterator[float]) -> list[float]:
    """Places in order, those that stand near each other as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def with_ruled_rows(lines: list[Line], grids: list[Grid]) -> list[Line]:
    """The lines of a page with the words of each ruled table as its rows, where its first line stood."""
    for grid in grids:
        inside = [line for line in lines if line.size and grid.holds((line.left + line.right) / 2, _height(line))]
        if rows := _rows(inside, grid):
            known = set(map(id, inside))
            first = next(number for number, line in enumerate(lines) if id(line) in known)
            rest = [line for line in lines[first:] if id(line) not in known]
            lines = [*lines[:first], *rows, *rest]
    return lines


def ruled_rows(lines: list[Line], grid: Grid) -> list[Line]:
    """The rows of a table out of all the lines of a page; [] where they are none."""
    inside = [line for line in lines if line.size and grid.holds((line.left + line.right) / 2, _height(line))]
    return _rows(inside, grid)


def _height(line: Line) -> float:
    """The height of small letters, which is in the cell of the line."""
    return line.bottom + 0.25 * line.size


def _rows(inside: list[Line], grid: Grid) -> list[Line]:
    """The rows of a table; [] where words cross its rules or stand in too few of its cells."""
    cells: dict[int, dict[int, list[Line]]] = {}
    for part in (part for line in inside for part in line.cells or (line,)):
        height = _height(part)
        if part.is_row or grid.parts(part.left + _NEAR, part.right - _NEAR, height):
            return []
        row, column = grid.cell((part.left + part.right) / 2, height)
        cells.setdefault(row, {}).setdefault(column, []).append(part)
    if sum(map(len, cells.values())) < _FEWEST_CELLS or sum(len(row) > 1 for row in cells.values()) < _FEWEST_ROWS:
        return []
    rows = [_row(cells[number], len(grid.xs) - 1) for number in sorted(cells)]
    return rows if all(len(words) <= _LONGEST_CELL for row in rows for words in row.words.split("\t")) else []


def _row(cells: dict[int, list[Line]], columns: int) -> Line:
    parts = [part for cell in cells.values() for part in cell]
    words = "\t".join(_cell(cells.get(number, [])) for number in range(columns)).rstrip("\t")
    return replace(
        parts[0],
        words=words,
        cells=(),
        tight=(),
        is_row=True,
        left=min(part.left for part in parts),
        right=max(part.right for part in parts),
        top=max(part.top for part in parts),
        bottom=min(part.bottom for part in parts),
    )


def _cell(parts: list[Line]) -> str:
    said = ""
    for part in sorted(parts, key=lambda part: (-round(part.bottom), part.left)):
        words = part.bare.replace("\t", " ")
        said = joined(said, words) if said else words
    return said
