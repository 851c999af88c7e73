from __future__ import annotations

import pytest

from workbench.services.ingest.language import language_of

FRENCH = "Les pourparlers ont repris lundi dans la capitale, sans témoin."
ENGLISH = "Talks resumed on Monday in the capital, without witnesses."


@pytest.mark.parametrize(
    "text, language",
    [
        (FRENCH, "fr"),
        (ENGLISH, "en"),
        (FRENCH.upper(), "fr"),
        ("1 2 3 4 5 6 7 8 9 " * 30 + ENGLISH, "en"),
        ("", ""),
        ("12.5 % + 7 = 19.5", ""),
        ("Oui, bien sûr.", ""),
    ],
)
def test_french_and_english_are_told_apart_where_there_are_words_enough(text, language):
    assert language_of(text) == language


def test_only_the_beginning_counts():
    assert language_of(FRENCH * 60 + ENGLISH * 600) == "fr"
