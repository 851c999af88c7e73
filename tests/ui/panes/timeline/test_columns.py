"""A filter over columns leaves the same events in the same lanes as the same filter over plain rows."""

from __future__ import annotations

import random

import numpy as np
import pytest

from workbench.core.records import EventRow
from workbench.store.read.columns import Ids
from workbench.ui.panes.timeline import columns
from workbench.ui.panes.timeline.columns import ColumnSource, Table
from workbench.ui.panes.timeline.lanes import CHOICES, Forest
from workbench.ui.panes.timeline.source import Content, RowSource, Source

EVENTS, ACTORS = 400, 60


def _content(chance: random.Random, days: int) -> Content:
    rows = []
    for id in range(1, EVENTS + 1):
        first = None if chance.random() < 0.05 else 738_000 + chance.randrange(days)
        last = None if chance.random() < 0.05 else (first or 738_000) + chance.choice((0, 0, 3, days // 15))
        rows.append(EventRow(id, f"Event {id}", None, first, last, f"kind {id % 15}", "asserted"))
    named = [
        (event, chance.randrange(1, ACTORS + 1)) for event in range(1, EVENTS + 1) for _ in range(chance.randrange(4))
    ]
    forest = Forest((id, id % 20 or None if id > 20 else None, f"Actor {id}") for id in range(1, ACTORS + 1))
    groups = [(chance.randrange(1, EVENTS + 1), chance.randrange(1, 30)) for _ in range(600)]
    return Content(rows, named, forest, groups=groups, group_names={id: f"Group {id}" for id in range(1, 30)})


def _said(source: Source) -> list[object]:
    """Lanes, what lies in each of them, and where an event is found."""
    lanes = range(len(source.lanes))
    held = [[row.id for row in source.touching(lane, float("-inf"), float("inf"))] for lane in lanes]
    found = [(place[0].id, place[1]) if (place := source.find(id)) else None for id in range(1, EVENTS + 1)]
    undated = sorted(row.id for row in source.undated)
    windows = ((738_000.0, 738_030.0), (738_004.5, 738_010.25))
    held += [[row.id for row in source.touching(lane, *window)] for lane in lanes for window in windows]
    near = [
        row and row.earliest for lane in lanes for day in (738_003.0, 738_500.5) for row in [source.nearest(lane, day)]
    ]
    counted = [[source.count(lane, first, last) for lane in lanes] for first, last in windows]
    said = [list(source.lanes), list(source.totals), list(source.depths), [sorted(ids) for ids in held], found, undated]
    return [*said, counted, source.extent, near]


@pytest.mark.parametrize("by", CHOICES)
@pytest.mark.parametrize("share", [0.0, 0.01, 0.4, 1.0])
# With many events on few days the lanes are counted by day, else each is sorted.
# A large lane is looked through with all others.
@pytest.mark.parametrize(("days", "large"), [(900, 20_000), (12, 20_000), (900, 3)])
def test_columns_and_rows_say_the_same(
    by: str, share: float, days: int, large: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "_LARGE", large)
    chance = random.Random(f"{by} {share}")
    content = _content(chance, days)
    table = Table(content)
    for pinned in (frozenset[int](), frozenset({3}), frozenset({7, 25, 41})):
        mask = np.zeros(EVENTS + 1, np.bool_)
        mask[[id for id in range(1, EVENTS + 1) if chance.random() < share]] = True
        content.events, content.pinned = Ids(mask), pinned
        assert _said(ColumnSource(table, content, by)) == _said(RowSource(content, by))
        content.events = frozenset(np.flatnonzero(mask).tolist())
        assert _said(ColumnSource(table, content, by)) == _said(RowSource(content, by))


def test_the_same_event_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    content = _content(random.Random(4), 900)
    source = ColumnSource(Table(content), content, CHOICES[0])
    asked: list[int | None] = []
    look = ColumnSource._place_of
    monkeypatch.setattr(ColumnSource, "_place_of", lambda held, id: asked.append(id) or look(held, id))
    found = [source.find(id) for id in (5, 5, 9, 9, 5)]
    assert asked == [5, 9, 5]
    assert found[0] == found[1] == found[4] != found[2]


def test_one_window_after_the_other_is_parted_as_plain_rows_are() -> None:
    content = _content(random.Random(9), 900)
    columned, plain = ColumnSource(Table(content), content, CHOICES[0]), RowSource(content, CHOICES[0])
    wanted = frozenset(range(1, EVENTS, 3))
    for window in ((738_000.0, 738_900.0, 90), (738_100.0, 738_130.0, 30), (738_000.0, 738_900.0, 90)):
        assert list(columned.starts(*window)) == list(plain.starts(*window))
        assert [list(lane) for lane in columned.bins_of(wanted, *window)] == [
            list(lane) for lane in plain.bins_of(wanted, *window)
        ]
