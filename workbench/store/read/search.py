"""Search over documents, quotes, actors, events, transfers, claims, notes and tags; accents are folded."""

from __future__ import annotations

import re
from itertools import pairwise

from workbench.core.errors import InvalidValue
from workbench.core.kinds import RecordKind
from workbench.core.records import Hit, Reference
from workbench.core.wording import tr
from workbench.store.connection import Reader
from workbench.store.read.references import reference
from workbench.store.search_index import KIND_OF_NUMBER, STRIDE

OPENING, CLOSING = "\x02", "\x03"
_WORD = re.compile(r'"[^"]*"|\S+')
_OPERATORS = frozenset({"AND", "OR", "NOT"})
_SECONDS = 5.0


def as_match(query: str) -> str:
    """The analyst's words as an FTS5 query: phrases in quotation marks, AND / OR / NOT, a final * for a prefix.

    >>> as_match('corée missile*')
    '"corée" "missile"*'
    """
    found: list[str] = []
    for word in _WORD.findall(query.replace("“", '"').replace("”", '"').replace("«", '"').replace("»", '"')):
        if word in _OPERATORS:
            found.append(word)
            continue
        bare = word.strip('"').replace('"', " ").replace("\x00", " ").strip()
        star = bare.endswith("*")
        bare = bare.rstrip("*").strip()
        if any(character.isalnum() for character in bare):
            found.append(f'"{bare}"' + ("*" if star else ""))
    if not found or all(word in _OPERATORS for word in found):
        raise InvalidValue(tr("There is no word in the search; type at least one letter or figure."))
    # An operator at either end, or beside another one, has only one word to work on.
    if any(left in _OPERATORS and right in _OPERATORS for left, right in pairwise(["AND", *found, "AND"])):
        raise InvalidValue(tr("AND, OR and NOT stand between two words; add the missing one."))
    return " ".join(found)


def search(reader: Reader, query: str, *, limit: int = 50) -> list[Hit]:
    """The best hits over everything, best first; InvalidValue when the query cannot be read."""
    match = as_match(query)
    with reader.limited(_SECONDS):
        hits = _records(reader, match, limit) + _documents(reader, match, limit)
    return sorted(hits, key=lambda hit: hit.score)[:limit]


def count(reader: Reader, query: str) -> int:
    """How many records and documents the query hits."""
    match = as_match(query)
    with reader.limited(_SECONDS):
        in_documents = reader.value("SELECT count(*) FROM document_search WHERE document_search MATCH ?", (match,))
        in_records = reader.value("SELECT count(*) FROM record_search WHERE record_search MATCH ?", (match,))
    return int(in_documents) + int(in_records)


def _documents(reader: Reader, match: str, limit: int) -> list[Hit]:
    rows = reader.rows(
        """SELECT document_search.rowid, document.title, document.publisher, bm25(document_search),
                  snippet(document_search, 0, ?, ?, '…', 16)
           FROM document_search JOIN document ON document.id = document_search.rowid
           WHERE document_search MATCH ? ORDER BY rank LIMIT ?""",
        (OPENING, CLOSING, match, limit),
    )
    return [_located(reader, row) for row in rows]


def _located(reader: Reader, row: tuple[int, str, str, float, str]) -> Hit:
    """A document hit with the place of its first lit words."""
    id, title, publisher, score, snippet = row
    lit = re.search(f"{OPENING}(.*?){CLOSING}", snippet, re.DOTALL)
    start = end = None
    if lit:
        plain = snippet.replace(OPENING, "").replace(CLOSING, "").strip("…")
        at = reader.value("SELECT instr(text, ?) - 1 FROM document_text WHERE document_id = ?", (plain, id))
        if at is not None and at >= 0:
            offset = snippet.lstrip("…").index(OPENING)
            start, end = at + offset, at + offset + len(lit[1])
    return Hit(Reference(RecordKind.DOCUMENT, id, title, publisher, "document"), snippet, score, start, end)


def _records(reader: Reader, match: str, limit: int) -> list[Hit]:
    rows = reader.rows(
        """SELECT rowid, bm25(record_search), snippet(record_search, 0, ?, ?, '…', 16) FROM record_search
           WHERE record_search MATCH ? ORDER BY rank LIMIT ?""",
        (OPENING, CLOSING, match, limit),
    )
    found: dict[tuple[RecordKind, int], Hit] = {}
    for rowid, score, snippet in rows:
        number, id = rowid % STRIDE, rowid // STRIDE
        kind = KIND_OF_NUMBER[number]
        if number == 2:
            id = int(reader.value("SELECT quote_id FROM quote_part WHERE id = ?", (id,)))
        elif number == 4:
            id = int(reader.value("SELECT actor_id FROM actor_name WHERE id = ?", (id,)))
        found.setdefault((kind, id), Hit(reference(reader, kind, id), snippet, score))
    return list(found.values())
