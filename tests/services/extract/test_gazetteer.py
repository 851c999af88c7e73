"""Countries are found by name, by capital and by the adjective of their people."""

from __future__ import annotations

import pytest

from workbench.services.extract import lexicon
from workbench.services.extract.capitals import is_city
from workbench.services.extract.clean import clean
from workbench.services.extract.gazetteer import find_known, inflected


def _found(text: str, language: str) -> list[tuple[str, str, str]]:
    return [(text[hit.span.start : hit.span.end], hit.key, hit.form) for hit in find_known(clean(text), language)]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("entry", lexicon.table("countries"), ids=lambda entry: entry["key"])
def test_every_country_is_found_by_its_usual_name(entry: dict[str, dict[str, list[str]]], language: str) -> None:
    name = entry[language]["names"][0]
    found = [hit.key for hit in find_known(f"… {name} …", language)]
    assert found == [entry["key"]]


@pytest.mark.parametrize(
    "text, found",
    [
        ("les soldats norvégiens", [("norvégiens", "NO", "demonym")]),
        ("la flotte turque", [("turque", "TR", "demonym")]),
        ("l’accord gréco-turc", [("gréco-turc", "GR", "demonym"), ("gréco-turc", "TR", "demonym")]),
        ("Lisbonne a refusé", [("Lisbonne", "PT", "metonym")]),
        ("les Etats-Unis", [("Etats-Unis", "US", "name")]),
        ("la République démocratique du Congo", [("République démocratique du Congo", "CD", "name")]),
        ("la Guinée équatoriale", [("Guinée équatoriale", "GQ", "name")]),
    ],
)
def test_french_names_inflections_and_compounds(text: str, found: list[tuple[str, str, str]]) -> None:
    assert _found(text, "fr") == found


@pytest.mark.parametrize(
    "text, found",
    [
        ("Norwegian soldiers", [("Norwegian", "NO", "demonym")]),
        ("a Turkish-backed group", [("Turkish", "TR", "demonym")]),
        ("Sino-Indian talks", [("Sino-Indian", "CN", "demonym"), ("Sino-Indian", "IN", "demonym")]),
        ("the U.S. envoy", [("U.S.", "US", "name")]),
        ("Lisbon refused", [("Lisbon", "PT", "metonym")]),
    ],
)
def test_english_names_adjectives_and_compounds(text: str, found: list[tuple[str, str, str]]) -> None:
    assert _found(text, "en") == found


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "une malienne-x"),
        ("fr", "le persan et la chinoiserie"),
        ("fr", "un maurice, une inde-x"),
        ("fr", "Tunisair et Maliba"),
        ("en", "he told us and them"),
        ("en", "a turkey for dinner"),
        ("en", "a china cup"),
        ("en", "Chadwick and Omanson"),
    ],
)
def test_words_that_only_look_like_countries_are_none(language: str, text: str) -> None:
    assert _found(text, language) == []


@pytest.mark.parametrize(
    "adjective, forms",
    [
        ("russe", ["russe", "russes"]),
        ("libanais", ["libanais", "libanaise", "libanaises"]),
        ("iranien", ["iranien", "iraniens", "iranienne", "iraniennes"]),
        ("cubain", ["cubain", "cubains", "cubaine", "cubaines"]),
        ("turc/turcs/turque/turques", ["turc", "turcs", "turque", "turques"]),
    ],
)
def test_french_adjectives_inflect(adjective: str, forms: list[str]) -> None:
    assert inflected(adjective) == forms


@pytest.mark.parametrize(
    "language, text, capital, city",
    [
        ("fr", "le sommet tenu à Lisbonne", "Lisbonne", True),
        ("fr", "il s’est rendu à Lisbonne", "Lisbonne", True),
        ("fr", "des obus livrés à Lisbonne", "Lisbonne", False),
        ("fr", "face à Lisbonne, il cède", "Lisbonne", False),
        ("fr", "Lisbonne a refusé", "Lisbonne", False),
        ("fr", "un accord entre Madrid et Lisbonne", "Lisbonne", False),
        ("en", "a summit held in Lisbon", "Lisbon", True),
        ("en", "he flew to Lisbon", "Lisbon", True),
        ("en", "shells delivered to Lisbon", "Lisbon", False),
        ("en", "Lisbon refused", "Lisbon", False),
    ],
)
def test_a_capital_is_a_city_or_its_government(language: str, text: str, capital: str, city: bool) -> None:
    hit = next(hit for hit in find_known(text, language) if hit.span.of(text) == capital)
    assert is_city(text, hit.span, language) is city
