"""Filters are values that are added, intersected, taken away, and kept as JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.selection import EVERYTHING, Filter

_IDS = st.frozensets(st.integers(1, 9), max_size=3)
_NAMES = st.frozensets(st.sampled_from(["asserted", "denied", "A", "é"]), max_size=2)
_DAY = st.none() | st.integers(738000, 739000)
_FLAT = st.builds(
    Filter, actors=_IDS, documents=_IDS, tags=_IDS, modalities=_NAMES, words=_NAMES, grades=_NAMES,
    credibilities=_NAMES, statuses=_NAMES, dates=st.none() | st.tuples(_DAY, _DAY), is_alone=st.booleans(),
    # Said, since Hypothesis would fill a field that is left out, and these with filters of filters.
    also=st.just(()), without=st.just(()),
)  # fmt: skip
_FILTERS = st.builds(
    lambda flat, also, without: flat._replace(also=tuple(also), without=tuple(without)),
    _FLAT, st.lists(_FLAT, max_size=2), st.lists(_FLAT, max_size=2),
)  # fmt: skip


@given(_FILTERS)
def test_a_filter_comes_back_from_json(filter: Filter) -> None:
    assert Filter.from_state(json.loads(json.dumps(filter.as_state()))) == filter


@pytest.mark.parametrize("state", [{}, {"tags": 3}, {"dates": [1]}, {"also": "x"}, {"without": [3]}, {"is_alone": 1}])
def test_what_cannot_be_read_is_passed_over(state: dict[str, object]) -> None:
    assert Filter.from_state(state) == EVERYTHING


def test_a_choice_without_those_below_is_a_filter_only_with_an_actor() -> None:
    assert not Filter(is_alone=True)
    assert Filter(actors=frozenset({1}), is_alone=True)
    assert Filter(without=(Filter(tags=frozenset({1})),))


def test_adding_chooses_either() -> None:
    one, other = Filter(tags=frozenset({1})), Filter(tags=frozenset({2}), dates=(1, 2))
    assert one.added(other) == Filter(tags=frozenset({1, 2}), dates=(1, 2))


def test_taking_away_what_was_chosen_only_takes_it_back() -> None:
    one = Filter(tags=frozenset({1, 2}))
    assert one.removed(Filter(tags=frozenset({2}))) == Filter(tags=frozenset({1}))
    gone = Filter(actors=frozenset({3}))
    assert one.removed(gone).without == (gone,)
    assert one.removed(gone).removed(gone) == one.removed(gone)


def test_intersecting_with_nothing_or_twice_changes_nothing() -> None:
    one, other = Filter(tags=frozenset({1})), Filter(actors=frozenset({3}))
    assert EVERYTHING.intersected(one) == one
    assert one.intersected(EVERYTHING) == one
    assert one.intersected(other).intersected(other) == one.intersected(other)
