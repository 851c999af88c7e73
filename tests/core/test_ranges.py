"""Figures of several sources side by side, and quantities in words."""

from __future__ import annotations

import pytest

from workbench.core.ranges import Range, agreed, amount, spoken
from workbench.core.records import Figure


def said(low: float | None, best: float | None, high: float | None) -> Figure:
    """What one source says."""
    return Figure(0, "", low, best, high, "", "", "obus")


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ([said(10_000, None, 12_000)], Range(10_000, None, 12_000)),
        ([said(None, 9, None), said(None, 10, None)], Range(9, None, 10)),
        ([said(None, 9, None), said(None, 9, None)], Range(9, 9, 9)),
        ([said(3_000, None, None)], Range(3_000, None, None)),
        ([], Range(None, None, None)),
    ],
)
def test_sources_span_a_range_and_a_best_figure_stands_only_uncontradicted(figures: list[Figure], found: Range) -> None:
    assert agreed(figures) == found


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [
        (999, "en", "999"),
        (12_000, "fr", "12\u202f000"),
        (3_000_000, "en", "3\u202fM"),
        (7.5, "fr", "7,5"),
        (0, "fr", "0"),
    ],
)
def test_amounts_are_grouped_as_the_language_does(value: float, language: str, words: str) -> None:
    assert amount(value, language) == words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Range(2, None, 5), "2–5"),
        (Range(2, 3, 5), "2–5 (3)"),
        (Range(4, 4, 4), "4"),
        (Range(2, None, None), "≥ 2"),
        (Range(None, None, 5), "≤ 5"),
        (Range(None, None, None), ""),
    ],
)
def test_a_range_says_which_of_its_ends_are_known(found: Range, words: str) -> None:
    assert spoken(found, "en") == words
