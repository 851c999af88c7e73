"""What a filter leaves beyond one facet of each: words, ratings, status, intersection and exclusion."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from workbench.core.kinds import RecordKind
from workbench.core.records import Subset
from workbench.core.selection import Filter
from workbench.operations import actors, events, records
from workbench.store.read.columns import Columns
from workbench.store.read.crossfilter import Crossfilter, subset

if TYPE_CHECKING:
    from tests.conftest import Filled


def _left(filled: Filled, filter: Filter) -> Subset:
    return subset(filled.dossier.reader(), filter)


def test_an_actor_alone_leaves_those_below_it_out(filled: Filled) -> None:
    ministry = frozenset({filled.actors["ministry"]})
    assert filled.events["delivery"] in _left(filled, Filter(actors=ministry)).events
    assert filled.events["delivery"] not in _left(filled, Filter(actors=ministry, is_alone=True)).events


def test_a_search_is_a_filter(filled: Filled) -> None:
    left = _left(filled, Filter(words=frozenset({"moteurs"})))
    assert left.events == {filled.events["delivery"]}
    assert left.quotes == {filled.quotes["cargos"]}
    assert left.claims == {filled.claims["said"]}
    assert left.documents == {filled.documents["harbour"]}
    both = _left(filled, Filter(words=frozenset({"moteurs", "wheat OR blé"})))
    assert both.quotes == {filled.quotes["cargos"], filled.quotes["wheat"]}


def test_a_search_whose_accents_count(filled: Filled) -> None:
    assert _left(filled, Filter(words=frozenset({"promises"}))).documents == {filled.documents["harbour"]}
    assert _left(filled, Filter(words=frozenset({"=promisés"}))).documents == frozenset()
    assert _left(filled, Filter(words=frozenset({"=promises"}))).documents == {filled.documents["harbour"]}


def test_a_search_that_cannot_be_read_leaves_nothing(filled: Filled) -> None:
    assert not _left(filled, Filter(words=frozenset({"!!"}))).documents


def test_ratings_leave_what_is_claimed_by_such_a_source(filled: Filled) -> None:
    left = _left(filled, Filter(grades=frozenset({"C"})))
    assert left.claims == {filled.claims["said"], filled.claims["denied"]}
    assert left.quotes == {filled.quotes["cargos"], filled.quotes["denial"]}
    assert left.events == {filled.events["delivery"]}
    assert _left(filled, Filter(grades=frozenset({"A"}))).claims == frozenset()
    actors.rate(filled.dossier, filled.actors["ministry"], "A")
    assert filled.claims["said"] in _left(filled, Filter(grades=frozenset({"A"}))).claims


def test_a_credibility_leaves_such_claims(filled: Filled) -> None:
    left = _left(filled, Filter(credibilities=frozenset({"3"})))
    assert left.claims == {filled.claims["said"]}
    assert left.quotes == {filled.quotes["cargos"]}


@pytest.mark.parametrize(
    ("status", "names", "said"),
    [
        ("contested", ["delivery"], []),
        ("unsourced", ["undated"], []),
        ("by_hand", ["delivery", "follow_up", "undated"], ["said", "denied"]),
        ("accepted", [], []),
    ],
)
def test_a_status_leaves_what_is_so(filled: Filled, status: str, names: list[str], said: list[str]) -> None:
    left = _left(filled, Filter(statuses=frozenset({status})))
    assert left.events == {filled.events[name] for name in names}
    assert left.claims == {filled.claims[name] for name in said}


def test_intersecting_asks_for_both_where_adding_asks_for_either(filled: Filled) -> None:
    one, other = (Filter(actors=frozenset({filled.actors[name]})) for name in ("sylvania", "borduria"))
    events.add_participant(filled.dossier, filled.events["delivery"], filled.actors["borduria"])
    assert _left(filled, one.added(other)).events == {filled.events["delivery"], filled.events["follow_up"]}
    assert _left(filled, one.intersected(other)).events == {filled.events["delivery"]}
    assert _left(filled, other.removed(one)).events == {filled.events["follow_up"]}


def test_what_is_excluded_is_in_nothing(filled: Filled) -> None:
    left = _left(filled, Filter(without=(Filter(documents=frozenset({filled.documents["ships"]})),)))
    assert filled.quotes["four"] not in left.quotes
    assert filled.events["follow_up"] not in left.events
    assert filled.documents["ships"] not in left.documents
    assert filled.documents["harbour"] in left.documents


def test_the_same_filter_after_a_change_is_worked_out_anew(filled: Filled) -> None:
    reader = filled.dossier.reader()
    columns = Columns.load(reader)
    filters = Crossfilter(columns, reader)
    chosen = Filter(words=frozenset({"poldevie"}))
    assert not filters.subset(chosen).actors
    changes = records.create(filled.dossier, RecordKind.ACTOR, name="Poldévie")
    assert columns.take(reader, changes)
    filters.forget()
    assert filters.subset(chosen).actors == {changes.result}


def test_a_period_leaves_what_may_have_happened_in_it_and_never_what_is_gone(filled: Filled) -> None:
    reader = filled.dossier.reader()
    columns = Columns.load(reader)
    filters = Crossfilter(columns, reader)
    delivery, follow_up, undated = (filled.events[name] for name in ("delivery", "follow_up", "undated"))
    day = date(2023, 3, 14).toordinal()
    assert filters.subset(Filter(dates=(day, day))).events == {delivery}
    assert filters.subset(Filter(dates=(None, day))).events == {delivery}
    assert filters.subset(Filter(dates=(day + 1, None))).events == {follow_up}
    # All of 2024 lies within, or a day of it.
    leap = date(2024, 2, 29).toordinal()
    assert filters.subset(Filter(dates=(leap, leap))).events == {follow_up}
    everything = Filter(dates=(None, None))
    assert filters.subset(everything).events == {delivery, follow_up}
    assert columns.take(reader, records.delete(filled.dossier, RecordKind.EVENT, delivery))
    filters.forget()
    assert filters.subset(everything).events == {follow_up}
    assert filters.subset(Filter(dates=(None, day))).events == set()
    assert undated not in filters.subset(everything).events
