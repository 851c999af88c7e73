"""The history as an analyst reads it: what, when, before and after, also of what is gone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Filled
from workbench.core.kinds import RecordKind
from workbench.operations import actors, claims, events, notes, records
from workbench.store.dossier import Dossier
from workbench.store.read import history


def last(dossier: Dossier) -> list[history.Entry]:
    with dossier.reading() as reader:
        return history.entries(reader, history.steps(reader, limit=1)[0].id)


def fields(entry: history.Entry) -> dict[str, tuple[str, str]]:
    return {field.label: (field.before, field.after) for field in entry.fields}


def labels(dossier: Dossier, kind: RecordKind, id: int) -> list[str]:
    with dossier.reading() as reader:
        return [step.label for step in history.record_history(reader, kind, id)]


def test_an_edit_tells_each_field_before_and_after_in_words(filled: Filled) -> None:
    sylvania, fleet = filled.actors["sylvania"], filled.actors["fleet"]
    records.edit(filled.dossier, RecordKind.ACTOR, fleet, name="Flotte du Sud", kind="group", parent_id=sylvania)
    (entry,) = last(filled.dossier)
    assert (entry.what, entry.name, entry.kind) == ("Actor", "Flotte du Sud", history.CHANGED)
    assert entry.owner == (RecordKind.ACTOR, fleet)
    assert fields(entry) == {
        "Name": ("Flotte du Nord", "Flotte du Sud"),
        "Kind": ("armed force", "group"),
        "Belongs to": ("ministère de la Pêche", "Sylvanie"),
    }


def test_a_new_record_tells_what_it_held_then_not_what_it_holds_now(dossier: Dossier) -> None:
    made = records.create(dossier, RecordKind.EVENT, label="Départ", edtf="2024-01", modality="possible")
    assert isinstance(made.result, int)
    records.edit(dossier, RecordKind.EVENT, made.result, label="Arrivée", modality="denied")
    records.edit(dossier, RecordKind.EVENT, made.result, label="Retour")
    with dossier.reading() as reader:
        newest, middle, oldest = history.steps(reader)
        (first,) = history.entries(reader, oldest.id)
        assert fields(first) == {"Title": ("", "Départ"), "Date": ("", "2024-01"), "Modality": ("", "possible")}
        (second,) = history.entries(reader, middle.id)
        assert fields(second) == {"Title": ("Départ", "Arrivée"), "Modality": ("possible", "denied")}
        (third,) = history.entries(reader, newest.id)
        assert fields(third) == {"Title": ("Arrivée", "Retour")}


def test_what_was_undone_still_tells_what_it_made(dossier: Dossier) -> None:
    records.create(dossier, RecordKind.ACTOR, name="Éphémère")
    dossier.undo()
    (entry,) = last(dossier)
    assert (entry.name, entry.kind) == ("Éphémère", history.MADE)
    assert fields(entry)["Name"] == ("", "Éphémère")


def test_a_deletion_names_everything_that_went_with_it(filled: Filled) -> None:
    records.delete(filled.dossier, RecordKind.ACTOR, filled.actors["ministry"])
    found = last(filled.dossier)
    told = {(entry.what, entry.kind): entry for entry in found}
    assert told["Actor", "deleted"].name == "ministère de la Pêche"
    assert fields(told["Name", "deleted"])["Text"] == ("Fisheries Ministry", "")
    assert fields(told["According to", "deleted"])["Actor"] == ("ministère de la Pêche", "")
    assert fields(told["Actor", "changed"]) == {"Belongs to": ("ministère de la Pêche", "")}


def test_a_quote_that_is_gone_keeps_its_words(filled: Filled) -> None:
    records.delete(filled.dossier, RecordKind.QUOTE, filled.quotes["denial"])
    assert "Un porte-parole a démenti […] toute livraison" in {entry.name for entry in last(filled.dossier)}


def test_a_record_has_its_own_history_with_its_links(filled: Filled) -> None:
    fleet, dossier = filled.actors["fleet"], filled.dossier
    name = actors.add_name(dossier, fleet, "Northern Fleet")
    events.add_participant(dossier, filled.events["follow_up"], fleet)
    records.edit(dossier, RecordKind.ACTOR, filled.actors["borduria"], name="Borduria")
    assert isinstance(name.result, int)
    actors.remove_name(dossier, name.result)
    claims.attribute(dossier, filled.claims["denied"], [])
    found = labels(dossier, RecordKind.ACTOR, fleet)
    assert found[0].startswith("Attribute “")
    assert found[2:4] == ["Add participant: Flotte du Nord in Seconde livraison", "Add name: Northern Fleet"]
    assert len(found) == 7
    assert found[-1] == "New actor: Flotte du Nord"
    assert not any("Borduria" in label for label in found)


def test_an_event_tells_of_the_quotes_that_are_its_evidence(filled: Filled) -> None:
    found = labels(filled.dossier, RecordKind.EVENT, filled.events["delivery"])
    assert found.count("Link quote to event: Livraison de moteurs") == 3
    assert found[-1] == "New event: Livraison de moteurs"


def test_one_row_alone_and_page_by_page(filled: Filled) -> None:
    event = filled.events["delivery"]
    with filled.dossier.reading() as reader:
        assert [step.label for step in history.steps(reader, table="event", row=event)] == [
            "New event: Livraison de moteurs"
        ]
        whole = history.steps(reader)
        paged: list[history.Step] = []
        while page := history.steps(reader, limit=7, before=paged[-1].id if paged else None):
            paged += page
        assert paged == whole
        assert [step.id for step in whole] == sorted((step.id for step in whole), reverse=True)


def test_a_long_note_is_told_by_where_it_changed(filled: Filled) -> None:
    with filled.dossier.reading() as reader:
        body = str(reader.value("SELECT body FROM note"))
    body = body + "\n" + "mot " * 200
    notes.save(filled.dossier, filled.note, body)
    notes.save(filled.dossier, filled.note, body + "La fin change.")
    (entry,) = [entry for entry in last(filled.dossier) if entry.what == "Note"]
    _before, after = fields(entry)["Text"]
    assert len(after) < 250


@pytest.mark.parametrize(
    "before, after, expected",
    [
        ("court", "bref", ("court", "bref")),
        ("x" * 500 + "a", "x" * 500 + "b", ("…" + "x" * 40 + "a", "…" + "x" * 40 + "b")),
        ("y" * 300, "", ("y" * 160 + "…", "")),
    ],
)
def test_long_texts_are_cut_to_where_they_differ(before: str, after: str, expected: Any) -> None:
    assert history.difference(before, after) == expected


def test_the_history_of_a_migrated_dossier_can_be_read_and_undone_step_by_step(tmp_path: Path) -> None:
    path = tmp_path / "old.dossier"
    shutil.copy(Path(__file__).resolve().parents[1] / "data" / "dossier-v1.dossier", path)
    with Dossier.open(path) as dossier:
        with dossier.reading() as reader:
            listed = {step.label: step.id for step in history.steps(reader)}
            (entry,) = history.entries(reader, listed["Rate source: ministère de la Pêche C"])
        assert fields(entry)["Reason"] == ("", "Two retractions")
        dossier.undo_step(listed["Add name: Fisheries Ministry"])
        with dossier.reading() as reader:
            assert reader.value("SELECT count(*) FROM actor_name") == 0
