"""Dates moved and stretched keep what was known of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.edtf import parse
from workbench.core.shifting import moved, stretched, unit_of


def day(text: str) -> int:
    """The ordinal of an ISO date."""
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("text", "days", "found"),
    [
        ("2024-10-23", 9, "2024-11-01"),
        ("2024-12", 31, "2025-01"),
        ("2024-01?", -31, "2023-12?"),
        ("2024", 366, "2025"),
        ("2024", 100, "2024"),
        ("2024-24", 92, "2025-21"),
        ("2024-33", -92, "2023-36"),
        ("199X", 3653, "200X"),
        ("2022/..", 365, "2023/.."),
        ("../2024-06-01", 2, "../2024-06-03"),
        ("2024-06/2024-10", 61, "2024-08/2024-12"),
        ("0001", -4000, "0001"),
    ],
)
def test_a_date_moves_by_its_own_unit(text: str, days: float, found: str) -> None:
    assert moved(parse(text), days) == found


@pytest.mark.parametrize(
    ("text", "at", "is_start", "found"),
    [
        ("2024-06", "2024-10-15", False, "2024-06/2024-10"),
        ("2024-06", "2024-03-15", True, "2024-03/2024-06"),
        ("2024-06/2024-10", "2024-06-20", False, "2024-06"),
        ("2024-10-23", "2024-10-25", False, "2024-10-23/2024-10-25"),
        ("2022/..", "2024-05-05", False, "2022/2024"),
        ("2024-06/2024-10", "2024-02-20", False, "2024-02"),
        ("2024-10-23/..", "2024-10-20", True, "2024-10-20/.."),
    ],
)
def test_an_end_is_put_on_a_day_as_finely_as_it_was_known(text: str, at: str, is_start: bool, found: str) -> None:
    assert stretched(parse(text), day(at), is_start=is_start) == found


@given(
    st.sampled_from(["2024-10-23", "2024-06", "2024", "2024-22", "2022/..", "2024-06~/2024-10-01", "../1999"]),
    st.floats(-40_000, 40_000),
    st.booleans(),
)
def test_whatever_the_hand_does_a_date_comes_out(text: str, days: float, is_start: bool) -> None:
    found = parse(text)
    assert parse(moved(found, days))
    assert parse(stretched(found, (found.earliest or found.latest or 0) + days, is_start=is_start))
    assert unit_of(found) >= 1
