"""The patterns of speech are built from the lists, so that an analyst's own words work too."""

from __future__ import annotations

import pytest

from workbench.services.extract.speech import clitic_pattern, participle_pattern, source_pattern, verb_pattern


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


@pytest.mark.parametrize(
    "language, words, cue",
    [
        ("fr", ", estimant que", "estimant"),
        ("fr", ", tout en accusant Dahl", "tout en accusant"),
        ("en", ", also warning that", "also warning"),
        ("en", ", saying it sank", "saying"),
        ("fr", ", estimant la prise", None),
        ("fr", " accusant Dahl", None),
        ("en", ", warning loudly", None),
        ("en", " saying it sank", None),
    ],
)
def test_speech_beside_another_verb(language: str, words: str, cue: str | None) -> None:
    found = participle_pattern(language).match(words)
    assert (found["cue"] if found else None) == cue


@pytest.mark.parametrize(
    "words, pronoun",
    [
        ("a-t-il déclaré", "first"),
        ("fait-on valoir", "within"),
        ("assure-t-elle", "last"),
        ("a-t-il un bac", None),
        ("tient-on parole", None),
    ],
)
def test_inversions(words: str, pronoun: str | None) -> None:
    found = clitic_pattern().match(words)
    assert bool(found) is bool(pronoun)
    assert found is None or pronoun is None or found[pronoun]


def test_nouns_of_those_who_speak() -> None:
    assert source_pattern("en").match("ship-trackers")
    assert not source_pattern("en").match("shipping lanes")
