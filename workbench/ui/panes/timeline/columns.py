"""A million events as numpy columns: sorted once, then every question about a window is a few binary searches.

A lane keeps its events by start and, apart, the ends in order: the events that touch a window are those begun before
its end less those ended before its start. To list them, the events of a lane are grouped by length (powers of two), so
that a group need be read only from its longest event before the window.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from workbench.core.records import EventRow
from workbench.store.read.eventrows import OPEN, EventRows
from workbench.ui.panes.timeline.lanes import (
    BY_DOCUMENT,
    BY_KIND,
    BY_TAG,
    MARKS,
    Band,
    Lane,
    actor_lanes,
    group_lanes,
    kind_lanes,
    others,
    worth_showing,
)
from workbench.ui.panes.timeline.source import Content, start_of

Days = NDArray[np.int32]
Places = NDArray[np.int64]
_OPEN = np.int32(OPEN)
_GROUPS = 16
# Where a filter leaves one event of so many, each is looked up; else all are asked.
_SPARSE = 40


class _LaneIndex:
    """One lane: `order` holds row numbers in time order; `starts` and `ends` are sorted each by itself.

    What only the marks of single events need is worked out when it is asked for: a full lane shows none.
    """

    def __init__(self, order: Places, earliest: Days, latest: Days, sort_by: Days) -> None:
        # As it comes it is the index that numpy takes without a copy; kept, it may be half as wide.
        self.order = order.astype(np.int32)
        self._sort_by = sort_by
        self._firsts, self._lasts = earliest.take(order, mode="clip"), latest.take(order, mode="clip")
        # In time order, the starts are in order too but for those that are not known.
        is_open = self._firsts <= -_OPEN
        self.starts = np.sort(self._firsts) if is_open.any() else self._firsts
        self.ends = np.sort(self._lasts)

    @cached_property
    def sort_by(self) -> Days:
        """The day that each event is sorted by."""
        return self._sort_by.take(self.order)

    @cached_property
    def depth(self) -> int:
        """How many events lie on one another in time, at the most."""
        begun = np.arange(1, len(self.order) + 1) - np.searchsorted(self.ends, self.starts, "left")
        return int(begun.max(initial=0))

    @cached_property
    def groups(self) -> list[tuple[int, NDArray[np.int32], Days, Days]]:
        """The events by length: (level, row numbers, starts, ends), in time order within each."""
        length = np.minimum(np.maximum(self._lasts.astype(np.int64) - self._firsts, 1), 2**_GROUPS - 1)
        level = np.log2(length).astype(np.int8)
        level[(self._firsts <= -_OPEN) | (self._lasts >= _OPEN)] = _GROUPS
        chosen = ((int(one), np.flatnonzero(level == one)) for one in np.unique(level))
        return [(one, self.order[at], self._firsts[at], self._lasts[at]) for one, at in chosen]

    def count(self, first: float, last: float) -> int:
        """How many events touch the window."""
        begun = int(np.searchsorted(self.starts, last, "left"))
        return begun - int(np.searchsorted(self.ends, first - 1, "right"))

    def _parts(self, first: float, last: float) -> Iterator[tuple[NDArray[np.int32], Days, Days]]:
        """Row numbers, starts and ends of the events that touch the window, group by group."""
        for level, rows, starts, ends in self.groups:
            low = 0 if level == _GROUPS else int(np.searchsorted(starts, first - 2.0 ** (level + 1) - 1, "left"))
            high = len(rows) if level == _GROUPS else int(np.searchsorted(starts, last, "left"))
            part = (ends[low:high] + 1 > first) & (starts[low:high] < last)
            yield rows[low:high][part], starts[low:high][part], ends[low:high][part]

    def touching(self, first: float, last: float) -> NDArray[np.int32]:
        """Row numbers of the events that touch the window, unordered."""
        return np.concatenate([self.order[:0], *(rows for rows, _, _ in self._parts(first, last))])

    def coverage(self, first: float, last: float) -> float:
        """The days of the window that its events take, one upon another."""
        parts = self._parts(first, last)
        return float(sum((np.minimum(ends, last) - np.maximum(starts, first)).sum() for _, starts, ends in parts))

    def bins(self, edges: NDArray[np.float64]) -> NDArray[np.int64]:
        """How many events touch each stretch between two edges."""
        begun = np.searchsorted(self.starts, edges[1:], "left")
        return begun - np.searchsorted(self.ends, edges[:-1] - 1, "right")


class Table:
    """Every event of the dossier as columns, sorted by start; made once for each reading of the rows."""

    def __init__(self, content: Content) -> None:
        rows = EventRows.of(content.rows)
        earliest, latest, ids = rows.earliest, rows.latest, rows.ids
        sort_by = np.where(earliest > -_OPEN, earliest, latest)
        is_dated = (earliest > -_OPEN) | (latest < _OPEN)
        order = np.lexsort((ids, sort_by))
        order = order[is_dated[order]]
        self.rows = rows
        self.undated = [rows[index] for index in np.flatnonzero(~is_dated).tolist()]
        self.numbers = order.astype(np.int32)
        self.earliest: Days = earliest[order]
        self.latest: Days = latest[order]
        self.sort_by: Days = sort_by[order].astype(np.int32)
        self.ids = ids[order]
        self.by_id = np.argsort(self.ids, kind="stable").astype(np.int32)
        self.sorted_ids = self.ids[self.by_id]
        self.kinds, kind_of = rows.kinds()
        self.kind_of = kind_of[order].astype(np.int16)
        pairs = np.array(content.participants, np.int64).reshape(-1, 2)
        places = self.places_of(pairs[:, 0])
        self.actors, actor_of = np.unique(pairs[places >= 0, 1], return_inverse=True)
        roots = np.fromiter((content.forest.root(int(id)) for id in self.actors), np.int64, len(self.actors))
        self.roots, of_actor = np.unique(roots, return_inverse=True)
        root_of = np.append(of_actor, len(self.roots)).astype(np.int32)
        self._take_participants(places[places >= 0], actor_of.astype(np.int32), root_of)
        # Who stands above whom, by place among all actors' ids in order: -1 is nobody.
        above = content.forest.parents
        everyone = np.fromiter(above, np.int64, len(above))
        self._everyone = np.sort(everyone)
        wanted = np.fromiter((parent or -1 for parent in above.values()), np.int64, len(above))
        parents = np.full(len(above), -1, np.int64)
        has = np.isin(wanted, everyone)
        parents[has] = np.searchsorted(self._everyone, wanted[has])
        self._parents = parents[np.argsort(everyone)]
        at = np.minimum(np.searchsorted(self._everyone, self.actors), max(len(self._everyone) - 1, 0))
        is_known = self._everyone[at] == self.actors if len(self._everyone) else np.zeros(len(self.actors), np.bool_)
        # The last place is nobody's.
        self._places_of_actors = np.where(is_known, at, len(self._everyone))

    def _take_participants(
        self, places: NDArray[np.int32], actor_of: NDArray[np.int32], root_of: NDArray[np.int32]
    ) -> None:
        """The first-named actor of each event apart from all others: most events have no more, and it needs no search.

        Actors are numbered as in `actors`, nobody is one more; so are the top-most actors, each once for an event.
        """
        nobody = len(self.actors)
        self.first_of = np.full(len(self.ids), nobody, np.int32)
        # Of several values for one place the last one stays: backwards, that is the first-named participant.
        self.first_of[places[::-1]] = actor_of[::-1]
        named = np.arange(len(places), dtype=np.int32)
        ahead = np.full(len(self.ids), -1, np.int32)
        ahead[places[::-1]] = named[::-1]
        is_other = ahead[places] != named
        self.others_at, self.others = places[is_other], actor_of[is_other]
        self.first_root_of = root_of[self.first_of]
        roots = root_of[self.others]
        is_new = roots != self.first_root_of[self.others_at]
        keys = np.unique(self.others_at[is_new].astype(np.int64) << 32 | roots[is_new])
        self.other_roots_at, self.other_roots = (keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32)

    def counts_of_roots(self, shown: NDArray[np.bool_], places: Places) -> NDArray[np.int64]:
        """In how many of the events that are shown (as a mask, and as places) each top-most actor takes part."""
        size = len(self.roots) + 1
        firsts = np.bincount(self.first_root_of.take(places), minlength=size)
        others = self.other_roots.take(np.flatnonzero(shown.take(self.other_roots_at)))
        return (firsts + np.bincount(others, minlength=size))[:-1]

    def places_of(self, ids: NDArray[np.int64]) -> NDArray[np.int32]:
        """Where in time order each event stands; -1 for one that is not there."""
        if not len(self.sorted_ids):
            return np.full(len(ids), -1, np.int32)
        at = np.minimum(np.searchsorted(self.sorted_ids, ids), len(self.sorted_ids) - 1)
        return np.where(self.sorted_ids[at] == ids, self.by_id[at], -1).astype(np.int32)

    def lanes_of(self, lanes: Sequence[Lane]) -> NDArray[np.int8]:
        """The lane that each participant counts for, -1 for none: its own, or that of the nearest above it."""
        found = np.full(len(self._everyone) + 1, -1, np.int8)
        for index, lane in enumerate(lanes):
            at = int(np.searchsorted(self._everyone, lane.actor_id or -1))
            if at < len(self._everyone) and self._everyone[at] == lane.actor_id:
                found[at] = index
        while True:
            # The last place is nobody's, and has no lane.
            taken = np.where(found[:-1] < 0, found[self._parents], found[:-1])
            if np.array_equal(taken, found[:-1]):
                break
            found[:-1] = taken
        found[-1] = -1
        return found.take(self._places_of_actors)

    def row(self, place: int) -> EventRow:
        """The event at a place in time order."""
        return self.rows[int(self.numbers[place])]


def _by_actor(
    table: Table, shown: NDArray[np.bool_], places: Places, content: Content
) -> tuple[list[Lane], NDArray[np.int8]]:
    counts = table.counts_of_roots(shown, places)
    ranked = {int(table.roots[at]): int(counts[at]) for at in np.flatnonzero(counts)}
    lanes = actor_lanes(ranked, content.forest, content.pinned)
    lane_of = np.append(table.lanes_of(lanes), np.int8(-1))
    of_event = np.full(len(table.ids), -1, np.int8)
    firsts = lane_of.take(table.first_of.take(places, mode="clip"), mode="clip")
    of_event[places] = np.where(firsts < 0, np.int8(len(lanes)), firsts)
    # Where the first-named has no lane the next named counts: backwards, the first of them stays.
    lane = lane_of.take(table.others)
    wanted = np.flatnonzero((lane >= 0) & (of_event.take(table.others_at) == len(lanes)))[::-1]
    of_event[table.others_at[wanted]] = lane[wanted]
    # An event of an actor that was chosen lies in its lane, whoever is named before. These lanes are the first.
    pinned = sum(one.actor_id in content.pinned for one in lanes)
    if pinned:
        at = np.flatnonzero((lane >= 0) & (lane < pinned) & shown.take(table.others_at))[::-1]
        of_event[table.others_at[at]] = lane[at]
        is_pinned = (firsts >= 0) & (firsts < pinned)
        of_event[places[is_pinned]] = firsts[is_pinned]
    return lanes, of_event


def _by_kind(table: Table, places: Places) -> tuple[list[Lane], NDArray[np.int8]]:
    kinds = table.kind_of.take(places)
    counts = np.bincount(kinds, minlength=len(table.kinds))
    lanes = kind_lanes({kind: int(number) for kind, number in zip(table.kinds, counts, strict=True) if number})
    place = {lane.key: index for index, lane in enumerate(lanes)}
    of_kind = np.array([place.get(kind, len(lanes)) for kind in table.kinds] or [0], np.int8)
    of_event = np.full(len(table.ids), -1, np.int8)
    of_event[places] = of_kind.take(kinds)
    return lanes, of_event


def _left(table: Table, events: Collection[int]) -> NDArray[np.bool_]:
    """Which rows the filter leaves; a mask over all ids answers without asking for each."""
    mask = getattr(events, "mask", None)
    if mask is not None and len(events) * _SPARSE < len(table.ids):
        found = np.zeros(len(table.ids), np.bool_)
        places = table.places_of(np.flatnonzero(mask))
        found[places[places >= 0]] = True
        return found
    if mask is None:
        mask = np.zeros(int(table.ids.max(initial=0)) + 1, np.bool_)
        wanted = np.fromiter(events, np.int64, len(events))
        mask[wanted[wanted < len(mask)]] = True
    if len(table.ids) and table.sorted_ids[-1] < len(mask):
        return np.asarray(mask.take(table.ids, mode="clip"), np.bool_)
    return np.asarray((table.ids < len(mask)) & mask[np.minimum(table.ids, len(mask) - 1)], np.bool_)


def _by_group(
    table: Table, shown: NDArray[np.bool_], places_shown: Places, content: Content
) -> tuple[list[Lane], NDArray[np.int8]]:
    pairs = np.array(content.groups, np.int64).reshape(-1, 2)
    places = table.places_of(pairs[:, 0])
    held = places >= 0
    held[held] = shown[places[held]]
    places, groups = places[held], pairs[held, 1]
    ids, counts = np.unique(groups, return_counts=True)
    ranked = {int(id): int(number) for id, number in zip(ids, counts, strict=True)}
    lanes = group_lanes(ranked, content.group_names)
    lane_of = {int(lane.key): index for index, lane in enumerate(lanes)}
    of_group = np.array([lane_of.get(int(id), -1) for id in ids] or [-1], np.int8)
    lane = of_group[np.searchsorted(ids, groups)] if len(ids) else np.zeros(0, np.int8)
    of_event = np.full(len(table.ids), -1, np.int8)
    of_event[places_shown] = len(lanes)
    has = lane >= 0
    # Of several values for one place the last one stays: backwards, that is the first.
    of_event[places[has][::-1]] = lane[has][::-1]
    return lanes, of_event


def _known(table: Table, content: Content) -> NDArray[np.bool_]:
    """Which events had been published by the day that is replayed."""
    found = np.zeros(len(table.ids), np.bool_)
    if content.known_until is not None and content.known:
        ids = np.fromiter(content.known.keys(), np.int64, len(content.known))
        days = np.fromiter(content.known.values(), np.int64, len(content.known))
        places = table.places_of(ids[days <= content.known_until])
        found[places[places >= 0]] = True
    return found


class ColumnSource:
    """A source over a table; making one costs some 100 ns an event."""

    def __init__(self, table: Table, content: Content, by: str) -> None:
        self._table = table
        shown = np.ones(len(table.ids), np.bool_)
        self.undated: Sequence[EventRow] = table.undated
        if content.events is not None:
            shown = _left(table, content.events)
        if content.known_until is not None:
            shown &= _known(table, content)
        if content.events is not None or content.known_until is not None:
            self.undated = [row for row in table.undated if content.is_shown(row.id)]
        places = np.flatnonzero(shown)
        if by == BY_KIND:
            lanes, self._lane_of = _by_kind(table, places)
        else:
            spread = _by_group if by in (BY_DOCUMENT, BY_TAG) else _by_actor
            lanes, self._lane_of = spread(table, shown, places, content)
        lane_of = self._lane_of.take(places, mode="clip")
        grouped = places.take(np.argsort(lane_of, kind="stable"), mode="clip")
        self._shown = places.astype(np.int32)
        ends = np.append(0, np.cumsum(np.bincount(lane_of, minlength=len(lanes) + 1)))
        every = [*lanes, others()]
        kept = worth_showing(every, np.diff(ends).tolist(), content.pinned)
        self.lanes: Sequence[Lane] = [every[lane] for lane in kept]
        if kept != list(range(len(kept))):
            number_of = np.zeros(len(every), np.int8)
            number_of[kept] = np.arange(len(kept))
            self._lane_of[places] = number_of.take(lane_of, mode="clip")
        parts = [grouped[ends[lane] : ends[lane + 1]] for lane in kept]
        self._lanes = [_LaneIndex(part, table.earliest, table.latest, table.sort_by) for part in parts]
        self.totals: Sequence[int] = [len(lane.order) for lane in self._lanes]
        self._starts = table.sort_by.take(places, mode="clip")

    @cached_property
    def extent(self) -> tuple[int, int] | None:
        """First and last known day of all events."""
        if not len(self._shown):
            return None
        # The last end of a lane that is known is the one before all that are open.
        closed = [lane.ends[: np.searchsorted(lane.ends, _OPEN)] for lane in self._lanes]
        last = max(int(self._starts[-1]), *(int(ends[-1]) for ends in closed if len(ends)), 0)
        return int(self._starts[0]), last

    @cached_property
    def depths(self) -> Sequence[int]:
        """How many events of a lane lie on one another in time, at the most; 1 where it is too full for marks."""
        return [lane.depth if len(lane.order) <= MARKS else 1 for lane in self._lanes]

    def count(self, lane: int, first: float, last: float) -> int:
        """How many events of a lane touch the window."""
        return self._lanes[lane].count(first, last)

    def touching(self, lane: int, first: float, last: float) -> list[EventRow]:
        """The events of a lane that touch the window, by start."""
        table = self._table
        return table.rows.at(table.numbers.take(np.sort(self._lanes[lane].touching(first, last))).tolist())

    def coverage(self, lane: int, first: float, last: float) -> float:
        """The days of the window that events of a lane take, one upon another."""
        return self._lanes[lane].coverage(first, last)

    def bins(self, lane: int, first: float, last: float, count: int) -> Any:
        """How many events of a lane touch each of `count` equal parts of the window."""
        return self._lanes[lane].bins(np.linspace(first, last, count + 1))

    def starts(self, first: float, last: float, count: int) -> Any:
        """How many events begin in each of `count` equal parts of the window."""
        return np.diff(np.searchsorted(self._starts, np.linspace(first, last, count + 1)))

    def bins_of(self, ids: Collection[int], first: float, last: float, count: int) -> Any:
        """For each lane, how many of the events `ids` begin in each of `count` equal parts of the window."""
        if hasattr(ids, "mask"):
            places: NDArray[Any] = np.flatnonzero(_left(self._table, ids))
        else:
            places = self._table.places_of(np.fromiter(ids, np.int64, len(ids)))
            places = places[places >= 0]
        lanes = self._lane_of[places].astype(np.int64)
        at = np.floor((self._table.sort_by[places] - first) * (count / (last - first))).astype(np.int64)
        is_in = (lanes >= 0) & (at >= 0) & (at < count)
        flat = np.bincount(lanes[is_in] * count + at[is_in], minlength=len(self.lanes) * count)
        return flat.reshape(-1, count).tolist()

    def image(self, lanes: Sequence[tuple[Band, Any]], size: QSize, colour: QColor) -> QImage | None:
        """The bins of lanes as one picture: columns as high as the square root of their count."""
        pixels = np.zeros((size.height(), size.width()), np.uint32)
        for band, bins in lanes:
            top, bottom = max(int(band.top) + 3, 0), min(int(band.top + band.height) - 3, size.height())
            most = int(bins.max()) if len(bins) else 0
            if bottom <= top or not most:
                continue
            room = int(band.top + band.height) - 3 - (int(band.top) + 3)
            highs = np.ceil(np.sqrt(bins / most) * room)
            columns = highs[(np.arange(size.width()) * len(bins) // size.width())]
            depth = int(band.top + band.height) - 3 - np.arange(top, bottom)
            pixels[top:bottom] = np.where(depth[:, None] <= columns[None, :], np.uint32(colour.rgba()), 0)
        return QImage(
            pixels.data, size.width(), size.height(), size.width() * 4, QImage.Format.Format_ARGB32_Premultiplied
        ).copy()

    def find(self, id: int) -> tuple[EventRow, int] | None:
        """A dated event and its lane."""
        place = int(self._table.places_of(np.array([id], np.int64))[0])
        if place < 0 or self._lane_of[place] < 0:
            return None
        return self._table.row(place), int(self._lane_of[place])

    def nearest(self, lane: int, day: float) -> EventRow | None:
        """The event of a lane that begins nearest to `day`."""
        index = self._lanes[lane]
        at = int(np.searchsorted(index.sort_by, day))
        rows = [self._table.row(int(place)) for place in index.order[max(at - 1, 0) : at + 1]]
        return min(rows, key=lambda row: abs(start_of(row) + 0.5 - day), default=None)

    def neighbour(self, id: int | None, step: int) -> EventRow | None:
        """The event `step` places after the one named, in time order; the first or last when there is none named."""
        if not len(self._shown):
            return None
        place = -1 if id is None else int(self._table.places_of(np.array([id], np.int64))[0])
        if place < 0 or self._lane_of[place] < 0:
            return self._table.row(int(self._shown[0 if step > 0 else -1]))
        at = int(np.searchsorted(self._shown, place)) + step
        return self._table.row(int(self._shown[min(max(at, 0), len(self._shown) - 1)]))
