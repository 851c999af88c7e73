"""A proposal becomes a record with its quote, its modality and its source, in one gesture, or never."""

from __future__ import annotations

from typing import Any

import pytest

from tests.operations.reading import TEXT, imported, named, proposed
from workbench.core.errors import InvalidValue
from workbench.core.kinds import RecordKind
from workbench.core.proposals import Suggestion
from workbench.core.spans import Span
from workbench.operations import actors, proposals, records
from workbench.store.dossier import Dossier
from workbench.store.read import facts, quotes, verification
from workbench.store.read import proposals as read
from workbench.store.read.proposals import ProposalRow


@pytest.fixture
def waiting(dossier: Dossier) -> list[ProposalRow]:
    return proposed(dossier, imported(dossier))


def told(dossier: Dossier, status: str = "accepted") -> dict[str, Any]:
    with dossier.reading() as reader:
        return facts.facts(reader, status=status)


def statuses(dossier: Dossier) -> dict[int, str]:
    with dossier.reading() as reader:
        return {row.id: row.status for row in read.rows(reader, status="")}


def test_an_actor_comes_with_all_its_mentions_and_names_as_one_decision(
    dossier: Dossier, waiting: list[ProposalRow]
) -> None:
    proposals.accept(dossier, named(waiting, "actor", "Norvège").id)
    [norway] = told(dossier)["actors"]
    assert (norway["name"], norway["kind"], norway["key"]) == ("Norvège", "state", "NO")
    assert [(one["text"], one["form"]) for one in norway["mentions"]] == [
        ("Oslo", "metonym"),
        ("Norvège", "name"),
        ("Norvège", "name"),
    ]
    dossier.undo()
    assert told(dossier)["actors"] == []
    assert set(statuses(dossier).values()) == {"proposed"}


def test_a_hedged_event_comes_with_its_hedge_its_quote_its_actors_and_who_says_so(
    dossier: Dossier, waiting: list[ProposalRow]
) -> None:
    proposals.accept(dossier, named(waiting, "event", "juin 2019").id)
    found = told(dossier)
    [event], [claim] = found["events"], found["claims"]
    names = {actor["id"]: actor["name"] for actor in found["actors"]}
    assert (event["edtf"], event["modality"]) == ("2019-06", "reported")
    assert {names[one["actor"]] for one in event["participants"]} == {"Norvège", "Suède"}
    sentence = TEXT.splitlines()[1]
    assert [one["text"] for one in event["evidence"]] == [sentence]
    assert event["evidence"][0]["date"] == "2019-06"
    assert [names[id] for id in claim["attribution"]] == ["Norvège"]
    assert (claim["event"], claim["modality"], claim["quote"]["text"]) == (event["id"], "reported", sentence)
    # One gesture, whatever it leaned on.
    dossier.undo()
    assert all(told(dossier)[kind] == [] for kind in ("events", "claims", "actors", "quotes"))


def test_a_hedged_figure_hangs_on_the_claim_that_says_how_sure_it_is(
    dossier: Dossier, waiting: list[ProposalRow]
) -> None:
    figure = next(row for row in waiting if row.kind == "figure" and row.payload["best"] == 40)
    assert figure.modality == "possible"
    proposals.accept(dossier, figure.id)
    found = told(dossier)
    [claim] = found["claims"]
    assert claim["modality"] == "possible"
    assert found["figures"][0]["claim"] == claim["id"]


def test_an_asserted_figure_needs_no_claim_and_belongs_to_its_transfer(
    dossier: Dossier, waiting: list[ProposalRow]
) -> None:
    ten = next(row for row in waiting if row.kind == "figure" and row.payload["best"] == 10)
    proposals.accept(dossier, ten.id)
    assert told(dossier)["claims"] == []
    proposals.accept(dossier, named(waiting, "transfer", "navires").id)
    found = told(dossier)
    [transfer] = found["transfers"]
    assert (transfer["modality"], transfer["edtf"]) == ("asserted", "2019-05-04")
    assert found["figures"][0]["transfer"] == transfer["id"]
    assert {found["actors"][0]["id"], found["actors"][1]["id"]} == {transfer["donor"], transfer["recipient"]}


def test_an_actor_that_was_rejected_is_left_out_of_what_names_it(dossier: Dossier, waiting: list[ProposalRow]) -> None:
    proposals.reject(dossier, named(waiting, "actor", "Suède").id)
    proposals.accept(dossier, named(waiting, "transfer", "navires").id)
    [transfer] = told(dossier)["transfers"]
    assert transfer["donor"] is not None
    assert transfer["recipient"] is None


