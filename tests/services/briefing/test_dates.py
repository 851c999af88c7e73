"""Dates as a reader says them, saying no more than is known."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.services.briefing.dates import day_in_words, in_words
from workbench.services.briefing.words import Words

EN, FR = Words("en"), Words("fr")


@pytest.mark.parametrize(
    "text, english, french",
    [
        ("2024-10-23", "23 October 2024", "23 octobre 2024"),
        ("2024-03-01", "1 March 2024", "1er mars 2024"),
        ("2024-06", "June 2024", "juin 2024"),
        ("2024", "2024", "2024"),
        ("2024-XX", "2024", "2024"),
        ("202X", "2020s", "années 2020"),
        ("19XX", "between 1900 and 1999", "entre 1900 et 1999"),
        ("2024-21", "spring 2024", "printemps 2024"),
        ("2024-36", "fourth quarter of 2024", "quatrième trimestre 2024"),
        ("2024-11~", "around November 2024", "vers novembre 2024"),
        ("2024?", "2024 (uncertain)", "2024 (incertain)"),
        ("2024-05-02%", "around 2 May 2024 (uncertain)", "vers 2 mai 2024 (incertain)"),
        ("2022/..", "since 2022", "depuis 2022"),
        ("../2023-01", "until January 2023", "jusqu’à janvier 2023"),
        ("2022-02-24/2024", "24 February 2022 to 2024", "de 24 février 2022 à 2024"),
        ("last week", "last week", "last week"),
    ],
)
def test_edtf_in_words(text: str, english: str, french: str) -> None:
    assert in_words(text, EN) == english
    assert in_words(text, FR).replace("\u00a0", " ") == french


def test_a_day_keeps_its_number_and_month_on_one_line_in_french() -> None:
    assert day_in_words(date(2026, 11, 23), FR) == "23\u00a0novembre 2026"
