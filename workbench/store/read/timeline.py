"""What the timeline needs in one go: all of it, or a fair sample of a large dossier for the first paint."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.records import EventRow
from workbench.store.connection import Reader, Value

_EVENTS = "SELECT id, label, edtf, earliest, latest, kind, modality FROM event"
_ACTORS_OF = """
WITH RECURSIVE line (id) AS (
    SELECT DISTINCT actor_id FROM participant WHERE event_id % :step = 0
    UNION SELECT actor.parent_id FROM actor JOIN line ON actor.id = line.id WHERE actor.parent_id IS NOT NULL
)
SELECT actor.id, actor.parent_id, actor.name FROM actor JOIN line ON line.id = actor.id
"""


@dataclass(frozen=True, slots=True)
class Outline:
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
    step = 1 if limit is None else max(-(-total // limit), 1)
    values: dict[str, Value] = {"step": step}
    rows = reader.rows(f"{_EVENTS} WHERE id % :step = 0", values)
    pairs = "SELECT event_id, actor_id FROM participant WHERE event_id % :step = 0 ORDER BY event_id, id"
    return Outline(total, list(map(EventRow._make, rows)), reader.rows(pairs, values), reader.rows(_ACTORS_OF, values))
