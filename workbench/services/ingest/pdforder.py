"""The lines of a PDF page in the order in which they are read, where the page holds them in another."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from workbench.services.ingest.pdfline import Line
from workbench.services.ingest.pdfmargins import gutter_of

_MOST_COLUMNS = 4
_MOST_LINES = 2_000
_MOST_IN_MARGINS = 6
_OVER, _LEVEL, _NEXT = 0.3, 0.5, 3.0


def ordered(lines: list[Line], *, are_laid_over: bool = False) -> list[Line]:
    """`lines` as they are, or column by column from the top where one stands above the line before it in its column.

    `are_laid_over` says that the last of them fill gaps between the others, wherever they stand.
    """
    if len(lines) > _MOST_LINES or not all(line.size for line in lines):
        return lines
    for placed in (lines, _with_head_first(lines)):
        if not any(_goes_back(before, line, are_laid_over) for before, line in itertools.pairwise(placed)):
            return placed
    return list(_by_place(lines, _MOST_COLUMNS))


def _with_head_first(lines: list[Line]) -> list[Line]:
    """`lines` with what a browser prints last over all of a page, the day and the title, before the others."""
    rest = list(lines)
    head: list[Line] = []
    foot: list[Line] = []
    while len(rest) > 1 and len(head) + len(foot) < _MOST_IN_MARGINS:
        last, others = rest[-1], rest[:-1]
        if last.bottom > max(line.top for line in others):
            head.insert(0, rest.pop())
        elif last.top < min(line.bottom for line in others):
            foot.insert(0, rest.pop())
        else:
            break
    return [*head, *rest, *foot] if head else lines


def _goes_back(before: Line, line: Line, anywhere: bool) -> bool:
    """Whether `line` stands above the one before it: in another column that is as it should be."""
    over = min(before.right, line.right) - max(before.left, line.left)
    narrower = min(before.right - before.left, line.right - line.left)
    return line.bottom > before.top and (anywhere or over > _OVER * max(narrower, 1.0))


def _by_place(lines: list[Line], most: int) -> Iterator[Line]:
    gutter = gutter_of(lines) if most > 1 else None
    if gutter is None:
        yield from _downward(lines)
        return
    band: list[Line] = []
    # A line across the columns parts what is read above it from what is read below.
    for line in sorted(lines, key=lambda line: -line.bottom):
        if line.left < gutter < line.right:
            yield from _beside(band, gutter, most)
            yield line
            band = []
        else:
            band.append(line)
    yield from _beside(band, gutter, most)


def _beside(band: list[Line], gutter: float, most: int) -> Iterator[Line]:
    yield from _by_place([line for line in band if line.right <= gutter], most - 1)
    yield from _by_place([line for line in band if line.right > gutter], most - 1)


def _downward(lines: list[Line]) -> Iterator[Line]:
    """From the top, and from the left what stands side by side; what one gap of a few letters parts is one line."""
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if row and row[0].bottom - line.bottom > _LEVEL * max(row[0].size, line.size):
            yield from _joined(row)
            row = []
        row.append(line)
    yield from _joined(row)


def _joined(row: list[Line]) -> Iterator[Line]:
    held: Line | None = None
    for line in sorted(row, key=lambda line: line.left):
        if held is not None and not held.cells and not line.cells and 0 <= line.left - held.right < _NEXT * held.size:
            held = replace(
                held, words=f"{held.words} {line.words}", right=line.right, top=max(held.top, line.top), spaces=()
            )
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held
