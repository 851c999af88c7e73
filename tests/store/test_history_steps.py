"""One old step taken back: exactly that step, or a sentence that names what depends on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Filled
from workbench.core.errors import NotFound, WorkbenchError
from workbench.core.kinds import RecordKind
from workbench.core.texts import Block, Ingested
from workbench.operations import actors, documents, events, quotes, records
from workbench.store.dossier import Dossier

Contents = Callable[[Dossier], dict[str, list[tuple[Any, ...]]]]


def step(changes: Any) -> int:
    assert isinstance(changes.operation, int)
    return changes.operation


def made(changes: Any) -> int:
    assert isinstance(changes.result, int)
    return changes.result


def name_of(dossier: Dossier, actor: int) -> Any:
    with dossier.reading() as reader:
        return reader.value("SELECT name FROM actor WHERE id = ?", (actor,))


def test_an_old_edit_is_taken_back_and_later_work_stays(filled: Filled) -> None:
    dossier, fleet, borduria = filled.dossier, filled.actors["fleet"], filled.actors["borduria"]
    old = step(records.edit(dossier, RecordKind.ACTOR, fleet, name="Flotte du Sud"))
    records.edit(dossier, RecordKind.ACTOR, borduria, name="Borduria")
    records.edit(dossier, RecordKind.ACTOR, fleet, description="Trois navires")
    undone = dossier.undo_step(old)
    assert undone.label == "Undo: Rename actor: Flotte du Nord → Flotte du Sud"
    assert undone.ids("actor") == {fleet}
    assert name_of(dossier, fleet) == "Flotte du Nord"
    assert name_of(dossier, borduria) == "Borduria"


def test_undoing_a_step_is_a_step_like_any_other(filled: Filled, contents: Contents) -> None:
    dossier, fleet = filled.dossier, filled.actors["fleet"]
    old = step(records.edit(dossier, RecordKind.ACTOR, fleet, name="Flotte du Sud"))
    records.edit(dossier, RecordKind.ACTOR, fleet, description="Trois navires")
    before = contents(dossier)
    taken = step(dossier.undo_step(old))
    after = contents(dossier)
    dossier.undo()
    assert contents(dossier) == before
    dossier.redo()
    assert contents(dossier) == after
    again = dossier.undo_step(taken)
    assert again.label == "Redo: Rename actor: Flotte du Nord → Flotte du Sud"
    assert contents(dossier) == before
    dossier.undo_step(old)
    assert contents(dossier) == after


def test_a_deletion_long_ago_comes_back_with_its_links(filled: Filled, contents: Contents) -> None:
    dossier = filled.dossier
    before = contents(dossier)
    deleted = step(records.delete(dossier, RecordKind.ACTOR, filled.actors["ministry"]))
    records.edit(dossier, RecordKind.ACTOR, filled.actors["borduria"], description="Au sud")
    dossier.undo_step(deleted)
    dossier.undo_step(deleted + 1)
    assert contents(dossier) == before


def test_a_later_change_of_the_same_field_is_named(filled: Filled) -> None:
    dossier, fleet = filled.dossier, filled.actors["fleet"]
    old = step(records.edit(dossier, RecordKind.ACTOR, fleet, name="Flotte du Sud"))
    later = step(records.edit(dossier, RecordKind.ACTOR, fleet, name="Flotte de l’Est"))
    with pytest.raises(WorkbenchError, match="“Rename actor: Flotte du Sud → Flotte de l’Est”") as refused:
        dossier.undo_step(old)
    assert "\n" not in str(refused.value)
    dossier.undo_step(later)
    dossier.undo_step(old)
    assert name_of(dossier, fleet) == "Flotte du Nord"


def test_what_points_at_a_new_record_is_named(filled: Filled) -> None:
    dossier = filled.dossier
    new = records.create(dossier, RecordKind.ACTOR, name="Escorte", kind="group")
    events.add_participant(dossier, filled.events["delivery"], made(new))
    actors.add_name(dossier, made(new), "Escort")
    with pytest.raises(WorkbenchError, match="later steps depend on it: “Add name: Escort”, “Add participant: Escorte"):
        dossier.undo_step(step(new))


def test_many_dependents_are_counted(filled: Filled) -> None:
    dossier = filled.dossier
    new = records.create(dossier, RecordKind.ACTOR, name="Escorte", kind="group")
    for number in range(5):
        actors.add_name(dossier, made(new), f"Escort {number}")
    with pytest.raises(WorkbenchError, match="and 2 more"):
        dossier.undo_step(step(new))


def test_a_row_that_is_gone_names_its_deletion(filled: Filled) -> None:
    dossier, fleet = filled.dossier, filled.actors["fleet"]
    old = step(records.edit(dossier, RecordKind.ACTOR, fleet, name="Flotte du Sud"))
    records.delete(dossier, RecordKind.ACTOR, fleet)
    with pytest.raises(WorkbenchError, match="“Delete actor: Flotte du Sud”"):
        dossier.undo_step(old)


def test_a_link_to_something_deleted_since_names_that_deletion(filled: Filled) -> None:
    dossier = filled.dossier
    part = made(events.add_participant(dossier, filled.events["undated"], filled.actors["borduria"]))
    removed = step(events.remove_participant(dossier, part))
    records.delete(dossier, RecordKind.EVENT, filled.events["undated"])
    with pytest.raises(WorkbenchError, match="“Delete event: Accord secret”"):
        dossier.undo_step(removed)


def test_a_name_taken_since_then_is_a_sentence_and_nothing_changes(filled: Filled, contents: Contents) -> None:
    dossier = filled.dossier
    deleted = step(records.delete(dossier, RecordKind.TAG, filled.tags["doubt"]))
    records.create(dossier, RecordKind.TAG, name="doubt")
    before = contents(dossier)
    with pytest.raises(WorkbenchError, match="clashes with what is there now"):
        dossier.undo_step(deleted)
    assert contents(dossier) == before


def test_nothing_is_undone_twice_and_nothing_unknown(filled: Filled) -> None:
    dossier = filled.dossier
    old = step(records.edit(dossier, RecordKind.ACTOR, filled.actors["fleet"], name="Flotte du Sud"))
    dossier.undo_step(old)
    with pytest.raises(WorkbenchError, match="is undone already"):
        dossier.undo_step(old)
    with pytest.raises(NotFound):
        dossier.undo_step(9999)
    dossier.undo()
    dossier.undo()
    with pytest.raises(WorkbenchError, match="is undone already"):
        dossier.undo_step(old)


def test_a_merge_of_actors_long_ago_is_taken_apart(filled: Filled, contents: Contents) -> None:
    dossier = filled.dossier
    before = contents(dossier)
    merged = step(actors.merge(dossier, filled.actors["sylvania"], filled.actors["ministry"]))
    later = step(records.edit(dossier, RecordKind.EVENT, filled.events["delivery"], place="Ailleurs"))
    dossier.undo_step(merged)
    dossier.undo_step(later)
    assert contents(dossier) == before


def _import(dossier: Dossier, run: str, *texts: str) -> list[int]:
    return [
        made(
            documents.add(
                dossier, Ingested(text=text, blocks=(Block(0, len(text)),)), text.encode(), f"{at}.txt", run=run
            )
        )
        for at, text in enumerate(texts)
    ]


def test_a_whole_import_is_taken_back_as_one_gesture(filled: Filled, contents: Contents) -> None:
    dossier = filled.dossier
    before = contents(dossier)
    # The second has the first one's text, and points at it as its copy: that is no dependence within one import.
    _import(dossier, "run", "Un rapport.", "Un rapport.\n", "Un autre rapport.")
    records.edit(dossier, RecordKind.ACTOR, filled.actors["fleet"], name="Flotte du Sud")
    with_import = contents(dossier)
    undone = dossier.undo_run("run")
    assert undone.label == "Undo: import of 3 documents"
    dossier.undo()
    assert contents(dossier) == with_import
    dossier.redo()
    dossier.undo_step(step(undone) - 1)
    assert contents(dossier) == before
    with pytest.raises(WorkbenchError, match="undone already"):
        dossier.undo_run("run")


def test_an_import_that_was_quoted_stays(filled: Filled) -> None:
    from workbench.core.spans import Span

    dossier = filled.dossier
    first, _second = _import(dossier, "run", "Un rapport.", "Un autre rapport.")
    quotes.add(dossier, first, [Span(0, 10)])
    with pytest.raises(WorkbenchError, match="“Quote: “Un rapport””"):
        dossier.undo_run("run")


def test_it_survives_closing(filled: Filled, tmp_path: Path) -> None:
    old = step(records.edit(filled.dossier, RecordKind.ACTOR, filled.actors["fleet"], name="Flotte du Sud"))
    records.edit(filled.dossier, RecordKind.ACTOR, filled.actors["fleet"], key="FS")
    filled.dossier.undo_step(old)
    filled.dossier.close()
    with Dossier.open(filled.path) as dossier:
        with pytest.raises(WorkbenchError, match="undone already"):
            dossier.undo_step(old)
        dossier.undo()
        assert name_of(dossier, filled.actors["fleet"]) == "Flotte du Sud"
