"""Where each event in view is drawn, which of them carry a label, and which one lies under the mouse."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from workbench.core.edtf import Precision, describe, ends, parse
from workbench.core.errors import InvalidValue
from workbench.core.records import EventRow
from workbench.ui.panes.timeline.scale import Scale

POINT = 11.0
BAR = 16.0
# Pixels over which the open end of a bar fades, at most.
OPEN_END = 70.0
_GAP = 5.0
# Characters of a title in a label: what is read at a glance, and what still tells one event from another.
_LONG, _SHORT = 80, 32
_NARROWEST = 7.0


class Shape(NamedTuple):
    """What an EDTF date looks like: a point or a bar, and for how many days either end fades."""

    is_point: bool
    fade_in: float
    fade_out: float
    is_open_start: bool
    is_open_end: bool
    is_approximate: bool
    is_uncertain: bool


class Mark(NamedTuple):
    """One event on the screen: `x0` to `x1` around `y`, in pixels; a label may stand beside or inside."""

    row: EventRow
    shape: Shape
    lane: int
    x0: float
    x1: float
    y: float
    members: tuple[EventRow, ...] = ()

    @property
    def is_cluster(self) -> bool:
        """Whether it stands for several events that lie too close to be told apart at this zoom."""
        return len(self.members) > 1

    def holds(self, ids: Collection[int]) -> bool:
        """Whether its event, or one of its events, is among `ids`."""
        return self.row.id in ids or any(row.id in ids for row in self.members)

    @property
    def half(self) -> float:
        """Half its height."""
        return (POINT if self.shape.is_point and not self.members else BAR) / 2


class Label(NamedTuple):
    """Words beside or inside a mark; `x` is their left edge."""

    mark: Mark
    text: str
    x: float
    width: float
    is_inside: bool


def _width_of_end(text: str) -> float:
    found = parse(text)
    if found.earliest is None or found.latest is None or found.precision is Precision.DAY:
        return 0.0
    return float(found.latest + 1 - found.earliest)


@lru_cache(maxsize=8192)
def shape_of(edtf: str | None, is_day: bool) -> Shape:
    """The shape that a date is drawn as; a date that cannot be read is drawn by its days alone."""
    try:
        found = parse(edtf or "")
    except InvalidValue:
        return Shape(is_day, 0, 0, False, False, False, False)
    if not found.is_period:
        is_point = found.precision is Precision.DAY
        return Shape(is_point, 0, 0, False, False, found.is_approximate, found.is_uncertain)
    start, end = ends(found)
    return Shape(
        False,
        _width_of_end(start.text) if start else 0,
        _width_of_end(end.text) if end else 0,
        start is None,
        end is None,
        found.is_approximate,
        found.is_uncertain,
    )


def place(row: EventRow, lane: int, y: float, scale: Scale) -> Mark:
    """The mark of an event in a row whose middle is `y`."""
    shape = shape_of(row.edtf, row.earliest == row.latest)
    if shape.is_point and row.earliest is not None:
        middle = scale.x(row.earliest + 0.5)
        return Mark(row, shape, lane, middle - POINT / 2, middle + POINT / 2, y)
    edge = 40.0
    x0 = scale.left - edge if row.earliest is None else max(scale.x(row.earliest), scale.left - edge)
    x1 = scale.right + edge if row.latest is None else min(scale.x(row.latest + 1), scale.right + edge)
    return Mark(row, shape, lane, x0, max(x1, x0 + _NARROWEST), y)


class Seat(NamedTuple):
    """The row of a lane that an event stands in, and whether it lies on the event before it there."""

    row: int
    is_over: bool


def stacked(rows: Sequence[EventRow], depth: int, per_day: float, width_of: Callable[[str], float]) -> list[Seat]:
    """The row (0 to `depth` - 1) of each event, so that marks with their labels stand apart if they can.

    Failing that, so that the marks alone do; failing that, in the row that is free the soonest, over what is there.
    """
    with_label, bare = [float("-inf")] * depth, [float("-inf")] * depth
    found = [Seat(0, False)] * len(rows)
    # What has no known start began before all others, whatever day it is sorted by.
    order = sorted(range(len(rows)), key=lambda at: float("-inf") if (day := rows[at].earliest) is None else day)
    for at in order:
        row = rows[at]
        shape = shape_of(row.edtf, row.earliest == row.latest)
        start = float("-inf") if row.earliest is None else row.earliest * per_day
        end = float("inf") if row.latest is None else (row.latest + 1) * per_day
        label = width_of(_cut(row.label, _LONG)) + 2 * _GAP
        if shape.is_point:
            start = (start + end) / 2 - POINT / 2
            end = start + POINT
        else:
            end = max(end, start + _NARROWEST)
        room = end if end - start > label else end + label
        free = [index for index in range(depth) if with_label[index] <= start]
        free = free or [index for index in range(depth) if bare[index] <= start]
        chosen = free[0] if free else min(range(depth), key=lambda index: bare[index])
        with_label[chosen] = max(with_label[chosen], room + _GAP)
        # A month may follow the month before it in one row; two points may not touch.
        bare[chosen] = max(bare[chosen], end + 1 if shape.is_point else end - 0.5)
        found[at] = Seat(chosen, not free)
    return found


def clustered(marks: Iterable[Mark], over: Collection[int]) -> list[Mark]:
    """Marks in time order, those whose event is in `over` taken into one with the mark that they would lie on."""
    found: list[Mark] = []
    last: dict[float, int] = {}
    for mark in marks:
        at = last.get(mark.y)
        if at is None or mark.row.id not in over or found[at].x1 < mark.x0 - 1:
            last[mark.y] = len(found)
            found.append(mark)
            continue
        held = found[at]
        members = (*(held.members or (held.row,)), mark.row)
        shape = held.shape if held.shape.is_point else mark.shape if mark.shape.is_point else held.shape
        found[at] = held._replace(shape=shape, x0=min(held.x0, mark.x0), x1=max(held.x1, mark.x1), members=members)
    return found


class _Spans:
    """What is taken on each row of the screen."""

    def __init__(self) -> None:
        self._taken: dict[float, list[tuple[float, float, int]]] = {}

    def take(self, y: float, x0: float, x1: float, owner: int) -> None:
        self._taken.setdefault(y, []).append((x0, x1, owner))

    def is_free(self, y: float, x0: float, x1: float, owner: int) -> bool:
        return not any(a < x1 and x0 < b and who != owner for a, b, who in self._taken.get(y, ()))


def span_of(edtf: str) -> tuple[float, float] | None:
    """The stretch of days that a date covers, the last one to its end; None when it cannot be read or has no end."""
    try:
        found = parse(edtf)
    except InvalidValue:
        return None
    first = found.earliest if found.earliest is not None else found.latest
    last = found.latest if found.latest is not None else found.earliest
    return None if first is None or last is None else (float(first), float(last + 1))


def words_of(row: EventRow, language: str) -> str:
    """The date of an event in words; "" when it has none."""
    try:
        return describe(parse(row.edtf), language) if row.edtf else ""
    except InvalidValue:
        return row.edtf or ""


def labelled(
    marks: Iterable[Mark],
    scale: Scale,
    *,
    obstacles: Iterable[Mark],
    width_of: Callable[[str], float],
    first: Callable[[Mark], object],
    dated: Collection[int],
    language: str,
) -> list[Label]:
    """Labels that never overlap one of the `obstacles` or one another; marks take their turn in the order that `first` sorts by.

    Marks whose event is in `dated` say their date too, and always have a label. A bar's label stands inside when it fits, at the left edge of
    what is in view of it; a point's stands at its right, or at its left when that is taken.
    """
    listed = sorted(marks, key=first)  # type: ignore[arg-type]
    spans = _Spans()
    for mark in obstacles:
        spans.take(mark.y, mark.x0, mark.x1, mark.row.id)
    found: list[Label] = []
    for mark in listed:
        if mark.is_cluster:
            # Its number stands on it.
            continue
        whole, short = _said(mark.row, language, with_date=not mark.shape.is_point or mark.row.id in dated)
        # A whole title beside its bar says more than what fits of it inside.
        label = _best(mark, whole, scale, spans, width_of) or _best(mark, short, scale, spans, width_of)
        if label is None and mark.row.id in dated:
            label = _forced(mark, whole[0], scale, width_of(whole[0]))
        if label is not None:
            spans.take(mark.y, label.x - _GAP, label.x + label.width + _GAP, mark.row.id)
            found.append(label)
    return found


def _said(row: EventRow, language: str, *, with_date: bool) -> tuple[list[str], list[str]]:
    """What a label may say, the fullest first, and what is left of a long title; none is so long that it is never shown."""
    title = _cut(row.label, _LONG)
    whole = [f"{title} · {words_of(row, language)}", title] if with_date and row.edtf else [title]
    return whole, [_cut(title, _SHORT)] if len(title) > _SHORT else []


def _cut(title: str, most: int) -> str:
    if len(title) <= most:
        return title
    words, space, _rest = title[:most].rpartition(" ")
    return (words if space and len(words) > most // 2 else title[:most]).rstrip(" ,;:….") + "…"


def _best(
    mark: Mark, texts: Sequence[str], scale: Scale, spans: _Spans, width_of: Callable[[str], float]
) -> Label | None:
    """The first of `texts` that finds room inside, at the right or at the left of its mark."""
    y, owner = mark.y, mark.row.id
    left, right = max(mark.x0, scale.left), min(mark.x1, scale.right)
    if not mark.shape.is_point:
        inset = left + 6
        if mark.shape.fade_in or mark.shape.is_open_start:
            # Words begin where the bar has enough of its colour to read them on.
            faint = OPEN_END * 0.75 if mark.shape.is_open_start else mark.shape.fade_in * scale.per_day / 2
            start = left if mark.shape.is_open_start or mark.row.earliest is None else scale.x(mark.row.earliest)
            inset = max(min(start + faint, left + (right - left) / 3), left) + 6
        # A point on the beginning of the bar pushes the words a little to the right.
        for text, start in product(texts, (inset, inset + POINT)):
            width = width_of(text)
            if start + width + 5 <= right and spans.is_free(y, start - 3, start + width + 5, owner):
                return Label(mark, text, start, width, True)
    for text in texts if mark.shape.is_point else texts[-1:]:
        width = width_of(text)
        after, before = mark.x1 + _GAP, mark.x0 - _GAP - width
        if after + width <= scale.right and mark.x1 > scale.left and spans.is_free(y, after - 1, after + width, owner):
            return Label(mark, text, after, width, False)
        if before >= scale.left and mark.x0 < scale.right and spans.is_free(y, before, before + width + 1, owner):
            return Label(mark, text, before, width, False)
    return None


def _forced(mark: Mark, text: str, scale: Scale, width: float) -> Label | None:
    """A label over whatever is there, at the right of its mark or, at the edge of the plot, at the left."""
    if mark.x1 < scale.left or mark.x0 > scale.right:
        return None
    after = mark.x1 + _GAP
    return Label(mark, text, after if after + width <= scale.right else mark.x0 - _GAP - width, width, False)


def under(marks: Iterable[Mark], labels: Iterable[Label], x: float, y: float) -> Mark | None:
    """The mark nearest to a position that lies on it (3 pixels more count), or whose label does; the last drawn wins."""
    best: Mark | None = None
    distance = float("inf")
    for mark in marks:
        if mark.x0 - 3 <= x <= mark.x1 + 3 and abs(y - mark.y) <= mark.half + 3:
            away = abs((mark.x0 + mark.x1) / 2 - x) if mark.shape.is_point else 6 + (mark.x1 - mark.x0) / 1000
            if away <= distance:
                best, distance = mark, away
    if best is not None:
        return best
    beside = (label for label in labels if not label.is_inside and abs(y - label.mark.y) <= 9)
    return next((label.mark for label in beside if label.x <= x <= label.x + label.width), None)