def test_the_dossiers_own_actor_is_used_by_code_name_or_alias(dossier: Dossier, waiting: list[ProposalRow]) -> None:
    norway = records.create(dossier, RecordKind.ACTOR, name="Royaume de Norvège", kind="state", key="NO").result
    sweden = records.create(dossier, RecordKind.ACTOR, name="Royaume de Suède", kind="state").result
    assert isinstance(sweden, int)
    actors.add_name(dossier, sweden, "SUÈDE")
    assert proposals.accept(dossier, named(waiting, "actor", "Norvège").id).result == norway
    assert proposals.accept(dossier, named(waiting, "actor", "Suède").id).result == sweden
    assert len(told(dossier)["actors"]) == 2


def test_an_actor_with_another_code_or_of_another_kind_is_another(dossier: Dossier, waiting: list[ProposalRow]) -> None:
    records.create(dossier, RecordKind.ACTOR, name="Norvège", kind="person")
    records.create(dossier, RecordKind.ACTOR, name="Norvège", kind="state", key="XX")
    proposals.accept(dossier, named(waiting, "actor", "Norvège").id)
    assert len(told(dossier)["actors"]) == 3


def test_merging_adds_the_mentions_and_the_name_to_the_chosen_actor(
    dossier: Dossier, waiting: list[ProposalRow]
) -> None:
    north = records.create(dossier, RecordKind.ACTOR, name="Le Nord", kind="group").result
    assert isinstance(north, int)
    row = named(waiting, "actor", "Norvège")
    proposals.accept(dossier, row.id, into=north)
    [actor] = told(dossier)["actors"]
    assert actor["name"] == "Le Nord"
    assert [one["text"] for one in actor["names"]] == ["Norvège"]
    assert len(actor["mentions"]) == 3


def test_merging_an_event_adds_its_quote_with_its_own_date(dossier: Dossier, waiting: list[ProposalRow]) -> None:
    event = records.create(dossier, RecordKind.EVENT, label="La perte", edtf="2019").result
    assert isinstance(event, int)
    proposals.accept(dossier, named(waiting, "event", "juin 2019").id, into=event)
    [merged] = told(dossier)["events"]
    assert (merged["edtf"], merged["evidence"][0]["date"]) == ("2019", "2019-06")


def test_what_is_merged_into_a_surer_record_keeps_its_own_hedge(dossier: Dossier, waiting: list[ProposalRow]) -> None:
    hedged = named(waiting, "transfer", "40 obus")
    assert hedged.modality == "possible"
    sure = records.create(dossier, RecordKind.TRANSFER, object="Obus").result
    assert isinstance(sure, int)
    proposals.accept(dossier, hedged.id, into=sure)
    found = told(dossier)
    [transfer], [claim] = found["transfers"], found["claims"]
    assert (transfer["id"], transfer["modality"]) == (sure, "asserted")
    assert (claim["modality"], claim["quote"]["text"]) == ("possible", TEXT.splitlines()[2])
    with dossier.reading() as reader:
        quote = reader.value("SELECT quote_id FROM evidence WHERE claim_id = ?", (claim["id"],))
        [card] = quotes.cards(reader, [quote]).values()
    assert card.modality == "possible"
    dossier.undo()
    assert told(dossier)["claims"] == []


def test_a_claim_that_is_merged_into_a_surer_one_keeps_its_own_hedge(
    dossier: Dossier, waiting: list[ProposalRow]
) -> None:
    hedged = next(row for row in waiting if row.kind == "claim" and row.modality != "asserted")
    sure = records.create(dossier, RecordKind.CLAIM, text="Livraison faite.").result
    assert isinstance(sure, int)
    proposals.accept(dossier, hedged.id, into=sure)
    assert {claim["id"]: claim["modality"] for claim in told(dossier)["claims"]} == {
        sure: "asserted",
        sure + 1: hedged.modality,
    }
    with dossier.reading() as reader:
        quote = reader.value("SELECT quote_id FROM evidence WHERE claim_id = ?", (sure,))
        [card] = quotes.cards(reader, [quote]).values()
    assert card.modality == hedged.modality
    dossier.undo()
    assert [claim["modality"] for claim in told(dossier)["claims"]] == ["asserted"]


def test_what_is_merged_into_a_record_as_sure_needs_no_claim_of_its_own(
    dossier: Dossier, waiting: list[ProposalRow]
) -> None:
    sure = records.create(dossier, RecordKind.TRANSFER, object="Navires").result
    assert isinstance(sure, int)
    proposals.accept(dossier, named(waiting, "transfer", "navires").id, into=sure)
    assert told(dossier)["claims"] == []


