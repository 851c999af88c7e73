"""Lanes counted by sorting and by days, against a look at every event."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.store.read.eventrows import OPEN
from workbench.ui.panes.timeline.laneindex import DayCounts, LaneIndex, after, before

_DAYS = st.integers(-50, 50)
_EVENTS = st.lists(st.tuples(st.integers(0, 2), st.one_of(st.none(), _DAYS), st.one_of(st.none(), st.integers(0, 9))))


def _columns(events: list[tuple[int, int | None, int | None]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Lane, first and last day of each event, in time order; an event begins or ends somewhere known."""
    rows = [
        (lane, -OPEN if first is None else first, OPEN if length is None else (first or 0) + length)
        for lane, first, length in events
        if first is not None or length is not None
    ]
    rows.sort(key=lambda row: row[2] if row[1] == -OPEN else row[1])
    lanes, firsts, lasts = np.array(rows, np.int32).reshape(-1, 3).T
    return lanes.astype(np.int8), firsts, lasts


def _touching(lanes: np.ndarray, firsts: np.ndarray, lasts: np.ndarray, lane: int, first: float, last: float) -> int:
    return int(((lanes == lane) & (firsts < last) & (lasts + 1 > first)).sum())


# In parts of a day: a day and next to nothing is no more than a day, however it is counted.
@given(_EVENTS, st.integers(-480, 480).map(lambda n: n / 8), st.integers(2, 720).map(lambda n: n / 8))
def test_both_ways_of_counting_tell_what_touches_a_window(
    events: list[tuple[int, int | None, int | None]], first: float, span: float
) -> None:
    lanes, firsts, lasts = _columns(events)
    days, codes = np.unique(np.concatenate([firsts, lasts]), return_inverse=True)
    begun, ended = np.split(codes.astype(np.int32), 2)
    counts = DayCounts(lanes, 3, begun, ended, days)
    edges = np.linspace(first, first + span, 8)
    for lane in range(3):
        order = np.flatnonzero(lanes == lane).astype(np.int32)
        dated = SimpleNamespace(earliest=firsts, latest=lasts, sort_by=np.where(firsts > -OPEN, firsts, lasts))
        index = LaneIndex(order, dated)
        expected = _touching(lanes, firsts, lasts, lane, first, first + span)
        assert index.count(first, first + span) == counts.count(lane, first, first + span) == expected
        assert len(index.touching(first, first + span)) == expected
        stretches = [_touching(lanes, firsts, lasts, lane, one, other) for one, other in zip(edges, edges[1:])]  # noqa: B905, RUF007
        assert index.bins(edges).tolist() == counts.touching(lane, edges).tolist() == stretches


def test_the_last_known_day_is_not_an_end_that_is_open() -> None:
    days = np.array([-OPEN, 3, 8, OPEN], np.int32)
    lanes = np.array([0, 0, 1], np.int8)
    counts = DayCounts(lanes, 2, np.array([0, 1, 1], np.int32), np.array([1, 3, 2], np.int32), days)
    assert counts.last(np.int32(OPEN)) == 8
    nothing = DayCounts(lanes[:0], 2, np.zeros(0, np.int32), np.zeros(0, np.int32), days)
    assert nothing.last(np.int32(OPEN)) == 0


@pytest.mark.parametrize(("day", "lower", "upper"), [(2.5, 2, 3), (2.0, 2, 2), (-0.5, -1, 0)])
def test_whole_days_on_either_side(day: float, lower: int, upper: int) -> None:
    assert (before(day), after(day)) == (lower, upper)
    assert after(float("-inf")) < -OPEN
    assert before(float("inf")) > OPEN
