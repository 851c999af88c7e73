"""Editable fields as data: complete, known to the operations, and said in both languages."""

from __future__ import annotations

import json

import pytest

from workbench.core.errors import InvalidValue
from workbench.core.fields import ACTOR_KINDS, FIELDS, MODALITIES, RECORD_KINDS, TRANSFER_OBJECTS, Editor, label_of
from workbench.core.kinds import ActorKind, RecordKind, TransferObject
from workbench.core.modality import Modality
from workbench.files import resource
from workbench.operations.records import EDITABLE, checked

# A figure is tied to its owner where it is made, a judgement to its note.
_TIED = {RecordKind.FIGURE: {"quote_id", "transfer_id", "claim_id"}, RecordKind.JUDGEMENT: {"note_id"}}


@pytest.mark.parametrize("kind", list(RecordKind))
def test_every_editable_field_can_be_edited_on_the_card(kind: RecordKind) -> None:
    assert {field.key for field in FIELDS[kind]} | _TIED.get(kind, set()) == set(EDITABLE[kind])


def test_choices_are_the_closed_lists() -> None:
    assert [choice.value for choice in ACTOR_KINDS] == list(ActorKind)
    assert [choice.value for choice in MODALITIES] == list(Modality)
    assert [choice.value for choice in TRANSFER_OBJECTS] == list(TransferObject)
    assert set(RECORD_KINDS) == set(RecordKind)


@pytest.mark.parametrize("kind", list(RecordKind))
def test_every_choice_is_one_that_the_operation_takes(kind: RecordKind) -> None:
    for field in FIELDS[kind]:
        for choice in field.choices:
            assert checked(kind, {field.key: choice.value})
        if field.editor is Editor.EDTF:
            with pytest.raises(InvalidValue):
                checked(kind, {field.key: "yesterday"})
            assert checked(kind, {field.key: None}) is not None


def test_an_unknown_value_is_shown_as_it_is() -> None:
    assert label_of(ACTOR_KINDS, "armed_force") == "armed force"
    assert label_of(ACTOR_KINDS, "guild") == "guild"
    assert label_of(ACTOR_KINDS, None) == ""


def test_every_label_has_its_french() -> None:
    french: dict[str, str] = {}
    for path in resource("translations", "fr").glob("*.json"):
        french.update(json.loads(path.read_text("utf-8")))
    said = {field.label for fields in FIELDS.values() for field in fields} | set(RECORD_KINDS.values())
    said |= {choice.label for fields in FIELDS.values() for field in fields for choice in field.choices}
    assert said - set(french) == set()
