"""What the timeline needs in one go: all of it, or a fair sample of a large dossier for the first paint."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from typing import NamedTuple

from workbench.core import edtf
from workbench.core.errors import InvalidValue
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


def actors(reader: Reader) -> list[tuple[int, int | None, str]]:
    """Every actor as (id, parent id, name)."""
    return reader.rows(_ALL_ACTORS)


def documents_of(reader: Reader) -> tuple[list[tuple[int, int]], dict[int, str]]:
    """Which documents have a quote for which event, as (event id, document id), the earliest published first; titles."""
    pairs = reader.rows(
        """SELECT DISTINCT evidence.event_id, quote.document_id FROM evidence JOIN quote ON quote.id = evidence.quote_id
           JOIN document ON document.id = quote.document_id WHERE evidence.event_id IS NOT NULL
           ORDER BY evidence.event_id, document.published IS NULL, document.published, document.id"""
    )
    return pairs, dict(reader.rows("SELECT id, title FROM document"))


def tags_of(reader: Reader) -> tuple[list[tuple[int, int]], dict[int, str]]:
    """Which tags an event or a quote for it has, as (event id, tag id); names."""
    pairs = reader.rows(
        """SELECT event_id, tag_id FROM tagging WHERE event_id IS NOT NULL
           UNION SELECT evidence.event_id, tag_id FROM tagging JOIN evidence ON evidence.quote_id = tagging.quote_id
           WHERE evidence.event_id IS NOT NULL ORDER BY 1, 2"""
    )
    return pairs, dict(reader.rows("SELECT id, name FROM tag"))


def known_since(reader: Reader) -> list[tuple[int, int]]:
    """The first day on which a document with a quote for an event was published, as (event id, ordinal).

    A document dated to a month or a year counts from its last day: by then at the latest it was out.
    """
    published: dict[int, int] = {}
    for id, written in reader.rows("SELECT id, published FROM document WHERE published IS NOT NULL"):
        with suppress(InvalidValue):
            latest = edtf.bounds(written)[1]
            if latest is not None:
                published[id] = latest
    found: dict[int, int] = {}
    for event, document in reader.rows(
        """SELECT DISTINCT evidence.event_id, quote.document_id FROM evidence JOIN quote ON quote.id = evidence.quote_id
           WHERE evidence.event_id IS NOT NULL AND evidence.relation <> 'mentions'"""
    ):
        day = published.get(document)
        if day is not None:
            found[event] = min(day, found.get(event, day))
    return list(found.items())


def own_dates(reader: Reader, event_ids: Collection[int]) -> dict[int, list[str]]:
    """The dates that quotes give these events where they differ from the event's own, each once."""
    found: dict[int, list[str]] = {}
    if not event_ids:
        return found
    chosen = ", ".join(str(int(id)) for id in event_ids)
    for event, written in reader.rows(
        f"""SELECT DISTINCT event.id, evidence.edtf FROM event JOIN evidence ON evidence.event_id = event.id
            WHERE event.id IN ({chosen}) AND evidence.edtf IS NOT NULL AND evidence.edtf <> coalesce(event.edtf, '')
            ORDER BY event.id, evidence.edtf"""
    ):
        found.setdefault(event, []).append(written)
    return found
