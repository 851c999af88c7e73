"""The count beside a choice is what is left when it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from workbench.core.selection import Filter
from workbench.store.read import actors
from workbench.store.read.choices import Choices
from workbench.store.read.columns import Columns
from workbench.store.read.crossfilter import Crossfilter

if TYPE_CHECKING:
    from tests.conftest import Filled


@pytest.fixture
def filters(filled: Filled) -> Crossfilter:
    reader = filled.dossier.reader()
    return Crossfilter(Columns.load(reader), reader)


def _taken(facet: str, value: Any) -> Any:
    return value if facet == "dates" else frozenset({value})


@pytest.mark.parametrize("facet", ["modalities", "dates", "grades", "credibilities", "statuses"])
@pytest.mark.parametrize("is_filtered", [False, True])
def test_a_count_is_what_the_choice_leaves(filters: Crossfilter, filled: Filled, facet: str, is_filtered: bool) -> None:
    base = Filter(documents=frozenset({filled.documents["harbour"]})) if is_filtered else Filter()
    found = Choices(filters).choices(base, facet)
    assert found
    for one in found:
        left = filters.subset(base._replace(**{facet: _taken(facet, one.value)}))
        assert one.events in (None, len(left.events))
        assert one.claims in (None, len(left.claims))


def test_the_choices_of_a_facet_do_not_depend_on_what_is_chosen_in_it(filters: Crossfilter) -> None:
    choices = Choices(filters)
    assert choices.choices(Filter(modalities=frozenset({"denied"})), "modalities") == choices.choices(
        Filter(), "modalities"
    )


def test_undated_events_are_in_no_year(filters: Crossfilter) -> None:
    found = Choices(filters).choices(Filter(), "dates")
    assert [one.events for one in found] == [1, 1]


def test_actors_and_documents_come_by_weight(filters: Crossfilter, filled: Filled) -> None:
    choices = Choices(filters)
    listed, total = choices.most(Filter(), "documents", 1)
    assert total == 2
    assert (listed[0].value, listed[0].quotes) == (filled.documents["harbour"], 3)
    listed, total = choices.most(Filter(), "actors", 10)
    assert {one.value for one in listed} == set(filled.actors.values())
    some, total = choices.most(Filter(), "actors", 10, among=[filled.actors["fleet"], 999])
    assert total == 1
    assert [(one.value, one.events, one.claims) for one in some] == [(filled.actors["fleet"], 1, 1)]


def test_tags_are_counted_by_what_wears_them(filters: Crossfilter, filled: Filled) -> None:
    (one,) = Choices(filters).choices(Filter(), "tags")
    assert (one.value, one.quotes) == (filled.tags["doubt"], 1)


def test_the_tally_without_a_filter_is_what_the_tree_says(filled: Filled) -> None:
    with filled.dossier.operation("Name twice") as op:
        op.execute_many(
            """INSERT INTO mention (uid, actor_id, document_id, start, "end", exact) VALUES (?, ?, ?, ?, ?, 'x')""",
            [
                (f"m{start}", filled.actors["fleet"], filled.documents["harbour"], start, start + 1)
                for start in (1, 5, 9)
            ],
        )
    reader = filled.dossier.reader()
    tally = Choices(Crossfilter(Columns.load(reader), reader)).tally(Filter())
    assert tally.of(filled.actors["fleet"])[0] == 3
    for row in actors.tree(filled.dossier.reader()):
        claims = actors.actor(filled.dossier.reader(), row.id).claims
        assert tally.of(row.id) == (row.quotes, row.events, claims)
    assert tally.of(9999) == (0, 0, 0)


def test_the_tally_follows_the_filter(filters: Crossfilter, filled: Filled) -> None:
    tally = Choices(filters).tally(Filter(documents=frozenset({filled.documents["ships"]})))
    assert tally.of(filled.actors["fleet"]) == (0, 1, 0)
