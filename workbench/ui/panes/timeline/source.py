"""What the timeline draws from: events sorted into lanes, answering questions about a stretch of time.

`RowSource` is plain Python for the first paint; `columns.ColumnSource` answers the same questions with numpy.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from workbench.core.records import EventRow
from workbench.ui.panes.timeline.lanes import (
    BY_DOCUMENT,
    BY_KIND,
    BY_TAG,
    Band,
    Forest,
    Lane,
    actor_lanes,
    group_lanes,
    kind_lanes,
    lane_of_each,
    others,
    worth_showing,
)

PREVIEW_ROWS = 4000
# The first paint shows no more than this, evenly chosen; the rest follows within a second or two.
FIRST_ROWS = 500


@dataclass(slots=True)
class Content:
    """Everything read from the dossier that the timeline needs; `participants` are (event id, actor id) as named.

    `groups` are (event id, document or tag id) for lanes by either; `known` is the first day on which a source of an
    event was published, and `known_until` the day up to which events are shown (None: all).
    """

    rows: Sequence[EventRow] = ()
    participants: Any = ()
    forest: Forest = field(default_factory=lambda: Forest(()))
    events: Collection[int] | None = None
    pinned: frozenset[int] = frozenset()
    groups: Sequence[tuple[int, int]] = ()
    group_names: Mapping[int, str] = field(default_factory=dict)
    known: Mapping[int, int] = field(default_factory=dict)
    known_until: int | None = None

    def is_shown(self, id: int) -> bool:
        """Whether the filter leaves an event, and it had been published by the day that is replayed."""
        if self.known_until is not None and self.known.get(id, self.known_until + 1) > self.known_until:
            return False
        return self.events is None or id in self.events


class Source(Protocol):
    """Events in lanes. Windows are day ordinals, the last one exclusive."""

    @property
    def lanes(self) -> Sequence[Lane]:
        """The lanes from top to bottom."""

    @property
    def totals(self) -> Sequence[int]:
        """How many dated events each lane holds."""

    @property
    def depths(self) -> Sequence[int]:
        """How many events of a lane lie on one another in time, at the most."""

    @property
    def extent(self) -> tuple[int, int] | None:
        """First and last known day of all events."""

    @property
    def undated(self) -> Sequence[EventRow]:
        """Events without any date."""

    def count(self, lane: int, first: float, last: float) -> int:
        """How many events of a lane touch the window."""

    def touching(self, lane: int, first: float, last: float) -> list[EventRow]:
        """The events of a lane that touch the window, by start."""

    def coverage(self, lane: int, first: float, last: float) -> float:
        """The days of the window that events of a lane take, one upon another."""

    def bins(self, lane: int, first: float, last: float, count: int) -> Sequence[int]:
        """How many events of a lane touch each of `count` equal parts of the window."""

    def starts(self, first: float, last: float, count: int) -> Sequence[int]:
        """How many events begin in each of `count` equal parts of the window."""

    def bins_of(self, ids: Collection[int], first: float, last: float, count: int) -> Sequence[Sequence[int]]:
        """For each lane, how many of the events `ids` begin in each of `count` equal parts of the window."""

    def image(self, lanes: Sequence[tuple[Band, Sequence[int]]], size: QSize, colour: QColor) -> QImage | None:
        """The bins of lanes as a picture of `size`; None where the painter had better draw them itself."""

    def find(self, id: int) -> tuple[EventRow, int] | None:
        """A dated event and its lane."""

    def nearest(self, lane: int, day: float) -> EventRow | None:
        """The event of a lane that begins nearest to `day`."""

    def neighbour(self, id: int | None, step: int) -> EventRow | None:
        """The event `step` places after the one named, in time order; the first or last when there is none named."""


def start_of(row: EventRow) -> int:
    """The day that an event is sorted by."""
    return (row.latest or 0) if row.earliest is None else row.earliest


def touches(row: EventRow, first: float, last: float) -> bool:
    """Whether an event touches the window; its last day counts to its end."""
    return (row.earliest is None or row.earliest < last) and (row.latest is None or row.latest + 1 > first)


def is_dated(row: EventRow) -> bool:
    """Whether anything is known of the time of an event."""
    return row.earliest is not None or row.latest is not None


def _depth(rows: Sequence[EventRow]) -> int:
    starts = sorted(float("-inf") if row.earliest is None else row.earliest for row in rows)
    ends = sorted(float("inf") if row.latest is None else row.latest for row in rows)
    return max((begun - bisect_left(ends, start) for begun, start in enumerate(starts, 1)), default=0)


LaneOf = Callable[[EventRow], int | None]


def _spread(dated: Sequence[EventRow], content: Content, by: str) -> tuple[list[Lane], LaneOf]:
    """The lanes of `dated` and the function that finds each event's."""
    if by == BY_KIND:
        lanes = kind_lanes(Counter(row.kind for row in dated))
        by_kind = {lane.key: index for index, lane in enumerate(lanes)}
        return lanes, lambda row: by_kind.get(row.kind)
    shown = {row.id for row in dated}
    if by in (BY_DOCUMENT, BY_TAG):
        return _grouped(shown, content)
    named = [(event, actor) for event, actor in content.participants if event in shown]
    roots = {actor: content.forest.root(actor) for actor in {actor for _, actor in named}}
    counts = Counter(root for _, root in {(event, roots[actor]) for event, actor in named})
    lanes = actor_lanes(counts, content.forest, content.pinned)
    of_actor = lane_of_each(lanes, content.forest)
    pinned = {index for index, lane in enumerate(lanes) if lane.actor_id in content.pinned}
    first: dict[int, int] = {}
    for event, actor in named:
        lane = of_actor.get(actor)
        if lane is not None and (event not in first or (lane in pinned and first[event] not in pinned)):
            first[event] = lane
    return lanes, lambda row: first.get(row.id)


