"""Numbers are read as they were meant, or not at all."""

from __future__ import annotations

import pytest

from workbench.core import wording
from workbench.core.numbers import as_number, leading


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        ("3000", 3000, 3000),
        ("3 000", 3000, 3000),
        ("3\u202f000\u00a0000", 3_000_000, 3_000_000),
        ("12’500", 12500, 12500),
        ("3,000", 3000, None),
        ("12,500,000", 12_500_000, 12_500_000),
        ("2,5", 2.5, 2.5),
        ("0,250", 0.25, 0.25),
        ("1.5", 1.5, 1.5),
        ("1.500.000", 1_500_000, 1_500_000),
        ("1 234,5", 1234.5, 1234.5),
        ("1,234.5", 1234.5, 1234.5),
        ("1e6", 1_000_000, 1_000_000),
        ("-4", -4, -4),
        ("7 5", None, None),
        ("3 0000", None, None),
        ("many", None, None),
        ("", None, None),
        ("1e400", None, None),
    ],
)
def test_a_number_is_what_was_meant_in_each_language(text: str, english: float | None, french: float | None) -> None:
    assert as_number(text) == english
    wording.install("fr", {})
    assert as_number(text) == french


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3 000 sacks", ("3 000", "", "sacks")),
        ("10 000 à 12 000 bergers", ("10 000", "12 000", "bergers")),
        ("10,000-12,000 herders", ("10,000", "12,000", "herders")),
        ("5 to 9 ferries", ("5", "9", "ferries")),
        ("4 à la fois", ("4", "", "à la fois")),
        ("3 T-72", ("3", "", "T-72")),
        ("30 M USD", ("30", "", "M USD")),
        ("5%", ("5", "", "%")),
        ("some salt", ("some", "", "salt")),
        ("", ("", "", "")),
    ],
)
def test_a_text_begins_with_one_number_or_two(text: str, found: tuple[str, str, str]) -> None:
    assert leading(text) == found
