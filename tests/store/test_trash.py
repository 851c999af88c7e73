"""The trash: nothing that is deleted is lost until it is emptied, and links come back with what they joined."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Filled
from tests.store.test_snapshots import ACTS, do_something
from workbench.core.errors import NotFound, WorkbenchError
from workbench.core.kinds import RecordKind
from workbench.operations import actors, events, quotes, records, trash
from workbench.store.dossier import Dossier
from workbench.store.read import history, verification
from workbench.store.read import trash as read

Contents = Callable[[Dossier], dict[str, list[tuple[Any, ...]]]]


def names(dossier: Dossier) -> list[str]:
    with dossier.reading() as reader:
        return [one.name for one in read.deleted(reader)]


def joined(dossier: Dossier) -> None:
    with dossier.reading() as reader:
        assert reader.rows("PRAGMA foreign_key_check") == []


def sound(dossier: Dossier) -> None:
    joined(dossier)
    with dossier.reading() as reader:
        found = {one.rule for one in verification.verify(reader)}
        assert not any(rule.startswith(("quote", "mention", "missing", "text", "original")) for rule in found)


def test_what_is_deleted_is_listed_once_with_what_went_with_it(filled: Filled) -> None:
    dossier = filled.dossier
    assert names(dossier) == []
    records.delete(dossier, RecordKind.ACTOR, filled.actors["borduria"])
    records.delete(dossier, RecordKind.DOCUMENT, filled.documents["ships"])
    with dossier.reading() as reader:
        document, actor = read.deleted(reader)
    assert (document.kind, document.name) == (RecordKind.DOCUMENT, "Four ships")
    # Its text, bytes and structure, two quotes with a part and a link each.
    assert document.parts == 9
    assert (actor.name, actor.parts) == ("Bordurie", 1)


def test_a_record_comes_back_with_every_link_after_other_work(filled: Filled, contents: Contents) -> None:
    dossier, ministry = filled.dossier, filled.actors["ministry"]
    before = contents(dossier)
    records.delete(dossier, RecordKind.ACTOR, ministry)
    records.edit(dossier, RecordKind.ACTOR, filled.actors["borduria"], name="Borduria")
    records.edit(dossier, RecordKind.ACTOR, filled.actors["borduria"], name="Bordurie")
    restored = trash.restore(dossier, RecordKind.ACTOR, ministry)
    assert restored.label == "Restore actor: ministère de la Pêche"
    assert contents(dossier) == before
    assert names(dossier) == []
    sound(dossier)
    dossier.undo()
    assert names(dossier) == ["ministère de la Pêche"]
    dossier.redo()
    assert contents(dossier) == before


@pytest.mark.parametrize("order", [("fleet", "delivery"), ("delivery", "fleet")])
@pytest.mark.parametrize("back", [("fleet", "delivery"), ("delivery", "fleet")])
def test_a_link_comes_back_when_both_its_ends_are_back(
    filled: Filled, contents: Contents, order: tuple[str, str], back: tuple[str, str]
) -> None:
    dossier = filled.dossier
    which = {
        "fleet": (RecordKind.ACTOR, filled.actors["fleet"]),
        "delivery": (RecordKind.EVENT, filled.events["delivery"]),
    }
    before = contents(dossier)
    for one in order:
        records.delete(dossier, *which[one])
    for one in back:
        trash.restore(dossier, *which[one])
        sound(dossier)
    assert contents(dossier) == before


def test_a_link_that_was_taken_away_on_purpose_stays_away(filled: Filled) -> None:
    dossier, fleet = filled.dossier, filled.actors["fleet"]
    part = events.add_participant(dossier, filled.events["undated"], fleet).result
    assert isinstance(part, int)
    events.remove_participant(dossier, part)
    records.delete(dossier, RecordKind.ACTOR, fleet)
    trash.restore(dossier, RecordKind.ACTOR, fleet)
    with dossier.reading() as reader:
        assert reader.value("SELECT count(*) FROM participant WHERE event_id = ?", (filled.events["undated"],)) == 0


def test_a_document_comes_back_to_the_letter_and_can_be_searched(filled: Filled, contents: Contents) -> None:
    dossier = filled.dossier
    before = contents(dossier)
    records.delete(dossier, RecordKind.DOCUMENT, filled.documents["harbour"])
    records.create(dossier, RecordKind.TAG, name="later")
    trash.restore(dossier, RecordKind.DOCUMENT, filled.documents["harbour"])
    after = contents(dossier)
    assert {name: rows for name, rows in after.items() if name != "tag"} == {
        name: rows for name, rows in before.items() if name != "tag"
    }
    with dossier.reading() as reader:
        assert reader.value("SELECT count(*) FROM document_search WHERE document_search MATCH 'vladivar'") == 1


def test_what_is_there_or_unknown_cannot_be_restored(filled: Filled) -> None:
    for id in (filled.actors["fleet"], 999):
        with pytest.raises(NotFound, match="not in the trash"):
            trash.restore(filled.dossier, RecordKind.ACTOR, id)


def test_a_name_taken_since_is_told_and_nothing_changes(filled: Filled, contents: Contents) -> None:
    dossier = filled.dossier
    records.delete(dossier, RecordKind.TAG, filled.tags["doubt"])
    records.create(dossier, RecordKind.TAG, name="doubt")
    before = contents(dossier)
    with pytest.raises(WorkbenchError, match="clashes with what is there now"):
        trash.restore(dossier, RecordKind.TAG, filled.tags["doubt"])
    assert contents(dossier) == before


# -- emptied -----------------------------------------------------------------------------------------------------------


def walk(dossier: Dossier, contents: Contents) -> None:
    """All the way back and forward again ends where it began."""
    now, count = contents(dossier), 0
    while dossier.undo() is not None:
        joined(dossier)
        count += 1
    with dossier.reading() as reader:
        assert reader.value("SELECT count(*) FROM actor") == 0
    for _ in range(count):
        assert dossier.redo() is not None
    assert dossier.redo() is None
    assert contents(dossier) == now


def test_what_is_emptied_is_gone_from_the_file(filled: Filled, contents: Contents) -> None:
    dossier = filled.dossier
    records.delete(dossier, RecordKind.DOCUMENT, filled.documents["ships"])
    before = contents(dossier)
    emptied = trash.empty(dossier)
    assert emptied.result == 1
    assert names(dossier) == []
    assert contents(dossier) == before
    with dossier.reading() as reader:
        for column in ("old", "new"):
            assert reader.value(f"SELECT count(*) FROM change WHERE {column} LIKE '%Harbour records%'") == 0
        assert "Import Four ships.txt" in [step.label for step in history.steps(reader)]
    dossier.close()
    content = filled.path.read_bytes()
    assert b"Harbour records list" not in content


def test_undo_and_redo_still_run_through_everything_else(filled: Filled, contents: Contents) -> None:
    dossier = filled.dossier
    events.add_participant(dossier, filled.events["undated"], filled.actors["borduria"])
    records.delete(dossier, RecordKind.ACTOR, filled.actors["borduria"])
    records.delete(dossier, RecordKind.EVENT, filled.events["delivery"])
    records.delete(dossier, RecordKind.QUOTE, filled.quotes["cargos"])
    trash.empty(dossier)
    walk(dossier, contents)


def test_after_a_merge_of_actors_was_forgotten(filled: Filled, contents: Contents) -> None:
    dossier = filled.dossier
    actors.merge(dossier, filled.actors["sylvania"], filled.actors["ministry"])
    trash.empty(dossier)
    walk(dossier, contents)


def test_evidence_that_once_belonged_to_what_was_forgotten(filled: Filled, contents: Contents) -> None:
    dossier = filled.dossier
    quotes.link(dossier, filled.quotes["four"], RecordKind.ACTOR, filled.actors["borduria"])
    with dossier.operation("Point elsewhere") as op:
        op.execute(
            "UPDATE evidence SET actor_id = NULL, event_id = ? WHERE actor_id = ?",
            (filled.events["undated"], filled.actors["borduria"]),
        )
    records.delete(dossier, RecordKind.ACTOR, filled.actors["borduria"])
    trash.empty(dossier)
    walk(dossier, contents)


def test_a_forgotten_step_says_so_and_is_skipped_by_undo(filled: Filled) -> None:
    dossier = filled.dossier
    new = records.create(dossier, RecordKind.TAG, name="brief")
    assert isinstance(new.result, int)
    gone = records.delete(dossier, RecordKind.TAG, new.result)
    trash.empty(dossier)
    assert gone.operation is not None
    with pytest.raises(WorkbenchError, match="trash that held it was emptied"):
        dossier.undo_step(gone.operation)
    with dossier.reading() as reader:
        undo, _, _ = history.ends(reader)
    assert undo == "New note: Les moteurs"
    undone = dossier.undo()
    assert undone is not None
    assert undone.label == undo


@given(st.lists(st.tuples(st.sampled_from([*ACTS, "empty", "restore"]), st.integers(0, 9)), min_size=4, max_size=25))
@settings(
    max_examples=settings.default.max_examples // 4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_after_any_walk_an_emptied_trash_leaves_a_history_that_holds(
    tmp_path_factory: pytest.TempPathFactory, contents: Contents, walk_of: list[tuple[str, int]]
) -> None:
    path = tmp_path_factory.mktemp("walk") / "case.dossier"
    shutil.copy(Path(__file__).resolve().parents[1] / "data" / "dossier-v2.dossier", path)
    with Dossier.open(path) as dossier:
        for number, (act, choice) in enumerate([*walk_of, ("empty", 0)]):
            if act == "empty":
                trash.empty(dossier)
            elif act == "restore":
                with dossier.reading() as reader:
                    found = read.deleted(reader)
                if found:
                    one = found[choice % len(found)]
                    trash.restore(dossier, one.kind, one.id)
            else:
                do_something(dossier, act, choice, number)
            joined(dossier)
        while dossier.redo() is not None:
            joined(dossier)
        walk(dossier, contents)


def test_emptying_an_empty_trash_does_nothing(filled: Filled) -> None:
    assert not trash.empty(filled.dossier)