def test_what_is_merged_into_a_less_sure_record_needs_no_claim_of_its_own(
    dossier: Dossier, waiting: list[ProposalRow]
) -> None:
    hedged = named(waiting, "transfer", "40 obus")
    denied = records.create(dossier, RecordKind.TRANSFER, object="Obus", modality="denied").result
    assert isinstance(denied, int)
    proposals.accept(dossier, hedged.id, into=denied)
    [transfer] = told(dossier)["transfers"]
    assert transfer["modality"] == "denied"
    assert told(dossier)["claims"] == []


def test_the_same_event_from_the_same_sentence_is_not_made_twice(dossier: Dossier, waiting: list[ProposalRow]) -> None:
    row = named(waiting, "event", "mai 2019")
    proposals.accept(dossier, row.id)
    again = Suggestion("event", Span(row.start, row.end), row.exact, row.payload, "rule", "other", 0.9)
    with dossier.operation("another proposal") as op:
        from workbench.core.proposals import Plan
        from workbench.store.write import proposals as write

        [id] = write.carry_out(op, row.document_id, Plan(added=[again]))
    proposals.accept(dossier, id)
    assert len(told(dossier)["events"]) == 1


def test_all_at_once_are_one_gesture_and_nothing_hedged_is_bare(dossier: Dossier, waiting: list[ProposalRow]) -> None:
    proposals.accept_all(dossier, [row.id for row in waiting])
    found = told(dossier)
    assert set(statuses(dossier).values()) == {"accepted"}
    assert {event["edtf"]: event["modality"] for event in found["events"]} == {
        "2019-05-04": "asserted",
        "2019-06": "reported",
        "2020": "possible",
    }
    with dossier.reading() as reader:
        assert list(verification.verify(reader)) == []
    dossier.undo()
    assert told(dossier)["actors"] == []


def test_what_is_proposed_is_no_fact_and_is_listed_with_its_quotes_and_mentions(
    dossier: Dossier, waiting: list[ProposalRow]
) -> None:
    assert all(told(dossier)[kind] == [] for kind in ("actors", "events", "transfers", "claims", "figures", "quotes"))
    found = told(dossier, "proposed")
    assert len(found["proposals"]) == len(waiting)
    for kind in ("actors", "events", "transfers", "claims", "figures"):
        assert found[kind]
        for one in found[kind]:
            for place in (one, one["quote"], *one.get("mentions", ())):
                assert TEXT[place["start"] : place["end"]] == place["text"]
    actors_by_id = {actor["id"]: actor["name"] for actor in found["actors"]}
    [claim] = found["claims"]
    assert [actors_by_id[id] for id in claim["attribution"]] == ["Norvège"]
    proposals.reject(dossier, claim["id"])
    assert told(dossier, "proposed")["claims"] == []
    assert claim["id"] in [one["id"] for one in told(dossier, "all")["proposals"] if one["status"] == "rejected"]


def test_a_correction_is_what_becomes_the_fact_and_can_be_undone(dossier: Dossier, waiting: list[ProposalRow]) -> None:
    row = named(waiting, "event", "mai 2019")
    proposals.edit(
        dossier,
        row.id,
        {"label": "La livraison", "edtf": "2019-05", "modality": "doubtful", "roles": {"NO": "donateur"}},
    )
    proposals.accept(dossier, row.id)
    [event] = told(dossier)["events"]
    assert (event["label"], event["edtf"], event["modality"]) == ("La livraison", "2019-05", "doubtful")
    assert sorted(one["role"] for one in event["participants"]) == ["", "donateur"]
    assert statuses(dossier)[row.id] == "edited"
    dossier.undo()
    dossier.undo()
    with dossier.reading() as reader:
        assert read.row(reader, row.id).payload == row.payload


def test_who_a_transfer_is_from_and_who_says_so_are_corrected_by_name(
    dossier: Dossier, waiting: list[ProposalRow]
) -> None:
    transfer, claim = named(waiting, "transfer", "dix"), named(waiting, "claim", "Selon")
    proposals.edit(dossier, transfer.id, {"donor": "SE"})
    proposals.edit(dossier, claim.id, {"sources": {0: "SE"}})
    with dossier.reading() as reader:
        assert read.row(reader, transfer.id).payload["donor_name"] == "Suède"
        assert [one["name"] for one in read.row(reader, claim.id).payload["sources"]] == ["Suède"]
    proposals.accept(dossier, claim.id)
    found = told(dossier)
    names = {actor["id"]: actor["name"] for actor in found["actors"]}
    assert [names[actor] for actor in found["claims"][0]["attribution"]] == ["Suède"]


