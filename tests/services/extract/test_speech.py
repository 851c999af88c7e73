"""The patterns of speech are built from the lists, so that an analyst's own words work too."""

from __future__ import annotations

import pytest

from workbench.services.extract.speech import according_pattern, source_pattern, verb_pattern


@pytest.mark.parametrize(
    "language, words",
    [
        ("fr", "a tenu à rappeler que le pont tient"),
        ("fr", "évalue à 182 navires la flotte"),
        ("fr", "invite la ville à fermer le pont"),
        ("en", "has put the cost at $20m"),
        ("en", "asked the town to close it"),
    ],
)
def test_verbs_with_what_must_follow(language: str, words: str) -> None:
    assert verb_pattern(language).match(words)


@pytest.mark.parametrize(
    "language, words",
    [
        ("fr", "évalue la flotte"),
        ("fr", "présente la flotte"),
        ("fr", "invite la ville"),
        ("en", "put the lamp out"),
        ("en", "asked the town"),
        ("en", "adds ten days"),
    ],
)
def test_verbs_without_it(language: str, words: str) -> None:
    assert not verb_pattern(language).match(words)


def test_cues_and_nouns() -> None:
    assert according_pattern("fr").match("Aux yeux de la presse")
    assert not according_pattern("fr").match("Aux yeux bleus")
    assert source_pattern("en").match("ship-trackers")
    assert not source_pattern("en").match("shipping lanes")
