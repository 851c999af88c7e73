"""Overlapping quotes are all found, kept apart and reachable."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.panes.source.spans import SpanTable

Row = tuple[int, int, int, str]


def rows_of(places: list[tuple[int, int]]) -> list[Row]:
    return [(number, start, start + length, "") for number, (start, length) in enumerate(places, 1)]


PLACES = st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 400)), max_size=300).map(rows_of)


@given(PLACES, st.integers(0, 3400), st.integers(1, 200))
def test_everything_in_a_window_is_found_and_nothing_else(rows: list[Row], start: int, length: int) -> None:
    table = SpanTable.of(rows)
    found = {table.ids[row] for row in table.rows_between(start, start + length)}
    assert found == {row[0] for row in rows if row[1] < start + length and row[2] > start}


@given(PLACES, st.integers(0, 3400))
def test_overlapping_quotes_never_share_a_track(rows: list[Row], start: int) -> None:
    hits = SpanTable.of(rows).hits(start, start + 300)
    for at, one in enumerate(hits):
        for other in hits[at + 1 :]:
            if one.start < other.end and other.start < one.end:
                assert one.track != other.track


@given(PLACES, st.integers(0, 3000))
def test_a_quote_keeps_its_track_while_the_text_scrolls(rows: list[Row], start: int) -> None:
    table = SpanTable.of(rows)
    before = {hit.row: hit.track for hit in table.hits(start, start + 400)}
    after = {hit.row: hit.track for hit in table.hits(start + 60, start + 460)}
    if len(rows) < 200:  # beyond, tracks may be dealt anew every few hundred quotes
        assert all(after[row] == track for row, track in before.items() if row in after)


@given(PLACES, PLACES)
def test_replacing_a_few_is_the_same_as_starting_over(rows: list[Row], others: list[Row]) -> None:
    gone = {row[0] for row in rows[::7]}
    added = [(number + 1000, start, end, "denied") for number, start, end, _modality in others[:5]]
    changed = SpanTable.of(rows)
    changed.change(gone, added)
    fresh = SpanTable.of([*(row for row in rows if row[0] not in gone), *added])
    assert sorted(zip(changed.starts, changed.ends, changed.ids, changed.modalities, strict=True)) == sorted(
        zip(fresh.starts, fresh.ends, fresh.ids, fresh.modalities, strict=True)
    )
    assert list(changed.starts) == list(fresh.starts)
    assert set(changed.ids_at(1500)) == set(fresh.ids_at(1500))
    for quote_id in {row[0] for row in rows} | {row[0] for row in added}:
        assert changed.parts(quote_id) == fresh.parts(quote_id)


@given(PLACES, st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 400)), max_size=40), st.integers(0, 3400))
def test_one_change_after_another_is_the_same_as_starting_over(
    rows: list[Row], added: list[tuple[int, int]], at: int
) -> None:
    changed, held = SpanTable.of(rows), list(rows)
    for number, (start, length) in enumerate(added, 1000):
        gone = held[number % len(held)][0] if held else 0
        held = [*(row for row in held if row[0] != gone), (number, start, start + length, "")]
        changed.change([gone], held[-1:])
    fresh = SpanTable.of(held)
    assert set(changed.ids_at(at)) == set(fresh.ids_at(at))
    assert len(changed.rows_between(at, at + 200)) == len(fresh.rows_between(at, at + 200))
    assert {hit.quote_id for hit in changed.hits(at, at + 90)} == {hit.quote_id for hit in fresh.hits(at, at + 90)}


def test_the_innermost_quote_comes_first() -> None:
    table = SpanTable.of([(1, 0, 100, ""), (2, 10, 50, ""), (3, 20, 30, "")])
    assert table.ids_at(25) == [3, 2, 1]
    assert table.ids_at(60) == [1]


def test_one_quote_over_everything_hides_none_of_the_others() -> None:
    rows = [(1, 0, 100_000, ""), *((number, number * 40, number * 40 + 30, "") for number in range(2, 2000))]
    table = SpanTable.of(rows)
    assert table.ids_at(1500 * 40 + 5) == [1500, 1]


def test_walking_forward_and_back_visits_every_quote_once() -> None:
    table = SpanTable.of([(5, 0, 9, ""), (5, 40, 50, ""), (2, 0, 4, ""), (9, 20, 60, "")])
    visited, quote_id = [], table.neighbour(0, None, forward=True)
    while quote_id is not None:
        visited.append(quote_id)
        quote_id = table.neighbour(0, quote_id, forward=True)
    assert visited == [5, 2, 9]
    assert table.neighbour(0, 9, forward=False) == 2
    assert table.parts(5) == [(0, 9), (40, 50)]
