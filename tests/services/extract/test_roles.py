"""Which part of a giving the words around a party tell."""

from __future__ import annotations

import pytest

from workbench.core.spans import Span
from workbench.services.extract.parties import Clause
from workbench.services.extract.records import Mention
from workbench.services.extract.roles import LIKELY, SURE, Word, able, donors, takers


def _read(text: str, said: str, sort: str, thing: str, language: str = "en") -> tuple[set[str], set[str]]:
    """Donors and recipients of the giving `said`, each as "key why rank"."""
    names = {"Norway": "NO", "Latvia": "LV", "Norvège": "NO", "Lettonie": "LV"}
    adjectives = {"Norwegian": "NO", "Latvian": "LV", "norvégiens": "NO"}
    mentions = [
        Mention(Span(text.index(word), text.index(word) + len(word)), key, "state", form, "known.name")
        for form, words in (("name", names), ("demonym", adjectives))
        for word, key in words.items()
        if word in text
    ]
    whole = Span(0, len(text))
    clause = Clause(text, whole, sorted(mentions, key=lambda m: m.span), language)
    word = Word(Span(text.index(said), text.index(said) + len(said)), sort, whole)
    goods = Span(text.index(thing), text.index(thing) + len(thing))
    here = able(clause, whole)
    return (
        {f"{role.who.key} {role.why} {role.rank}" for role in donors(clause, word, here, goods)},
        {f"{role.who.key} {role.why} {role.rank}" for role in takers(clause, word, here, goods)},
    )


@pytest.mark.parametrize(
    "text, said, sort, thing, language, giving, taking",
    [
        ("Norway sent salt to Latvia.", "sent", "gives", "salt", "en", f"NO subject {SURE}", f"LV led {SURE}"),
        ("Latvia bought salt from Norway.", "bought", "gets", "salt", "en", f"NO from {SURE}", f"LV subject {SURE}"),
        (
            "Latvia's boats, paid for by Norway, sailed.",
            "paid for",
            "gives",
            "boats",
            "en",
            f"NO by {SURE}",
            f"LV owner {LIKELY}",
        ),
        (
            "L'aide de la Norvège à la Lettonie croît.",
            "aide",
            "giving",
            "aide",
            "fr",
            f"NO of {SURE}",
            f"LV led {SURE}",
        ),
        (
            "Le contrat porte sur trois canons norvégiens pour la Lettonie.",
            "contrat",
            "deal",
            "canons",
            "fr",
            f"NO maker {SURE}",
            f"LV led {SURE}",
        ),
    ],
)
def test_a_role(text: str, said: str, sort: str, thing: str, language: str, giving: str, taking: str) -> None:
    give, take = _read(text, said, sort, thing, language)
    assert giving in give
    assert taking in take


@pytest.mark.parametrize(
    "text, said, sort, thing",
    [
        ("Norway exported more oil than Latvia.", "exported", "gives", "oil"),
        ("Norway fired guns over Latvia.", "fired", "gives", "guns"),
        ("Norway sent boats off Latvia's coast.", "sent", "gives", "boats"),
        ("Norway talked with Latvia, then sent boats.", "sent", "gives", "boats"),
        ("Norway supplied it with boats after Latvia's attack.", "supplied", "gives", "boats"),
    ],
)
def test_whom_nothing_makes_a_recipient(text: str, said: str, sort: str, thing: str) -> None:
    assert not {one for one in _read(text, said, sort, thing)[1] if one.startswith("LV")}
