"""Actors as the tree, the detail card and the pickers show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.core.errors import NotFound
from workbench.core.records import ActorRow, Name, Rating
from workbench.core.wording import tr
from workbench.store.connection import Reader

if TYPE_CHECKING:
    from workbench.store.read.related import Known

_TREE_ROWS = """
SELECT actor.id, actor.parent_id, actor.kind, actor.name,
       (SELECT count(*) FROM evidence WHERE evidence.actor_id = actor.id)
           + (SELECT count(*) FROM mention WHERE mention.actor_id = actor.id),
       (SELECT count(*) FROM participant WHERE participant.actor_id = actor.id)
FROM actor"""
_BY_NAME = "ORDER BY actor.name COLLATE NOCASE, actor.id"


class ActorDetail(NamedTuple):
    """Everything the detail card shows of one actor."""

    id: int
    uid: str
    kind: str
    name: str
    key: str
    parent_id: int | None
    parent_name: str
    parent_dates: str | None
    description: str
    names: tuple[Name, ...]
    ratings: tuple[Rating, ...]
    quotes: int
    events: int
    claims: int
    latitude: float | None = None
    longitude: float | None = None


def tree(reader: Reader) -> list[ActorRow]:
    """Every actor by name, with its counts."""
    return list(map(ActorRow._make, reader.rows(f"{_TREE_ROWS} {_BY_NAME}")))


def below(reader: Reader, parent: int | None, limit: int) -> list[ActorRow]:
    """The first `limit` actors right below `parent` (None: at the top) by name, with their counts."""
    sql = f"{_TREE_ROWS} WHERE actor.parent_id IS ? {_BY_NAME} LIMIT ?"
    return list(map(ActorRow._make, reader.rows(sql, (parent, limit))))


def has_below(reader: Reader, id: int) -> bool:
    """Whether any actor stands below this one."""
    return reader.value("SELECT 1 FROM actor WHERE parent_id = ? LIMIT 1", (id,)) is not None


def actor(reader: Reader, id: int, known: Known | None = None) -> ActorDetail:
    """One actor; NotFound when there is none. What is `known` of its events is not counted again."""
    row = reader.row(
        """SELECT a.id, a.uid, a.kind, a.name, a.key, a.parent_id, coalesce(p.name, ''), a.parent_dates, a.description,
                  a.latitude, a.longitude
           FROM actor a LEFT JOIN actor p ON p.id = a.parent_id WHERE a.id = ?""",
        (id,),
    )
    if row is None:
        raise NotFound(tr("There is no actor {id} in this dossier.", id=id))
    names = reader.rows("SELECT id, text, language, script, kind FROM actor_name WHERE actor_id = ? ORDER BY id", (id,))
    ratings = reader.rows(
        "SELECT id, grade, since, reason, rated_at FROM reliability WHERE actor_id = ? ORDER BY id", (id,)
    )
    held = None if known is None else known.events_of(id)
    quotes, claims = reader.row(
        """SELECT (SELECT count(*) FROM evidence WHERE actor_id = ?1) + (SELECT count(*) FROM mention WHERE actor_id = ?1),
                  (SELECT count(DISTINCT claim_id) FROM attribution WHERE actor_id = ?1)""",
        (id,),
    )
    if held is None:
        events = reader.value("SELECT count(DISTINCT event_id) FROM participant WHERE actor_id = ?", (id,))
    else:
        events = len(held)
    said = (tuple(Name(*name) for name in names), tuple(Rating(*one) for one in ratings))
    return ActorDetail(*(*row[:9], *said, quotes, events, claims, *row[9:]))


def aliases(reader: Reader) -> list[tuple[int, str]]:
    """(actor id, name) of every name beside the one in the tree."""
    return reader.rows("SELECT actor_id, text FROM actor_name")


def spellings(reader: Reader) -> list[tuple[int, str, str, str, str, str]]:
    """(actor id, kind, key, name, one spelling, what sort of name that is) of every name the dossier's actors go by."""
    return reader.rows(
        "SELECT id, kind, key, name, name, 'name' FROM actor"
        " UNION SELECT a.id, a.kind, a.key, a.name, n.text, n.kind FROM actor AS a JOIN actor_name AS n ON n.actor_id = a.id"
    )


def descendants(reader: Reader, ids: frozenset[int]) -> frozenset[int]:
    """`ids` and all actors below them."""
    found: set[int] = set()
    for id in ids:
        rows = reader.rows(
            """WITH RECURSIVE below(id) AS (VALUES (?) UNION SELECT actor.id FROM actor JOIN below ON actor.parent_id = below.id)
               SELECT id FROM below""",
            (id,),
        )
        found.update(row[0] for row in rows)
    return frozenset(found)


def line(reader: Reader, id: int) -> list[int]:
    """An actor and everything above it, nearest first."""
    found = reader.rows(
        """WITH RECURSIVE above(id, depth) AS (VALUES (?, 0) UNION SELECT actor.parent_id, depth + 1 FROM actor
           JOIN above ON actor.id = above.id WHERE actor.parent_id IS NOT NULL AND depth < 1000)
           SELECT id FROM above ORDER BY depth""",
        (id,),
    )
    return [row[0] for row in found]


def current_grade(reader: Reader, id: int) -> str:
    """The newest reliability grade of an actor, "" when it was never rated."""
    return str(reader.value("SELECT grade FROM reliability WHERE actor_id = ? ORDER BY id DESC LIMIT 1", (id,)) or "")
