"""The trash: deleted records brought back with their links, or forgotten for good."""

from __future__ import annotations

from workbench.core.changes import Changes
from workbench.core.kinds import RecordKind
from workbench.core.wording import tr, trn
from workbench.store.dossier import Dossier
from workbench.store.read import trash
from workbench.store.write import forgetting, restoring


def restore(dossier: Dossier, kind: RecordKind, id: int) -> Changes:
    """Bring a deleted record back with its links, as one gesture; a link whose other end is gone too comes with that."""
    with dossier.operation(tr("Restore {kind}", kind=tr(kind.value))) as op:
        item = trash.find(op.reader, kind, id)
        op.rename(tr("Restore {kind}: {name}", kind=tr(kind.value), name=item.name))
        restoring.restore(op, trash.coming_back(op.reader, item))
        op.result = id
    return dossier.changes(op)


def empty(dossier: Dossier) -> Changes:
    """Forget every deleted record for good: this alone cannot be undone. `result` is how many there were."""
    with dossier.apart() as op:
        found = trash.deleted(op.reader)
        forgetting.forget(op, [(item.kind.value, item.id) for item in found])
    label = trn("{count} deleted record forgotten", "{count} deleted records forgotten", len(found))
    return Changes(None, label, whole=bool(found), result=len(found))
