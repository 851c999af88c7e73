"""Snapshots: a moment given a name, and the dossier or one record made what it was then."""

from __future__ import annotations

from workbench.core.changes import Changes
from workbench.core.errors import InvalidValue
from workbench.core.kinds import RecordKind
from workbench.core.wording import tr
from workbench.store.dossier import Dossier
from workbench.store.read import history, snapshots
from workbench.store.read.names import Names
from workbench.store.read.past import Past
from workbench.store.write import restoring
from workbench.store.write import snapshots as write


def take(dossier: Dossier, name: str) -> Changes:
    """Name this moment; `result` is the snapshot's id. It costs one row, however large the dossier is."""
    name = name.strip()
    if not name:
        raise InvalidValue(tr("A snapshot needs a name; type one."))
    with dossier.apart() as op:
        if any(held.name == name for held in snapshots.rows(op.reader)):
            raise InvalidValue(tr("There is a snapshot “{name}” already; choose another name.", name=name))
        id = write.insert(op, name)
    return Changes(None, tr("Snapshot: {name}", name=name), {"snapshot": frozenset({id})}, result=id)


def forget(dossier: Dossier, id: int) -> Changes:
    """Take the name away; nothing that it stood for is lost."""
    with dossier.apart() as op:
        held = snapshots.snapshot(op.reader, id)
        write.delete(op, id)
    return Changes(None, tr("Snapshot forgotten: {name}", name=held.name), {"snapshot": frozenset({id})})


def restore(dossier: Dossier, id: int) -> Changes:
    """Make the dossier what it was then, as one gesture that can be undone."""
    with dossier.operation(tr("Restore snapshot")) as op:
        held = snapshots.snapshot(op.reader, id)
        op.rename(tr("Restore snapshot: {name}", name=held.name))
        then, now = snapshots.done_at(op.reader, held), snapshots.done_at(op.reader, None)
        # This very gesture counts as done already, and has done nothing.
        places = snapshots.touched(op.reader, then, now - {op.id})
        restoring.restore(op, snapshots.rows_at(Past(op.reader), places, then))
    return dossier.changes(op)


def restore_record(dossier: Dossier, id: int, kind: RecordKind, record: int) -> Changes:
    """Make one record and its links what they were then; a link to something that is gone now stays away."""
    with dossier.operation(tr("Restore from a snapshot")) as op:
        held = snapshots.snapshot(op.reader, id)
        name = Names(op.reader).name(kind.value, record)
        op.rename(tr("Restore from “{snapshot}”: {name}", snapshot=held.name, name=name))
        places = history.places_of(op.reader, kind, record, is_deep=True)
        then = snapshots.done_at(op.reader, held)
        restoring.restore(op, snapshots.rows_at(Past(op.reader), places, then))
    return dossier.changes(op)
