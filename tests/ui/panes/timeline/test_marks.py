"""Marks are drawn as what is known of their dates, and labels keep out of each other's way."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.edtf import bounds
from workbench.core.records import EventRow
from workbench.ui.panes.timeline.marks import (
    OPEN_END,
    Label,
    Mark,
    clustered,
    labelled,
    place,
    shape_of,
    stacked,
    under,
)
from workbench.ui.panes.timeline.scale import Scale, TimeWindow

BASE = date(2024, 1, 1).toordinal()
SCALE = Scale(TimeWindow(BASE, BASE + 366), 100, 732)


def _row(id: int, edtf: str, label: str = "Event") -> EventRow:
    return EventRow(id, label, edtf, *bounds(edtf), "", "asserted")


def _width(text: str) -> float:
    return 6.0 * len(text)


def _labels(marks: list[Mark], focus: int | None = None) -> list[Label]:
    return labelled(
        marks,
        SCALE,
        obstacles=marks,
        width_of=_width,
        first=lambda mark: mark.row.id != focus,
        dated=() if focus is None else {focus},
        language="en",
    )


def test_a_day_is_a_point_and_a_month_a_bar_of_that_month() -> None:
    day, month = place(_row(1, "2024-03-05"), 0, 50, SCALE), place(_row(2, "2024-03"), 0, 50, SCALE)

    assert day.shape.is_point
    assert not month.shape.is_point
    assert (month.x0, month.x1) == (SCALE.x(BASE + 60), SCALE.x(BASE + 91))


@pytest.mark.parametrize(
    "edtf, trait",
    [
        ("2022/..", "is_open_end"),
        ("../2024", "is_open_start"),
        ("2024-06~", "is_approximate"),
        ("2024-06?", "is_uncertain"),
    ],
)
def test_what_is_not_known_shows(edtf: str, trait: str) -> None:
    assert getattr(shape_of(edtf, False), trait) is True
    assert getattr(shape_of("2024-06", False), trait) is False


def test_an_end_known_to_the_year_only_fades_over_that_year() -> None:
    shape = shape_of("2022/2024-11-05", False)

    assert (shape.fade_in, shape.fade_out) == (365, 0)


@given(
    st.lists(
        st.tuples(st.integers(0, 365), st.integers(0, 60), st.text("abcdef ", min_size=1, max_size=30)), max_size=25
    ),
    st.integers(1, 4),
)
def test_labels_overlap_neither_marks_nor_labels(drawn: list[tuple[int, int, str]], depth: int) -> None:
    rows = []
    for id, (start, length, label) in enumerate(sorted(drawn)):
        first, last = date.fromordinal(BASE + start), date.fromordinal(BASE + start + length)
        rows.append(_row(id, f"{first}/{last}" if length else f"{first}", label))
    places = stacked(rows, depth, SCALE.per_day, _width)
    marks = [place(row, 0, 20.0 * seat.row, SCALE) for row, seat in zip(rows, places, strict=True)]
    labels = _labels(marks)

    for one, other in combinations(labels, 2):
        if one.mark.y == other.mark.y:
            assert one.x + one.width <= other.x or other.x + other.width <= one.x
    for label in labels:
        assert SCALE.left <= label.x
        assert label.x + label.width <= SCALE.right
        for mark in marks:
            if mark is not label.mark and mark.y == label.mark.y:
                assert mark.x1 <= label.x + 1 or mark.x0 >= label.x + label.width - 1 or label.is_inside


def test_marks_that_overlap_in_time_take_different_rows_while_there_are_any() -> None:
    rows = [_row(1, "2024-01/2024-06"), _row(2, "2024-02/2024-05"), _row(3, "2024-03-01")]

    assert sorted(seat.row for seat in stacked(rows, 3, SCALE.per_day, _width)) == [0, 1, 2]
    assert [tuple(seat) for seat in stacked(rows, 1, SCALE.per_day, _width)] == [(0, False), (0, True), (0, True)]


def test_the_focus_is_always_labelled_and_says_its_date() -> None:
    marks = [place(_row(id, f"2024-03-{id + 10:02d}", f"Crowd {id}"), 0, 50, SCALE) for id in range(9)]

    assert "Crowd 4 · 14 Mar 2024" in [label.text for label in _labels(marks, focus=4)]


def test_a_title_too_long_for_any_label_is_cut_and_cut_again_where_room_is_scarce() -> None:
    title = "Millers of the upper valley agree with the ferrymen of the coast on salt" + " and grain" * 20
    (bar,) = _labels([place(_row(1, "2024-01/2024-11", title), 0, 50, SCALE)])
    (point,) = _labels([place(_row(2, "2024-06-15", title), 0, 50, SCALE)])

    assert bar.text.startswith("Millers of the upper valley agree with the ferrymen of the coast on salt and…")
    assert point.text == "Millers of the upper valley…"


def test_a_whole_title_stands_beside_its_bar_rather_than_cut_inside() -> None:
    title = "Ferrymen of the coast wait for the salt"
    width = _width("Ferrymen of the coast wait for…")
    first = date.fromordinal(BASE)
    last = date.fromordinal(BASE + int((width + 20) / SCALE.per_day))
    (label,) = _labels([place(_row(1, f"{first}/{last}", title), 0, 50, SCALE)])

    assert (label.text, label.is_inside) == (title, False)


def test_the_words_of_a_bar_begin_where_its_open_end_has_its_colour() -> None:
    (opened,) = _labels([place(_row(1, "../2024-11", "Siege"), 0, 50, SCALE)])
    (closed,) = _labels([place(_row(2, "2024-02-03/2024-11", "Siege"), 0, 50, SCALE)])

    assert (opened.is_inside, closed.is_inside) == (True, True)
    assert opened.x - SCALE.left > OPEN_END / 2 > closed.x - closed.mark.x0


def test_the_nearest_mark_under_the_mouse_wins() -> None:
    marks = [place(_row(1, "2024-02"), 0, 50, SCALE), place(_row(2, "2024-02-15"), 0, 50, SCALE)]
    middle = (marks[1].x0 + marks[1].x1) / 2
    on_point, on_bar, beside = (
        under(marks, [], middle, 50),
        under(marks, [], marks[0].x0 + 4, 50),
        under(marks, [], 5, 50),
    )

    assert on_point is marks[1]
    assert on_bar is marks[0]
    assert beside is None


def test_a_month_follows_the_month_before_it_in_one_row() -> None:
    rows = [_row(1, "2024-01"), _row(2, "2024-02"), _row(3, "2024-03")]

    assert [tuple(seat) for seat in stacked(rows, 1, SCALE.per_day, _width)] == [(0, False)] * 3


def test_marks_that_would_lie_on_one_another_are_one_that_counts_them() -> None:
    rows = [_row(id, f"2024-03-{10 + id:02d}") for id in range(1, 5)] + [_row(9, "2024-09-01")]
    seats = stacked(rows, 1, SCALE.per_day, _width)
    over = {row.id for row, seat in zip(rows, seats, strict=True) if seat.is_over}
    marks = clustered([place(row, 0, 10, SCALE) for row in rows], over)

    assert [[row.id for row in mark.members] for mark in marks] == [[1, 2, 3, 4], []]
    assert marks[0].is_cluster
    assert marks[0].holds({3})
    assert not marks[1].is_cluster


def test_a_cluster_opens_when_the_scale_grows() -> None:
    rows = [_row(id, f"2024-03-{10 + id:02d}") for id in range(1, 5)]
    near = Scale(TimeWindow(BASE + 60, BASE + 90), 100, 732)

    assert not any(seat.is_over for seat in stacked(rows, 1, near.per_day, _width))


def test_what_has_no_known_start_takes_a_row_of_its_own_before_the_others() -> None:
    rows = [_row(1, "2024-01"), _row(2, "2024-01/2024-03"), _row(3, "../2024-12-10")]

    assert len({seat.row for seat in stacked(rows, 3, SCALE.per_day, _width)}) == 3
    assert not any(seat.is_over for seat in stacked(rows, 3, SCALE.per_day, _width))
