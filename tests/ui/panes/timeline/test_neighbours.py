"""Days that wait to be decided are never shown in an empty stretch while there are events to show them beside."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.core.edtf import bounds
from workbench.core.records import EventRow
from workbench.ui.panes.timeline.columns import ColumnSource, Table
from workbench.ui.panes.timeline.lanes import BY_KIND
from workbench.ui.panes.timeline.neighbours import SHORTEST, window_around
from workbench.ui.panes.timeline.scale import TimeWindow
from workbench.ui.panes.timeline.source import Content, RowSource, Source

BASE = date(2024, 1, 1).toordinal()
WINDOW = TimeWindow(BASE, BASE + 300)


def _source(*dates: str, is_quick: bool = True) -> Source:
    rows = [EventRow(id, f"Event {id}", edtf, *bounds(edtf), "visit", "asserted") for id, edtf in enumerate(dates, 1)]
    content = Content(rows)
    return RowSource(content, BY_KIND) if is_quick else ColumnSource(Table(content), content, BY_KIND)


@pytest.mark.parametrize("is_quick", [True, False])
@pytest.mark.parametrize("year", [1917, 2019, 2060])
def test_days_far_from_everything_are_shown_with_the_event_nearest_to_them(year: int, is_quick: bool) -> None:
    day = date(year, 5, 1).toordinal()
    window = window_around(WINDOW, day, day, _source("2024-02-03", "2024-08-01", is_quick=is_quick))
    near = date(2024, 8, 1) if year > 2024 else date(2024, 2, 3)
    assert window.first < min(day, near.toordinal()) < max(day, near.toordinal()) < window.last
    assert window.span < 1.3 * abs(day - near.toordinal())


def test_what_is_in_view_beside_events_moves_nothing() -> None:
    day = date(2024, 4, 1).toordinal()
    assert window_around(WINDOW, day, day, _source("2024-02-03")) == WINDOW


def test_it_moves_without_zooming_where_something_happens_there() -> None:
    day = date(2020, 4, 1).toordinal()
    window = window_around(WINDOW, day, day, _source("2024-02-03", "2020-03-01"))
    assert window.span == WINDOW.span
    assert window.first < day < window.last


def test_what_only_lasts_there_is_no_neighbour() -> None:
    day = date(2019, 5, 4).toordinal()
    window = window_around(WINDOW, day, day, _source("../2024-12-10", "2022-03-01"))
    assert window.first < day < date(2022, 3, 1).toordinal() < window.last


def test_an_empty_timeline_shows_the_days_alone() -> None:
    day = date(1990, 4, 1).toordinal()
    window = window_around(TimeWindow(BASE, BASE + 5), day, day, _source())
    assert window.span == SHORTEST
    assert window.first < day < window.last
