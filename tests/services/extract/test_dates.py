"""Dates in prose become EDTF; what looks like a date and is none stays out."""

from __future__ import annotations

import pytest

from workbench.services.extract.clean import clean
from workbench.services.extract.dates import Date, find_dates

FRENCH = [
    ("Le convoi est parti le 4 mai 2019.", "2019-05-04"),
    ("Le convoi est parti le 1er mai 2019.", "2019-05-01"),
    ("Le pont fut rouvert en février 2020.", "2020-02"),
    ("La ligne est fermée depuis 2017.", "2017/.."),
    ("La ligne est fermée depuis le 8 mars 2017.", "2017-03-08/.."),
    ("Elle dure depuis la chute du gouvernement en 2011.", "2011/.."),
    ("Le contrat court jusqu’en 2031.", "../2031"),
    ("Les travaux finiront d’ici 2027.", "../2027"),
    ("À partir de janvier 2026, le tarif change.", "2026-01/.."),
    ("Le port fut bloqué fin août 2021.", "2021-08~"),
    ("La base ouvrira mi-2026.", "2026~"),
    ("Elle fut fondée vers 1890.", "1890~"),
    ("Les crues du printemps 2018 ont tout emporté.", "2018-21"),
    ("Pendant l’hiver 2020-2021, rien ne passait.", "2020-24"),
    ("Au troisième trimestre 2022, les ventes ont chuté.", "2022-35"),
    ("Au premier semestre 2022, elles montaient.", "2022-40"),
    ("Dans les années 1970, le canal était fermé.", "197X"),
    ("Au XIXe siècle, le fort gardait la passe.", "18XX"),
    ("Les manœuvres ont duré du 3 au 9 juin 2016.", "2016-06-03/2016-06-09"),
    ("Du 28 juin au 4 juillet 2016, la rade fut vide.", "2016-06-28/2016-07-04"),
    ("Entre mars et mai 2015, trois navires ont disparu.", "2015-03/2015-05"),
    ("De 1998 à 2003, le blocus a tenu.", "1998/2003"),
    ("Le mandat 2009-2014 fut calme.", "2009/2014"),
    ("L’accord de 2012 est caduc.", "2012"),
    ("Il a plu en 2021 après un long été.", "2021"),
    ("Dans les années 90, le canal était fermé.", "199X"),
]
ENGLISH = [
    ("The convoy left on 4 May 2019.", "2019-05-04"),
    ("The convoy left on May 4, 2019.", "2019-05-04"),
    ("The bridge reopened in February 2020.", "2020-02"),
    ("The line has been shut since 2017.", "2017/.."),
    ("The contract runs until 2031.", "../2031"),
    ("The works will end by 2027.", "../2027"),
    ("The port was blocked in late August 2021.", "2021-08~"),
    ("It was founded around 1890.", "1890~"),
    ("The floods of spring 2018 took everything.", "2018-21"),
    ("In the third quarter of 2022 sales fell.", "2022-35"),
    ("In the 1970s the canal was closed.", "197X"),
    ("Drills ran from June 3 to June 9, 2016.", "2016-06-03/2016-06-09"),
    ("Between March and May 2015 three ships vanished.", "2015-03/2015-05"),
    ("From 1998 to 2003 the blockade held.", "1998/2003"),
]
NO_DATE = [
    ("fr", "La résolution 1540 reste en vigueur."),
    ("fr", "Près de 2000 réfugiés ont passé le col."),
    ("fr", "Le navire emporte 1 950 tonnes de blé."),
    ("fr", "Il en marche vers la sortie, car mars est une planète."),
    ("fr", "Le vol 1987 a du retard."),
    ("fr", "En tout, 2021 familles attendent."),
    ("fr", "Le port a reçu 2021 caisses après un long été."),
    ("fr", "Les 90 chars attendent depuis des années."),
    ("fr", "Des années 90,5 fois plus sèches suivent."),
    ("fr", "Les mai­sons du port valent 2000 euros."),
    ("en", "He may come if the march on the capital fails."),
    ("en", "About 2000 refugees crossed the pass."),
    ("en", "Resolution 1540 is still in force."),
    ("en", "The ship carries 1,950 tonnes of wheat."),
    ("en", "An august assembly met."),
    ("en", "They second the motion."),
]


