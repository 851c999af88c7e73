"""The quotes of one document as parallel columns, asked for by place; plain Python, no Qt, no numpy."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
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
        starts: Sequence[int] = (),
        ends: Sequence[int] = (),
        *,
        ids: Sequence[int] = (),
        modalities: Sequence[str] = (),
    ) -> None:
        self.starts = array("q", starts)
        self.ends = array("q", ends)
        self.ids = array("q", ids)
        self.modalities = list(modalities)
        blocks = range(0, len(self.ends), _BLOCK)
        self._highest = [max(self.ends[at : at + _BLOCK]) for at in blocks]
        self._reach = list(accumulate(self._highest, max))

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

    @cached_property
    def first_rows(self) -> dict[int, int]:
        """Quote id -> the row of its first part."""
        last = len(self.ids) - 1
        return dict(zip(reversed(self.ids), range(last, -1, -1), strict=True))

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
        first = self.first_rows.get(quote_id)
        if first is None:
            return []
        return [(self.starts[row], self.ends[row]) for row in range(first, len(self.ids)) if self.ids[row] == quote_id]

    def neighbour(self, offset: int, quote_id: int | None, *, forward: bool) -> int | None:
        """The quote that starts next to `quote_id` (or to `offset` without one) in text order, None at either end."""
        firsts = self.first_rows
        step = 1 if forward else -1
        if quote_id in firsts:
            row = firsts[quote_id] + step
        else:
            row = bisect_left(self.starts, offset) - (0 if forward else 1)
        while 0 <= row < len(self.ids):
            if firsts[self.ids[row]] == row:
                return self.ids[row]
            row += step
        return None

    def _tracks(self, rows: list[int], start: int) -> dict[int, int]:
        # Greedy from the last place no span crosses, so that a stripe keeps its track while the text scrolls.
        if not rows:
            return {}
        first = self._clean_start(min(bisect_left(self.starts, start), rows[-1]))
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
