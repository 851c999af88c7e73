"""A million events in a hundred megabytes: numbers in columns, words in one long string, a record made when it is asked for.

As records they would take ten times as much. Needs numpy: nothing that is drawn at start may import it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from workbench.core.records import EventRow
from workbench.store.connection import Reader
from workbench.store.read import packed

OPEN = 2**30
# While one is fetched no other thread runs.
_CHUNK = 2_000
_KEPT = 5_000
# A word of a closed list (a kind, a modality) is a number here.
_CODED = np.int16


class _Words:
    """Words one after another in UTF-8, found by where each ends."""

    def __init__(self, words: Iterable[str]) -> None:
        encoded = [word.encode("utf-8", "surrogatepass") for word in words]
        self._ends = np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)))
        self._bytes = b"".join(encoded)

    def __getitem__(self, at: int) -> str:
        start = int(self._ends[at - 1]) if at else 0
        return self._bytes[start : int(self._ends[at])].decode("utf-8", "surrogatepass")


class _Chunk:
    """Some rows in order: what is asked for in masses as arrays, the rest to be unpacked one by one."""

    def __init__(self, rows: Sequence[EventRow | tuple[Any, ...]], codes: dict[str, int]) -> None:
        count = len(rows)
        ids, labels, dates, firsts, lasts, kinds, modalities = zip(*rows, strict=True) if rows else [()] * 7
        self.labels, self.dates = _Words(labels), _Words(date or "" for date in dates)
        self.has_date = np.fromiter((date is not None for date in dates), np.bool_, count)
        self.ids = np.array(ids, np.int64)
        self.earliest = np.fromiter((-OPEN if day is None else day for day in firsts), np.int32, count)
        self.latest = np.fromiter((OPEN if day is None else day for day in lasts), np.int32, count)
        self.kinds = np.fromiter((codes.setdefault(kind, len(codes)) for kind in kinds), _CODED, count)
        self.modalities = np.fromiter((codes.setdefault(one, len(codes)) for one in modalities), _CODED, count)


class EventRows(Sequence[EventRow]):
    """Events by place; `earliest` is -OPEN and `latest` OPEN where that end is not known."""

    def __init__(self, chunks: Iterable[Sequence[Any]]) -> None:
        codes: dict[str, int] = {}
        self._chunks = [_Chunk(rows, codes) for rows in chunks] or [_Chunk([], codes)]
        self._coded = list(codes)
        self._starts = list(accumulate((len(chunk.ids) for chunk in self._chunks), initial=0))
        self._made: dict[int, EventRow] = {}
        self.ids = self._joined("ids")
        self.earliest = self._joined("earliest")
        self.latest = self._joined("latest")
        for chunk in self._chunks:
            # They stand in the joined columns.
            del chunk.ids, chunk.earliest, chunk.latest

    def _joined(self, name: str) -> NDArray[Any]:
        return np.concatenate([getattr(chunk, name) for chunk in self._chunks])

    @classmethod
    def of(cls, rows: Sequence[EventRow]) -> EventRows:
        """The same events packed."""
        return rows if isinstance(rows, EventRows) else cls([rows])

    @classmethod
    def read(cls, reader: Reader, goes_on: Callable[[], bool] = lambda: True) -> EventRows:
        """Every event of the dossier, by id."""
        return cls(_read(reader, "SELECT id, label, edtf, earliest, latest, kind, modality FROM event", goes_on))

    def kinds(self) -> tuple[list[str], NDArray[np.int64]]:
        """The kinds that there are, and which of them each event is."""
        used, at = np.unique(self._joined("kinds"), return_inverse=True)
        return [self._coded[code] for code in used.tolist()], at

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, at: int) -> EventRow: ...
    @overload
    def __getitem__(self, at: slice) -> list[EventRow]: ...
    def __getitem__(self, at: int | slice) -> EventRow | list[EventRow]:
        if isinstance(at, slice):
            return [self._row(place) for place in range(*at.indices(len(self)))]
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        place = at % len(self)
        row = self._made.get(place)
        if row is None:
            # A frame shows much of what the last one did.
            if len(self._made) >= _KEPT:
                self._made.clear()
            row = self._made[place] = self._row(place)
        return row

    def at(self, places: Sequence[int]) -> list[EventRow]:
        """The events at these places, in that order."""
        if len(self._made) + len(places) > _KEPT:
            self._made.clear()
        made = self._made
        missing = [place for place in places if place not in made]
        asked = np.array(missing, np.int64)
        numbers = (column.take(asked).tolist() for column in (self.ids, self.earliest, self.latest))
        for place, id, first, last in zip(missing, *numbers, strict=True):
            made[place] = self._made_of(place, id, first, last)
        return [made[place] for place in places]

    def _row(self, at: int) -> EventRow:
        return self._made_of(at, int(self.ids[at]), int(self.earliest[at]), int(self.latest[at]))

    def _made_of(self, at: int, id: int, earliest: int, latest: int) -> EventRow:
        number = bisect_right(self._starts, at) - 1
        chunk, place = self._chunks[number], at - self._starts[number]
        return EventRow(
            id,
            chunk.labels[place],
            chunk.dates[place] if chunk.has_date[place] else None,
            None if earliest <= -OPEN else earliest,
            None if latest >= OPEN else latest,
            self._coded[int(chunk.kinds[place])],
            self._coded[int(chunk.modalities[place])],
        )


def participants(reader: Reader, goes_on: Callable[[], bool] = lambda: True) -> NDArray[np.int32]:
    """(event id, actor id) of every participant, as named in each event."""
    found = list(packed.stretches(reader, "participant", ("event_id", "actor_id"), goes_on))
    pairs = np.concatenate(found) if found else np.zeros((0, 3), np.int32)
    return pairs[np.argsort(pairs[:, 1], kind="stable"), 1:]


def _read(reader: Reader, sql: str, goes_on: Callable[[], bool]) -> Iterable[Sequence[Any]]:
    last = 0
    while goes_on():
        rows = reader.rows(f"{sql} WHERE id > ? ORDER BY id LIMIT {_CHUNK}", (last,))
        if not rows:
            return
        yield rows
        last = int(rows[-1][0])
