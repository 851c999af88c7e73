"""Tests for the first difference of two lists."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.core.comparing import first_difference


@given(st.lists(st.integers(0, 3), max_size=40), st.lists(st.integers(0, 3), max_size=40))
def test_the_first_place_where_two_lists_part(before: list[int], after: list[int]) -> None:
    expected = next(
        (at for at in range(max(len(before), len(after))) if before[at : at + 1] != after[at : at + 1]), None
    )
    assert first_difference(before, after) == expected
    assert first_difference(tuple(before), after) == expected


def test_a_row_that_went_is_found_in_a_long_list_and_the_rest_is_the_same_behind_it() -> None:
    before = [(number, str(number)) for number in range(20_000)]
    after = [row for row in before if row[0] != 15_321]
    assert first_difference(before, after) == 15_321
    assert first_difference(before, after, at=15_322, shift=1) is None
    assert first_difference(before, [*before, (0, "")]) == 20_000
