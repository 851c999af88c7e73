"""From fields as data to rows of the form: what is shown, what is accepted, what is handed to the dossier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.core import fields
from workbench.core.errors import InvalidValue
from workbench.core.fields import Editor
from workbench.core.numbers import as_number
from workbench.core.wording import tr
from workbench.store.connection import Reader
from workbench.store.read import scales
from workbench.ui.kit.fields import Field, FieldKind, Validator, check_words
from workbench.ui.panes.detail.sections import number

POINTERS = (Editor.ACTOR, Editor.EVENT)


def check_date(text: str) -> None:
    """InvalidValue when `text` is neither empty nor a date, in EDTF or in words."""
    if text.strip():
        # Read with the first date that is typed: its rules weigh as much as all cards together.
        from workbench.services.extract.written import written_date

        written_date(text)


def check_number(text: str) -> None:
    """InvalidValue when `text` is neither empty nor a number."""
    if text.strip() and as_number(text) is None:
        raise InvalidValue(tr("“{text}” is not a number; write 3000, 2.5 or 1e6.", text=text))


def check_degrees(text: str) -> None:
    """InvalidValue when `text` is neither empty nor a number, its comma a decimal one."""
    if text.strip() and as_number(text.replace(",", ".")) is None:
        raise InvalidValue(tr("“{text}” is not a number of degrees; write one such as 39.03.", text=text))


# Never thousands: a comma in them parts the degrees from their fraction.
_DEGREES = frozenset(("latitude", "longitude"))
# One function object each: the form is rebuilt whenever a row's validator is another one.
_VALIDATORS: dict[Editor, Validator] = {Editor.EDTF: check_date, Editor.NUMBER: check_number}
_KINDS = {Editor.TEXT: FieldKind.MULTI, Editor.CHOICE: FieldKind.CHOICE, Editor.SCALE: FieldKind.CHOICE}


def rows(reader: Reader, listed: tuple[fields.Field, ...], values: Mapping[str, Any]) -> list[Field]:
    """The rows of the form; fields that point at another record are shown elsewhere."""
    return [_row(reader, one, values.get(one.key)) for one in listed if one.editor not in POINTERS]


def _row(reader: Reader, field: fields.Field, value: Any) -> Field:
    shown = as_text(field, value)
    validator = _VALIDATORS.get(field.editor) or (check_words if field.is_required else None)
    if field.key in _DEGREES:
        validator = check_degrees
    return Field(
        field.key,
        tr(field.label),
        shown,
        _KINDS.get(field.editor, FieldKind.LINE),
        _choices(reader, field, shown),
        validator,
        tr(field.hint) if field.hint else "",
        is_whole=field.is_whole,
    )


def _choices(reader: Reader, field: fields.Field, value: str) -> tuple[tuple[str, str], ...]:
    if field.editor is Editor.CHOICE:
        found = [(str(choice.value), tr(choice.label)) for choice in field.choices]
    elif field.editor is Editor.SCALE:
        found = [("", "—"), *((one.code, _scale_label(one)) for one in scales.values(reader, field.scale))]
    else:
        return ()
    if value not in [known for known, _ in found]:
        # A value from elsewhere stays choosable, or leaving the field would replace it.
        found.append((value, value or "—"))
    return tuple(found)


def _scale_label(value: scales.ScaleValue) -> str:
    return value.label if value.label.startswith(value.code) else f"{value.code} · {value.label}"


def as_text(field: fields.Field, value: Any) -> str:
    """The value as the editor shows it."""
    if value is None:
        return ""
    return number(value) if field.editor is Editor.NUMBER else str(value)


def as_value(field: fields.Field, text: str) -> Any:
    """What the dossier gets for what the editor shows."""
    bare = text.strip()
    if field.editor is Editor.NUMBER:
        written = bare.replace(",", ".") if field.key in _DEGREES else bare
        return as_number(written) if bare else None
    return None if field.may_be_null and not bare else bare
