"""Everything one step from the focus: what links the panes."""

from __future__ import annotations

from collections.abc import Set
from typing import Protocol

from workbench.core.kinds import RecordKind
from workbench.core.records import Related
from workbench.store.connection import Reader

_QUOTES = "FROM evidence JOIN quote ON quote.id = evidence.quote_id"


class Known(Protocol):
    """What may be known of an actor already: a quarter of a million events take SQLite a quarter of a second."""

    def events_of(self, actor: int, /) -> Set[int] | None:
        """The events that an actor takes part in; None where that must be read."""

    def quotes_of(self, actor: int, /) -> tuple[tuple[int, ...], frozenset[int]] | None:
        """The quotes linked to an actor in reading order, and their documents; None where that must be read."""


def _ids(reader: Reader, sql: str, *parameters: int) -> frozenset[int]:
    return frozenset(row[0] for row in reader.rows(sql, parameters) if row[0] is not None)


def _reading_order(reader: Reader, condition: str, id: int) -> tuple[tuple[int, ...], frozenset[int]]:
    """Quote ids for a condition on evidence, in reading order, and their documents."""
    found = reader.rows(
        f"SELECT DISTINCT quote_id, document_id {_QUOTES} WHERE {condition} ORDER BY document_id, quote.start, quote_id",
        (id,),
    )
    return tuple(row[0] for row in found), frozenset(row[1] for row in found)


def related(reader: Reader, kind: RecordKind, id: int, known: Known | None = None) -> Related:
    """The records one step from this one; empty when it is gone."""
    if kind is RecordKind.ACTOR:
        return _of_actor(reader, id, known)
    build = {
        RecordKind.EVENT: _of_event,
        RecordKind.QUOTE: _of_quote,
        RecordKind.DOCUMENT: _of_document,
        RecordKind.CLAIM: _of_claim,
        RecordKind.TRANSFER: _of_transfer,
        RecordKind.TAG: _of_tag,
        RecordKind.NOTE: _of_note,
    }.get(kind)
    return build(reader, id) if build else Related()


def _of_actor(reader: Reader, id: int, known: Known | None) -> Related:
    events = None if known is None else known.events_of(id)
    if events is None:
        events = _ids(reader, "SELECT event_id FROM participant WHERE actor_id = ?", id)
    told = None if known is None else known.quotes_of(id)
    quotes, documents = _reading_order(reader, "evidence.actor_id = ?", id) if told is None else told
    return Related(
        actors=_ids(
            reader, "SELECT id FROM actor WHERE parent_id = ?1 UNION SELECT parent_id FROM actor WHERE id = ?1", id
        ),
        events=events,
        claims=_ids(reader, "SELECT claim_id FROM attribution WHERE actor_id = ?", id),
        transfers=_ids(reader, "SELECT id FROM transfer WHERE donor_id = ?1 OR recipient_id = ?1", id),
        documents=documents | _ids(reader, "SELECT DISTINCT document_id FROM mention WHERE actor_id = ?", id),
        quotes=quotes,
    )


def _of_event(reader: Reader, id: int) -> Related:
    quotes, documents = _reading_order(reader, "evidence.event_id = ?", id)
    return Related(
        actors=_ids(reader, "SELECT actor_id FROM participant WHERE event_id = ?", id),
        claims=_ids(reader, "SELECT id FROM claim WHERE event_id = ?", id),
        documents=documents,
        quotes=quotes,
    )


def _of_quote(reader: Reader, id: int) -> Related:
    links = "FROM evidence WHERE quote_id = ?"
    events = _ids(reader, f"SELECT event_id {links}", id)
    return Related(
        actors=_ids(reader, f"SELECT actor_id {links}", id)
        | _ids(
            reader,
            """SELECT participant.actor_id FROM evidence JOIN participant ON participant.event_id = evidence.event_id
               WHERE quote_id = ?1
               UNION SELECT attribution.actor_id FROM evidence JOIN attribution ON attribution.claim_id = evidence.claim_id
               WHERE quote_id = ?1
               UNION SELECT mention.actor_id FROM quote JOIN mention ON mention.document_id = quote.document_id
                   AND mention.start >= quote.start AND mention."end" <= quote."end" WHERE quote.id = ?1""",
            id,
        ),
        events=events,
        claims=_ids(reader, f"SELECT claim_id {links}", id),
        transfers=_ids(reader, f"SELECT transfer_id {links}", id),
        documents=_ids(reader, "SELECT document_id FROM quote WHERE id = ?", id),
        quotes=(id,),
    )


def _of_document(reader: Reader, id: int) -> Related:
    inside = f"{_QUOTES} WHERE quote.document_id = ?1"
    return Related(
        actors=_ids(
            reader,
            f"SELECT evidence.actor_id {inside} UNION SELECT actor_id FROM mention WHERE document_id = ?1",
            id,
        ),
        events=_ids(reader, f"SELECT DISTINCT evidence.event_id {inside}", id),
        claims=_ids(reader, f"SELECT DISTINCT evidence.claim_id {inside}", id),
        transfers=_ids(reader, f"SELECT DISTINCT evidence.transfer_id {inside}", id),
        documents=frozenset({id}),
        quotes=tuple(
            row[0] for row in reader.rows("SELECT id FROM quote WHERE document_id = ? ORDER BY start, id", (id,))
        ),
    )


def _of_claim(reader: Reader, id: int) -> Related:
    quotes, documents = _reading_order(reader, "evidence.claim_id = ?", id)
    return Related(
        actors=_ids(reader, "SELECT actor_id FROM attribution WHERE claim_id = ?", id),
        events=_ids(reader, "SELECT event_id FROM claim WHERE id = ?", id),
        documents=documents,
        quotes=quotes,
    )


def _of_transfer(reader: Reader, id: int) -> Related:
    quotes, documents = _reading_order(reader, "evidence.transfer_id = ?", id)
    sides = "SELECT donor_id FROM transfer WHERE id = ?1 UNION SELECT recipient_id FROM transfer WHERE id = ?1"
    return Related(actors=_ids(reader, sides, id), documents=documents, quotes=quotes)


def _of_tag(reader: Reader, id: int) -> Related:
    def tagged(column: str) -> frozenset[int]:
        return _ids(reader, f"SELECT {column} FROM tagging WHERE tag_id = ?", id)

    return Related(
        actors=tagged("actor_id"),
        events=tagged("event_id"),
        claims=tagged("claim_id"),
        documents=tagged("document_id"),
        quotes=tuple(sorted(tagged("quote_id"))),
    )


def _of_note(reader: Reader, id: int) -> Related:
    cited = reader.rows(
        "SELECT DISTINCT quote_id FROM citation WHERE note_id = ? AND quote_id IS NOT NULL ORDER BY seq", (id,)
    )
    return Related(quotes=tuple(row[0] for row in cited))
