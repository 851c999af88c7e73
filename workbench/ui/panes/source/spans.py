"""The quotes of one document as parallel columns, asked for by place; plain Python, no Qt, no numpy."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable
from itertools import accumulate
from typing import NamedTuple

_BLOCK = 64
_LOOKBACK = 8 * _BLOCK
# Up to so many quotes are looked up one by one, more in one pass over all.
_FEW = 4


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

    The rows stand in blocks of about 64, each with its highest end, so that one quote over the whole text does not make
    every look-up read every row before it, and a change of one quote is felt by its block alone.
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
        # Where each quote begins: looking for one among 50,000 ids takes half a millisecond, several times a frame.
        self._begins = dict(zip(reversed(self.ids), reversed(self.starts), strict=True))
        self._known: dict[tuple[int, int], list[Hit]] = {}
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

    def change(self, quote_ids: Collection[int], rows: Iterable[tuple[int, int, int, str]]) -> None:
        """Take all rows of `quote_ids` out and put `rows` in; cheap for a few among many."""
        added = list(rows)
        if len(quote_ids) + len(added) > _BLOCK:
            kept = zip(self.ids, self.starts, self.ends, self.modalities, strict=True)
            again = SpanTable.of([*(row for row in kept if row[0] not in quote_ids), *added])
            self.__dict__.update(again.__dict__)
            return
        for row in reversed(self._rows_of_all(quote_ids)):
            self._take_out(row)
        for quote_id in quote_ids:
            self._begins.pop(quote_id, None)
        for quote_id, start, end, modality in added:
            at = bisect_left(self.starts, start)
            while at < len(self.starts) and self.starts[at] == start and self.ends[at] > end:
                at += 1
            self._put_in(at, quote_id, start, end=end, modality=modality)
            self._begins[quote_id] = min(start, self._begins.get(quote_id, start))
        self._repeated = (self._repeated - set(quote_ids)) | _repeated([row[0] for row in added])
        self._reach = list(accumulate(self._highest, max))
        self._known.clear()

    def is_first_part(self, row: int) -> bool:
        """Whether `row` is where its quote starts."""
        quote_id = self.ids[row]
        return quote_id not in self._repeated or self._first_row(quote_id) == row

    def rows_between(self, start: int, end: int) -> list[int]:
        """Rows that share at least one character with `start`-`end`, in text order."""
        stop = bisect_left(self.starts, end)
        last = bisect_left(self._bounds, stop)
        first = bisect_right(self._reach, start, 0, last)
        found: list[int] = []
        for block in range(first, last):
            if self._highest[block] > start:
                low = self._bounds[block]
                ends = self.ends[low : min(self._bounds[block + 1], stop)]
                found += [low + at for at, its_end in enumerate(ends) if its_end > start]
        return found

    def ids_at(self, offset: int) -> list[int]:
        """Quotes that hold the character at `offset`, the innermost first."""
        rows = self.rows_between(offset, offset + 1)
        rows.sort(key=lambda row: (self.ends[row] - self.starts[row], -row))
        return list(dict.fromkeys(self.ids[row] for row in rows))

    def hits(self, start: int, end: int) -> list[Hit]:
        """What `rows_between` finds, each on its track: a track's spans never overlap while there are few enough."""
        if (start, end) not in self._known:
            rows = self.rows_between(start, end)
            tracks = self._tracks(rows, start)
            if len(self._known) > 3:
                self._known.clear()
            self._known[start, end] = [
                Hit(row, self.starts[row], self.ends[row], self.ids[row], self.modalities[row], tracks[row])
                for row in rows
            ]
        return self._known[start, end]

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
        return [self._first_row(quote_id)] if quote_id in self._begins else []

    def _first_row(self, quote_id: int) -> int:
        return self.ids.index(quote_id, bisect_left(self.starts, self._begins[quote_id]))

    def _rows_of_all(self, quote_ids: Collection[int]) -> list[int]:
        if len(quote_ids) <= _FEW:
            return sorted(row for quote_id in quote_ids for row in self._rows_of(quote_id))
        return [row for row, quote_id in enumerate(self.ids) if quote_id in quote_ids]

    def _index(self) -> None:
        # The row each block begins with, and behind the last one the number of rows.
        self._bounds = array("q", [*range(0, len(self.ends), _BLOCK), len(self.ends)])
        self._highest = [max(self.ends[at : at + _BLOCK]) for at in range(0, len(self.ends), _BLOCK)]
        self._reach = list(accumulate(self._highest, max))
        self._known.clear()

    def _take_out(self, row: int) -> None:
        del self.starts[row], self.ends[row], self.ids[row], self.modalities[row]
        block = bisect_right(self._bounds, row) - 1
        self._shift(block, -1)
        if self._bounds[block] == self._bounds[block + 1]:
            del self._bounds[block], self._highest[block]
        else:
            self._highest[block] = max(self.ends[self._bounds[block] : self._bounds[block + 1]])

    def _put_in(self, row: int, quote_id: int, start: int, *, end: int, modality: str) -> None:
        self.starts.insert(row, start)
        self.ends.insert(row, end)
        self.ids.insert(row, quote_id)
        self.modalities.insert(row, modality)
        if not self._highest:
            self._index()
            return
        block = min(bisect_right(self._bounds, row) - 1, len(self._highest) - 1)
        self._shift(block, 1)
        self._highest[block] = max(self._highest[block], end)
        if self._bounds[block + 1] - self._bounds[block] > 4 * _BLOCK:
            self._index()

    def _shift(self, block: int, by: int) -> None:
        for later in range(block + 1, len(self._bounds)):
            self._bounds[later] += by

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
            for track, free in enumerate(free_from):
                if free <= begin:
                    free_from[track] = self.ends[row]
                    break
            else:
                track = len(free_from)
                free_from.append(self.ends[row])
            tracks[row] = track
        return tracks

    def _clean_start(self, row: int) -> int:
        """The last row up to `row` that no earlier one reaches into, looking back a few hundred rows."""
        floor = max(0, (row // _LOOKBACK - 1) * _LOOKBACK)
        reach, found = self._reach_before(floor), floor
        starts, ends = self.starts[floor : row + 1], self.ends[floor : row + 1]
        for at, begin in enumerate(starts):
            if reach <= begin:
                found = floor + at
            if ends[at] > reach:
                reach = ends[at]
        return found

    def _reach_before(self, row: int) -> int:
        block = bisect_right(self._bounds, row) - 1
        inside = self.ends[self._bounds[block] : row]
        return max(self._reach[block - 1] if block else 0, max(inside, default=0))


def _repeated(ids: Collection[int]) -> frozenset[int]:
    if len(set(ids)) == len(ids):
        return frozenset()
    return frozenset(quote_id for quote_id, count in Counter(ids).items() if count > 1)