def test_nobody_known_says_so_as_the_text_names_him_and_somebody_may_be_added(
    dossier: Dossier, waiting: list[ProposalRow]
) -> None:
    claim = named(waiting, "claim", "Selon")
    proposals.edit(dossier, claim.id, {"sources": {0: ""}})
    proposals.edit(dossier, claim.id, {"sources": {1: "SE"}})
    with dossier.reading() as reader:
        chain = read.row(reader, claim.id).payload["sources"]
    assert [(one["actor"], one["name"]) for one in chain] == [("", ""), ("SE", "Suède")]
    proposals.edit(dossier, claim.id, {"sources": {1: ""}})
    with dossier.reading() as reader:
        # Whom no words of the text name leaves nothing behind.
        assert len(read.row(reader, claim.id).payload["sources"]) == 1
    proposals.accept(dossier, claim.id)
    assert told(dossier)["claims"][0]["attribution"] == []


@pytest.mark.parametrize(
    "kind, values",
    [
        ("event", {"edtf": "le 4 mai"}),
        ("event", {"label": " "}),
        ("event", {"modality": "sure"}),
        ("event", {"donor": "NO"}),
        ("figure", {"best": "dix"}),
        ("actor", {"kind": "planet"}),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_a_sentence(
    dossier: Dossier, waiting: list[ProposalRow], kind: str, values: dict[str, str]
) -> None:
    row = next(row for row in waiting if row.kind == kind)
    with pytest.raises(InvalidValue, match=r"\.$"):
        proposals.edit(dossier, row.id, values)
    with dossier.reading() as reader:
        assert read.row(reader, row.id) == row


def test_numbers_are_taken_as_people_write_them() -> None:
    from workbench.operations.corrections import number

    assert (number("1 200"), number("0,5"), number(""), number(None)) == (1200.0, 0.5, None, None)


def test_only_what_the_lists_know_by_name_is_surely_known(dossier: Dossier) -> None:
    text = (
        "La Norvège et la Suède ont signé. Le ministre Olaf Berg et des soldats suédois étaient là. Le Danois dort.\n"
    )
    document = imported(dossier, text)
    rows = proposed(dossier, document, text)
    with dossier.reading() as reader:
        sure = [row.said for row in read.queue(reader, document) if row.is_known]
    assert sorted(sure) == ["Norvège", "Suède"]
    assert len(rows) > 2


def test_a_decision_is_taken_once(dossier: Dossier, waiting: list[ProposalRow]) -> None:
    proposals.accept(dossier, waiting[0].id)
    with pytest.raises(InvalidValue):
        proposals.accept(dossier, waiting[0].id)


def test_an_actor_that_is_renamed_is_called_so_wherever_it_is_named_as_one_gesture(
    dossier: Dossier, waiting: list[ProposalRow]
) -> None:
    before = {row.id: row.payload for row in waiting}
    proposals.edit(dossier, named(waiting, "actor", "Norvège").id, {"name": "Royaume de Norvège"})
    with dossier.reading() as reader:
        rows = {row.id: row for row in read.rows(reader)}
    changed = {id for id, row in rows.items() if row.payload != before[id]}
    transfer, claim = named(waiting, "transfer", "navires"), named(waiting, "claim", "Selon")
    assert {transfer.id, claim.id} < changed
    assert rows[transfer.id].payload["donor_name"] == "Royaume de Norvège"
    assert [one["name"] for one in rows[claim.id].payload["sources"]] == ["Royaume de Norvège"]
    # Those that name it are not called corrected, and others are as they were.
    assert {id for id in changed if rows[id].payload.get("edited")} == {named(waiting, "actor", "Norvège").id}
    assert named(waiting, "actor", "Suède").id not in changed
    dossier.undo()
    with dossier.reading() as reader:
        assert {row.id: row.payload for row in read.rows(reader)} == before


def test_a_statement_that_was_decided_keeps_the_name_that_it_was_decided_with(
    dossier: Dossier, waiting: list[ProposalRow]
) -> None:
    transfer = named(waiting, "transfer", "navires")
    proposals.reject(dossier, transfer.id)
    proposals.edit(dossier, named(waiting, "actor", "Norvège").id, {"name": "Royaume de Norvège"})
    with dossier.reading() as reader:
        assert read.row(reader, transfer.id).payload == transfer.payload


def test_a_denied_transfer_is_accepted_as_denied(dossier: Dossier) -> None:
    text = "La Norvège dément avoir livré dix navires à la Suède.\n"
    rows = proposed(dossier, imported(dossier, text), text)
    row = named(rows, "transfer", "navires")
    assert row.modality == "denied"
    proposals.accept(dossier, row.id)
    [transfer] = told(dossier)["transfers"]
    assert transfer["modality"] == "denied"
