"""Who speaks behind the last comma before the verb, and the paper that opens a sentence."""

from __future__ import annotations

import pytest

from tests.services.extract.speaking import sources


@pytest.mark.parametrize(
    "language, text, source",
    [
        (
            "en",
            "The shells ran out, a senior officer from Norway’s staff told Reuters in May.",
            "a senior officer from Norway’s staff",
        ),
        (
            "en",
            "In a column for the daily, former minister Ola Berg details why the bridge fell.",
            "former minister Ola Berg",
        ),
        ("en", "Data compiled by Oslo in May show that the bridge fell.", "Data compiled by Oslo in May"),
    ],
)
def test_who_speaks_behind_a_comma_or_first(language: str, text: str, source: str) -> None:
    assert sources(text, language) == [source]


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "The shells ran out, a rare sight in Norway."),
        ("en", "The shells ran out, a heavy loss for the staff."),
        ("en", "In a column of smoke, the old bridge fell."),
        ("en", "Data compiled by Oslo in May lie in a drawer."),
        ("en", "Data cost money in May."),
        ("fr", "Le fleuve monte, une nouvelle menace pour Oslo."),
    ],
)
def test_what_stands_there_says_nothing(language: str, text: str) -> None:
    assert sources(text, language) == []
