"""Events: who takes part."""

from __future__ import annotations

from workbench.core.changes import Changes
from workbench.core.kinds import RecordKind
from workbench.core.wording import tr
from workbench.operations import records
from workbench.store.dossier import Dossier
from workbench.store.read import actors, events
from workbench.store.read.names import Names
from workbench.store.write import rows


def add_participant(dossier: Dossier, event_id: int, actor_id: int, *, role: str = "") -> Changes:
    """An actor takes part in an event; twice in one role is once."""
    with dossier.operation(tr("Add participant")) as op:
        event, actor = events.event(op.reader, event_id), actors.actor(op.reader, actor_id)
        held = {(part.actor_id, part.role): part.id for part in event.participants}
        if (actor_id, role) in held:
            op.result = held[actor_id, role]
        else:
            op.result = rows.insert(op, "participant", event_id=event_id, actor_id=actor_id, role=role)
        op.rename(tr("Add participant: {actor} in {event}", actor=actor.name, event=event.label))
    return dossier.changes(op)


def edit_participant(dossier: Dossier, participant_id: int, *, role: str) -> Changes:
    """Name the part that an actor takes."""
    with dossier.operation(tr("Edit participant")) as op:
        who = Names(op.reader).name("participant", participant_id)
        op.rename(
            tr("Edit participant: {who}, {role}", who=who, role=role)
            if role
            else tr("Edit participant: {who}", who=who)
        )
        rows.update(op, "participant", participant_id, role=role)
    return dossier.changes(op)


def remove_participant(dossier: Dossier, participant_id: int) -> Changes:
    """An actor takes no part in an event after all."""
    with dossier.operation(tr("Remove participant")) as op:
        op.rename(tr("Remove participant: {who}", who=Names(op.reader).name("participant", participant_id)))
        rows.delete(op, "participant", participant_id)
    return dossier.changes(op)


def make(dossier: Dossier, label: str, edtf: str | None, *, actor_id: int | None = None, kind: str = "") -> Changes:
    """A new event, with its first participant where there is one; one gesture, `result` is its id."""
    values = records.checked(RecordKind.EVENT, {"label": label, "edtf": edtf, "kind": kind})
    with dossier.operation(tr("New event: {label}", label=values["label"])) as op:
        event = rows.insert(op, "event", **values)
        if actor_id is not None:
            actors.actor(op.reader, actor_id)
            rows.insert(op, "participant", event_id=event, actor_id=actor_id, role="")
        op.result = event
    return dossier.changes(op)
