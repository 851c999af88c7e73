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


def affected_quotes(reader: Reader, changes: Changes) -> frozenset[int] | None:
    """Quotes whose place or modality may be another after `changes`; None when only reading all of them can tell."""
    if changes.whole:
        return None
    found = set(changes.ids(RecordKind.QUOTE.value))
    links = changes.ids("evidence")
    linked = _linked(reader, "id", links)
    if len(linked) < len(links):
        return None  # a link that is gone no longer says whose it was
    found.update(linked)
    for table, column in _STATING.items():
        found.update(_linked(reader, column, changes.ids(table)))
    return frozenset(found)


def _linked(reader: Reader, column: str, ids: Collection[int]) -> list[int]:
    if not ids:
        return []
    chosen = ", ".join(str(int(id)) for id in ids)
    return [row[0] for row in reader.rows(f"SELECT quote_id FROM evidence WHERE {column} IN ({chosen})")]
