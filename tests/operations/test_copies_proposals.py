"""Proposals of another copy: nothing decided is lost, and what was rejected does not come back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.operations.reading import TEXT, imported, proposed
from workbench.core.copies import Prefer
from workbench.core.proposals import outweighs
from workbench.operations import copies, proposals
from workbench.store.connection import copy_of
from workbench.store.dossier import Dossier
from workbench.store.read import facts
from workbench.store.read import proposals as read
from workbench.store.read.proposals import ProposalRow
from workbench.store.write import proposals as write

Pair = tuple[Dossier, Dossier]


@pytest.fixture
def pair(dossier: Dossier, tmp_path: Path) -> Iterator[Pair]:
    """A dossier with a document that was read, and a copy of it."""
    document = imported(dossier)
    proposed(dossier, document)
    was_read(dossier, document)
    copy_of(dossier.path, tmp_path / "other.dossier")
    with Dossier.open(tmp_path / "other.dossier") as other:
        yield dossier, other


def was_read(dossier: Dossier, document: int, *, is_reduced: bool = False) -> None:
    with dossier.operation("read") as op:
        write.keep_reading(op, document, engine="1", is_reduced=is_reduced, sentences=[])


def rows(dossier: Dossier) -> dict[str, ProposalRow]:
    """Each proposal by what it says."""
    with dossier.reading() as reader:
        return {f"{row.kind} {proposals.name_of(row)} {row.start}": row for row in read.rows(reader, status="")}


def first(dossier: Dossier, kind: str) -> str:
    return next(name for name, row in rows(dossier).items() if row.kind == kind)


def statuses(dossier: Dossier) -> dict[str, str]:
    return {name: row.status for name, row in rows(dossier).items()}


def test_what_was_decided_there_is_decided_here_and_merging_again_changes_nothing(pair: Pair) -> None:
    mine, theirs = pair
    event, figure = first(mine, "event"), first(mine, "figure")
    proposals.accept(theirs, rows(theirs)[event].id)
    proposals.reject(theirs, rows(theirs)[figure].id)
    copies.merge(mine, theirs)
    assert statuses(mine) == statuses(theirs)
    with mine.reading() as reader:
        assert len(facts.facts(reader)["events"]) == 1
    again = copies.merge(mine, theirs)
    assert not again.result
    assert not copies.merge(theirs, mine).result
    mine.undo()
    assert set(statuses(mine).values()) == {"proposed"}


@pytest.mark.parametrize("is_turned", [False, True])
def test_a_fact_outweighs_a_rejection_and_a_rejection_what_waits_whoever_came_last(pair: Pair, is_turned: bool) -> None:
    mine, theirs = pair
    event, figure = first(mine, "event"), first(mine, "figure")
    one, other = (theirs, mine) if is_turned else (mine, theirs)
    proposals.accept(one, rows(one)[event].id)
    proposals.reject(other, rows(other)[event].id)
    proposals.reject(other, rows(other)[figure].id)
    for prefer in Prefer:
        copies.merge(mine, theirs, prefer=prefer)
        assert statuses(mine)[event] == "accepted"
        assert statuses(mine)[figure] == "rejected"
        mine.undo()


def test_a_rejection_that_was_taken_back_there_is_taken_back_here(pair: Pair) -> None:
    mine, theirs = pair
    figure = first(mine, "figure")
    proposals.reject(mine, rows(mine)[figure].id)
    copies.merge(theirs, mine)
    assert statuses(theirs)[figure] == "rejected"
    with theirs.operation("take back") as op:
        write.decide(op, rows(theirs)[figure].id, "proposed")
    copies.merge(mine, theirs)
    assert statuses(mine)[figure] == "proposed"


def test_two_actors_on_the_same_words_are_decided_each_for_itself(pair: Pair) -> None:
    mine, theirs = pair
    for dossier in pair:
        with dossier.operation("beside") as op:
            op.execute(
                """INSERT INTO proposal (uid, document_id, kind, start, "end", exact, payload, rule, engine, score)
                   SELECT 'beside', document_id, kind, start, "end", exact, json_set(payload, '$.id', 'x', '$.name', 'Zoé', '$.key', ''),
                       rule, engine, score FROM proposal WHERE kind = 'actor' ORDER BY id LIMIT 1"""
            )
    zoe = next(name for name in rows(mine) if "Zoé" in name)
    proposals.reject(theirs, rows(theirs)[zoe].id)
    copies.merge(mine, theirs)
    assert [name for name, status in statuses(mine).items() if status == "rejected"] == [zoe]


def test_a_correction_of_what_still_waits_is_not_lost_and_the_later_one_stands(pair: Pair) -> None:
    mine, theirs = pair
    claim = first(mine, "claim")
    start = rows(mine)[claim].start

    def text(dossier: Dossier) -> str:
        return next(row.payload["text"] for row in rows(dossier).values() if row.kind == "claim" and row.start == start)

    proposals.edit(theirs, rows(theirs)[claim].id, {"text": "Corrigé là-bas", "modality": "doubtful"})
    copies.merge(mine, theirs)
    assert text(mine) == "Corrigé là-bas"
    held = next(row for row in rows(mine).values() if row.kind == "claim" and row.start == start)
    assert (held.status, held.modality) == ("proposed", "doubtful")
    proposals.edit(mine, held.id, {"text": "Corrigé ici"})
    copies.merge(mine, theirs)
    assert text(mine) == "Corrigé ici"


def test_the_same_in_slightly_other_words_is_rejected_with_it(pair: Pair) -> None:
    mine, theirs = pair
    event = rows(theirs)[first(theirs, "event")]
    with theirs.operation("a later engine") as op:
        op.execute("UPDATE proposal SET start = start - 3, exact = ? WHERE id = ?", (TEXT[0:13], event.id))
    proposals.reject(theirs, event.id)
    copies.merge(mine, theirs)
    assert statuses(mine)[first(mine, "event")] == "rejected"
    assert len(rows(mine)) == len(rows(theirs))
    assert not copies.merge(mine, theirs).result


@pytest.mark.parametrize(("is_read", "comes"), [(False, True), (True, False)])
def test_an_unread_one_comes_where_this_copy_had_not_read_the_document(
    dossier: Dossier, tmp_path: Path, is_read: bool, comes: bool
) -> None:
    document = imported(dossier)
    copy_of(dossier.path, tmp_path / "other.dossier")
    if is_read:
        was_read(dossier, document)
    with Dossier.open(tmp_path / "other.dossier") as other:
        proposed(other, document)
        was_read(other, document)
        copies.merge(dossier, other)
        assert (statuses(dossier) == statuses(other)) is comes
        assert bool(rows(dossier)) is comes
        assert not copies.merge(dossier, other).result


def test_a_document_that_comes_brings_its_queue(dossier: Dossier, tmp_path: Path) -> None:
    copy_of(dossier.path, tmp_path / "other.dossier")
    imported(dossier, "Rien ne bouge.\n", "calm")
    with Dossier.open(tmp_path / "other.dossier") as other:
        document = imported(other)
        proposed(other, document)
        was_read(other, document)
        proposals.accept(other, rows(other)[first(other, "event")].id)
        copies.merge(dossier, other)
        assert statuses(dossier) == statuses(other)
        held = rows(dossier)[first(dossier, "figure")]
        # It can be decided here as there.
        proposals.accept(dossier, held.id)


@pytest.mark.parametrize(
    ("theirs", "mine", "before", "stands"),
    [
        ("rejected", "proposed", None, True),
        ("proposed", "rejected", None, False),
        ("accepted", "rejected", None, True),
        ("rejected", "accepted", None, False),
        ("edited", "accepted", None, False),
        ("proposed", "rejected", "rejected", True),
        ("proposed", "rejected", "proposed", False),
        ("rejected", "accepted", "accepted", True),
        ("rejected", "accepted", "proposed", False),
        ("accepted", "accepted", "proposed", False),
    ],
)
def test_whose_decision_stands(theirs: str, mine: str, before: str | None, stands: bool) -> None:
    assert outweighs(theirs, mine, before) is stands
