"""Snapshots: a name for a moment, what differs from it, and the way back to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Filled
from workbench.core.errors import InvalidValue, NotFound
from workbench.core.kinds import RecordKind
from workbench.operations import actors, events, notes, quotes, records, snapshots
from workbench.store.dossier import Dossier
from workbench.store.read import history
from workbench.store.read import snapshots as read

Contents = Callable[[Dossier], dict[str, list[tuple[Any, ...]]]]


def take(dossier: Dossier, name: str) -> int:
    id = snapshots.take(dossier, name).result
    assert isinstance(id, int)
    return id


def made(changes: Any) -> int:
    assert isinstance(changes.result, int)
    return changes.result


def compared(dossier: Dossier, earlier: int | None, later: int | None = None) -> dict[str, str]:
    with dossier.reading() as reader:
        ends = [None if id is None else read.snapshot(reader, id) for id in (earlier, later)]
        return {found.name: found.change for found in read.compare(reader, *ends)}


def some_work(filled: Filled) -> None:
    dossier = filled.dossier
    records.edit(dossier, RecordKind.ACTOR, filled.actors["borduria"], name="Borduria")
    records.delete(dossier, RecordKind.ACTOR, filled.actors["ministry"])
    records.delete(dossier, RecordKind.DOCUMENT, filled.documents["ships"])
    records.create(dossier, RecordKind.EVENT, label="Escale")
    events.add_participant(dossier, filled.events["undated"], filled.actors["sylvania"])


def test_a_snapshot_is_one_row_and_no_gesture(filled: Filled) -> None:
    with filled.dossier.reading() as reader:
        before = history.ends(reader), reader.value("SELECT count(*) FROM change")
    take(filled.dossier, "  Avant relecture ")
    with filled.dossier.reading() as reader:
        assert (history.ends(reader), reader.value("SELECT count(*) FROM change")) == before
        assert [held.name for held in read.rows(reader)] == ["Avant relecture"]


def test_names_are_there_and_differ(filled: Filled) -> None:
    take(filled.dossier, "A")
    with pytest.raises(InvalidValue, match="already"):
        take(filled.dossier, "A ")
    with pytest.raises(InvalidValue, match="needs a name"):
        take(filled.dossier, " ")
    with filled.dossier.reading() as reader, pytest.raises(NotFound, match="“A”"):
        read.named(reader, "B")


def test_what_was_added_changed_and_removed_since(filled: Filled) -> None:
    held = take(filled.dossier, "A")
    assert compared(filled.dossier, held) == {}
    some_work(filled)
    found = compared(filled.dossier, held)
    assert found["Escale"] == "made"
    assert found["Borduria"] == "changed"
    assert found["ministère de la Pêche"] == "deleted"
    assert found["Four ships"] == "deleted"
    assert found["four ships"] == "deleted"
    assert found["Accord secret"] == "changed"
    assert found["Flotte du Nord"] == "changed"
    assert "Sylvanie" not in found


def test_two_snapshots_compare_in_either_direction(filled: Filled) -> None:
    first = take(filled.dossier, "A")
    records.create(filled.dossier, RecordKind.EVENT, label="Escale")
    second = take(filled.dossier, "B")
    records.create(filled.dossier, RecordKind.EVENT, label="Départ")
    assert compared(filled.dossier, first, second) == {"Escale": "made"}
    assert compared(filled.dossier, second, first) == {"Escale": "deleted"}


def test_what_was_done_and_undone_since_is_no_difference(filled: Filled) -> None:
    held = take(filled.dossier, "A")
    records.edit(filled.dossier, RecordKind.ACTOR, filled.actors["borduria"], name="Borduria")
    records.edit(filled.dossier, RecordKind.ACTOR, filled.actors["borduria"], name="Bordurie")
    assert compared(filled.dossier, held) == {}


def test_the_whole_comes_back_as_one_gesture(filled: Filled, contents: Contents) -> None:
    dossier = filled.dossier
    held = take(dossier, "A")
    then = contents(dossier)
    some_work(filled)
    later = contents(dossier)
    restored = snapshots.restore(dossier, held)
    assert restored.label == "Restore snapshot: A"
    assert contents(dossier) == then
    with dossier.reading() as reader:
        assert reader.rows("PRAGMA foreign_key_check") == []
    dossier.undo()
    assert contents(dossier) == later
    dossier.redo()
    assert contents(dossier) == then


def test_a_snapshot_holds_what_was_undone_and_overtaken_later(filled: Filled, contents: Contents) -> None:
    dossier = filled.dossier
    records.create(dossier, RecordKind.EVENT, label="Escale")
    records.edit(dossier, RecordKind.ACTOR, filled.actors["borduria"], name="Borduria")
    held = take(dossier, "A")
    then = contents(dossier)
    dossier.undo()
    dossier.undo()
    records.create(dossier, RecordKind.EVENT, label="Départ")
    assert compared(dossier, held) == {"Escale": "deleted", "Départ": "made", "Bordurie": "changed"}
    snapshots.restore(dossier, held)
    assert contents(dossier) == then


def test_what_was_undone_before_a_snapshot_is_not_in_it(filled: Filled, contents: Contents) -> None:
    dossier = filled.dossier
    records.create(dossier, RecordKind.EVENT, label="Escale")
    dossier.undo()
    held = take(dossier, "A")
    then = contents(dossier)
    dossier.redo()
    assert compared(dossier, held) == {"Escale": "made"}
    snapshots.restore(dossier, held)
    assert contents(dossier) == then
    dossier.undo()
    dossier.undo()
    records.create(dossier, RecordKind.EVENT, label="Départ")
    assert compared(dossier, held) == {"Départ": "made"}


def test_a_note_saved_again_does_not_move_the_snapshot(filled: Filled) -> None:
    notes.save(filled.dossier, filled.note, "Premier jet")
    held = take(filled.dossier, "A")
    notes.save(filled.dossier, filled.note, "Second jet")
    assert compared(filled.dossier, held) == {"Les moteurs": "changed"}
    snapshots.restore(filled.dossier, held)
    with filled.dossier.reading() as reader:
        assert reader.value("SELECT body FROM note") == "Premier jet"


def test_one_record_comes_back_with_its_links_and_the_rest_stays(filled: Filled, contents: Contents) -> None:
    dossier, ministry = filled.dossier, filled.actors["ministry"]
    held = take(dossier, "A")
    then = contents(dossier)
    records.edit(dossier, RecordKind.ACTOR, filled.actors["borduria"], name="Borduria")
    actors.add_name(dossier, ministry, "Pêcheries")
    records.delete(dossier, RecordKind.ACTOR, ministry)
    restored = snapshots.restore_record(dossier, held, RecordKind.ACTOR, ministry)
    assert restored.label == "Restore from “A”: ministère de la Pêche"
    now = contents(dossier)
    for table in ("actor_name", "reliability", "attribution"):
        assert now[table] == then[table]
    with dossier.reading() as reader:
        assert reader.value("SELECT name FROM actor WHERE id = ?", (filled.actors["borduria"],)) == "Borduria"
        assert reader.rows("PRAGMA foreign_key_check") == []


def test_a_document_comes_back_with_its_quotes(filled: Filled, contents: Contents) -> None:
    dossier = filled.dossier
    held = take(dossier, "A")
    then = contents(dossier)
    records.delete(dossier, RecordKind.DOCUMENT, filled.documents["ships"])
    snapshots.restore_record(dossier, held, RecordKind.DOCUMENT, filled.documents["ships"])
    now = contents(dossier)
    for table in ("document", "document_text", "original", "structure", "quote", "quote_part", "evidence"):
        assert now[table] == then[table], table
    with dossier.reading() as reader:
        assert reader.rows("SELECT count(*) FROM document_search WHERE document_search MATCH 'harbour'") == [(1,)]


def test_a_link_to_something_gone_stays_away(filled: Filled) -> None:
    dossier = filled.dossier
    held = take(dossier, "A")
    records.delete(dossier, RecordKind.EVENT, filled.events["delivery"])
    records.delete(dossier, RecordKind.ACTOR, filled.actors["fleet"])
    snapshots.restore_record(dossier, held, RecordKind.EVENT, filled.events["delivery"])
    with dossier.reading() as reader:
        rows = reader.rows("SELECT actor_id FROM participant WHERE event_id = ?", (filled.events["delivery"],))
        assert rows == [(filled.actors["sylvania"],)]
        assert reader.rows("PRAGMA foreign_key_check") == []


def test_a_forgotten_snapshot_is_gone_and_its_name_free(filled: Filled) -> None:
    held = take(filled.dossier, "A")
    snapshots.forget(filled.dossier, held)
    with pytest.raises(NotFound):
        snapshots.restore(filled.dossier, held)
    assert take(filled.dossier, "A") != held


def test_a_dossier_of_version_one_takes_snapshots_after_its_upgrade(tmp_path: Path, contents: Contents) -> None:
    path = tmp_path / "old.dossier"
    shutil.copy(Path(__file__).resolve().parents[1] / "data" / "dossier-v1.dossier", path)
    with Dossier.open(path) as dossier:
        held, then = take(dossier, "A"), contents(dossier)
        for _ in range(5):
            dossier.undo()
        records.create(dossier, RecordKind.TAG, name="new")
        snapshots.restore(dossier, held)
        assert contents(dossier) == then


# -- any walk ----------------------------------------------------------------------------------------------------------

ACTS = ["make", "rename", "delete", "link", "quote", "undo", "redo", "undo_step", "take"]


@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9)), min_size=4, max_size=25))
@settings(
    max_examples=settings.default.max_examples // 4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_after_any_walk_every_snapshot_comes_back(
    tmp_path_factory: pytest.TempPathFactory, contents: Contents, walk: list[tuple[str, int]]
) -> None:
    path = tmp_path_factory.mktemp("walk") / "case.dossier"
    shutil.copy(Path(__file__).resolve().parents[1] / "data" / "dossier-v2.dossier", path)
    with Dossier.open(path) as dossier:
        then = {take(dossier, "start"): contents(dossier)}
        for number, (act, choice) in enumerate(walk):
            do_something(dossier, act, choice, number)
            if act == "take":
                then[take(dossier, f"{number}")] = contents(dossier)
        for id, held in then.items():
            before = contents(dossier)
            snapshots.restore(dossier, id)
            assert contents(dossier) == held
            if before != held:
                dossier.undo()
                assert contents(dossier) == before
                dossier.redo()
                assert contents(dossier) == held


def do_something(dossier: Dossier, act: str, choice: int, number: int) -> None:
    from workbench.core.errors import WorkbenchError
    from workbench.core.spans import Span

    with dossier.reading() as reader:
        people = [id for (id,) in reader.rows("SELECT id FROM actor ORDER BY id")]
        happened = [id for (id,) in reader.rows("SELECT id FROM event ORDER BY id")]
        papers = [id for (id,) in reader.rows("SELECT id FROM document ORDER BY id")]
        done = [id for (id,) in reader.rows("SELECT id FROM operation WHERE state = 'done' ORDER BY id DESC LIMIT 10")]
    actor, event = (
        people[choice % len(people)] if people else None,
        happened[choice % len(happened)] if happened else None,
    )
    if act == "make":
        records.create(dossier, RecordKind.ACTOR, name=f"Actor {number}", parent_id=actor)
    elif act == "rename" and actor:
        records.edit(dossier, RecordKind.ACTOR, actor, name=f"Name {number}")
    elif act == "delete" and choice % 3 == 0 and papers:
        records.delete(dossier, RecordKind.DOCUMENT, papers[0])
    elif act == "delete" and choice % 3 == 1 and actor:
        records.delete(dossier, RecordKind.ACTOR, actor)
    elif act == "delete" and event:
        records.delete(dossier, RecordKind.EVENT, event)
    elif act == "link" and actor and event:
        events.add_participant(dossier, event, actor)
    elif act == "quote" and papers:
        quotes.add(dossier, papers[-1], [Span(choice, choice + 3)])
    elif act == "undo":
        dossier.undo()
    elif act == "redo":
        dossier.redo()
    elif act == "undo_step" and done:
        try:
            dossier.undo_step(done[choice % len(done)])
        except WorkbenchError:
            return
