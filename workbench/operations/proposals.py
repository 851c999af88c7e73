"""Proposals: made by a rule, decided by a person, never a fact before that."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.core.changes import Changes
from workbench.core.proposals import Suggestion
from workbench.core.wording import tr
from workbench.store.dossier import Dossier
from workbench.store.write import proposals as write


def add(dossier: Dossier, document_id: int, suggested: Sequence[Suggestion]) -> Changes:
    """Keep suggestions that are not there yet, decided ones included; `result` is how many are new."""
    with dossier.operation(tr("Propose facts")) as op:
        op.result = write.insert_new(op, document_id, suggested)
    return dossier.changes(op)


def accept(dossier: Dossier, id: int) -> Changes:
    """Publish one proposal as a fact with its quote; a hedge stays a hedge. `result` is the fact's id."""
    with dossier.operation(tr("Accept proposal")) as op:
        op.result, words = write.publish(op, id)
        op.rename(tr("Accept: {words}", words=words))
    return dossier.changes(op)


def accept_all(dossier: Dossier, ids: Sequence[int]) -> Changes:
    """Publish several proposals as one gesture; `result` is how many."""
    with dossier.operation(tr("Accept {count} proposals", count=len(ids))) as op:
        for id in ids:
            write.publish(op, id)
        op.result = len(ids)
    return dossier.changes(op)


def reject(dossier: Dossier, id: int) -> Changes:
    """Decide that a proposal is no fact; it does not come back."""
    with dossier.operation(tr("Reject proposal")) as op:
        write.decide(op, id, "rejected")
    return dossier.changes(op)
