"""Packed events are the events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from workbench.core.kinds import RecordKind
from workbench.core.records import EventRow
from workbench.operations import records
from workbench.store.read import eventrows, timeline
from workbench.store.read.eventrows import EventRows

if TYPE_CHECKING:
    from tests.conftest import Filled

ROWS = [
    EventRow(3, "Accord", "2024-06", 738_900, 738_929, "agreement", "asserted"),
    EventRow(9, "Élan 🚢", None, None, None, "", "reported"),
    EventRow(11, "", "2022/..", 738_156, None, "visit", "asserted"),
    EventRow(12, "Fin\nde ligne", "../1953", None, 713_000, "agreement", ""),
    EventRow(2**40, "x" * 5000, "", 1, 1, "visit", "doubtful"),
]


@pytest.mark.parametrize("size", [1, 2, 5])
def test_every_event_comes_back_as_it_went_in(size: int) -> None:
    packed = EventRows(ROWS[at : at + size] for at in range(0, len(ROWS), size))
    assert list(packed) == ROWS
    assert packed[-1] == ROWS[-1]
    assert packed[1:4] == ROWS[1:4]
    assert packed.ids.tolist() == [row.id for row in ROWS]
    with pytest.raises(IndexError):
        packed[len(ROWS)]


def test_kinds_are_those_that_there_are() -> None:
    names, at = EventRows.of(ROWS).kinds()
    assert [names[place] for place in at] == [row.kind for row in ROWS]
    assert sorted(names) == ["", "agreement", "visit"]


def test_none_is_nothing() -> None:
    empty = EventRows([])
    assert (len(empty), list(empty), empty.kinds()[0]) == (0, [], [])


def test_a_dossier_reads_the_same_either_way(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eventrows, "_CHUNK", 3)
    for number in range(7):
        records.create(filled.dossier, RecordKind.EVENT, label=f"Event {number}", edtf=f"2024-0{number + 1}")
    with filled.dossier.reading() as reader:
        plain = timeline.outline(reader)
        assert list(EventRows.read(reader)) == sorted(plain.rows)
        assert eventrows.participants(reader).tolist() == [list(pair) for pair in plain.participants]
        assert list(EventRows.read(reader, lambda: False)) == []


def test_a_million_events_take_a_tenth_of_what_records_take() -> None:
    rows = [EventRow(n, f"Event number {n} of many", "2024-06-01", 738_000 + n, 738_000 + n, "visit", "asserted")
            for n in range(20_000)]  # fmt: skip
    packed = EventRows(rows[at : at + 5_000] for at in range(0, len(rows), 5_000))
    held = sum(column.nbytes for column in (packed.ids, packed.earliest, packed.latest))
    for chunk in packed._chunks:
        arrays = (chunk.kinds, chunk.modalities, chunk.has_date, chunk.labels._ends, chunk.dates._ends)
        held += sum(array.nbytes for array in arrays) + len(chunk.labels._bytes) + len(chunk.dates._bytes)
    assert held / len(rows) < 100
    assert np.array_equal(packed.ids, np.arange(20_000))
