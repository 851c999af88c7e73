"""The events of lanes, counted and found by time: a lane by itself, and all lanes at once where they hold many.

A lane keeps its events by start and, apart, the ends in order: the events that touch a window are those begun before
its end less those ended before its start. To list them, the events of a lane are grouped by length (powers of two), so
that a group need be read only from its longest event before the window.
"""

from __future__ import annotations

from functools import cached_property
from math import ceil, floor
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from workbench.store.read.columns import distinct
from workbench.store.read.eventrows import OPEN

Days = NDArray[np.int32]
Places = NDArray[np.int64]
_OPEN = np.int32(OPEN)
_GROUPS = 16
_FURTHEST = 2**31 - 1


def after(day: float) -> np.int32:
    """The first whole day that is not before `day`: a column of days is not searched for a fraction without a copy."""
    return np.int32(ceil(min(max(day, -_FURTHEST), _FURTHEST)))


def before(day: float) -> np.int32:
    """The last whole day that is not after `day`."""
    return np.int32(floor(min(max(day, -_FURTHEST), _FURTHEST)))


class Dated(Protocol):
    """Events in the order of `sort_by`, their first days or else their last, by place."""

    earliest: Days
    latest: Days
    sort_by: Days


class LaneIndex:
    """Events by place, in time order; what is asked of them is worked out when it is asked for."""

    def __init__(self, order: NDArray[np.int32], dated: Dated) -> None:
        self.order = order
        self._dated = dated

    @cached_property
    def starts(self) -> Days:
        """The first days in order; those that are not known come first."""
        firsts = self._dated.earliest.take(self.order, mode="clip")
        # In time order, the starts are in order too but for those that are not known.
        return np.sort(firsts) if (firsts <= -_OPEN).any() else firsts

    @cached_property
    def ends(self) -> Days:
        """The last days in order."""
        return np.sort(self._dated.latest.take(self.order, mode="clip"))

    @cached_property
    def depth(self) -> int:
        """How many events lie on one another in time, at the most."""
        begun = np.arange(1, len(self.order) + 1) - np.searchsorted(self.ends, self.starts, "left")
        return int(begun.max(initial=0))

    @cached_property
    def groups(self) -> list[tuple[int, NDArray[np.int32]]]:
        """The events by length: level and places, in time order within each."""
        firsts, lasts = self._dated.earliest.take(self.order), self._dated.latest.take(self.order)
        length = np.minimum(np.maximum(lasts.astype(np.int64) - firsts, 1), 2**_GROUPS - 1)
        level = np.log2(length).astype(np.int8)
        level[(firsts <= -_OPEN) | (lasts >= _OPEN)] = _GROUPS
        return [(int(one), self.order[np.flatnonzero(level == one)]) for one in distinct(level)]

    def count(self, first: float, last: float) -> int:
        """How many events touch the window."""
        begun = int(np.searchsorted(self.starts, after(last), "left"))
        return begun - int(np.searchsorted(self.ends, before(first - 1), "right"))

    def touching(self, first: float, last: float) -> NDArray[np.int32]:
        """The places of the events that touch the window, unordered."""
        dated, found = self._dated, [self.order[:0]]
        for level, places in self.groups:
            if level < _GROUPS:
                # Where the days are known, the order of places is that of the first days.
                days = np.array([after(first - 2.0 ** (level + 1) - 1), after(last)])
                low, high = np.searchsorted(places, np.searchsorted(dated.sort_by, days).astype(np.int32))
                places = places[low:high]
            begun, ended = dated.earliest.take(places) < last, dated.latest.take(places) + 1 > first
            found.append(places[begun & ended])
        return np.concatenate(found)

    def bins(self, edges: NDArray[np.float64]) -> NDArray[np.int64]:
        """How many events touch each stretch between two edges."""
        begun = np.searchsorted(self.starts, np.ceil(edges[1:]).astype(np.int32), "left")
        return begun - np.searchsorted(self.ends, np.floor(edges[:-1] - 1).astype(np.int32), "right")


class DayCounts:
    """How many events of each lane have begun, and have ended, before each of the days that any date names.

    Two passes over what is shown, without sorting it into lanes: a full lane is drawn from these alone.
    """

    def __init__(self, lanes: NDArray[np.int8], count: int, firsts: Days, lasts: Days, days: Days) -> None:
        """`lanes` of each event, and its first and last day as places in `days`."""
        self._days = days
        cells = lanes.astype(np.int64) * len(days)
        self._begun, self._ended = (_summed(cells + at, count, len(days)) for at in (firsts, lasts))

    def touching(self, lane: int, edges: NDArray[np.float64]) -> NDArray[np.int32]:
        """How many events of a lane touch each stretch between two edges."""
        begun = np.searchsorted(self._days, np.ceil(edges[1:]).astype(np.int32), "left")
        ended = np.searchsorted(self._days, np.floor(edges[:-1] - 1).astype(np.int32), "right")
        found: NDArray[np.int32] = self._begun[lane].take(begun) - self._ended[lane].take(ended)
        return found

    def count(self, lane: int, first: float, last: float) -> int:
        """How many events of a lane touch the window."""
        begun = np.searchsorted(self._days, after(last), "left")
        return int(
            self._begun[lane, begun] - self._ended[lane, np.searchsorted(self._days, before(first - 1), "right")]
        )

    def last(self, limit: np.int32) -> int:
        """The last day before `limit` on which anything ends; 0 where nothing does."""
        ended = self._ended[:, : np.searchsorted(self._days, limit) + 1].sum(axis=0)
        at = int(np.searchsorted(ended, ended[-1]))
        return int(self._days[at - 1]) if at else 0


def _summed(cells: NDArray[np.int64], lanes: int, days: int) -> NDArray[np.int32]:
    """How many of the cells (a lane and a day) lie before each day, by lane; the last place holds them all."""
    found = np.zeros((lanes, days + 1), np.int32)
    np.cumsum(np.bincount(cells, minlength=lanes * days).reshape(lanes, days), axis=1, out=found[:, 1:])
    return found
