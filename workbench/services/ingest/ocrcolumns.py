"""Boxes that recognition draws across the narrow gap between two columns, cut where the picture is empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workbench.services.ingest.ocrlines import Seen
from workbench.services.ingest.pdfline import Line
from workbench.services.ingest.pdfmargins import gutter_of

Blank = Callable[[float, float, float, float], bool]
"""Whether the picture shows nothing between left and right, bottom and top, in points."""
Read = Callable[[float, float, float, float], str]
"""The words of one line between the same four."""


def parted(seen: list[Seen], is_blank: Blank, read: Read) -> list[Seen]:
    """`seen` with each box that only seems to stand across the columns as its two halves, read once more by themselves."""
    lines = [Line(one.words, 0, one.left, one.right, one.top, one.bottom, one.top - one.bottom) for one in seen]
    gutter = gutter_of(lines)
    if gutter is None:
        return seen
    ends = sorted(line.right for line in lines if line.right <= gutter)
    edge = min(ends[len(ends) * 9 // 10], gutter - 1)
    return [half for one in seen for half in _halves(one, edge, gutter, is_blank, read)]


def _halves(one: Seen, edge: float, gutter: float, is_blank: Blank, read: Read) -> Iterator[Seen]:
    if not one.left < edge < gutter < one.right or not is_blank(edge, gutter, one.bottom, one.top):
        yield one
        return
    yield one._replace(words=read(one.left, edge + 1, one.bottom, one.top), right=edge)
    yield one._replace(words=read(gutter - 1, one.right, one.bottom, one.top), left=gutter)