def _only(text: str, language: str, published: str | None = None) -> Date:
    found = find_dates(clean(text), language=language, published=published)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("text, value", FRENCH)
def test_a_french_date_becomes_edtf(text: str, value: str) -> None:
    assert _only(text, "fr").edtf == value


@pytest.mark.parametrize("text, value", ENGLISH)
def test_an_english_date_becomes_edtf(text: str, value: str) -> None:
    assert _only(text, "en").edtf == value


@pytest.mark.parametrize("language, text", NO_DATE)
def test_words_and_figures_that_look_like_dates_are_none(language: str, text: str) -> None:
    assert find_dates(clean(text), language=language) == []


@pytest.mark.parametrize(
    "language, text, value",
    [
        ("fr", "Il est parti hier.", "2024-11-14"),
        ("fr", "Il l’a dit mardi.", "2024-11-12"),
        ("fr", "Le pont a cédé la semaine dernière.", "2024-11-04/2024-11-10"),
        ("fr", "Le pont a cédé il y a deux ans.", "2022"),
        ("fr", "Le pont a cédé le mois dernier.", "2024-10"),
        ("fr", "Le pont a cédé le 3 décembre.", "2023-12-03"),
        ("en", "He left yesterday.", "2024-11-14"),
        ("en", "He said so on Tuesday.", "2024-11-12"),
        ("en", "The bridge fell two years ago.", "2022"),
        ("en", "The bridge fell last month.", "2024-10"),
    ],
)
def test_a_relative_date_is_counted_from_the_document_and_flagged(language: str, text: str, value: str) -> None:
    date = _only(text, language, "2024-11-15")
    assert (date.edtf, date.inferred) == (value, True)


def test_a_relative_date_without_a_dated_document_stays_open_and_flagged() -> None:
    date = _only("Il est parti hier.", "fr")
    assert (date.edtf, date.inferred) == (None, True)


def test_a_day_without_its_year_takes_the_year_named_before_and_is_flagged() -> None:
    first, second = find_dates("Le 4 mai 2019, il part. Le 9 juin, il revient.", language="fr")
    assert (first.edtf, first.inferred) == ("2019-05-04", False)
    assert (second.edtf, second.inferred) == ("2019-06-09", True)


def test_a_day_that_no_month_has_keeps_its_words_without_a_value() -> None:
    assert _only("Le 31 juin 2019, rien.", "fr").edtf is None


@pytest.mark.parametrize(
    "language, text, value",
    [
        ("fr", "Oslo, 4 mai – Le pont, fermé le 3 mai 2019, rouvre.", "2019-05-04"),
        ("fr", "Le 4 mars 2019, il part. En avril, il revient.", "2019-04"),
        ("fr", "Fermé le 2 juin 2021, comme en mai 2018, le pont rouvre. Fin janvier, il ferme.", "2021-01~"),
        ("fr", "Le pont ferme le jour de Noël 2019.", "2019-12-25"),
        ("fr", "Il a fui Londres fin 2019 Londres.", "2019~"),
        ("en", "It closed on Christmas Day 2019.", "2019-12-25"),
        ("en", "It closed from dusk, 31 March to 1 April 2019.", "2019-03-31/2019-04-01"),
        ("en", "It closed on 3 May 2019. On June 13 it opened.", "2019-06-13"),
        ("en", "Its 2019 plan failed.", "2019"),
    ],
)
def test_days_that_need_the_text_around_them(language: str, text: str, value: str) -> None:
    assert value in [date.edtf for date in find_dates(clean(text), language=language)]


@pytest.mark.parametrize(
    "language, text, value",
    [
        ("fr", "Il attend jusqu’en mars 2027. Le 4 mai, il part. Le 3 mai 2019, il vint.", "2027-05-04"),
        ("fr", "Le 4 novembre 2018, il part. Il revint le 2 juin 2021. Fin janvier, il ferme.", "2018-01~"),
        ("fr", "À Noël, le pont ferme.", "2019-12-25"),
        ("en", "They met on 3 May and 5 June 2019.", "2019-05-03/2019-06-05"),
        ("en", "It has a 2019 tonne crane.", "2019-12-25"),
        ("en", "On Christmas Island it rains.", "2019-12-25"),
    ],
)
def test_a_year_is_not_taken_from_elsewhere(language: str, text: str, value: str) -> None:
    assert value not in [date.edtf for date in find_dates(clean(text), language=language)]
