"""The quotes behind a tie, a cell or a place: enough of each to choose the one to read."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import NamedTuple

from workbench.core.kinds import RecordKind
from workbench.store.connection import Reader
from workbench.store.read.evidence import COLUMNS

MOST = 500


class Passage(NamedTuple):
    """One quote for one record: its words, whose they are, and what the record says with which modality."""

    quote_id: int
    text: str
    document: str
    published: str | None
    record: str
    modality: str
    relation: str


_SAYS = {RecordKind.EVENT: "label", RecordKind.CLAIM: "text", RecordKind.TRANSFER: "object"}


def passages(reader: Reader, kind: RecordKind, ids: Collection[int]) -> list[Passage]:
    """The first 500 quotes for these events, claims or transfers, in reading order."""
    return _read(reader, kind, f"evidence.{COLUMNS[kind]} IN (SELECT value FROM json_each(?))", ids)


def placing(reader: Reader, quote_ids: Collection[int]) -> list[Passage]:
    """These quotes where they give a place of their own, for the events, claims and transfers that they put there."""
    where = "evidence.place <> '' AND quote.id IN (SELECT value FROM json_each(?))"
    return [one for kind in _SAYS for one in _read(reader, kind, where, quote_ids)]


def _read(reader: Reader, kind: RecordKind, where: str, ids: Collection[int]) -> list[Passage]:
    # As one value: a hub has more records than a statement may have letters.
    chosen = json.dumps([int(id) for id in ids])
    rows = reader.rows(
        f"""SELECT quote.id, (SELECT group_concat(exact, ' […] ') FROM quote_part WHERE quote_id = quote.id),
                   document.title, document.published, record.{_SAYS[kind]}, record.modality, evidence.relation
            FROM evidence JOIN {kind.value} record ON record.id = evidence.{COLUMNS[kind]}
                 JOIN quote ON quote.id = evidence.quote_id JOIN document ON document.id = quote.document_id
            WHERE {where}
            ORDER BY document.published, document.id, quote.start, quote.id, record.id LIMIT {MOST}""",
        (chosen,),
    )
    return [Passage(*row) for row in rows]
