"""The fields of a proposal while it is corrected: which there are, and what their values mean to the dossier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.core import fields
from workbench.core.fields import MODALITIES, Choice, Editor
from workbench.core.kinds import RecordKind
from workbench.core.wording import tr
from workbench.operations import records
from workbench.operations.corrections import number
from workbench.store.read.names import short
from workbench.store.read.proposals import ProposalRow
from workbench.ui.kit.fields import Field, FieldKind, check_words

ROLE = "role "
SOURCE = "source "
_LONGEST = 16
_NAMED = 40
_EDITED: dict[str, tuple[str, ...]] = {
    "actor": ("name", "kind", "key"),
    "event": ("label", "edtf", "place", "kind", "modality"),
    "transfer": ("object", "kind", "edtf", "modality"),
    "figure": ("low", "best", "high", "bound_words", "unit", "counted"),
    "claim": ("text", "modality", "polarity"),
}
_KINDS = {Editor.TEXT: FieldKind.MULTI, Editor.CHOICE: FieldKind.CHOICE}


def check_date(text: str) -> None:
    """InvalidValue when `text` is neither empty nor a date, in EDTF or in words."""
    if text.strip():
        records.date_of(text)


def check_number(text: str) -> None:
    """InvalidValue when `text` is neither empty nor a number."""
    number(text)


_VALIDATORS = {Editor.EDTF: check_date, Editor.NUMBER: check_number}


def fields_of(row: ProposalRow, actors: Sequence[tuple[str, str]], text: str) -> list[Field]:
    """The rows of the form; `actors` are (id, name) of those that the proposals of its `text` name."""
    known = {field.key: field for field in fields.FIELDS[RecordKind(row.kind)]}
    found = [_field(known[key], _value(row, key)) for key in _EDITED[row.kind]]
    if row.kind == "figure":
        found.append(_choice("modality", tr("Modality"), row.modality, [(c.value, tr(c.label)) for c in MODALITIES]))
    if row.kind == "transfer":
        sides = [("donor", tr("Donor")), ("recipient", tr("Recipient"))]
        found[:0] = [
            _who(key, label, str(row.payload.get(key) or ""), str(row.payload.get(f"{key}_name") or ""), "", actors)
            for key, label in sides
        ]
    if row.kind == "claim":
        found[1:1] = _chain(row, text, actors)
    for one in row.payload.get("participants", ()):
        label = short(str(one["name"] or one["id"]), _LONGEST)
        found.append(Field(ROLE + one["id"], label, one["role"], placeholder=tr("role: donor, witness, host")))
    return found


def _chain(row: ProposalRow, text: str, actors: Sequence[tuple[str, str]]) -> list[Field]:
    """Who says so, from the one who writes to the one who knows; an empty row where nobody is named."""
    found = []
    for at, one in enumerate(row.payload.get("sources") or [{}]):
        start, end = one.get("source", (0, 0))
        label = tr("According to") if at == 0 else tr("… who has it from")
        words = short(" ".join(text[start:end].split()), _NAMED)
        found.append(_who(f"{SOURCE}{at}", label, one.get("actor") or "", one.get("name") or "", words, actors))
    return found


def _who(key: str, label: str, id: str, name: str, words: str, actors: Sequence[tuple[str, str]]) -> Field:
    """A choice of one of `actors`, or of nobody whom the dossier knows: `words` as written."""
    # One that was rejected stays choosable, or leaving the field would replace it.
    others = [(id, name or id)] if id and id not in dict(actors) else []
    return _choice(key, label, id, [("", tr("“{words}”", words=words) if words else "—"), *others, *actors])


def _field(field: fields.Field, value: Any) -> Field:
    shown = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    if field.editor is Editor.CHOICE:
        return _choice(field.key, tr(field.label), shown, _labelled(field.choices))
    kind = _KINDS.get(field.editor, FieldKind.LINE)
    hint = tr(field.hint) if field.hint else ""
    validator = _VALIDATORS.get(field.editor) or (check_words if field.is_required else None)
    return Field(field.key, tr(field.label), shown, kind, (), validator, hint, is_whole=field.is_whole)


def _labelled(choices: Sequence[Choice]) -> list[tuple[str, str]]:
    return [(choice.value, tr(choice.label)) for choice in choices]


def _choice(key: str, label: str, value: str, choices: Sequence[tuple[str, str]]) -> Field:
    listed = [(str(one), words) for one, words in choices]
    if value not in [one for one, _ in listed]:
        # A value from elsewhere stays choosable, or leaving the field would replace it.
        listed.append((value, value or "—"))
    return Field(key, label, value, FieldKind.CHOICE, tuple(listed))


def _value(row: ProposalRow, key: str) -> Any:
    return row.modality if key == "modality" else row.payload.get(key)


def values_of(row: ProposalRow, key: str, value: str) -> dict[str, Any]:
    """What one committed field means: the values that `operations.proposals.edit` takes."""
    if key.startswith(ROLE):
        return {"roles": {key.removeprefix(ROLE): value}}
    if key.startswith(SOURCE):
        return {"sources": {int(key.removeprefix(SOURCE)): value}}
    return {key: value}
