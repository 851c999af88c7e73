"""A million events as numpy columns: sorted once, then every question about a window is a few binary searches."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from workbench.core.records import EventRow
from workbench.store.read.columns import distinct
from workbench.store.read.eventrows import OPEN, EventRows
from workbench.ui.panes.timeline.laneindex import DayCounts, Days, LaneIndex, Places, after
from workbench.ui.panes.timeline.lanes import (
    BY_DOCUMENT,
    BY_KIND,
    BY_TAG,
    MARKS,
    MOST_LANES,
    Band,
    Lane,
    actor_lanes,
    group_lanes,
    kind_lanes,
    others,
    worth_showing,
)
from workbench.ui.panes.timeline.source import Content, start_of

# The lane of each event that is shown, in the order of these; one more than there are lanes is that of the others.
Shares = NDArray[np.int8]
_OPEN = np.int32(OPEN)
# Where a filter leaves one event of so many, each is looked up; else all are asked.
_SPARSE = 40
_FEW = 4_000
# A table of all ids is this many times as long as there are events, at the most.
_ROOM = 8
# A lane of more events than these is looked through with all others rather than put in order by itself.
_LARGE = 20_000


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
        self.days, codes = np.unique(np.concatenate([self.earliest, self.latest]), return_inverse=True)
        # The first and the last day of each event as places in the days.
        self.firsts, self.lasts = np.split(codes.astype(np.int32), 2)
        self.ids = ids[order]
        self.last_id = int(self.ids.max(initial=0))
        self._by_id: NDArray[np.int64] | None = None
        if self.last_id < _ROOM * (len(order) + _FEW):
            # The place of each id, -1 for none: ids are handed out one after another, and few are gone.
            self._place_of = np.full(self.last_id + 1, -1, np.int32)
            self._place_of[self.ids] = np.arange(len(order), dtype=np.int32)
        else:
            self._by_id = np.argsort(self.ids, kind="stable")
        self.index = LaneIndex(np.arange(len(order), dtype=np.int32), self)
        # It is made here, beside the window: the first look at single events among a million must not wait for it.
        self.index.groups  # noqa: B018
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
        self.roots_of_others = root_of[self.others]
        self.first_root_of = root_of[self.first_of]
        is_new = self.roots_of_others != self.first_root_of[self.others_at]
        keys = distinct(self.others_at[is_new].astype(np.int64) << 32 | self.roots_of_others[is_new])
        self.other_roots_at, self.other_roots = (keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32)

    def counts_of_roots(self, shown: NDArray[np.bool_], firsts: NDArray[np.int32]) -> NDArray[np.int64]:
        """In how many of the events that are shown each top-most actor takes part; `firsts` are their first-named ones."""
        size = len(self.roots) + 1
        counts = np.bincount(firsts, minlength=size)
        if len(self.other_roots):
            others = self.other_roots.take(np.flatnonzero(shown.take(self.other_roots_at)))
            counts += np.bincount(others, minlength=size)
        return counts[:-1]

    def fullest(self, counts: NDArray[np.int64], number: int) -> dict[int, int]:
        """The top-most actors with most events, by id: `number` of them and all that have as many as the last."""
        least = 1 if len(counts) <= number else max(int(np.partition(counts, -number)[-number]), 1)
        at = np.flatnonzero(counts >= least)
        return dict(zip(self.roots[at].tolist(), counts[at].tolist(), strict=True))

    def places_of(self, ids: NDArray[np.int64]) -> NDArray[np.int32]:
        """Where in time order each event stands; -1 for one that is not there."""
        if self._by_id is not None:
            at = np.minimum(np.searchsorted(self.ids, ids, sorter=self._by_id), len(self.ids) - 1)
            found = self._by_id[at]
            return np.where(self.ids[found] == ids, found, -1).astype(np.int32)
        is_one = (ids >= 0) & (ids <= self.last_id)
        return np.where(is_one, self._place_of.take(ids, mode="clip"), np.int32(-1))

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


def _by_actor(table: Table, shown: NDArray[np.bool_], places: Places, content: Content) -> tuple[list[Lane], Shares]:
    roots = table.first_root_of.take(places, mode="clip")
    ranked = table.fullest(table.counts_of_roots(shown, roots), MOST_LANES + len(content.pinned))
    lanes = actor_lanes(ranked, content.forest, content.pinned)
    rest = np.int8(len(lanes))
    # An event of an actor that was chosen lies in its lane, whoever is named before. These lanes are the first.
    pinned = sum(one.actor_id in content.pinned for one in lanes)
    if pinned:
        of_actor = np.append(table.lanes_of(lanes), np.int8(-1))
        of_actor[of_actor < 0] = rest
        lane = of_actor.take(table.first_of.take(places, mode="clip"), mode="clip")
        of_others = of_actor.take(table.others)
    else:
        # Then every lane is a top-most actor's, and each event's is known.
        of_root = np.full(len(table.roots) + 1, rest, np.int8)
        of_root[np.searchsorted(table.roots, [one.actor_id or -1 for one in lanes])] = np.arange(rest)
        lane = of_root.take(roots, mode="clip")
        of_others = of_root.take(table.roots_of_others)
    at = np.flatnonzero(of_others < rest)
    at = at[shown.take(table.others_at.take(at))]
    places_of, of_others = _ranks(shown, places, table.others_at.take(at)), of_others.take(at)
    # Where the first-named has no lane the next named counts: backwards, the first of them stays.
    was, is_pinned = lane.take(places_of), of_others < pinned
    for wanted in (was == rest, is_pinned & (was >= pinned)):
        lane[places_of[wanted][::-1]] = of_others[wanted][::-1]
    return lanes, lane


def _ranks(shown: NDArray[np.bool_], places: Places, wanted: NDArray[np.int32]) -> Places:
    """Where each of the wanted places stands among those shown."""
    if len(wanted) < _FEW:
        return np.searchsorted(places, wanted)
    return (np.cumsum(shown, dtype=np.int32) - 1).take(wanted).astype(np.int64)


def _by_kind(table: Table, places: Places) -> tuple[list[Lane], Shares]:
    kinds = table.kind_of.take(places)
    counts = np.bincount(kinds, minlength=len(table.kinds))
    lanes = kind_lanes({kind: int(number) for kind, number in zip(table.kinds, counts, strict=True) if number})
    place = {lane.key: index for index, lane in enumerate(lanes)}
    of_kind = np.array([place.get(kind, len(lanes)) for kind in table.kinds] or [0], np.int8)
    return lanes, of_kind.take(kinds)


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
    if len(table.ids) and table.last_id < len(mask):
        return np.asarray(mask.take(table.ids, mode="clip"), np.bool_)
    return np.asarray((table.ids < len(mask)) & mask[np.minimum(table.ids, len(mask) - 1)], np.bool_)


def _by_group(
    table: Table, shown: NDArray[np.bool_], places_shown: Places, content: Content
) -> tuple[list[Lane], Shares]:
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
    of_event = np.full(len(table.ids), len(lanes), np.int8)
    has = lane >= 0
    # Of several values for one place the last one stays: backwards, that is the first.
    of_event[places[has][::-1]] = lane[has][::-1]
    return lanes, of_event.take(places_shown)


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
    """A source over a table; making one costs some 20 ns for each event that is shown."""

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
            lanes, lane_of = _by_kind(table, places)
        else:
            spread = _by_group if by in (BY_DOCUMENT, BY_TAG) else _by_actor
            lanes, lane_of = spread(table, shown, places, content)
        every = [*lanes, others()]
        totals = np.bincount(lane_of, minlength=len(every)).tolist()
        kept = worth_showing(every, totals, content.pinned)
        if kept != list(range(len(kept))):
            number_of = np.zeros(len(every), np.int8)
            number_of[kept] = np.arange(len(kept))
            lane_of = number_of.take(lane_of, mode="clip")
        self.lanes: Sequence[Lane] = [every[lane] for lane in kept]
        self.totals: Sequence[int] = [totals[lane] for lane in kept]
        self._shown, self._shares = places.astype(np.int32), lane_of
        self._indexes: dict[int, LaneIndex] = {}
        self._counts: DayCounts | None = None
        self._found: tuple[int, tuple[EventRow, int] | None] | None = None
        self._parted: tuple[tuple[float, float, int], NDArray[np.int32]] | None = None
        self._touching: tuple[object, NDArray[np.int32]] = (None, self._shown[:0])
        if len(kept) * len(table.days) < len(places):
            # So many that sorting each lane takes longer than counting the days of all.
            firsts, lasts = (days.take(places, mode="clip") for days in (table.firsts, table.lasts))
            self._counts = DayCounts(lane_of, len(kept), firsts, lasts, table.days)

    def _lane(self, lane: int) -> LaneIndex:
        """One lane by itself, made when something is asked that counts do not tell."""
        found = self._indexes.get(lane)
        if found is None:
            order = self._shown.take(np.flatnonzero(self._shares == lane))
            found = self._indexes[lane] = LaneIndex(order, self._table)
        return found

    def _places(self, lane: int, first: float, last: float) -> NDArray[np.int32]:
        """The events of a lane that touch the window, unordered."""
        if self.totals[lane] <= _LARGE:
            return self._lane(lane).touching(first, last)
        if self._touching[0] != (first, last):
            # Every lane of a frame asks for the same window.
            self._touching = ((first, last), self._table.index.touching(first, last))
        places = self._touching[1]
        return places.take(np.flatnonzero(self._lane_of.take(places) == lane))

    @cached_property
    def _lane_of(self) -> NDArray[np.int8]:
        """The lane of every event of the table, -1 where it is not shown."""
        found = np.full(len(self._table.ids), -1, np.int8)
        found[self._shown] = self._shares
        return found

    @cached_property
    def extent(self) -> tuple[int, int] | None:
        """First and last known day of all events."""
        if not len(self._shown):
            return None
        table = self._table
        if self._counts is not None:
            end = self._counts.last(_OPEN)
        else:
            ends = table.latest.take(self._shown)
            end = int(ends[ends < _OPEN].max(initial=0))
        return int(table.sort_by[self._shown[0]]), max(int(table.sort_by[self._shown[-1]]), end, 0)

    @cached_property
    def depths(self) -> Sequence[int]:
        """How many events of a lane lie on one another in time, at the most; 1 where it is too full for marks."""
        return [self._lane(lane).depth if total <= MARKS else 1 for lane, total in enumerate(self.totals)]

    def count(self, lane: int, first: float, last: float) -> int:
        """How many events of a lane touch the window."""
        counts = self._counts
        return self._lane(lane).count(first, last) if counts is None else counts.count(lane, first, last)

    def touching(self, lane: int, first: float, last: float) -> list[EventRow]:
        """The events of a lane that touch the window, by start."""
        table = self._table
        return table.rows.at(table.numbers.take(np.sort(self._places(lane, first, last))).tolist())

    def coverage(self, lane: int, first: float, last: float) -> float:
        """The days of the window that events of a lane take, one upon another."""
        places = self._places(lane, first, last)
        starts, ends = self._table.earliest.take(places), self._table.latest.take(places)
        return float((np.minimum(ends, last) - np.maximum(starts, first)).sum())

    def bins(self, lane: int, first: float, last: float, count: int) -> Any:
        """How many events of a lane touch each of `count` equal parts of the window."""
        edges = np.linspace(first, last, count + 1)
        return self._lane(lane).bins(edges) if self._counts is None else self._counts.touching(lane, edges)

    def starts(self, first: float, last: float, count: int) -> Any:
        """How many events begin in each of `count` equal parts of the window."""
        return np.diff(np.searchsorted(self._shown, self._parts(first, last, count)))

    def _parts(self, first: float, last: float, count: int) -> NDArray[np.int32]:
        """The place in time order where each part of the window begins, and where the last one ends."""
        asked = (first, last, count)
        if self._parted is None or self._parted[0] != asked:
            edges = np.ceil(np.linspace(first, last, count + 1)).astype(np.int32)
            # Kept: of each focus in one window it is asked again, and looked for among a million.
            self._parted = (asked, np.searchsorted(self._table.sort_by, edges).astype(np.int32))
        return self._parted[1]

    def bins_of(self, ids: Collection[int], first: float, last: float, count: int) -> Any:
        """For each lane, how many of the events `ids` begin in each of `count` equal parts of the window."""
        if hasattr(ids, "mask"):
            places: NDArray[Any] = np.flatnonzero(_left(self._table, ids))
        else:
            places = self._table.places_of(np.fromiter(ids, np.int64, len(ids)))
            places = np.sort(places[places >= 0])
        # In order of place they are in order of time: each part of the window is a stretch of them.
        cuts = np.searchsorted(places, self._parts(first, last, count).astype(places.dtype))
        lanes = self._lane_of.take(places[cuts[0] : cuts[-1]])
        at = np.repeat(np.arange(count), np.diff(cuts))
        is_in = lanes >= 0
        flat = np.bincount(lanes[is_in] * np.int64(count) + at[is_in], minlength=len(self.lanes) * count)
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

    def _place_of(self, id: int | None) -> int:
        """Where an event stands among those shown; -1 when it does not."""
        place = -1 if id is None else int(self._table.places_of(np.array([id], np.int64))[0])
        at = int(np.searchsorted(self._shown, np.int32(place)))
        return at if place >= 0 and at < len(self._shown) and self._shown[at] == place else -1

    def find(self, id: int) -> tuple[EventRow, int] | None:
        """A dated event and its lane."""
        if self._found is None or self._found[0] != id:
            at = self._place_of(id)
            row = None if at < 0 else (self._table.row(int(self._shown[at])), int(self._shares[at]))
            # A focus asks four times for the same one: lane, words, place and ring.
            self._found = (id, row)
        return self._found[1]

    def nearest(self, lane: int, day: float) -> EventRow | None:
        """The event of a lane that begins nearest to `day`."""
        place = np.searchsorted(self._table.sort_by, after(day)).astype(np.int32)
        at = int(np.searchsorted(self._shown, place))
        beside = (self._next(lane, at, is_before=True), self._next(lane, at, is_before=False))
        rows = [self._table.row(int(self._shown[found])) for found in beside if found is not None]
        return min(rows, key=lambda row: abs(start_of(row) + 0.5 - day), default=None)

    def _next(self, lane: int, at: int, *, is_before: bool) -> int | None:
        """The last of those shown before `at` that lies in a lane, or the first from there on."""
        reach = _FEW
        while True:
            low, high = (max(at - reach, 0), at) if is_before else (at, min(at + reach, len(self._shown)))
            found = np.flatnonzero(self._shares[low:high] == lane)
            if len(found):
                return low + int(found[-1 if is_before else 0])
            if low == 0 if is_before else high == len(self._shown):
                return None
            reach *= 8

    def neighbour(self, id: int | None, step: int) -> EventRow | None:
        """The event `step` places after the one named, in time order; the first or last when there is none named."""
        if not len(self._shown):
            return None
        at = self._place_of(id)
        if at < 0:
            return self._table.row(int(self._shown[0 if step > 0 else -1]))
        return self._table.row(int(self._shown[min(max(at + step, 0), len(self._shown) - 1)]))
