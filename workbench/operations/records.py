"""Any record made, edited or deleted by its kind: what the detail card does."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from math import inf
from typing import Any

from workbench.core import columns, edtf
from workbench.core.changes import Changes
from workbench.core.errors import InvalidValue
from workbench.core.kinds import ActorKind, Polarity, RecordKind
from workbench.core.modality import Modality
from workbench.core.wording import tr
from workbench.store.dossier import Dossier, Operation, now
from workbench.store.operation import MERGE_WINDOW
from workbench.store.read import tags
from workbench.store.read.actors import descendants
from workbench.store.read.history import value_before
from workbench.store.read.references import reference
from workbench.store.write import rows

EDITABLE: dict[RecordKind, frozenset[str]] = {
    RecordKind.DOCUMENT: frozenset(
        {"title", "author", "publisher", "published", "retrieved", "url", "language", "marking"}
    ),
    RecordKind.QUOTE: frozenset({"comment"}),
    RecordKind.ACTOR: frozenset(
        {"name", "kind", "key", "parent_id", "parent_dates", "description", "latitude", "longitude"}
    ),
    RecordKind.EVENT: frozenset({"label", "edtf", "place", "place_actor_id", "kind", "modality", "description"}),
    RecordKind.TRANSFER: frozenset({"donor_id", "recipient_id", "kind", "object", "edtf", "modality", "description"}),
    RecordKind.CLAIM: frozenset({"text", "modality", "polarity", "credibility", "event_id", "description"}),
    RecordKind.FIGURE: frozenset(
        {"low", "best", "high", "bound_words", "unit", "counted", "quote_id", "event_id", "transfer_id", "claim_id"}
    ),
    RecordKind.NOTE: frozenset({"title", "language", "marking"}),
    RecordKind.JUDGEMENT: frozenset({"text", "likelihood", "confidence", "basis", "note_id"}),
    RecordKind.TAG: frozenset({"name", "description"}),
}
_DATES = frozenset({"edtf", "parent_dates", "published", "retrieved", "since"})
_NAMED = frozenset({"name", "label", "title"})
_CREATED_AT: dict[RecordKind, tuple[str, ...]] = {
    RecordKind.NOTE: ("created_at", "saved_at"),
    RecordKind.JUDGEMENT: ("made_at",),
}


def checked(kind: RecordKind, values: dict[str, Any]) -> dict[str, Any]:
    """The values as the store takes them; InvalidValue in one sentence when one cannot be."""
    foreign = values.keys() - EDITABLE[kind]
    if foreign:
        raise InvalidValue(
            tr("The {kind} has no field “{name}” that can be edited.", kind=tr(kind.value), name=min(foreign))
        )
    found = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    for name, value in found.items():
        if name in _DATES:
            found[name] = date_of(value) if value else None
        elif name in _NAMED and not value:
            raise InvalidValue(tr("The {kind} needs a name; type one.", kind=tr(kind.value)))
        _check_choice(kind, name, value)
        _check_degrees(name, value)
    if "edtf" in found and kind in (RecordKind.EVENT, RecordKind.TRANSFER):
        found["earliest"], found["latest"] = edtf.bounds(found["edtf"])
    return found


def date_of(text: str) -> str:
    """A date in EDTF, from EDTF or from words ("juin 2024", "vers 2022")."""
    with suppress(InvalidValue):
        return edtf.parse(text).text
    # The grammar of dates in words is loaded when somebody first writes one.
    from workbench.services.extract.written import written_date

    return written_date(text).text


def check_place(op: Operation, kind: RecordKind, id: int, values: dict[str, Any]) -> None:
    """InvalidValue when an actor would stand under itself or what is below it: the tree would lose all of them."""
    parent = values.get("parent_id") if kind is RecordKind.ACTOR else None
    if parent is not None and parent in descendants(op.reader, frozenset({id})):
        name = reference(op.reader, kind, id).label
        raise InvalidValue(tr("“{name}” cannot stand under itself; choose another place.", name=name))


def _check_name(op: Operation, kind: RecordKind, id: int | None, values: dict[str, Any]) -> None:
    """Two tags of one name could not be told apart."""
    name = values.get("name") if kind is RecordKind.TAG else None
    if name and tags.named(op.reader, name) not in (None, id):
        raise InvalidValue(tr("There is a tag “{name}” already; use that one or choose another name.", name=name))


def _check_choice(kind: RecordKind, name: str, value: object) -> None:
    allowed: list[str] | None = None
    if name == "modality":
        allowed = [modality.value for modality in Modality]
    elif name == "kind" and kind is RecordKind.ACTOR:
        allowed = [actor_kind.value for actor_kind in ActorKind]
    elif name == "polarity":
        allowed = [polarity.value for polarity in Polarity]
    if allowed is not None and value not in allowed:
        listed = ", ".join(allowed)
        raise InvalidValue(
            tr("“{value}” is not a {name}; it is one of {allowed}.", value=value, name=name, allowed=listed)
        )


def _check_degrees(name: str, value: object) -> None:
    most = {"latitude": 90.0, "longitude": 180.0}.get(name)
    if most is not None and value is not None and not (isinstance(value, int | float) and abs(value) <= most):
        raise InvalidValue(
            tr(
                "“{value}” is no {name}; write degrees from −{most} to {most}, such as 39.03.",
                value=value,
                name=tr(name),
                most=round(most),
            )
        )


def create(dossier: Dossier, kind: RecordKind, /, **values: Any) -> Changes:
    """Make one record; `result` is its id."""
    ready = checked(kind, values)
    ready.update(dict.fromkeys(_CREATED_AT.get(kind, ()), now()))
    if kind is RecordKind.ACTOR:
        ready.setdefault("kind", ActorKind.ORGANISATION.value)
    with dossier.operation(tr("New {kind}", kind=tr(kind.value))) as op:
        _check_name(op, kind, None, ready)
        op.result = rows.insert(op, kind.value, **ready)
        named = reference(op.reader, kind, op.result).label
        op.rename(tr("New {kind}: {name}", kind=tr(kind.value), name=_short(named)))
    return dossier.changes(op)


def edit(dossier: Dossier, kind: RecordKind, id: int, /, **values: Any) -> Changes:
    """Change fields of one record; nothing happens when they hold these values already."""
    ready = checked(kind, values)
    with dossier.operation(tr("Edit {kind}", kind=tr(kind.value))) as op:
        before = reference(op.reader, kind, id).label
        # An editor hands over all that it shows.
        changed = rows.differing(op, kind.value, id, **ready)
        check_place(op, kind, id, ready)
        _check_name(op, kind, id, ready)
        rows.update(op, kind.value, id, **ready)
        op.rename(_label_of_edit(kind, before, reference(op.reader, kind, id).label, changed))
    return dossier.changes(op)


def keep_typing(dossier: Dossier, kind: RecordKind, id: int, key: str, value: Any, /, *, began: str = "") -> Changes:
    """Keep a value that is still being typed, as one gesture with what was kept of it since the typing `began`.

    Typed back to what it was, it leaves no trace. Without `began`, what is kept within a minute is one gesture.
    """
    ready = checked(kind, {key: value})
    merge_key = f"typing:{kind}:{id}:{key}:{began}"
    within = inf if began else MERGE_WINDOW
    with dossier.operation(tr("Edit {kind}", kind=tr(kind.value)), merge_key=merge_key, merge_within=within) as op:
        _check_name(op, kind, id, ready)
        rows.update(op, kind.value, id, **ready)
        after = reference(op.reader, kind, id).label
        before = value_before(op.reader, op.id, kind.value, id, key) if key in _NAMED else None
        op.rename(_label_of_edit(kind, after if before is None else str(before), after, [key]))
    return dossier.changes(op)


def _label_of_edit(kind: RecordKind, before: str, after: str, keys: Iterable[str]) -> str:
    if before == after:
        return edited(kind, _short(after), keys)
    return tr("Rename {kind}: {old} → {new}", kind=tr(kind.value), old=_short(before), new=_short(after))


def edited(kind: RecordKind, name: str, keys: Iterable[str]) -> str:
    """What the history says of an edit that leaves the name as it is: which record, and which fields."""
    fields = ", ".join(dict.fromkeys(tr(label) for key in keys if (label := columns.label(kind.value, key))))
    return tr("Edit {kind}: {name} · {fields}", kind=tr(kind.value), name=name, fields=fields)


def delete(dossier: Dossier, kind: RecordKind, id: int) -> Changes:
    """Remove one record with its links; undo brings all of it back."""
    with dossier.operation(tr("Delete {kind}", kind=tr(kind.value))) as op:
        named = reference(op.reader, kind, id).label
        rows.delete(op, kind.value, id)
        op.rename(tr("Delete {kind}: {name}", kind=tr(kind.value), name=_short(named)))
    return dossier.changes(op)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else words[:59].rstrip() + "…"
