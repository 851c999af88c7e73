"""Actors nested, named, rated and merged."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from workbench.core.errors import InvalidValue
from workbench.core.kinds import RecordKind
from workbench.core.spans import Span
from workbench.operations import actors, claims, events, quotes
from workbench.store.dossier import Dossier
from workbench.store.read import actors as read
from workbench.store.read import claims as read_claims
from workbench.store.read import events as read_events
from workbench.store.read import transfers as read_transfers
from workbench.store.read.evidence import evidence_of
from workbench.store.write import rows

if TYPE_CHECKING:
    from tests.conftest import Filled

Contents = Callable[[Dossier], dict[str, list[tuple[Any, ...]]]]


def _names(filled: Filled, actor: str) -> set[str]:
    return {name.text for name in read.actor(filled.dossier.reader(), filled.actors[actor]).names}


def test_an_actor_is_nested_and_taken_out_again(filled: Filled) -> None:
    changes = actors.move(filled.dossier, filled.actors["borduria"], filled.actors["sylvania"])
    assert changes.label == "Move actor: Bordurie → Sylvanie"
    assert read.actor(filled.dossier.reader(), filled.actors["borduria"]).parent_name == "Sylvanie"
    actors.move(filled.dossier, filled.actors["borduria"], None)
    assert read.actor(filled.dossier.reader(), filled.actors["borduria"]).parent_id is None


@pytest.mark.parametrize("below", ["sylvania", "ministry", "fleet"])
def test_an_actor_does_not_go_under_itself_or_its_own(filled: Filled, below: str) -> None:
    with pytest.raises(InvalidValue, match="cannot stand under itself"):
        actors.move(filled.dossier, filled.actors["sylvania"], filled.actors[below])


def test_names_come_and_go(filled: Filled) -> None:
    id = actors.add_name(filled.dossier, filled.actors["borduria"], "  Borduria ", language="en", script="Latn").result
    assert _names(filled, "borduria") == {"Borduria"}
    assert isinstance(id, int)
    actors.edit_name(filled.dossier, id, text="Bordury", kind="acronym")
    assert _names(filled, "borduria") == {"Bordury"}
    actors.remove_name(filled.dossier, id)
    assert _names(filled, "borduria") == set()
    with pytest.raises(InvalidValue, match="at least one letter"):
        actors.add_name(filled.dossier, filled.actors["borduria"], " ")
    with pytest.raises(InvalidValue, match="not a kind of name"):
        actors.edit_name(filled.dossier, 1, kind="nickname")


def test_a_new_rating_leaves_the_older_ones_as_history(filled: Filled) -> None:
    actors.rate(filled.dossier, filled.actors["ministry"], "D", since="2024-01", reason="Again")
    ratings = read.actor(filled.dossier.reader(), filled.actors["ministry"]).ratings
    assert [(one.grade, one.since, one.reason) for one in ratings] == [
        ("C", "2023", "Two retractions"),
        ("D", "2024-01", "Again"),
    ]
    assert read.current_grade(filled.dossier.reader(), filled.actors["ministry"]) == "D"


def test_merging_keeps_attribution_evidence_names_ratings_and_children(filled: Filled) -> None:
    keep, other = filled.actors["borduria"], filled.actors["ministry"]
    quotes.link(filled.dossier, filled.quotes["wheat"], RecordKind.ACTOR, other)
    actors.merge(filled.dossier, keep, other)
    reader = filled.dossier.reader()
    kept = read.actor(reader, keep)
    assert kept.name == "Bordurie"
    assert {name.text for name in kept.names} == {"ministère de la Pêche", "Fisheries Ministry"}
    assert [one.grade for one in kept.ratings] == ["C"]
    assert [one.quote_id for one in evidence_of(reader, RecordKind.ACTOR, keep)] == [filled.quotes["wheat"]]
    assert [link.id for link in read_claims.claim(reader, filled.claims["said"]).attribution] == [keep]
    assert read.actor(reader, filled.actors["fleet"]).parent_id == keep
    assert other not in {row.id for row in read.tree(reader)}


def test_merging_keeps_participations_and_transfers_each_once(filled: Filled) -> None:
    keep, other = filled.actors["sylvania"], filled.actors["borduria"]
    events.add_participant(filled.dossier, filled.events["delivery"], other, role="recipient")
    actors.merge(filled.dossier, keep, other)
    reader = filled.dossier.reader()
    parts = read_events.event(reader, filled.events["delivery"]).participants
    assert sorted((part.actor_id, part.role) for part in parts) == sorted(
        [(keep, "recipient"), (filled.actors["fleet"], "carrier")]
    )
    grain = read_transfers.transfer(reader, filled.transfers["grain"])
    assert (grain.donor_id, grain.recipient_id) == (keep, keep)


def test_merging_two_who_say_one_thing_names_them_once_in_its_chain(filled: Filled) -> None:
    claims.attribute(
        filled.dossier,
        filled.claims["said"],
        [filled.actors["ministry"], filled.actors["fleet"], filled.actors["sylvania"]],
    )
    actors.merge(filled.dossier, filled.actors["ministry"], filled.actors["fleet"])
    chain = read_claims.claim(filled.dossier.reader(), filled.claims["said"]).attribution
    assert [link.id for link in chain] == [filled.actors["ministry"], filled.actors["sylvania"]]


def test_merging_two_that_are_mentioned_at_one_place_counts_it_once(filled: Filled) -> None:
    place = {"document_id": filled.documents["ships"], "start": 0, "end": 7, "exact": "Harbour"}
    with filled.dossier.operation("Mentions") as op:
        for name in ("fleet", "borduria"):
            rows.insert(op, "mention", actor_id=filled.actors[name], **place)
    actors.merge(filled.dossier, filled.actors["fleet"], filled.actors["borduria"])
    assert read.actor(filled.dossier.reader(), filled.actors["fleet"]).quotes == 1


@pytest.mark.parametrize(
    "keep, other", [("fleet", "sylvania"), ("sylvania", "fleet"), ("ministry", "sylvania"), ("fleet", "ministry")]
)
def test_merging_along_a_branch_leaves_a_tree(filled: Filled, keep: str, other: str) -> None:
    actors.merge(filled.dossier, filled.actors[keep], filled.actors[other])
    reader = filled.dossier.reader()
    roots = frozenset(row.id for row in read.tree(reader) if row.parent_id is None)
    assert read.descendants(reader, roots) == {row.id for row in read.tree(reader)}


@pytest.mark.parametrize("keep, other", [("borduria", "ministry"), ("fleet", "sylvania"), ("sylvania", "borduria")])
def test_undo_takes_a_merge_apart_again(filled: Filled, contents: Contents, keep: str, other: str) -> None:
    before = contents(filled.dossier)
    actors.merge(filled.dossier, filled.actors[keep], filled.actors[other])
    after = contents(filled.dossier)
    assert after != before
    filled.dossier.undo()
    assert contents(filled.dossier) == before
    filled.dossier.redo()
    assert contents(filled.dossier) == after


def test_an_actor_is_not_merged_with_itself(filled: Filled) -> None:
    with pytest.raises(InvalidValue, match="itself"):
        actors.merge(filled.dossier, 1, 1)


def test_the_same_quote_stays_evidence_once(filled: Filled) -> None:
    quotes.link(filled.dossier, filled.quotes["cargos"], RecordKind.ACTOR, filled.actors["borduria"])
    actors.merge(filled.dossier, filled.actors["sylvania"], filled.actors["borduria"])
    found = evidence_of(filled.dossier.reader(), RecordKind.ACTOR, filled.actors["sylvania"])
    assert [one.quote_id for one in found] == [filled.quotes["cargos"]]


def test_a_new_quote_of_the_merged_actor_counts_for_the_kept_one(filled: Filled) -> None:
    actors.merge(filled.dossier, filled.actors["sylvania"], filled.actors["borduria"])
    before = read.actor(filled.dossier.reader(), filled.actors["sylvania"]).quotes
    quotes.add_linked(
        filled.dossier, filled.documents["ships"], [Span(0, 7)], RecordKind.ACTOR, filled.actors["sylvania"]
    )
    assert read.actor(filled.dossier.reader(), filled.actors["sylvania"]).quotes == before + 1
