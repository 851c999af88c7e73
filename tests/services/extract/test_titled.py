"""Capitals of titles, programmes, phases and ideas name nobody; who is named inside them stays."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse
from workbench.services.extract.runs import given_names
from workbench.services.extract.titled import is_common, names_an_idea, titles

# language | text | the only names in it
CASES = """
en | They signed “A Strengthened Salt Pact for Ferry Growth in the Region”. |
en | They published a National Salt Strategy. |
en | The Salt Zone Partnership began in Phase II of the plan. |
en | Phase I ends in May. |
en | What Are the Millers Doing? |
en | What Is Vladimir Putin Doing in Norway? | Vladimir Putin;Norway
en | The Free and Open Indo-Pacific is a slogan. |
en | China pays for the Belt and Road Initiative. | China
en | The salt boat had an Air Independent Power drive; air and power are independent. |
en | The Oslo Accords failed. |
en | The Doha agreement failed. |
en | It said so in Oslo. | Oslo
en | “Ola Berg Left Norway” is a title of Ida Vik. | Norway;Ida Vik
en | They wore T-shirts in Norway. | Norway
en | One herder, codenamed “Cuba”, left. |
fr | Le programme Bolsa Vardane paie. |
fr | Phase I : le sel part. |
fr | Les accords de Minsk échouent. |
fr | Minsk II échoue. |
fr | Les nouvelles routes de la soie relient la Chine. | Chine
fr | Le sel [en mai, NDLR] part. |
fr | Le bac, en Union avec le port, part. |
fr | L'Union paie la Norvège. | Union;Norvège
"""


def _rows() -> list[tuple[str, str, set[str]]]:
    rows = []
    for line in CASES.strip().splitlines():
        language, text, names = (part.strip() for part in line.split("|"))
        rows.append((language, text, {name for name in names.split(";") if name}))
    return rows


@pytest.mark.parametrize("language, text, names", _rows())
def test_only_who_is_named_in_a_title_is_somebody(language: str, text: str, names: set[str]) -> None:
    found = analyse(text, blocks=[], language=language).actors
    assert {m.span.of(text) for actor in found for m in actor.mentions if m.form in ("name", "metonym")} == names


@pytest.mark.parametrize(
    "words, language, is_idea",
    [
        ("National Salt Strategy", "en", True),
        ("Phase II", "en", True),
        ("Stratégie du Sel", "fr", True),
        ("Ola Strategy", "en", "Ola" not in given_names()),
        ("Strategy", "en", False),
        ("Salt Watch", "en", False),
    ],
)
def test_an_idea_is_known_by_its_head(words: str, language: str, is_idea: bool) -> None:
    assert names_an_idea(words, language) is is_idea


def test_a_quotation_of_small_words_is_no_title() -> None:
    text = "He said “the Millers of Vardane left for the Salt Fair and stayed there”."
    assert list(titles(text, "en")) == []


@pytest.mark.parametrize(
    "words, lowers, common",
    [("Air Power", ["air", "power"], True), ("Vardane Power", ["power"], False), ("Vardane", ["vardane"], True)],
)
def test_words_that_the_text_writes_small_are_common(words: str, lowers: list[str], common: bool) -> None:
    assert is_common(words, frozenset(lowers), "en") is common
