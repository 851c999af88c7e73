"""Search over documents, quotes, actors, events, transfers, claims, notes and tags, in two steps.

`counts` and `first` answer while a letter is typed, over a hundred thousand documents: they touch the index and a
handful of texts. `ranked` orders by bm25 and belongs in a thread; `Reader.interrupt` stops it. The index folds accents;
where they count, `exact` reads the texts that the index proposes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from workbench.core.kinds import RecordKind
from workbench.core.lighting import CLOSING, OPENING, Light, Lit, lit
from workbench.core.query import Query, parse
from workbench.core.records import Hit
from workbench.core.wording import tr
from workbench.store.connection import Reader
from workbench.store.read.references import reference
from workbench.store.search_index import KIND_OF_NUMBER, STRIDE

__all__ = [
    "CLOSING",
    "IN_CONTEXT",
    "NAME",
    "OPENING",
    "Place",
    "counts",
    "exact",
    "first",
    "hit",
    "ids",
    "ranked",
    "search",
    "text",
]

# In this order groups are shown: what a person looks for by name before what holds a word somewhere.
KINDS = (
    RecordKind.ACTOR, RecordKind.EVENT, RecordKind.DOCUMENT, RecordKind.QUOTE, RecordKind.CLAIM, RecordKind.TRANSFER,
    RecordKind.NOTE, RecordKind.TAG,
)  # fmt: skip
_TITLE, _PART, NAME, _ALIAS, _NOTE = 1, 2, 3, 4, 8
_TEXT = 0
_FIELDS = {
    _TEXT: "text", _TITLE: "title", _PART: "quoted words", NAME: "name", _ALIAS: "other name", 5: "label",
    6: "what is given", 7: "what is claimed", _NOTE: "note", 9: "tag",
}  # fmt: skip
# Numbers whose words stand in a longer text than the record's own name.
IN_CONTEXT = frozenset({_TEXT, _ALIAS, _NOTE})
_SAMPLE = 3000
_COUNTED = 200_000
_SECONDS = 20.0
_RECORD = f"""CASE rowid & {STRIDE - 1}
    WHEN {_PART} THEN (SELECT quote_id FROM quote_part WHERE id = record_search.rowid >> 4)
    WHEN {_ALIAS} THEN (SELECT actor_id FROM actor_name WHERE id = record_search.rowid >> 4) ELSE rowid >> 4 END"""
_OWNERS = {
    _PART: "SELECT quote_id FROM quote_part WHERE id = ?",
    _ALIAS: "SELECT actor_id FROM actor_name WHERE id = ?",
}
_TITLED = f"SELECT rowid >> 4 FROM record_search WHERE record_search MATCH ? AND rowid & {STRIDE - 1} = {_TITLE}"


class Place(NamedTuple):
    """Where a record answers: the number of what is searched in it (0: a document's text), that row, and its rank."""

    record: int
    number: int
    row: int
    score: float = 0.0


def _numbers(kind: RecordKind) -> str:
    return ", ".join(str(number) for number, of in KIND_OF_NUMBER.items() if of is kind)


def counts(reader: Reader, query: Query) -> dict[RecordKind, int]:
    """How many records of each kind answer, exactly; kinds without any are left out."""
    match = query.match
    rows = reader.rows(
        f"SELECT rowid & {STRIDE - 1}, count(*) FROM record_search WHERE record_search MATCH ? GROUP BY 1", (match,)
    )
    held = dict(rows)
    found = {kind: sum(held.get(n, 0) for n, of in KIND_OF_NUMBER.items() if of is kind) for kind in KINDS}
    found[RecordKind.DOCUMENT] = _documents(reader, match, held.get(_TITLE, 0))
    if held.get(_PART) and reader.value("SELECT 1 FROM quote_part WHERE seq > 0 LIMIT 1"):
        found[RecordKind.QUOTE] = _distinct(reader, match, RecordKind.QUOTE)
    if held.get(_ALIAS):
        found[RecordKind.ACTOR] = _distinct(reader, match, RecordKind.ACTOR)
    return {kind: count for kind, count in found.items() if count}


def _documents(reader: Reader, match: str, titles: int) -> int:
    texts = int(reader.value("SELECT count(*) FROM document_search WHERE document_search MATCH ?", (match,)))
    if not titles or not texts:
        return texts + titles
    # A document whose title answers as well as its text is one.
    # The plus sign: the texts that answer are gone through once, and not each title looked up among all texts.
    both = reader.value(
        f"SELECT count(*) FROM document_search WHERE document_search MATCH ? AND +rowid IN ({_TITLED})", (match, match)
    )
    return texts + titles - int(both)


def _distinct(reader: Reader, match: str, kind: RecordKind) -> int:
    return int(
        reader.value(
            f"""SELECT count(DISTINCT {_RECORD}) FROM record_search
                WHERE record_search MATCH ? AND rowid & {STRIDE - 1} IN ({_numbers(kind)})""",
            (match,),
        )
    )


def first(reader: Reader, query: Query, found: dict[RecordKind, int], limit: int) -> dict[RecordKind, list[Place]]:
    """Up to `limit` places of each kind that `found` counts, in no order but that of their numbers."""
    match = query.match
    pages: dict[RecordKind, dict[int, Place]] = {kind: {} for kind in found}
    rows = reader.rows("SELECT rowid FROM record_search WHERE record_search MATCH ? LIMIT ?", (match, _SAMPLE))
    _sort_in(reader, pages, (row for (row,) in rows), limit)
    for kind, page in pages.items():
        if len(rows) == _SAMPLE and len(page) < min(limit, found[kind]):
            more = reader.rows(
                f"""SELECT rowid FROM record_search WHERE record_search MATCH ?
                    AND rowid & {STRIDE - 1} IN ({_numbers(kind)}) LIMIT ?""",
                (match, limit * 2),
            )
            _sort_in(reader, pages, (row for (row,) in more), limit)
    documents = pages.get(RecordKind.DOCUMENT)
    if documents is not None and len(documents) < limit:
        texts = reader.rows(
            "SELECT rowid FROM document_search WHERE document_search MATCH ? LIMIT ?", (match, limit * 2)
        )
        for (row,) in texts:
            if len(documents) < limit:
                documents.setdefault(row, Place(row, _TEXT, row))
    return {kind: list(page.values()) for kind, page in pages.items()}


def _sort_in(reader: Reader, pages: dict[RecordKind, dict[int, Place]], rows: Iterator[int], limit: int) -> None:
    for row in rows:
        number, id = row % STRIDE, row // STRIDE
        page = pages.get(KIND_OF_NUMBER[number])
        if page is None or len(page) >= limit:
            continue
        if number in _OWNERS:
            id = int(reader.value(_OWNERS[number], (id,)))
        page.setdefault(id, Place(id, number, row))


def ranked(reader: Reader, query: Query, kind: RecordKind, limit: int, offset: int = 0) -> list[Place]:
    """The best places of one kind by bm25, best first; for a document, titles come before texts."""
    match = query.match
    found = [
        Place(record, row % STRIDE, row, score)
        for record, row, score in reader.rows(
            f"""WITH held AS MATERIALIZED (SELECT {_RECORD} AS record, rowid AS place, rank AS score FROM record_search
                    WHERE record_search MATCH ? AND rowid & {STRIDE - 1} IN ({_numbers(kind)}))
                SELECT record, place, min(score) FROM held GROUP BY record ORDER BY 3, record LIMIT ? OFFSET ?""",
            (match, limit, offset),
        )
    ]
    if kind is not RecordKind.DOCUMENT or (len(found) == limit and limit >= 0):
        return found
    titles = int(reader.value(f"SELECT count(*) FROM ({_TITLED})", (match,)))
    rest = limit - len(found) if limit >= 0 else -1
    texts = reader.rows(
        f"""SELECT rowid, rank FROM document_search WHERE document_search MATCH ?
            {f"AND rowid NOT IN ({_TITLED})" if titles else ""} ORDER BY rank LIMIT ? OFFSET ?""",
        (match, *([match] if titles else []), rest, max(offset - titles, 0)),
    )
    return found + [Place(row, _TEXT, row, score) for row, score in texts]


def exact(reader: Reader, query: Query, kind: RecordKind, *, goes_on: Callable[[], bool] = lambda: True) -> list[Place]:
    """Every place of one kind whose text holds the words with their accents as typed, best first.

    Long for a common word: `goes_on` is asked between texts.
    """
    light = Light(query, is_folded=False)
    kept: dict[int, Place] = {}
    # All places of a record: one whose name answers only without its accents may answer with them by another name.
    for place in _all(reader, query, kind):
        if not goes_on():
            break
        if place.record not in kept and light.holds(text(reader, place)):
            kept[place.record] = place
    return list(kept.values())


def _all(reader: Reader, query: Query, kind: RecordKind) -> list[Place]:
    """Every place of one kind, several of one record included, best first."""
    match = query.match
    found = [
        Place(record, row % STRIDE, row, score)
        for record, row, score in reader.rows(
            f"""SELECT {_RECORD}, rowid, rank FROM record_search
                WHERE record_search MATCH ? AND rowid & {STRIDE - 1} IN ({_numbers(kind)}) ORDER BY rank""",
            (match,),
        )
    ]
    if kind is RecordKind.DOCUMENT:
        texts = reader.rows(
            "SELECT rowid, rank FROM document_search WHERE document_search MATCH ? ORDER BY rank", (match,)
        )
        found += [Place(row, _TEXT, row, score) for row, score in texts]
    return found


def ids(reader: Reader, query: Query, *, is_folded: bool = True) -> dict[RecordKind, list[int]]:
    """The ids of every record that answers, by kind."""
    if not is_folded:
        return {kind: [place.record for place in exact(reader, query, kind)] for kind in KINDS}
    found = {kind: named(reader, query, kind) for kind in KINDS}
    texts = reader.rows("SELECT rowid FROM document_search WHERE document_search MATCH ?", (query.match,))
    found[RecordKind.DOCUMENT] = list(dict.fromkeys([*found[RecordKind.DOCUMENT], *(row for (row,) in texts)]))
    return found


def named(reader: Reader, query: Query, kind: RecordKind) -> list[int]:
    """The records of one kind whose own name answers."""
    return [
        record
        for (record,) in reader.rows(
            f"""SELECT DISTINCT {_RECORD} FROM record_search
                WHERE record_search MATCH ? AND rowid & {STRIDE - 1} IN ({_numbers(kind)})""",
            (query.match,),
        )
    ]


def text(reader: Reader, place: Place) -> str:
    """The words in which a place was found, whole."""
    if place.number == _TEXT:
        return str(reader.value("SELECT text FROM document_text WHERE document_id = ?", (place.row,)) or "")
    return str(reader.value("SELECT text FROM record_search WHERE rowid = ?", (place.row,)) or "")


def hit(reader: Reader, kind: RecordKind, place: Place, light: Light) -> Hit:
    """A place as it is shown: named, its words lit in their context, and why it answers."""
    words = text(reader, place)
    shown = lit(words, light)
    start, end = shown.start, shown.end
    if place.number == _NOTE and start is not None and end is not None:
        # A note is searched as its title, a line end, and its body.
        title = words.index("\n") + 1
        start, end = (start - title, end - title) if start >= title else (None, None)
    elif place.number != _TEXT:
        start = end = None
    return Hit(
        reference(reader, kind, place.record), shown.snippet, place.score, start, end, _why(place, words, shown, light)
    )


def _why(place: Place, text: str, shown: Lit, light: Light) -> str:
    """Which field answers, how often, and in which forms, in words."""
    field = tr(_FIELDS[place.number])
    forms = ", ".join(shown.forms[:3])
    if place.number in (_TEXT, _NOTE) and len(text) <= _COUNTED and (often := light.count(text)) > 1:
        field = tr("{field} ({count} times)", field=field, count=often)
    return tr("{field}: {forms}", field=field, forms=forms) if forms else field


def search(reader: Reader, words: str, *, limit: int = 50, offset: int = 0, is_folded: bool = True) -> list[Hit]:
    """The best hits over everything, best first; InvalidValue when the query cannot be read. A limit of -1 is none."""
    query = parse(words)
    light = Light(query, is_folded=is_folded)
    with reader.limited(_SECONDS):
        if is_folded:
            upto = limit + offset if limit >= 0 else -1
            found = [(kind, place) for kind in KINDS for place in ranked(reader, query, kind, upto)]
        else:
            found = [(kind, place) for kind in KINDS for place in exact(reader, query, kind)]
        found.sort(key=lambda one: one[1].score)
        chosen = found[offset : offset + limit if limit >= 0 else None]
        return [hit(reader, kind, place, light) for kind, place in chosen]


def found_kinds(found: dict[RecordKind, int]) -> Sequence[RecordKind]:
    """The kinds that answer, in the order in which they are shown."""
    return [kind for kind in KINDS if found.get(kind)]
