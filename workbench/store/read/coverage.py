"""Which sentences of a document have facts, which were read and left, and which nobody has touched."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from workbench.store.connection import Reader

_LONGEST = 20_000


class Touch(StrEnum):
    """What became of a sentence."""

    FACTS = "facts"
    WAITING = "waiting"
    LEFT = "left"
    UNTOUCHED = "untouched"


class Sentence(NamedTuple):
    """One sentence of a text and what became of it; headings state nothing and are left out."""

    start: int
    end: int
    touch: Touch


class Reading(NamedTuple):
    """What the rules had read a document with; `is_reduced` when no model for its language was at hand."""

    engine: str
    is_reduced: bool
    at: str


def reading(reader: Reader, document_id: int) -> Reading | None:
    """How a document was last read; None when it never was."""
    row = reader.row("SELECT engine, is_reduced, at FROM extraction WHERE document_id = ?", (document_id,))
    return None if row is None else Reading(row[0], bool(row[1]), row[2])


def sentences(reader: Reader, document_id: int) -> list[Sentence]:
    """The sentences of a document in reading order; [] when the rules have not read it yet.

    A quote makes a sentence one with facts, a proposal that still waits makes it one that waits. One of which a
    statement was rejected was read; a name that was rejected says nothing about the sentence.
    """
    return _touched(reader, document_id, spans_of(reader, document_id), 0, 1 << 40)


def spans_of(reader: Reader, document_id: int) -> list[tuple[int, int]]:
    """(start, end) of every sentence of a document but its headings; [] when the rules have not read it yet."""
    found = reader.value("SELECT sentences FROM extraction WHERE document_id = ?", (document_id,))
    return [(start, end) for start, end, is_heading in json.loads(found or "[]") if not is_heading]


def left(reader: Reader, ids: Collection[int]) -> list[tuple[int, int, int]]:
    """(document id, start, end) of sentences that were read and left, those of `ids` that there still are."""
    chosen = ", ".join(str(int(id)) for id in ids)
    return reader.rows(f'SELECT document_id, start, "end" FROM sentence_left WHERE id IN ({chosen})') if ids else []


def refreshed(
    reader: Reader, document_id: int, held: list[Sentence], spans: Iterable[tuple[int, int]]
) -> list[Sentence]:
    """`held` with those sentences looked at anew that one of `spans` touches."""
    found = held[:]
    for start, end in spans:
        first = max(0, bisect_right(held, start, key=_start) - 1)
        last = bisect_left(held, end, key=_start)
        some = [(one.start, one.end) for one in held[first:last]]
        if some:
            found[first:last] = _touched(reader, document_id, some, some[0][0], some[-1][1])
    return found


def _start(sentence: Sentence) -> int:
    return sentence.start


def _touched(reader: Reader, document_id: int, spans: list[tuple[int, int]], low: int, high: int) -> list[Sentence]:
    """These sentences, all that touches the stretch `low`-`high` read."""
    touches = [Touch.UNTOUCHED] * len(spans)
    for places, touch in touching(reader, document_id, low, high):
        for start, end in places:
            _touch(spans, touches, start, end, touch)
    return [Sentence(start, end, touch) for (start, end), touch in zip(spans, touches, strict=True)]


def touching(
    reader: Reader, document_id: int, low: int = 0, high: int = 1 << 40
) -> Iterator[tuple[list[tuple[int, int]], Touch]]:
    """(places, what they make of a sentence) around the stretch `low`-`high`; a later one is surer than those before."""
    place = (document_id, high, low)
    # A proposal lies inside a sentence: one that starts long before `low` does not reach it.
    proposed = """SELECT start, "end" FROM proposal
                  WHERE document_id = ? AND kind IN ({}) AND status = ? AND start < ? AND start > ?"""
    statements = "'event', 'transfer', 'figure', 'claim'"
    rejected = (document_id, "rejected", high, low - _LONGEST)
    yield reader.rows(proposed.format(statements), rejected), Touch.LEFT
    waiting = (document_id, "proposed", high, low - _LONGEST)
    yield reader.rows(proposed.format(f"'actor', {statements}"), waiting), Touch.WAITING
    left = 'SELECT start, "end" FROM sentence_left WHERE document_id = ? AND start < ? AND "end" > ?'
    yield reader.rows(left, place), Touch.LEFT
    quoted = """SELECT part.start, part."end" FROM quote JOIN quote_part AS part ON part.quote_id = quote.id
                WHERE document_id = ? AND quote.start < ? AND quote."end" > ?"""
    yield reader.rows(quoted, place), Touch.FACTS


def _touch(spans: list[tuple[int, int]], touches: list[Touch], start: int, end: int, touch: Touch) -> None:
    at = max(0, bisect_left(spans, (start, start)) - 1)
    while at < len(spans) and spans[at][0] < end:
        if spans[at][1] > start:
            touches[at] = touch
        at += 1
