"""Where in the texts a record stands, and which quotes a gesture may have made look different."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from workbench.core.changes import Changes
from workbench.core.kinds import RecordKind
from workbench.store.connection import Reader

_STATING = {"claim": "claim_id", "event": "event_id", "transfer": "transfer_id"}


class TextPlace(NamedTuple):
    """A stretch of one document, and the quote that holds it where there is one."""

    document_id: int
    start: int
    end: int
    quote_id: int | None = None


def place_of_quotes(reader: Reader, quote_ids: Collection[int], *, prefer: int | None) -> TextPlace | None:
    """The first of these quotes in document `prefer`, else the first of all; None when there is none."""
    if not quote_ids:
        return None
    chosen = ", ".join(str(int(id)) for id in quote_ids)
    row = reader.row(
        f"""SELECT document_id, start, "end", id FROM quote WHERE id IN ({chosen})
            ORDER BY document_id <> ?, document_id, start, id LIMIT 1""",
        (prefer if prefer is not None else -1,),
    )
    return None if row is None else TextPlace(*row)


def place_in(reader: Reader, quote_ids: Collection[int], document_id: int) -> TextPlace | None:
    """The first of these quotes in a document, where they may be many and it has few; None when it has none of them."""
    chosen = ", ".join(str(int(id)) for id in quote_ids)
    # The plus sign: the quotes of the document are gone through, and not each of those chosen looked up.
    row = reader.row(
        f"""SELECT document_id, start, "end", id FROM quote WHERE document_id = ? AND +id IN ({chosen})
            ORDER BY start, id LIMIT 1""",
        (document_id,),
    )
    return None if row is None else TextPlace(*row)


def place_of_mention(reader: Reader, actor_id: int, *, prefer: int | None) -> TextPlace | None:
    """The actor's first mention in document `prefer`, else anywhere; None when no text names it."""
    row = reader.row(
        """SELECT document_id, start, "end" FROM mention WHERE actor_id = ?
           ORDER BY document_id <> ?, document_id, start LIMIT 1""",
        (actor_id, prefer if prefer is not None else -1),
    )
    return None if row is None else TextPlace(*row)


def place_of_figure(reader: Reader, figure_id: int) -> TextPlace | None:
    """The quote that gives the figure."""
    quote_id = reader.value("SELECT quote_id FROM figure WHERE id = ?", (figure_id,))
    return None if quote_id is None else place_of_quotes(reader, (int(quote_id),), prefer=None)


def count_quotes(reader: Reader, document_id: int) -> int:
    """How many quotes a document has."""
    return int(reader.value("SELECT count(*) FROM quote WHERE document_id = ?", (document_id,)))


def quotes_between(reader: Reader, document_id: int, start: int, end: int) -> list[int]:
    """Quotes of a document that reach into `start`-`end`, answered from one covering index."""
    sql = 'SELECT id FROM quote WHERE document_id = ? AND start < ? AND "end" > ?'
    return [row[0] for row in reader.rows(sql, (document_id, end, start))]


def stretches_of_quotes(reader: Reader, quote_ids: Collection[int]) -> list[tuple[int, int, int]]:
    """(document id, start, end) of those of these quotes that there are."""
    chosen = ", ".join(str(int(id)) for id in quote_ids)
    return reader.rows(f'SELECT document_id, start, "end" FROM quote WHERE id IN ({chosen})') if quote_ids else []


def affected_quotes(reader: Reader, changes: Changes) -> frozenset[int] | None:
    """Quotes whose place or modality may be another after `changes`; None when only reading all of them can tell."""
    if changes.whole:
        return None
    found = set(changes.ids(RecordKind.QUOTE.value))
    links = changes.ids("evidence")
    linked = _linked(reader, "id", links)
    if len(linked) < len(links):
        gone = _once_linked(reader, changes.operation)
        if not gone:
            return None  # a link that is gone no longer says whose it was
        found.update(gone)
    found.update(linked)
    found.update(_parted(reader, changes))
    for table, column in _STATING.items():
        found.update(_linked(reader, column, changes.ids(table)))
    return frozenset(found)


def _linked(reader: Reader, column: str, ids: Collection[int]) -> list[int]:
    if not ids:
        return []
    chosen = ", ".join(str(int(id)) for id in ids)
    return [row[0] for row in reader.rows(f"SELECT quote_id FROM evidence WHERE {column} IN ({chosen})")]


def _once_linked(reader: Reader, operation: int | None) -> set[int]:
    """Quotes whose links this gesture or its undoing took away, as the journal remembers them."""
    rows = reader.rows(
        """SELECT old FROM change WHERE operation = ?1 AND "table" = 'evidence' AND kind = 'delete' AND "column" = 'quote_id'
           UNION SELECT kept.value FROM change JOIN kept ON kept.seq = change.seq AND kept."column" = 'quote_id'
           WHERE operation = ?1 AND "table" = 'evidence' AND kind = 'insert'""",
        (operation,),
    )
    return {int(row[0]) for row in rows}


def _parted(reader: Reader, changes: Changes) -> list[int]:
    """Quotes of which a part moved."""
    parts = changes.ids("quote_part")
    if not parts:
        return []
    chosen = ", ".join(str(int(id)) for id in parts)
    return [row[0] for row in reader.rows(f"SELECT quote_id FROM quote_part WHERE id IN ({chosen})")]


def quotes_beside(reader: Reader, evidence_ids: Collection[int]) -> frozenset[int] | None:
    """Quotes of the same claims as these links: one may contradict another; None when a link is gone."""
    if not evidence_ids:
        return frozenset()
    chosen = ", ".join(str(int(id)) for id in evidence_ids)
    rows = reader.rows(
        f"""SELECT link.id, beside.quote_id FROM evidence AS link
            LEFT JOIN evidence AS beside ON beside.claim_id = link.claim_id WHERE link.id IN ({chosen})"""
    )
    if len({row[0] for row in rows}) < len(evidence_ids):
        return None
    return frozenset(row[1] for row in rows if row[1] is not None)
