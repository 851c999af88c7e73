"""Events in lanes: who gets a lane, where an event lies, and that both sources answer alike."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.edtf import bounds
from workbench.core.records import EventRow
from workbench.ui.panes.timeline.columns import ColumnSource, Table
from workbench.ui.panes.timeline.lanes import BY_ACTOR, BY_KIND, Forest, bands
from workbench.ui.panes.timeline.source import Content, RowSource, Source

BASE = date(2024, 1, 1).toordinal()
FOREST = Forest([(1, None, "North"), (2, 1, "Army"), (3, 2, "Unit"), (4, None, "South"), (5, None, "West")])


def _row(id: int, edtf: str | None, kind: str = "visit") -> EventRow:
    return EventRow(id, f"Event {id}", edtf, *bounds(edtf), kind, "asserted")


def _content(*rows: EventRow, who: dict[int, list[int]] | None = None, pinned: frozenset[int] = frozenset()) -> Content:
    pairs = [(event, actor) for event, actors in (who or {}).items() for actor in actors]
    return Content(rows, pairs, FOREST, pinned=pinned)


def _both(content: Content, by: str) -> list[Source]:
    return [RowSource(content, by), ColumnSource(Table(content), content, by)]


def _lane(source: Source, id: int) -> str:
    found = source.find(id)
    assert found is not None
    return source.lanes[found[1]].label


@pytest.mark.parametrize("which", [0, 1])
def test_an_event_lies_once_in_the_lane_of_its_first_named_participant(which: int) -> None:
    content = _content(_row(1, "2024-01-03"), _row(2, "2024-02"), _row(3, "2024"), who={1: [3, 4], 2: [4, 1], 3: []})
    source = _both(content, BY_ACTOR)[which]

    assert [_lane(source, id) for id in (1, 2, 3)] == ["North", "South", "Others"]
    assert sum(source.totals) == 3


@pytest.mark.parametrize("which", [0, 1])
def test_an_actor_of_the_filter_gets_a_lane_of_its_own_on_top(which: int) -> None:
    content = _content(_row(1, "2024-01-03"), _row(2, "2024-02"), who={1: [4, 3], 2: [4]}, pinned=frozenset({3}))
    source = _both(content, BY_ACTOR)[which]

    assert source.lanes[0].label == "Unit"
    assert [_lane(source, 1), _lane(source, 2)] == ["Unit", "South"]


@pytest.mark.parametrize("which", [0, 1])
def test_by_kind_each_kind_is_a_lane_and_the_nameless_kind_is_others(which: int) -> None:
    content = _content(_row(1, "2024-01-03", "visit"), _row(2, "2024-02", "treaty"), _row(3, "2024", ""))
    source = _both(content, BY_KIND)[which]

    assert [lane.label for lane in source.lanes] == ["treaty", "visit", "Others"]


@pytest.mark.parametrize("which", [0, 1])
def test_undated_events_are_kept_apart(which: int) -> None:
    source = _both(_content(_row(1, None), _row(2, "2024-02")), BY_KIND)[which]

    assert [row.id for row in source.undated] == [1]
    assert source.find(1) is None
    assert source.extent == (date(2024, 2, 1).toordinal(), date(2024, 2, 29).toordinal())


@pytest.mark.parametrize("which", [0, 1])
def test_neighbours_follow_time_and_stop_at_the_ends(which: int) -> None:
    content = _content(_row(1, "2024-03-01"), _row(2, "2024-01-01"), _row(3, "2024-02-01"))
    source = _both(content, BY_KIND)[which]
    ids = [source.neighbour(None, 1), source.neighbour(2, 1), source.neighbour(1, 1), source.neighbour(None, -1)]

    assert [row.id if row else None for row in ids] == [2, 3, 1, 1]


@given(
    st.lists(
        st.tuples(
            st.one_of(st.none(), st.integers(BASE, BASE + 400)),
            st.one_of(st.none(), st.integers(0, 500)),
            st.lists(st.integers(1, 5), max_size=3),
            st.sampled_from(["", "visit", "treaty"]),
        ),
        max_size=30,
    ),
    st.integers(-50, 450),
    st.integers(1, 300),
    st.sampled_from([BY_ACTOR, BY_KIND]),
    st.one_of(st.none(), st.sets(st.integers(0, 29))),
)
def test_numpy_columns_answer_as_plain_rows_do(
    drawn: list[tuple[int | None, int | None, list[int], str]],
    start: int,
    span: int,
    by: str,
    kept: set[int] | None,
) -> None:
    rows, who = [], {}
    for id, (first, length, actors, kind) in enumerate(drawn):
        last = None if length is None else (first or BASE) + length
        rows.append(EventRow(id, f"Event {id}", None, first, last, kind, "asserted"))
        who[id] = actors
    content = _content(*rows, who=who)
    content.events = kept
    plain, columns = _both(content, by)
    first, last = float(BASE + start), float(BASE + start + span)

    assert list(columns.lanes) == list(plain.lanes)
    assert list(columns.totals) == list(plain.totals)
    assert columns.extent == plain.extent
    assert {row.id for row in columns.undated} == {row.id for row in plain.undated}
    assert list(columns.depths) == list(plain.depths)
    for lane in range(len(plain.lanes)):
        assert columns.count(lane, first, last) == plain.count(lane, first, last)
        assert [r.id for r in columns.touching(lane, first, last)] == [r.id for r in plain.touching(lane, first, last)]
        assert columns.coverage(lane, first, last) == plain.coverage(lane, first, last)
        one, other = columns.nearest(lane, first), plain.nearest(lane, first)
        assert (one and one.earliest) == (other and other.earliest)
    for id in range(len(drawn)):
        assert columns.find(id) == plain.find(id)
        assert columns.neighbour(id, 1) == plain.neighbour(id, 1)
    whole = (float(BASE - 64), float(BASE + 960))
    assert list(columns.starts(*whole, 64)) == list(plain.starts(*whole, 64))
    wanted = set(range(0, len(drawn), 2))
    assert [list(lane) for lane in columns.bins_of(wanted, *whole, 64)] == [
        list(lane) for lane in plain.bins_of(wanted, *whole, 64)
    ]


def test_lanes_share_the_height_and_the_fullest_gets_more_rows() -> None:
    few = bands([12, 2, 1], [2, 1, 1], 190)

    assert few[0].rows > few[1].rows >= few[2].rows
    assert few[-1].top + few[-1].height <= 190


def test_lanes_that_do_not_fit_reach_below_and_keep_a_row_each() -> None:
    many = bands([5] * 12, [1] * 12, 100)

    assert [band.rows for band in many] == [1] * 12
    assert many[-1].top + many[-1].height > 100


@pytest.mark.parametrize("which", [0, 1])
def test_a_lane_that_holds_nothing_is_left_out_unless_its_actor_was_chosen(which: int) -> None:
    # South takes part in two events, each of which lies with the one who is named first.
    rows, who = [_row(1, "2024-01-03"), _row(2, "2024-02")], {1: [3, 4], 2: [5, 4]}
    source = _both(_content(*rows, who=who), BY_ACTOR)[which]
    assert sorted(lane.label for lane in source.lanes) == ["North", "West"]
    assert list(source.totals) == [1, 1]
    assert [_lane(source, 1), _lane(source, 2)] == ["North", "West"]
    assert [list(bins) for bins in source.bins_of([1, 2], BASE, BASE + 60, 2)] in ([[1, 0], [0, 1]], [[0, 1], [1, 0]])
    hidden = Content(rows, [(1, 3), (1, 4)], FOREST, events=frozenset({1}), pinned=frozenset({5}))
    source = [RowSource, lambda given, by: ColumnSource(Table(given), given, by)][which](hidden, BY_ACTOR)
    assert [lane.label for lane in source.lanes] == ["West", "North"]
    assert source.find(2) is None


def test_a_single_overfull_lane_has_rows_to_open_into_and_several_have_few() -> None:
    assert bands([750, 40, 30], [9, 1, 1], 100)[0].rows == 4
    assert [band.rows for band in bands([9000] * 12, [1] * 12, 200)] == [1] * 12


def test_events_with_ids_far_apart_are_found_as_well() -> None:
    rows = [_row(7, "2024-01-03"), _row(2**40, "2024-02"), _row(3, "2023")]
    source = _both(_content(*rows, who={7: [3], 2**40: [4], 3: [3]}), BY_ACTOR)[1]
    for row in rows:
        found = source.find(row.id)
        assert found is not None
        assert found[0].id == row.id
    assert source.find(8) is None
    assert source.find(2**41) is None
