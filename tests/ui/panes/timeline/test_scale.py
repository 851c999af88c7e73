"""The window in view and the ticks of the axis."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.panes.timeline.scale import LAST_DAY, Scale, TimeWindow, fitted, heart, ticks

DAY = date(2024, 6, 1).toordinal()


@given(st.floats(10, 5000), st.floats(0, 1), st.floats(0.5, 2))
def test_zoom_keeps_the_day_under_the_cursor(span: float, share: float, factor: float) -> None:
    window = TimeWindow(DAY, DAY + span)
    at = window.first + share * span
    before = Scale(window, 100, 800).x(at)

    assert Scale(window.zoomed(at, factor), 100, 800).x(at) == pytest.approx(before, abs=0.01)


@given(st.floats(-1e6, 5e6), st.floats(0.01, 100))
def test_a_window_never_leaves_the_calendar(days: float, factor: float) -> None:
    window = TimeWindow(DAY, DAY + 100).moved(days).zoomed(DAY, factor)

    assert 1 <= window.first < window.last <= LAST_DAY
    assert ticks(window, 800, "en")


@given(st.floats(3, 200_000), st.integers(-300_000, 100_000), st.integers(200, 3000))
def test_ticks_are_in_order_far_enough_apart_and_never_too_many(span: float, shift: int, width: int) -> None:
    window = TimeWindow(DAY, DAY + span).moved(shift)
    found = [tick.day for tick in ticks(window, width, "en")]

    assert found == sorted(set(found))
    assert len(found) <= width / 80 + 3


@pytest.mark.parametrize(
    "days, width, language, expected",
    [
        (10, 1000, "fr", ["1 juin 2024", "2 juin", "3 juin"]),
        (365, 1200, "en", ["Jun 2024", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan 2025"]),
        (365 * 12, 1200, "fr", ["2025", "2026"]),
    ],
)
def test_the_axis_says_months_and_years_in_the_language(
    days: int, width: int, language: str, expected: list[str]
) -> None:
    labels = [tick.label for tick in ticks(TimeWindow(DAY, DAY + days), width, language) if tick.day >= DAY]

    assert labels[: len(expected)] == expected


def test_fitting_leaves_a_margin_around_all_events() -> None:
    window = fitted((DAY, DAY + 99))

    assert window.first < DAY
    assert window.last > DAY + 100


def test_a_year_is_shown_around_one_day_which_may_begin_or_end_an_open_time() -> None:
    window = fitted((DAY, DAY))

    assert window.first < DAY - 180 < DAY + 180 < window.last


def test_nothing_to_fit_shows_the_current_year() -> None:
    window = fitted(None, date(2024, 5, 5))

    assert window.first < date(2024, 1, 1).toordinal() < date(2024, 12, 31).toordinal() < window.last


def test_one_event_long_ago_does_not_press_the_others_into_a_bar() -> None:
    autumn = list(range(DAY, DAY + 60, 2))
    first, last = heart([date(1953, 7, 27).toordinal(), *autumn]) or (0, 0)
    assert DAY <= first < last <= DAY + 60


def test_events_spread_evenly_are_all_shown() -> None:
    assert heart(list(range(DAY, DAY + 3000, 100))) is None
    assert heart([DAY, DAY + 9000]) is None


@pytest.mark.parametrize(
    "span, found",
    [
        (60, ("2024-03-09", "2024-05-20")),
        (700, ("2024-03-01", "2024-05-31")),
        (30_000, ("2024-01-01", "2024-12-31")),
    ],
)
def test_a_stretch_chosen_by_hand_is_no_finer_than_the_hand(span: int, found: tuple[str, str]) -> None:
    scale = Scale(TimeWindow(DAY, DAY + span), 100, 1000)
    start, end = (date(2024, 3, 9).toordinal() + 0.3, date(2024, 5, 20).toordinal() + 0.7)

    assert scale.stretch(end, start) == tuple(date.fromisoformat(day).toordinal() for day in found)


@given(st.floats(1, LAST_DAY), st.floats(1, LAST_DAY), st.floats(3, 500_000))
def test_a_stretch_is_never_empty_and_near_what_was_pointed_at(one: float, other: float, span: float) -> None:
    scale = Scale(TimeWindow(DAY, DAY + span), 100, 1000)
    first, last = scale.stretch(one, other)

    assert first <= last
    assert abs(first - min(one, other)) <= 366
    assert abs(last - max(one, other)) <= 366
