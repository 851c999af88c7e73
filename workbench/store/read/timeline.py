"""What the timeline needs in one go: all of it, or a fair sample of a large dossier for the first paint."""

from __future__ import annotations

from typing import NamedTuple

from workbench.core.records import EventRow
from workbench.store.connection import Reader, Value

# Evenly spaced ids, looked up one by one: a condition on every id would read the whole table for a sample of it.
_PICKED = """
WITH RECURSIVE picked (id) AS (SELECT :step UNION ALL SELECT id + :step FROM picked WHERE id + :step <= :last)
"""
_EVENTS = """
SELECT event.id, label, edtf, earliest, latest, kind, modality FROM picked CROSS JOIN event ON event.id = picked.id
"""
_PAIRS = """
SELECT event_id, actor_id FROM picked CROSS JOIN participant ON event_id = picked.id ORDER BY event_id, participant.id
"""
_ALL_EVENTS = "SELECT id, label, edtf, earliest, latest, kind, modality FROM event"
_ALL_PAIRS = "SELECT event_id, actor_id FROM participant ORDER BY event_id, id"
_ACTORS_OF = """
line (id) AS (
    SELECT DISTINCT actor_id FROM picked CROSS JOIN participant ON event_id = picked.id
    UNION SELECT actor.parent_id FROM actor JOIN line ON actor.id = line.id WHERE actor.parent_id IS NOT NULL
)
SELECT actor.id, actor.parent_id, actor.name FROM line CROSS JOIN actor ON line.id = actor.id
"""
_ALL_ACTORS = "SELECT id, parent_id, name FROM actor"


class Outline(NamedTuple):
    """Events, their (event id, actor id) pairs as named, and the actors concerned as (id, parent id, name).

    `total` counts the events of the dossier; fewer rows than that are a sample.
    """

    total: int
    rows: list[EventRow]
    participants: list[tuple[int, int]]
    actors: list[tuple[int, int | None, str]]


def outline(reader: Reader, limit: int | None = None) -> Outline:
    """Every event, or every n-th by id when there are more than `limit`; actors include all above a participant."""
    total = int(reader.value("SELECT count(*) FROM event"))
    if limit is None or total <= limit:
        rows = list(map(EventRow._make, reader.rows(_ALL_EVENTS)))
        return Outline(total, rows, reader.rows(_ALL_PAIRS), reader.rows(_ALL_ACTORS))
    last = int(reader.value("SELECT max(id) FROM event"))
    values: dict[str, Value] = {"step": max(-(-last // limit), 1), "last": last}
    picked = list(map(EventRow._make, reader.rows(_PICKED + _EVENTS, values)))
    actors = reader.rows(f"{_PICKED.rstrip()}, {_ACTORS_OF}", values)
    return Outline(total, picked, reader.rows(_PICKED + _PAIRS, values), actors)
