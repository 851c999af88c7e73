"""Whose make goods are, and who has them in use."""

from __future__ import annotations

import pytest

from workbench.core.spans import Span
from workbench.services.extract.makers import in_use, is_of_trade, is_of_users, made_by
from workbench.services.extract.parties import Clause
from workbench.services.extract.records import Mention

_DEMONYMS = {
    "Norwegian": "NO",
    "Latvian": "LV",
    "norvégien": "NO",
    "norvégiens": "NO",
    "norvégienne": "NO",
    "lettone": "LV",
}
_NAMES = {"Norway": "NO", "Latvia": "LV", "Sweden": "SE", "Lettonie": "LV"}


def _clause(text: str, language: str) -> Clause:
    mentions = [
        Mention(Span(at, at + len(word)), key, "state", form, "known.name")
        for form, words in (("demonym", _DEMONYMS), ("name", _NAMES))
        for word, key in words.items()
        for at in [text.find(word)]
        if at >= 0 and not text[at + len(word) : at + len(word) + 1].isalpha()
    ]
    return Clause(text, Span(0, len(text)), sorted(mentions, key=lambda m: m.span), language)


@pytest.mark.parametrize(
    "language, text, goods",
    [
        ("en", "They flew Norwegian helicopters.", "helicopters"),
        ("en", "They flew Norwegian-made helicopters.", "helicopters"),
        ("en", "Most of the rifles are Norwegian.", "rifles"),
        ("en", "The rifles are of Norwegian origin.", "rifles"),
        ("fr", "Ils tirent des obus norvégiens.", "obus"),
        ("fr", "Des chars de fabrication norvégienne sont là.", "chars"),
        ("fr", "Les chars sont d'origine norvégienne.", "chars"),
        ("en", "Norwegian arms makers met.", None),
        ("en", "Norwegian drone flights went on.", None),
        ("en", "Norwegian millers met.", None),
        ("fr", "Ils parlent d'un meunier norvégien.", None),
    ],
)
def test_whose_make_it_is(language: str, text: str, goods: str | None) -> None:
    clause = _clause(text, language)
    made = made_by(clause, clause.inside[0])
    assert (made.of(text) if made is not None else None) == goods


@pytest.mark.parametrize(
    "language, text, is_theirs",
    [
        ("en", "Latvian gunners slept.", True),
        ("en", "Latvia's air force slept.", True),
        ("en", "Latvian millers slept.", False),
        ("en", "Latvia slept.", False),
        ("fr", "La marine lettone dort.", True),
        ("fr", "La farine lettone se vend.", False),
    ],
)
def test_whose_crews_they_are(language: str, text: str, is_theirs: bool) -> None:
    clause = _clause(text, language)
    assert is_of_users(clause, clause.inside[0]) == is_theirs


@pytest.mark.parametrize(
    "language, text, is_told",
    [
        ("en", "Latvian crews learn to fly Norwegian helicopters.", True),
        ("en", "Norwegian drones are the pride of Latvia's air force.", True),
        ("en", "Latvia struck the mill with Norwegian drones.", True),
        ("fr", "L'armée lettone aligne des chars norvégiens.", True),
        ("en", "Latvian gunners shot down Norwegian drones.", False),
        ("en", "Latvian gunners fired at Norwegian tanks.", False),
        ("en", "Latvian crews slept while Norwegian helicopters flew.", False),
        ("en", "Latvian crews and Sweden like Norwegian helicopters.", False),
        ("en", "Latvia likes Norwegian helicopters.", False),
        ("fr", "L'armée lettone redoute les chars norvégiens.", False),
    ],
)
def test_who_has_it_in_use(language: str, text: str, is_told: bool) -> None:
    found = [(donor.key, taker.key) for donor, taker, _thing in in_use(_clause(text, language))]
    assert found == ([("NO", "LV")] if is_told else [])


def test_a_noun_that_the_next_one_means() -> None:
    text = "arms makers, arms for all"
    clause = Clause(text, Span(0, len(text)), (), "en")
    assert is_of_trade(clause, Span(0, 4))
    assert not is_of_trade(clause, Span(13, 17))
