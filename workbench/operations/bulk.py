"""One gesture on many records: edited, moved, tagged or deleted together, and taken back together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.core.changes import Changes
from workbench.core.errors import InvalidValue
from workbench.core.kinds import RecordKind
from workbench.core.wording import tr, trn
from workbench.operations import records
from workbench.store.dossier import Dossier, Operation
from workbench.store.read import actors
from workbench.store.read.names import short
from workbench.store.read.references import reference
from workbench.store.write import evidence, rows


def _named(op: Operation, kind: RecordKind, ids: Sequence[int]) -> str:
    """What the history calls them: the one by its name, several by their number."""
    if len(ids) == 1:
        return short(reference(op.reader, kind, ids[0]).label, 60)
    return trn("{count} record", "{count} records", len(ids))


def _check_place(op: Operation, ids: Sequence[int], parent_id: int) -> None:
    """InvalidValue when an actor would stand under itself or what is below it: the tree would lose all of them."""
    stuck = set(ids).intersection(actors.line(op.reader, parent_id))
    if stuck:
        name = reference(op.reader, RecordKind.ACTOR, min(stuck)).label
        raise InvalidValue(tr("“{name}” cannot stand under itself; choose another place.", name=name))


def edit(dossier: Dossier, kind: RecordKind, ids: Sequence[int], /, **values: Any) -> Changes:
    """Give every one of these records the same values; all of them or none."""
    ready = records.checked(kind, values)
    with dossier.operation(tr("Edit {kind}", kind=tr(kind.value))) as op:
        if ready.get("parent_id") is not None:
            _check_place(op, ids, int(ready["parent_id"]))
        rows.update_many(op, kind.value, ids, **ready)
        op.rename(records.edited(kind, _named(op, kind, ids), values))
    return dossier.changes(op)


def move(dossier: Dossier, ids: Sequence[int], parent_id: int | None) -> Changes:
    """Nest actors under another, or at the top; InvalidValue when one of them would stand under itself."""
    with dossier.operation(tr("Move actor")) as op:
        if parent_id is not None:
            _check_place(op, ids, parent_id)
        rows.update_many(op, "actor", ids, parent_id=parent_id)
        where = reference(op.reader, RecordKind.ACTOR, parent_id).label if parent_id is not None else tr("top level")
        op.rename(tr("Move actor: {name} → {parent}", name=_named(op, RecordKind.ACTOR, ids), parent=short(where, 60)))
    return dossier.changes(op)


def delete(dossier: Dossier, kind: RecordKind, ids: Sequence[int]) -> Changes:
    """Remove records with their links; undo brings all of them back."""
    with dossier.operation(tr("Delete {kind}", kind=tr(kind.value))) as op:
        name = _named(op, kind, ids)
        rows.delete_many(op, kind.value, ids)
        op.rename(tr("Delete {kind}: {name}", kind=tr(kind.value), name=name))
    return dossier.changes(op)


def tag(dossier: Dossier, kind: RecordKind, ids: Sequence[int], tag_id: int) -> Changes:
    """Put a tag on records; those that wear it already stay as they are."""
    with dossier.operation(tr("Tag")) as op:
        for id in ids:
            evidence.tag(op, kind, id, tag_id)
        label = reference(op.reader, RecordKind.TAG, tag_id).label
        op.rename(tr("Tag: {tag} · {name}", tag=short(label, 40), name=_named(op, kind, ids)))
    return dossier.changes(op)
