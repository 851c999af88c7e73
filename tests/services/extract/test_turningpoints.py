"""Dates told by what happened: what all know, what the text dates itself, and words that only look like it."""

from __future__ import annotations

import pytest

from workbench.services.extract.clean import clean
from workbench.services.extract.dates import Date, find_dates

RULE = "date.turning-point"

KNOWN = [
    ("fr", "Depuis l’invasion de l’Ukraine, le sel est rare.", "2022-02-24/.."),
    ("fr", "Depuis le début de l’invasion russe de l’Ukraine, le sel est rare.", "2022-02-24/.."),
    ("fr", "Avant la guerre en Ukraine, le sel était bon marché.", "../2022-02-24"),
    ("fr", "Depuis la guerre froide, le moulin dort.", "1991/.."),
    ("fr", "Depuis la fin de la guerre froide, le moulin dort.", "1991/.."),
    ("fr", "Depuis le début de la guerre froide, le moulin dort.", "1947/.."),
    ("fr", "Le moulin tournait avant la dissolution de l’Union soviétique.", "../1991"),
    ("fr", "Après l’effondrement de l’URSS, le bac fut vendu.", "1991/.."),
    ("fr", "Au lendemain du Brexit, le bac fut vendu.", "2020-01-31/.."),
    ("fr", "Après l’élection de Donald Trump, le sel monta.", "2016-11-08/.."),
    ("fr", "À l’approche du scrutin présidentiel américain, le sel monte.", "../2024-11-05"),
    ("fr", "À la veille de la Seconde Guerre mondiale, le moulin brûla.", "../1939"),
    ("en", "Since the invasion of Ukraine salt is scarce.", "2022-02-24/.."),
    ("en", "Since Russia’s full-scale invasion of Ukraine salt is scarce.", "2022-02-24/.."),
    ("en", "Before the war in Ukraine salt was cheap.", "../2022-02-24"),
    ("en", "Ever since the end of the Cold War the mill has slept.", "1991/.."),
    ("en", "After the fall of the Berlin Wall the ferry was sold.", "1989-11-09/.."),
    ("en", "Since the Second World War the mill has slept.", "1945/.."),
    ("en", "The mill burnt before the Korean War.", "../1950"),
    ("en", "Since the fall of Muammar Gaddafi salt is scarce.", "2011-10/.."),
    ("en", "Ahead of the American presidential election salt is dear.", "../2024-11-05"),
    ("en", "In the wake of Brexit the ferry was sold.", "2020-01-31/.."),
]
TOLD = [
    (
        "fr",
        "Le coup d’État du 1er février 2021 fit monter le sel. Depuis le coup d’État, il est rare.",
        "2021-02-01/..",
    ),
    ("fr", "L’offensive de mars 2020 échoua. Depuis l’offensive, le bac ne passe plus.", "2020-03/.."),
    ("en", "The coup of 3 May 2019 raised the price. Since the coup salt is scarce.", "2019-05-03/.."),
    ("en", "The ceasefire of May 2019 holds. Since the ceasefire the ferry sails.", "2019-05/.."),
    # Of two, the last before it; of those behind it, the first.
    ("en", "The coup of May 2012 and the coup of May 2019 failed. Since the coup salt is scarce.", "2019-05/.."),
    ("en", "Since the coup salt is scarce. The coup of May 2012 failed, the coup of May 2019 too.", "2012-05/.."),
]
OPEN = [
    ("fr", "Depuis le coup d’État, le sel est rare."),
    ("fr", "Depuis l’indépendance, le moulin tourne."),
    ("fr", "Depuis le début du conflit, le bac ne passe plus."),
    ("fr", "Depuis la fin de la guerre en Ukraine, le sel est là."),
    ("en", "Since the coup salt is scarce."),
    ("en", "Since independence the mill has turned."),
    ("en", "Since the outbreak of the war the ferry has stood still."),
    ("en", "Since the end of the war in Ukraine salt is cheap."),
]
NONE = [
    ("fr", "L’invasion de l’Ukraine a fait monter le sel."),
    ("fr", "La guerre froide fut longue."),
    ("fr", "Le Brexit coûte cher au meunier."),
    ("fr", "Un coup d’État a eu lieu."),
    ("fr", "Depuis la guerre de 1870, le moulin dort."),
    ("fr", "Depuis l’accordéon, il joue mieux."),
    ("fr", "Avant le vote, il dort."),
    ("fr", "Il vit depuis la mer."),
    ("fr", "Depuis les guerriers, la danse a changé."),
    ("en", "The invasion of Ukraine raised the price."),
    ("en", "The Cold War was long."),
    ("en", "Since the warehouse burnt, salt is scarce."),
    ("en", "Since the warden slept, salt is scarce."),
    ("en", "Brexit costs the miller dear."),
    ("en", "Before the vote he sleeps."),
    ("en", "Since they voted, he sleeps."),
    ("en", "Since the 2019 coup salt is scarce."),
    ("en", "Since the miller’s independence he sings."),
]


def _points(language: str, text: str, published: str | None = "2023-06-14") -> list[Date]:
    return [date for date in find_dates(clean(text), language=language, published=published) if date.rule == RULE]


@pytest.mark.parametrize(("language", "text", "value"), [*KNOWN, *TOLD])
def test_what_all_know_or_the_text_dates_has_its_day_and_says_that_it_was_inferred(
    language: str, text: str, value: str
) -> None:
    assert [(date.edtf, date.inferred) for date in _points(language, text)] == [(value, True)]


@pytest.mark.parametrize(("language", "text"), OPEN)
def test_what_nothing_dates_stays_open(language: str, text: str) -> None:
    assert [date.edtf for date in _points(language, text)] == [None]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_other_words_are_no_turning_point(language: str, text: str) -> None:
    assert _points(language, text) == []


def test_of_several_votes_the_last_before_the_text_is_meant() -> None:
    text = "Après l’élection de Donald Trump, le sel monta."
    assert [date.edtf for date in _points("fr", text, "2024-12")] == ["2024-11-05/.."]
    assert [date.edtf for date in _points("fr", text, "2018-03-01")] == ["2016-11-08/.."]
