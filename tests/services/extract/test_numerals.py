"""Numbers in words, of any length."""

from __future__ import annotations

import re

import pytest

from workbench.services.extract import numerals


@pytest.mark.parametrize(
    "words, language, value",
    [
        ("vingt et un", "fr", 21),
        ("soixante et onze", "fr", 71),
        ("quatre-vingts", "fr", 80),
        ("quatre-vingt-dix-sept", "fr", 97),
        ("deux mille cinq cents", "fr", 2500),
        ("trois cent mille", "fr", 300_000),
        ("thirty-one", "en", 31),
        ("two hundred and fifty", "en", 250),
        ("a hundred thousand", "en", 100_000),
        ("twenty-five thousand three hundred", "en", 25_300),
    ],
)
def test_a_number_is_worth_what_it_says(words: str, language: str, value: int) -> None:
    assert re.fullmatch(numerals.pattern(language), words)
    assert numerals.value(words, language) == value


@pytest.mark.parametrize(
    "words, language", [("deux et trois", "fr"), ("dix-huitième", "fr"), ("two and three", "en"), ("one of two", "en")]
)
def test_two_numbers_are_not_one(words: str, language: str) -> None:
    assert not re.fullmatch(numerals.pattern(language), words)
