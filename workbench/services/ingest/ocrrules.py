"""The ruled tables of a picture: where its long dark lines stand, and boxes of words cut where they cross one."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

from workbench.services.ingest.ocrlines import Seen
from workbench.services.ingest.pdfgrids import Grid, Rule, ruled

# In dots at 200 to the inch: longer than any stroke of a letter.
_LONG_ACROSS, _LONG_UPRIGHT = 100, 44
_SOLID = 0.97
# Hairlines are grey.
_FAINTEST = 40
_MOST_RULES = 1_000
_INSIDE = 3.0

Read = Callable[[float, float, float, float], str]
"""The words of one line between left and right, bottom and top, in points."""


def grids_in(picture: Any, scale: float) -> list[Grid]:
    """The ruled tables of a picture of three colours; places are in points from its lower left corner."""
    import numpy

    grey = picture.min(axis=2)
    dark = grey < max(float(numpy.median(grey[::8, ::8])) - _FAINTEST, 1.0)
    height = dark.shape[0]
    across = [
        Rule((height - at) * scale, start * scale, end * scale) for at, start, end in _strokes(dark, _LONG_ACROSS)
    ]
    upright = [
        Rule(at * scale, (height - end) * scale, (height - start) * scale)
        for at, start, end in _strokes(dark.T, _LONG_UPRIGHT)
    ]
    return ruled(across, upright) if len(across) + len(upright) <= _MOST_RULES else []


def _strokes(dark: Any, length: int) -> Iterator[tuple[float, int, int]]:
    """(middle, first, last) of each straight stroke along the rows of `dark` that is at least so long."""
    import numpy

    if dark.shape[1] <= length:
        return
    counts = numpy.cumsum(dark, axis=1, dtype=numpy.int32)
    solid = counts[:, length:] - counts[:, :-length] >= _SOLID * length
    open_strokes: list[list[int]] = []
    for row in [*numpy.flatnonzero(solid.any(axis=1)).tolist(), dark.shape[0] + 9]:
        for stroke in [one for one in open_strokes if one[1] < row - 1]:
            open_strokes.remove(stroke)
            yield (stroke[0] + stroke[1]) / 2, stroke[2], stroke[3]
        for start, end in _runs(solid[row]) if row < dark.shape[0] else ():
            _lengthen(open_strokes, row, start, end + length)


def _runs(solid: Any) -> Iterator[tuple[int, int]]:
    import numpy

    edges = numpy.flatnonzero(numpy.diff(numpy.concatenate(([0], solid.astype(numpy.int8), [0])))).tolist()
    yield from zip(edges[::2], edges[1::2], strict=True)


def _lengthen(strokes: list[list[int]], row: int, start: int, end: int) -> None:
    """Take a run of dark dots for one more row of the stroke above it, or for a new one."""
    for stroke in strokes:
        if stroke[2] < end and start < stroke[3]:
            stroke[1], stroke[2], stroke[3] = row, min(stroke[2], start), max(stroke[3], end)
            return
    strokes.append([row, row, start, end])


def cut(seen: list[Seen], grids: list[Grid], read: Read) -> list[Seen]:
    """`seen` with each box that crosses the rules of a table in parts, read once more by themselves."""
    return [part for one in seen for part in _parts(one, grids, read)]


def _parts(one: Seen, grids: list[Grid], read: Read) -> Iterator[Seen]:
    middle = (one.top + one.bottom) / 2
    grid = next((grid for grid in grids if grid.holds((one.left + one.right) / 2, middle)), None)
    crossed = {
        rule.at
        for rule in (grid.upright if grid else ())
        if one.left + _INSIDE < rule.at < one.right - _INSIDE and rule.covers(rule.at, middle)
    }
    if not crossed:
        yield one
        return
    edges = [one.left - 1, *sorted(crossed), one.right + 1]
    for left, right in itertools.pairwise(edges):
        words = read(left + 1, right - 1, one.bottom, one.top) if right - left > _INSIDE else ""
        if words.strip():
            yield one._replace(words=words, left=left + 1, right=right - 1)
