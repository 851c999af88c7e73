"""Records of the dossier that a new fact may already be."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable

from workbench.core.kinds import ActorKind, NameKind
from workbench.store.connection import Reader, Value
from workbench.store.search_index import STRIDE

_BODIES = frozenset({
    ActorKind.ORGANISATION, ActorKind.ALLIANCE, ActorKind.ARMED_FORCE, ActorKind.OFFICE, ActorKind.GROUP,
})  # fmt: skip
_NAMING = (NameKind.NAME, NameKind.ALIAS, NameKind.ACRONYM)


def folded(words: str) -> str:
    """A name without case, accents or typography: "Corée du Nord" and "COREE DU NORD" are one.

    >>> folded("l’Étoile  du Nord")
    "l'etoile du nord"
    """
    plain = unicodedata.normalize("NFD", words.replace("’", "'").replace("-", " "))
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).casefold().split())


def actor(reader: Reader, kind: str, key: str, names: Iterable[str]) -> int | None:
    """The actor with this code, or of this kind and with one of these names or a name that was added to it."""
    if key:
        found = reader.value("SELECT id FROM actor WHERE key = ? ORDER BY kind <> ?, id LIMIT 1", (key, kind))
        if found is not None:
            return int(found)
    for name in names:
        wanted = folded(name)
        for id, text, held_kind, held_key in _named(reader, name):
            # Two codes are two actors, whatever they are called.
            if folded(text) == wanted and _is_one_kind(kind, held_kind) and not (key and held_key and key != held_key):
                return int(id)
    return None


def _named(reader: Reader, name: str) -> list[tuple[int, str, str, str]]:
    """Actors with a name of these words, found by the index; what is equal is for the caller to say."""
    words = '"' + folded(name).replace('"', '""') + '"'
    rowids = [row[0] for row in reader.rows("SELECT rowid FROM record_search WHERE record_search MATCH ?", (words,))]
    actors = json.dumps([id // STRIDE for id in rowids if id % STRIDE == 3])
    names = json.dumps([id // STRIDE for id in rowids if id % STRIDE == 4])
    return reader.rows(
        """SELECT id, name, kind, key FROM actor WHERE id IN (SELECT value FROM json_each(?1))
           UNION ALL SELECT actor.id, actor_name.text, actor.kind, actor.key
           FROM actor_name JOIN actor ON actor.id = actor_id
           WHERE actor_name.id IN (SELECT value FROM json_each(?2)) AND actor_name.kind IN (?3, ?4, ?5)
           ORDER BY 1""",
        (actors, names, *_NAMING),
    )


def _is_one_kind(kind: str, other: str) -> bool:
    return kind == other or (kind in _BODIES and other in _BODIES)


def event(reader: Reader, quote_id: int, edtf: str | None) -> int | None:
    """The event that this quote supports already, with this date."""
    return _first(
        reader,
        """SELECT event.id FROM evidence JOIN event ON event.id = event_id
           WHERE quote_id = ? AND event.edtf IS ? ORDER BY event.id LIMIT 1""",
        (quote_id, edtf),
    )


def transfer(reader: Reader, quote_id: int, donor: int | None, recipient: int | None, kind: str) -> int | None:
    """The transfer between these two that this quote supports already."""
    return _first(
        reader,
        """SELECT transfer.id FROM evidence JOIN transfer ON transfer.id = transfer_id
           WHERE quote_id = ? AND donor_id IS ? AND recipient_id IS ? AND transfer.kind = ? ORDER BY transfer.id LIMIT 1""",
        (quote_id, donor, recipient, kind),
    )


def claim(reader: Reader, quote_id: int) -> int | None:
    """The claim that this quote supports already."""
    return _first(
        reader,
        "SELECT claim_id FROM evidence WHERE quote_id = ? AND claim_id IS NOT NULL ORDER BY id LIMIT 1",
        (quote_id,),
    )


def figure(reader: Reader, quote_id: int, bounds: tuple[float | None, float | None, float | None]) -> int | None:
    """The figure with these bounds that this quote gives already."""
    sql = "SELECT id FROM figure WHERE quote_id = ? AND low IS ? AND best IS ? AND high IS ? ORDER BY id LIMIT 1"
    return _first(reader, sql, (quote_id, *bounds))


def uid_of(reader: Reader, table: str, id: int) -> str:
    """The identity of a record."""
    return str(reader.value(f'SELECT uid FROM "{table}" WHERE id = ?', (id,)))


def modality_of(reader: Reader, table: str, id: int) -> str:
    """How sure a record is."""
    return str(reader.value(f'SELECT modality FROM "{table}" WHERE id = ?', (id,)))


def mentions_of(reader: Reader, actor_id: int, document_id: int) -> set[tuple[int, int]]:
    """(start, end) of every place of a document that is known to name an actor."""
    sql = 'SELECT start, "end" FROM mention WHERE actor_id = ? AND document_id = ?'
    return set(reader.rows(sql, (actor_id, document_id)))


def names_of(reader: Reader, actor_id: int) -> list[str]:
    """Every name of an actor, the one in the tree first."""
    sql = "SELECT name FROM actor WHERE id = ?1 UNION ALL SELECT text FROM actor_name WHERE actor_id = ?1"
    return [row[0] for row in reader.rows(sql, (actor_id,))]


def participants_of(reader: Reader, event_id: int) -> set[tuple[int, str]]:
    """(actor id, role) of everybody who takes part in an event."""
    return set(reader.rows("SELECT actor_id, role FROM participant WHERE event_id = ?", (event_id,)))


def by_uid(reader: Reader, table: str, uid: str) -> int | None:
    """The record of `table` with this identity."""
    return _first(reader, f'SELECT id FROM "{table}" WHERE uid = ?', (uid,)) if uid else None


def _first(reader: Reader, sql: str, values: tuple[Value, ...]) -> int | None:
    found = reader.value(sql, values)
    return None if found is None else int(found)
