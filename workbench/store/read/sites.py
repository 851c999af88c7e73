"""Places of a dossier: actors that stand on the ground, and where events are said to have happened."""

from __future__ import annotations

from typing import NamedTuple

from workbench.core.fields import PLACED
from workbench.store.connection import Reader

_KINDS = ", ".join(f"'{kind.value}'" for kind in sorted(PLACED))


class Ground(NamedTuple):
    """An actor with a place; the degrees are None where nobody set them."""

    id: int
    name: str
    kind: str
    key: str
    latitude: float | None
    longitude: float | None


class Happened(NamedTuple):
    """Where an event happened: an actor, or words that name no actor of the dossier."""

    event_id: int
    actor_id: int | None
    words: str


class Told(NamedTuple):
    """Where a quote says that something happened: an event, or what else it is evidence of (None)."""

    quote_id: int
    event_id: int | None
    words: str


def grounds(reader: Reader) -> list[Ground]:
    """Every place and state, every actor that somebody put on the map, and every actor that is an event's place."""
    return list(
        map(
            Ground._make,
            reader.rows(
                f"""SELECT id, name, kind, key, latitude, longitude FROM actor
                    WHERE kind IN ({_KINDS}) OR latitude IS NOT NULL
                       OR id IN (SELECT place_actor_id FROM event WHERE place_actor_id IS NOT NULL) ORDER BY id"""
            ),
        )
    )


def happenings(reader: Reader) -> list[Happened]:
    """Every event with a place."""
    rows = reader.rows(
        """SELECT id, place_actor_id, trim(place) FROM event WHERE place_actor_id IS NOT NULL OR trim(place) <> ''
           ORDER BY id"""
    )
    return list(map(Happened._make, rows))


def tellings(reader: Reader) -> list[Told]:
    """Every quote that gives a place of its own for what it is evidence of."""
    rows = reader.rows(
        "SELECT quote_id, event_id, trim(place) FROM evidence WHERE place <> '' AND trim(place) <> '' ORDER BY quote_id, id"
    )
    return list(map(Told._make, rows))


def events_named(reader: Reader, words: str) -> list[int]:
    """The events whose place is these words and no actor."""
    sql = "SELECT id FROM event WHERE place_actor_id IS NULL AND trim(place) = ? ORDER BY id"
    return [row[0] for row in reader.rows(sql, (words,))]
