"""A document read again: only what still waits changes."""

from __future__ import annotations

from typing import Any

import pytest

from workbench.core.proposals import Held, Suggestion, outweighs, reconciled, renamed
from workbench.core.spans import Span

ACTOR = {"id": "NO", "key": "NO", "name": "Norvège", "kind": "state", "mentions": [[5, 12, "name"]]}


def suggestion(on: str, start: int, end: int, **payload: Any) -> Suggestion:
    return Suggestion(on, Span(start, end), "x" * (end - start), payload, "rule", "rules/2", 0.8)


def held(number: int, on: str, start: int, end: int, status: str = "proposed", **payload: Any) -> Held:
    return Held(number, on, start, end, status, payload, "uid" if status == "accepted" else "")


def test_what_is_new_is_added_what_waits_is_brought_up_to_date_and_what_is_no_longer_found_goes() -> None:
    plan = reconciled(
        [held(1, "event", 5, 9), held(2, "event", 50, 60)], [suggestion("event", 3, 9), suggestion("figure", 5, 9)]
    )
    assert [(one.kind, one.span.start) for one in plan.added] == [("figure", 5)]
    assert [(id, one.span.start) for id, one in plan.updated] == [(1, 3)]
    assert plan.gone == [2]


def test_what_was_decided_does_not_come_back_even_when_the_engine_sees_it_a_little_differently() -> None:
    decided = [
        held(1, "claim", 0, 80, "rejected"),
        held(2, "event", 100, 110, "accepted"),
        held(3, "figure", 200, 204, "edited"),
    ]
    again = [suggestion("claim", 4, 78), suggestion("event", 97, 110), suggestion("figure", 200, 209)]
    plan = reconciled(decided, again)
    assert (plan.added, plan.updated, plan.gone) == ([], [], [])


def test_a_rejected_actor_stays_away_wherever_it_is_named_first() -> None:
    plan = reconciled([held(1, "actor", 5, 12, "rejected", **ACTOR)], [suggestion("actor", 0, 3, **ACTOR)])
    assert plan.added == []


def test_an_accepted_actor_is_offered_its_new_mentions_alone() -> None:
    more = {**ACTOR, "mentions": [[5, 12, "name"], [40, 47, "name"]]}
    accepted = held(1, "actor", 5, 12, "accepted", **ACTOR)
    [rest] = reconciled([accepted], [suggestion("actor", 5, 12, **more)]).added
    assert rest.payload["mentions"] == [[40, 47, "name"]]
    assert (rest.payload["joins"], rest.span) == ("uid", Span(40, 47))
    assert reconciled([accepted], [suggestion("actor", 5, 12, **ACTOR)]).added == []


def test_words_that_were_accepted_as_another_actors_stay_that_ones() -> None:
    capital = {"id": "place:oslo", "key": "", "name": "Oslo", "kind": "place", "mentions": [[60, 64, "name"]]}
    state = {**ACTOR, "mentions": [[5, 12, "name"], [20, 24, "metonym"]]}
    both = [held(1, "actor", 5, 12, "accepted", **state), held(2, "actor", 60, 64, "accepted", **capital)]
    taken = {**capital, "mentions": [[20, 24, "name"], [60, 64, "name"]]}
    assert reconciled(both, [suggestion("actor", 20, 24, **taken)]).added == []
    more = {**taken, "mentions": [*taken["mentions"], [80, 84, "name"]]}
    [rest] = reconciled(both, [suggestion("actor", 20, 24, **more)]).added
    assert rest.payload["mentions"] == [[80, 84, "name"]]


def test_an_edited_proposal_is_the_analysts_and_is_neither_changed_nor_taken_away() -> None:
    corrected = held(1, "event", 5, 9, edited=True)
    assert reconciled([corrected], [suggestion("event", 5, 9)]).updated == []
    assert reconciled([corrected], []).gone == []


def test_a_corrected_actor_is_known_again_by_what_the_engine_had_called_it() -> None:
    renamed = {**ACTOR, "key": "", "name": "Oslo", "edited": True, "was": {"id": "NO", "key": "NO"}}
    plan = reconciled([held(1, "actor", 5, 12, "rejected", **renamed)], [suggestion("actor", 70, 77, **ACTOR)])
    assert plan.added == []


def test_two_transfers_on_the_same_words_are_two() -> None:
    both = [suggestion("transfer", 0, 30, donor="NO", recipient=to) for to in ("SE", "DK")]
    assert len(reconciled([], both).added) == 2
    plan = reconciled([held(1, "transfer", 0, 30, "rejected", donor="NO", recipient="SE")], both)
    assert [one.payload["recipient"] for one in plan.added] == ["DK"]


def test_the_same_suggestion_twice_is_one() -> None:
    assert len(reconciled([], [suggestion("figure", 0, 4), suggestion("figure", 0, 4)]).added) == 1


def test_a_reading_of_the_first_part_takes_nothing_away_and_changes_nothing() -> None:
    waiting = [held(1, "event", 5, 9), held(2, "event", 900, 910)]
    plan = reconciled(waiting, [suggestion("event", 5, 9), suggestion("event", 20, 25)], is_partial=True)
    assert (plan.updated, plan.gone) == ([], [])
    assert [one.span.start for one in plan.added] == [20]


def test_a_long_document_read_again_takes_no_longer_than_its_length() -> None:
    many = [suggestion("claim", at, at + 120) for at in range(0, 1_200_000, 130)]
    known = [held(id, "claim", one.span.start, one.span.end, "accepted") for id, one in enumerate(many)]
    assert reconciled(known, many).added == []


def test_a_payload_that_does_not_name_the_actor_is_no_other_payload() -> None:
    payload = {
        "donor": "NO", "donor_name": "Norvège", "recipient": "SE", "recipient_name": "Suède",
        "sources": [{"actor": "", "name": "", "source": [0, 5], "cue": [0, 1]}], "cues": [],
    }  # fmt: skip
    assert renamed(payload, "DK", "Danemark") is None
    assert renamed(payload, "NO", "Norvège") is None
    # Who is not known has no id, and is nobody in particular.
    assert renamed(payload, "", "Danemark") is None
    assert renamed(payload, "SE", "Royaume de Suède") == {**payload, "recipient_name": "Royaume de Suède"}


@pytest.mark.parametrize(
    ("theirs", "mine", "before", "stands"),
    [
        ("accepted", "accepted", None, False),
        ("accepted", "rejected", None, True),
        ("rejected", "accepted", None, False),
        ("rejected", "proposed", None, True),
        ("proposed", "rejected", None, False),
        ("edited", "accepted", None, False),
        # What one copy alone changed stands, also where it took a decision back.
        ("proposed", "accepted", "accepted", True),
        ("rejected", "accepted", "accepted", True),
        ("accepted", "proposed", "accepted", False),
        ("accepted", "rejected", "accepted", False),
        # Both decided anew.
        ("accepted", "rejected", "proposed", True),
        ("rejected", "accepted", "proposed", False),
    ],
)
def test_of_two_copies_decisions_the_one_that_weighs_more_stands(
    theirs: str, mine: str, before: str | None, stands: bool
) -> None:
    assert outweighs(theirs, mine, before) is stands
