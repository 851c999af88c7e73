"""Any record made, edited and deleted: what the detail card relies on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from workbench.core import edtf
from workbench.core.errors import InvalidValue, NotFound, WorkbenchError
from workbench.core.fields import FIELDS
from workbench.core.kinds import RecordKind
from workbench.operations import records
from workbench.operations.records import EDITABLE
from workbench.store.dossier import Dossier
from workbench.store.read import actors, events, history, references, tags

if TYPE_CHECKING:
    from tests.conftest import Filled

Contents = Callable[[Dossier], dict[str, list[tuple[Any, ...]]]]

SMALLEST: dict[RecordKind, dict[str, Any]] = {
    RecordKind.ACTOR: {"name": "A"},
    RecordKind.EVENT: {"label": "E"},
    RecordKind.TRANSFER: {"object": "O"},
    RecordKind.CLAIM: {"text": "C"},
    RecordKind.FIGURE: {"best": 3.0},
    RecordKind.NOTE: {"title": "N"},
    RecordKind.JUDGEMENT: {"text": "J"},
    RecordKind.TAG: {"name": "T"},
}


@pytest.mark.parametrize("kind", SMALLEST)
def test_a_record_is_made_deleted_and_brought_back(dossier: Dossier, contents: Contents, kind: RecordKind) -> None:
    empty = contents(dossier)
    made = records.create(dossier, kind, **SMALLEST[kind])
    assert isinstance(made.result, int)
    full = contents(dossier)
    assert made.ids(kind.value) == {made.result}
    assert references.reference(dossier.reader(), kind, made.result).kind is kind
    records.delete(dossier, kind, made.result)
    assert contents(dossier) == empty
    for expected in (full, empty):
        dossier.undo()
        assert contents(dossier) == expected


def test_every_field_that_the_card_shows_can_be_edited() -> None:
    for kind, fields in FIELDS.items():
        assert {field.key for field in fields} <= EDITABLE[kind], kind


def test_a_field_that_cannot_be_edited_is_refused(filled: Filled) -> None:
    with pytest.raises(InvalidValue, match="no field “uid”"):
        records.edit(filled.dossier, RecordKind.ACTOR, filled.actors["fleet"], uid="0" * 32)


@pytest.mark.parametrize(
    "kind, values",
    [
        (RecordKind.ACTOR, {"name": "  "}),
        (RecordKind.ACTOR, {"kind": "planet"}),
        (RecordKind.EVENT, {"edtf": "someday"}),
        (RecordKind.EVENT, {"modality": "sure"}),
        (RecordKind.CLAIM, {"polarity": "maybe"}),
        (RecordKind.DOCUMENT, {"published": "2024-13-45"}),
        (RecordKind.NOTE, {"title": ""}),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_changes_nothing(
    filled: Filled, contents: Contents, kind: RecordKind, values: dict[str, Any]
) -> None:
    before = contents(filled.dossier)
    with pytest.raises(WorkbenchError) as refused:
        records.edit(filled.dossier, kind, 1, **values)
    assert "\n" not in str(refused.value)
    assert contents(filled.dossier) == before


def test_a_record_that_is_gone_is_told_by_name(filled: Filled) -> None:
    for act in (records.edit, records.delete):
        with pytest.raises(NotFound, match="no event 999"):
            act(filled.dossier, RecordKind.EVENT, 999)


def test_an_events_days_follow_its_date(filled: Filled) -> None:
    def days() -> tuple[Any, ...]:
        row: tuple[Any, ...] = filled.dossier.reader().row(
            "SELECT edtf, earliest, latest FROM event WHERE id = ?", (filled.events["delivery"],)
        )
        return row

    records.edit(filled.dossier, RecordKind.EVENT, filled.events["delivery"], edtf="2024-06")
    assert days() == ("2024-06", *edtf.bounds("2024-06"))
    records.edit(filled.dossier, RecordKind.EVENT, filled.events["delivery"], edtf="")
    assert days() == (None, None, None)
    filled.dossier.undo()
    assert days() == ("2024-06", *edtf.bounds("2024-06"))


def test_an_edit_that_changes_nothing_is_no_gesture(filled: Filled) -> None:
    before = history.ends(filled.dossier.reader())
    changes = records.edit(filled.dossier, RecordKind.ACTOR, filled.actors["fleet"], name="Flotte du Nord")
    assert not changes
    assert history.ends(filled.dossier.reader()) == before


def test_the_history_says_what_was_done_in_words(filled: Filled) -> None:
    records.edit(filled.dossier, RecordKind.ACTOR, filled.actors["fleet"], name="Flotte du Sud")
    records.delete(filled.dossier, RecordKind.EVENT, filled.events["undated"])
    labels = [row.label for row in history.rows(filled.dossier.reader(), limit=2)]
    assert labels == ["Delete event: Accord secret", "Rename actor: Flotte du Nord → Flotte du Sud"]


def test_a_second_tag_of_one_name_is_refused_with_a_sentence(filled: Filled) -> None:
    with pytest.raises(InvalidValue, match="“doubt”"):
        records.create(filled.dossier, RecordKind.TAG, name="doubt")
    other = records.create(filled.dossier, RecordKind.TAG, name="check").result
    assert isinstance(other, int)
    with pytest.raises(InvalidValue, match="“doubt”"):
        records.edit(filled.dossier, RecordKind.TAG, other, name="doubt")
    records.edit(filled.dossier, RecordKind.TAG, other, name="check", description="again")


def test_an_actor_never_stands_under_itself(filled: Filled) -> None:
    for below in ("sylvania", "ministry", "fleet"):
        with pytest.raises(InvalidValue, match="cannot stand under itself"):
            records.edit(filled.dossier, RecordKind.ACTOR, filled.actors["sylvania"], parent_id=filled.actors[below])
    records.edit(filled.dossier, RecordKind.ACTOR, filled.actors["fleet"], parent_id=filled.actors["borduria"])
    assert actors.actor(filled.dossier.reader(), filled.actors["fleet"]).parent_name == "Bordurie"


def test_deleting_an_actor_keeps_what_it_took_part_in(filled: Filled, contents: Contents) -> None:
    before = contents(filled.dossier)
    records.delete(filled.dossier, RecordKind.ACTOR, filled.actors["sylvania"])
    reader = filled.dossier.reader()
    assert actors.actor(reader, filled.actors["ministry"]).parent_id is None
    event = events.event(reader, filled.events["delivery"])
    assert [part.name for part in event.participants] == ["Flotte du Nord"]
    filled.dossier.undo()
    assert contents(filled.dossier) == before


def test_what_is_kept_while_one_field_is_typed_is_one_gesture(filled: Filled) -> None:
    dossier, fleet = filled.dossier, filled.actors["fleet"]
    for words in ("A", "A fleet", "A fleet of ships"):
        records.keep_typing(dossier, RecordKind.ACTOR, fleet, "description", words)
    words_of = "SELECT description FROM actor WHERE id = ?"
    assert dossier.reader().value(words_of, (fleet,)) == "A fleet of ships"
    dossier.undo()
    assert dossier.reader().value(words_of, (fleet,)) == ""


def _steps(dossier: Dossier) -> list[str]:
    return [step.label for step in history.steps(dossier.reader())]


def test_a_name_that_is_being_typed_is_one_renaming_from_what_it_was(filled: Filled) -> None:
    dossier, fleet = filled.dossier, filled.actors["fleet"]
    held = len(_steps(dossier))
    for name in ("N", "North", "Northern Fleet"):
        records.keep_typing(dossier, RecordKind.ACTOR, fleet, "name", name, began="now")
    assert _steps(dossier)[0] == "Rename actor: Flotte du Nord → Northern Fleet"
    assert len(_steps(dossier)) == held + 1
    # Another time is another gesture, however soon.
    records.keep_typing(dossier, RecordKind.ACTOR, fleet, "name", "Fleet", began="later")
    assert _steps(dossier)[0] == "Rename actor: Northern Fleet → Fleet"
    dossier.undo()
    dossier.undo()
    assert actors.actor(dossier.reader(), fleet).name == "Flotte du Nord"


def test_a_name_typed_back_to_what_it_was_leaves_no_trace_and_what_was_undone_can_be_redone(
    filled: Filled, contents: Contents
) -> None:
    dossier, fleet = filled.dossier, filled.actors["fleet"]
    records.create(dossier, RecordKind.TAG, name="undone")
    dossier.undo()
    before, steps = contents(dossier), _steps(dossier)
    for name in ("North", "Northern", "Flotte du Nord"):
        changes = records.keep_typing(dossier, RecordKind.ACTOR, fleet, "name", name, began="now")
    # The panes are told nevertheless: the last thing that they showed was another name.
    assert changes.ids("actor") == {fleet}
    assert contents(dossier) == before
    assert _steps(dossier) == steps
    assert dossier.redo() is not None
    assert tags.named(dossier.reader(), "undone") is not None


def test_a_name_that_is_typed_for_longer_than_a_minute_is_still_one_gesture(filled: Filled) -> None:
    dossier, fleet = filled.dossier, filled.actors["fleet"]
    records.keep_typing(dossier, RecordKind.ACTOR, fleet, "name", "North", began="now")
    with dossier.apart() as op:
        op.execute("UPDATE operation SET at = '2020-01-01T00:00:00.000Z' WHERE merge_key <> ''")
    records.keep_typing(dossier, RecordKind.ACTOR, fleet, "name", "Northern Fleet", began="now")
    assert _steps(dossier)[0] == "Rename actor: Flotte du Nord → Northern Fleet"