def _grouped(shown: Collection[int], content: Content) -> tuple[list[Lane], LaneOf]:
    held = [(event, group) for event, group in content.groups if event in shown]
    lanes = group_lanes(Counter(group for _, group in held), content.group_names)
    place = {int(lane.key): index for index, lane in enumerate(lanes)}
    first: dict[int, int] = {}
    for event, group in held:
        if group in place:
            first.setdefault(event, place[group])
    return lanes, lambda row: first.get(row.id)


class RowSource:
    """A source over plain rows; right for a few thousand events."""

    def __init__(self, content: Content, by: str) -> None:
        kept = [row for row in content.rows if content.is_shown(row.id)]
        dated = sorted(filter(is_dated, kept), key=lambda row: (start_of(row), row.id))
        self.undated: Sequence[EventRow] = [row for row in kept if not is_dated(row)]
        lanes, lane_of = _spread(dated, content, by)
        self._dated = dated
        self._by_lane: list[list[EventRow]] = [[] for _ in range(len(lanes) + 1)]
        self._places: dict[int, tuple[int, int]] = {}
        for position, row in enumerate(dated):
            found = lane_of(row)
            lane = len(lanes) if found is None else found
            self._by_lane[lane].append(row)
            self._places[row.id] = (position, lane)
        self.lanes: Sequence[Lane] = lanes
        if self._by_lane[-1]:
            self.lanes = [*lanes, others()]
        else:
            self._by_lane.pop()
        self._drop_empty(content.pinned)
        self.totals: Sequence[int] = [len(rows) for rows in self._by_lane]
        self.depths: Sequence[int] = [_depth(rows) for rows in self._by_lane]

    def _drop_empty(self, pinned: Collection[int]) -> None:
        """Without the lanes of actors whose events all lie in others' lanes; the chosen ones keep theirs."""
        numbers = [len(rows) for rows in self._by_lane]
        kept = worth_showing(self.lanes, numbers, pinned)
        if len(kept) == len(self.lanes):
            return
        place = {lane: index for index, lane in enumerate(kept)}
        self.lanes, self._by_lane = [self.lanes[lane] for lane in kept], [self._by_lane[lane] for lane in kept]
        self._places = {id: (position, place[lane]) for id, (position, lane) in self._places.items()}

    @property
    def extent(self) -> tuple[int, int] | None:
        """First and last known day of all events."""
        known = [day for row in self._dated for day in (row.earliest, row.latest) if day is not None]
        return (min(known), max(known)) if known else None

    def count(self, lane: int, first: float, last: float) -> int:
        """How many events of a lane touch the window."""
        return sum(touches(row, first, last) for row in self._by_lane[lane])

    def touching(self, lane: int, first: float, last: float) -> list[EventRow]:
        """The events of a lane that touch the window, by start."""
        return [row for row in self._by_lane[lane] if touches(row, first, last)]

    def coverage(self, lane: int, first: float, last: float) -> float:
        """The days of the window that events of a lane take, one upon another."""
        return sum(
            min(last, last if row.latest is None else row.latest)
            - max(first, first if row.earliest is None else row.earliest)
            for row in self.touching(lane, first, last)
        )

    def bins(self, lane: int, first: float, last: float, count: int) -> Sequence[int]:
        """How many events of a lane touch each of `count` equal parts of the window."""
        steps = [0] * (count + 1)
        width = (last - first) / count
        for row in self.touching(lane, first, last):
            start = 0 if row.earliest is None else max(int((row.earliest - first) / width), 0)
            end = count - 1 if row.latest is None else min(int((row.latest - first) / width), count - 1)
            steps[start] += 1
            steps[max(start, end) + 1] -= 1
        found: list[int] = []
        total = 0
        for step in steps[:count]:
            total += step
            found.append(total)
        return found

    def _begin(self, rows: Iterable[EventRow], first: float, last: float, count: int) -> list[int]:
        found = [0] * count
        for row in rows:
            at = int((start_of(row) - first) / (last - first) * count)
            if 0 <= at < count:
                found[at] += 1
        return found

    def starts(self, first: float, last: float, count: int) -> Sequence[int]:
        """How many events begin in each of `count` equal parts of the window."""
        return self._begin(self._dated, first, last, count)

    def bins_of(self, ids: Collection[int], first: float, last: float, count: int) -> Sequence[Sequence[int]]:
        """For each lane, how many of the events `ids` begin in each of `count` equal parts of the window."""
        return [self._begin((row for row in rows if row.id in ids), first, last, count) for rows in self._by_lane]

    def image(self, lanes: Sequence[tuple[Band, Sequence[int]]], size: QSize, colour: QColor) -> QImage | None:
        """None: a few thousand events are drawn as rectangles."""
        return None

    def find(self, id: int) -> tuple[EventRow, int] | None:
        """A dated event and its lane."""
        place = self._places.get(id)
        return None if place is None else (self._dated[place[0]], place[1])

    def nearest(self, lane: int, day: float) -> EventRow | None:
        """The event of a lane that begins nearest to `day`."""
        rows = self._by_lane[lane]
        at = bisect_left(rows, day, key=start_of)
        return min(rows[max(at - 1, 0) : at + 1], key=lambda row: abs(start_of(row) + 0.5 - day), default=None)

    def neighbour(self, id: int | None, step: int) -> EventRow | None:
        """The event `step` places after the one named, in time order; the first or last when there is none named."""
        if not self._dated:
            return None
        place = None if id is None else self._places.get(id)
        at = (0 if step > 0 else len(self._dated) - 1) if place is None else place[0] + step
        return self._dated[min(max(at, 0), len(self._dated) - 1)]
