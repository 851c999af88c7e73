"""The quotes of one document as parallel columns, asked for by place; plain Python, no Qt, no numpy."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable
from copy import copy
from itertools import accumulate
from typing import NamedTuple

_BLOCK = 64
_LOOKBACK = 8 * _BLOCK


class Hit(NamedTuple):
    """One span of a quote where it stands, with the track that keeps it apart from those it overlaps."""

    row: int
    start: int
    end: int
    quote_id: int
    modality: str
    track: int


class SpanTable:
    """Spans in text order; a quote in several parts has several rows. Positions are code points.

    The highest end of every 64 rows stands beside the columns, so that one quote over the whole text does not
    make every look-up read every row before it.
    """

    def __init__(
        self,
        starts: Iterable[int] = (),
        ends: Iterable[int] = (),
        *,
        ids: Iterable[int] = (),
        modalities: Iterable[str] = (),
    ) -> None:
        self.starts = array("q", starts)
        self.ends = array("q", ends)
        self.ids = array("q", ids)
        self.modalities = list(modalities)
        self._repeated = _repeated(self.ids)
        self._index()

    @classmethod
    def of(cls, rows: Iterable[tuple[int, int, int, str]]) -> SpanTable:
        """The table of (quote id, start, end, modality) rows in any order."""
        ordered = sorted(rows, key=lambda row: (row[1], -row[2], row[0]))
        if not ordered:
            return cls()
        ids, starts, ends, modalities = zip(*ordered, strict=True)
        return cls(starts, ends, ids=ids, modalities=modalities)

    def __len__(self) -> int:
        return len(self.starts)

    def replaced(self, quote_ids: Collection[int], rows: Iterable[tuple[int, int, int, str]]) -> SpanTable:
        """This table with all rows of `quote_ids` taken out and `rows` put in; cheap for a few among many."""
        if len(quote_ids) > _BLOCK:
            kept = zip(self.ids, self.starts, self.ends, self.modalities, strict=True)
            return SpanTable.of([*(row for row in kept if row[0] not in quote_ids), *rows])
        table = copy(self)
        table.starts, table.ends, table.ids = self.starts[:], self.ends[:], self.ids[:]
        table.modalities = self.modalities[:]
        columns = (table.starts, table.ends, table.ids, table.modalities)
        for row in sorted((row for quote_id in quote_ids for row in self._rows_of(quote_id)), reverse=True):
            for column in columns:
                del column[row]
        added = list(rows)
        for quote_id, start, end, modality in added:
            at = bisect_left(table.starts, start)
            while at < len(table.starts) and table.starts[at] == start and table.ends[at] > end:
                at += 1
            table.starts.insert(at, start)
            table.ends.insert(at, end)
            table.ids.insert(at, quote_id)
            table.modalities.insert(at, modality)
        table._repeated = (self._repeated - set(quote_ids)) | _repeated([row[0] for row in added])
        table._index()
        return table

    def is_first_part(self, row: int) -> bool:
        """Whether `row` is where its quote starts."""
        quote_id = self.ids[row]
        return quote_id not in self._repeated or self.ids.index(quote_id) == row

    def rows_between(self, start: int, end: int) -> list[int]:
        """Rows that share at least one character with `start`-`end`, in text order."""
        stop = bisect_left(self.starts, end)
        found: list[int] = []
        for block, highest in enumerate(self._highest[: -(-stop // _BLOCK)]):
            if highest > start:
                low = block * _BLOCK
                ends = self.ends[low : min(low + _BLOCK, stop)]
                found += [low + at for at, its_end in enumerate(ends) if its_end > start]
        return found

    def ids_at(self, offset: int) -> list[int]:
        """Quotes that hold the character at `offset`, the innermost first."""
        rows = self.rows_between(offset, offset + 1)
        rows.sort(key=lambda row: (self.ends[row] - self.starts[row], -row))
        return list(dict.fromkeys(self.ids[row] for row in rows))

    def hits(self, start: int, end: int) -> list[Hit]:
        """What `rows_between` finds, each on its track: a track's spans never overlap while there are few enough."""
        rows = self.rows_between(start, end)
        tracks = self._tracks(rows, start)
        return [
            Hit(row, self.starts[row], self.ends[row], self.ids[row], self.modalities[row], tracks[row]) for row in rows
        ]

    def parts(self, quote_id: int) -> list[tuple[int, int]]:
        """Every (start, end) of one quote in text order, [] when it is not here."""
        return [(self.starts[row], self.ends[row]) for row in self._rows_of(quote_id)]

    def modality_of(self, quote_id: int) -> str | None:
        """The modality of a quote, None when it is not here."""
        held = self._rows_of(quote_id)
        return self.modalities[held[0]] if held else None

    def neighbour(self, offset: int, quote_id: int | None, *, forward: bool) -> int | None:
        """The quote that starts next to `quote_id` (or to `offset` without one) in text order, None at either end."""
        step = 1 if forward else -1
        held = self._rows_of(quote_id) if quote_id is not None else []
        row = held[0] + step if held else bisect_left(self.starts, offset) - (0 if forward else 1)
        while 0 <= row < len(self.ids):
            if self.is_first_part(row):
                return self.ids[row]
            row += step
        return None

    def _rows_of(self, quote_id: int) -> list[int]:
        if quote_id in self._repeated:
            return [row for row, its_id in enumerate(self.ids) if its_id == quote_id]
        return [self.ids.index(quote_id)] if quote_id in self.ids else []

    def _index(self) -> None:
        self._highest = [max(self.ends[at : at + _BLOCK]) for at in range(0, len(self.ends), _BLOCK)]
        self._reach = list(accumulate(self._highest, max))

    def _tracks(self, rows: list[int], start: int) -> dict[int, int]:
        # Greedy from the last place no span crosses, so that a stripe keeps its track while the text scrolls.
        if not rows:
            return {}
        first = self._clean_start(max(0, bisect_left(self.starts, start) - 1))
        place = self.starts[first]
        older = [row for row in self.rows_between(place, place + 1) if row < first]
        tracks: dict[int, int] = {}
        free_from: list[int] = []
        for row in [*older, *range(first, rows[-1] + 1)]:
            begin = self.starts[row]
            track = next((track for track, free in enumerate(free_from) if free <= begin), len(free_from))
            free_from[track : track + 1] = [self.ends[row]]
            tracks[row] = track
        return tracks

    def _clean_start(self, row: int) -> int:
        floor = max(0, (row // _LOOKBACK - 1) * _LOOKBACK)
        while row > floor and self._reach_before(row) > self.starts[row]:
            row -= 1
        return row

    def _reach_before(self, row: int) -> int:
        block = row // _BLOCK
        inside = self.ends[block * _BLOCK : row]
        return max(self._reach[block - 1] if block else 0, max(inside, default=0))


def _repeated(ids: Collection[int]) -> frozenset[int]:
    if len(set(ids)) == len(ids):
        return frozenset()
    return frozenset(quote_id for quote_id, count in Counter(ids).items() if count > 1)
