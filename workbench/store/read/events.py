"""Events as the timeline and the detail card show them."""

from __future__ import annotations

from typing import NamedTuple

from workbench.core.errors import NotFound
from workbench.core.kinds import RecordKind
from workbench.core.records import EventRow, Evidence, Participant
from workbench.core.wording import tr
from workbench.store.connection import Reader
from workbench.store.read.evidence import evidence_of


class EventDetail(NamedTuple):
    """Everything the detail card shows of one event."""

    id: int
    uid: str
    label: str
    edtf: str | None
    place: str
    place_actor_id: int | None
    place_name: str
    kind: str
    modality: str
    description: str
    participants: tuple[Participant, ...]
    evidence: tuple[Evidence, ...]


def rows(reader: Reader) -> list[EventRow]:
    """Every event by its earliest day; the undated come first."""
    sql = "SELECT id, label, edtf, earliest, latest, kind, modality FROM event ORDER BY coalesce(earliest, latest), id"
    return list(map(EventRow._make, reader.rows(sql)))


def participants_of(reader: Reader) -> list[tuple[int, int]]:
    """Every (event id, actor id), in the order in which participants were named."""
    return reader.rows("SELECT event_id, actor_id FROM participant ORDER BY event_id, id")


def event(reader: Reader, id: int) -> EventDetail:
    """One event; NotFound when there is none."""
    row = reader.row(
        """SELECT e.id, e.uid, e.label, e.edtf, e.place, e.place_actor_id, coalesce(p.name, ''), e.kind, e.modality, e.description
           FROM event e LEFT JOIN actor p ON p.id = e.place_actor_id WHERE e.id = ?""",
        (id,),
    )
    if row is None:
        raise NotFound(tr("There is no event {id} in this dossier.", id=id))
    participants = reader.rows(
        """SELECT participant.id, actor_id, actor.name, role FROM participant JOIN actor ON actor.id = actor_id
           WHERE event_id = ? ORDER BY participant.id""",
        (id,),
    )
    parts = tuple(Participant(*one) for one in participants)
    return EventDetail(*(*row, parts, evidence_of(reader, RecordKind.EVENT, id)))


def neighbours(reader: Reader, day: int, count: int = 1) -> list[tuple[int, str, str | None]]:
    """(id, label, EDTF) of the last events before `day` and the next ones from it on, in the order of time."""
    columns = "SELECT id, label, edtf FROM event WHERE earliest"
    before = reader.rows(f"{columns} < ? ORDER BY earliest DESC, id DESC LIMIT ?", (day, count))
    after = reader.rows(f"{columns} >= ? ORDER BY earliest, id LIMIT ?", (day, count))
    return [*reversed(before), *after]
