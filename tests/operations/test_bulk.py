"""Many records in one gesture: one step of the history, all of them or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.core.errors import InvalidValue, NotFound
from workbench.core.kinds import RecordKind
from workbench.operations import bulk, records
from workbench.store.read import actors, history

if TYPE_CHECKING:
    from tests.conftest import Filled


def _last(filled: Filled) -> str | None:
    return history.ends(filled.dossier.reader())[0]


def test_many_are_edited_as_one_step(filled: Filled) -> None:
    reader = filled.dossier.reader()
    ids = [filled.actors["ministry"], filled.actors["fleet"]]
    bulk.edit(filled.dossier, RecordKind.ACTOR, ids, kind="group", parent_dates="2019/..")
    assert [(actors.actor(reader, id).kind, actors.actor(reader, id).parent_dates) for id in ids] == [
        ("group", "2019/..")
    ] * 2
    assert _last(filled) == "Edit actor: 2 records · Kind, Belongs when"
    filled.dossier.undo()
    assert [actors.actor(reader, id).kind for id in ids] == ["organisation", "armed_force"]


def test_many_are_moved_or_none(filled: Filled) -> None:
    reader = filled.dossier.reader()
    ids = [filled.actors["borduria"], filled.actors["fleet"]]
    bulk.move(filled.dossier, ids, filled.actors["sylvania"])
    assert {actors.actor(reader, id).parent_id for id in ids} == {filled.actors["sylvania"]}
    assert _last(filled) == "Move actor: 2 records → Sylvanie"
    with pytest.raises(InvalidValue, match="under itself"):
        bulk.move(filled.dossier, [filled.actors["borduria"], filled.actors["ministry"]], filled.actors["ministry"])
    assert actors.actor(reader, filled.actors["borduria"]).parent_id == filled.actors["sylvania"]
    with pytest.raises(InvalidValue, match="Sylvanie"):
        bulk.move(filled.dossier, [filled.actors["sylvania"]], filled.actors["fleet"])


def test_one_is_told_by_its_name(filled: Filled) -> None:
    bulk.move(filled.dossier, [filled.actors["fleet"]], None)
    assert _last(filled) == "Move actor: Flotte du Nord → top level"


def test_many_are_deleted_and_come_back(filled: Filled) -> None:
    reader = filled.dossier.reader()
    before = actors.tree(reader)
    bulk.delete(filled.dossier, RecordKind.ACTOR, [filled.actors["sylvania"], filled.actors["fleet"]])
    assert len(actors.tree(reader)) == len(before) - 2
    filled.dossier.undo()
    assert actors.tree(reader) == before


def test_one_that_is_gone_stops_all(filled: Filled) -> None:
    with pytest.raises(NotFound):
        bulk.delete(filled.dossier, RecordKind.ACTOR, [filled.actors["fleet"], 999])
    assert actors.actor(filled.dossier.reader(), filled.actors["fleet"]).name == "Flotte du Nord"


def test_many_are_tagged_once_each(filled: Filled) -> None:
    reader = filled.dossier.reader()
    ids = [filled.actors["fleet"], filled.actors["borduria"]]
    for _ in range(2):
        bulk.tag(filled.dossier, RecordKind.ACTOR, ids, filled.tags["doubt"])
    assert reader.value("SELECT count(*) FROM tagging WHERE actor_id IS NOT NULL") == 2
    assert _last(filled) == "Tag: doubt · 2 records"


def test_ten_thousand_are_moved_within_a_second_or_two(filled: Filled) -> None:
    with filled.dossier.operation("Fill") as op:
        op.execute_many(
            "INSERT INTO actor (uid, kind, name) VALUES (?, 'group', ?)",
            [(f"u{n}", f"Cell {n}") for n in range(10_000)],
        )
    ids = [row.id for row in actors.tree(filled.dossier.reader()) if row.name.startswith("Cell")]
    changes = bulk.move(filled.dossier, ids, filled.actors["fleet"])
    assert len(changes.ids("actor")) == 10_000


def test_a_value_that_cannot_be_is_refused(filled: Filled) -> None:
    with pytest.raises(InvalidValue):
        bulk.edit(filled.dossier, RecordKind.ACTOR, [filled.actors["fleet"]], kind="dragon")
    with pytest.raises(InvalidValue):
        bulk.edit(filled.dossier, RecordKind.ACTOR, [filled.actors["fleet"]], parent_dates="someday")
    assert records.EDITABLE
