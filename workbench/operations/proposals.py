"""Proposals: made by a rule, decided by a person, never a fact before that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import Any

from workbench.core.changes import Changes
from workbench.core.errors import InvalidValue
from workbench.core.proposals import Suggestion, reconciled, renamed
from workbench.core.wording import tr, trn
from workbench.operations.corrections import corrected
from workbench.operations.publishing import Publisher
from workbench.store.dossier import Dossier, Operation
from workbench.store.read import documents
from workbench.store.read import proposals as reads
from workbench.store.read.names import Names, short
from workbench.store.write import proposals as write

# What names actors.
_NAMING = frozenset({"donor", "recipient", "sources"})


class Review:
    """The decisions of one gesture."""

    def __init__(self, op: Operation) -> None:
        self._op = op
        self._publishers: dict[int, Publisher] = {}

    def accept(self, id: int, *, into: int | None = None) -> tuple[int, str]:
        """Make the fact, or add to the record `into`; its id and its name."""
        row = reads.row(self._op.reader, id)
        if row.status not in ("proposed", "rejected"):
            raise InvalidValue(tr("Proposal {id} was accepted already.", id=id))
        if row.document_id not in self._publishers:
            self._publishers[row.document_id] = Publisher(self._op, row.document_id)
        fact = self._publishers[row.document_id].publish(row, into=into)
        return fact, name_of(row)

    def reject(self, id: int) -> str:
        """It is no fact, and does not come back; its name."""
        row = reads.row(self._op.reader, id)
        write.decide(self._op, id, "rejected")
        return name_of(row)

    def edit(self, id: int, values: Mapping[str, Any]) -> str:
        """Correct what is proposed, before it is accepted; its name."""
        row = reads.row(self._op.reader, id)
        names = reads.actor_names(self._op.reader, row.document_id) if values.keys() & _NAMING else {}
        payload, modality = corrected(row, values, names)
        write.rewrite(self._op, id, payload, modality)
        if row.kind == "actor" and "name" in values:
            self._rename(row.document_id, str(payload.get("id", "")), payload["name"])
        return name_of(row._replace(payload=payload))

    def _rename(self, document_id: int, actor: str, name: str) -> None:
        """What names the actor and still waits calls it so too; that is no correction of its own."""
        for other in reads.naming(self._op.reader, document_id, actor):
            payload = renamed(other.payload, actor, name)
            if payload is not None:
                write.rewrite(self._op, other.id, payload, other.modality)


def name_of(row: reads.ProposalRow) -> str:
    """What a proposal is called in lists and in the history."""
    held = row.payload
    said = held.get("name") or held.get("label") or held.get("text") or held.get("object") or row.exact
    return short(str(said), 60)


def add(dossier: Dossier, document_id: int, suggested: Sequence[Suggestion]) -> Changes:
    """Keep suggestions that are not there yet, decided ones included; `result` is how many are new."""
    with dossier.operation(tr("Propose facts")) as op:
        op.rename(tr("Propose facts: {title}", title=Names(op.reader).name("document", document_id)))
        plan = reconciled(reads.held(op.reader, document_id), suggested, is_partial=True)
        write.carry_out(op, document_id, plan)
        op.result = len(plan.added)
    return dossier.changes(op)


def accept(dossier: Dossier, id: int, *, into: int | None = None) -> Changes:
    """Publish one proposal as a fact with its quote, or merge it into the record `into`; a hedge stays a hedge.

    `result` is the fact's id. Actors that the fact names, and the claim that says who says so, are accepted with it
    unless they were rejected.
    """
    with dossier.operation(tr("Accept proposal")) as op:
        op.result, words = Review(op).accept(id, into=into)
        op.rename(tr("Merge: {words}", words=words) if into is not None else tr("Accept: {words}", words=words))
    return dossier.changes(op)


def accept_all(dossier: Dossier, ids: Sequence[int]) -> Changes:
    """Publish several proposals as one gesture, actors first; `result` is how many were decided."""
    label = trn("Accept {count} proposal", "Accept {count} proposals", len(ids))
    with dossier.operation(label) as op:
        review = Review(op)
        listed = [reads.row(op.reader, id) for id in ids]
        for row in sorted(listed, key=lambda row: (row.kind != "actor", row.document_id, row.start)):
            # One that was accepted with another is done.
            if reads.row(op.reader, row.id).status == "proposed":
                review.accept(row.id)
        op.result = len(ids)
    return dossier.changes(op)


def reject(dossier: Dossier, id: int) -> Changes:
    """Decide that a proposal is no fact; it does not come back."""
    with dossier.operation(tr("Reject proposal")) as op:
        op.rename(tr("Reject: {words}", words=Review(op).reject(id)))
    return dossier.changes(op)


def edit(dossier: Dossier, id: int, values: Mapping[str, Any], *, began: str = "") -> Changes:
    """Correct what is proposed; InvalidValue in one sentence when a value cannot be.

    An actor that is renamed is called so in the transfers, events and claims that name it and still wait.
    What is corrected while it is typed is one gesture since the typing `began`.
    """
    merge_key = f"typing:proposal:{id}:{began}" if began else ""
    with dossier.operation(tr("Correct proposal"), merge_key=merge_key, merge_within=inf) as op:
        op.rename(tr("Correct: {words}", words=Review(op).edit(id, values)))
    return dossier.changes(op)


def leave(dossier: Dossier, document_id: int, start: int, end: int, *, is_left: bool = True) -> Changes:
    """A sentence is read and left without a fact, or no longer."""
    label = tr("Read and left") if is_left else tr("Not read after all")
    with dossier.operation(label) as op:
        write.set_left(op, document_id, start, end, is_left=is_left)
        op.rename(f"{label}: “{short(documents.stretch(op.reader, document_id, start, end), 60)}”")
    return dossier.changes(op)
