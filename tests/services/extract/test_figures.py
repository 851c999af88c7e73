"""Figures keep their bounds, their unit and what they count."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse
from workbench.services.extract.clean import clean
from workbench.services.extract.figures import find_figures
from workbench.services.extract.records import Figure


def _found(text: str, language: str) -> list[Figure]:
    return find_figures(clean(text), language, [])


@pytest.mark.parametrize(
    "text, low, best, high, unit, counted",
    [
        ("La flotte a 1 200 navires.", None, 1200, None, "", "navires"),
        ("La flotte a douze navires.", None, 12, None, "", "navires"),
        ("Près de trois millions de sacs attendent.", None, 3e6, None, "", "sacs"),
        ("Plus de 400 familles ont fui.", 400, None, None, "", "familles"),
        ("Moins de 50 tonnes restent.", None, None, 50, "t", ""),
        ("Jusqu’à 30 % du blé est perdu.", None, None, 30, "%", "blé"),
        ("Entre 10 000 et 12 000 marins servent.", 10000, None, 12000, "", "marins"),
        ("De 5 à 7 milliards d’euros manquent.", 5e9, None, 7e9, "EUR", ""),
        ("12 à 15 navires passent.", 12, None, 15, "", "navires"),
        ("Plusieurs dizaines de canons tirent.", 20, None, 99, "", "canons"),
        ("Plusieurs milliers de marins servent.", 2000, None, 9999, "", "marins"),
        ("Une centaine de marins servent.", None, 100, None, "", "marins"),
        ("2,5 milliards de dollars manquent.", None, 2.5e9, None, "USD", ""),
        ("Le câble mesure 170 kilomètres.", None, 170, None, "km", ""),
    ],
)
def test_french_figures(
    text: str, low: float | None, best: float | None, high: float | None, unit: str, counted: str
) -> None:
    [figure] = _found(text, "fr")
    assert (figure.low, figure.best, figure.high, figure.unit) == (low, best, high, unit)
    assert figure.counted in (counted, "") if unit else figure.counted == counted


@pytest.mark.parametrize(
    "text, low, best, high, unit",
    [
        ("The fleet has 1,200 ships.", None, 1200, None, ""),
        ("Nearly three million sacks wait.", None, 3e6, None, ""),
        ("More than 400 families fled.", 400, None, None, ""),
        ("Up to 30 per cent is lost.", None, None, 30, "%"),
        ("Between 10,000 and 12,000 sailors serve.", 10000, None, 12000, ""),
        ("It costs $9 billion.", None, 9e9, None, "USD"),
        ("It costs €2.5bn.", None, 2.5e9, None, "EUR"),
        ("Dozens of guns fired.", 20, None, 99, ""),
        ("Several thousand sailors serve.", 2000, None, 9999, ""),
        ("A dozen ships left.", None, 12, None, ""),
    ],
)
def test_english_figures(text: str, low: float | None, best: float | None, high: float | None, unit: str) -> None:
    [figure] = _found(text, "en")
    assert (figure.low, figure.best, figure.high, figure.unit) == (low, best, high, unit)


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "La résolution 1540 est en vigueur."),
        ("fr", "L’article 5 du traité protège."),
        ("fr", "Un Mirage 2000 décolle du pont."),
        ("fr", "Le sommet du G20 commence."),
        ("fr", "Le système S-400 est prêt."),
        ("fr", "Une seule voie reste."),
        ("en", "Article 5 protects them."),
        ("en", "The Estline 2 cable broke."),
        ("en", "The G20 summit began."),
        ("en", "An F-16 took off."),
        ("en", "Resolution 1540 is in force."),
        ("en", "One way remains."),
    ],
)
def test_numbers_that_name_something_are_no_figures(language: str, text: str) -> None:
    assert _found(text, language) == []


def test_the_words_of_the_bound_are_kept_and_belong_to_the_figure() -> None:
    text = "Près de 80 canons tirent."
    [figure] = _found(text, "fr")
    assert figure.bound_words.lower() == "près de"
    assert figure.span.of(text) == "Près de 80 canons"


@pytest.mark.parametrize(
    "language, text, value",
    [
        ("en", "Norway has lent Sweden $500 million.", 500e6),
        ("en", "It cost Oslo $8 billion.", 8e9),
        ("en", "China handed Mali 80 military vehicles.", 80),
        ("fr", "Elle vend à la Norvège 25 000 tonnes de blé.", 25000),
        ("fr", "Il expédie vers la Norvège 250 tentes neuves.", 250),
        ("en", "The pipe is 60km long.", 60),
    ],
)
def test_a_sum_behind_a_name_is_no_part_of_it(language: str, text: str, value: float) -> None:
    assert value in [figure.best for figure in analyse(text, blocks=[], language=language).figures]


@pytest.mark.parametrize(
    "text, values",
    [
        ("Elle a versé en 2010 2,2 milliards d’euros.", [2.2e9]),
        ("Le port fut rouvert en 2010.", []),
        ("Les années 2010 furent sèches.", []),
    ],
)
def test_a_figure_right_behind_a_year(text: str, values: list[float]) -> None:
    assert [one.best for one in analyse(text, blocks=[], language="fr").figures] == values
