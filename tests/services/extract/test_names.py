"""Names that no list knows are found whole, under their kind; what only has a capital is none."""

from __future__ import annotations

import pytest

from tests.services.extract.namecases import CASES
from workbench.services.extract.analysis import analyse

Found = dict[str, tuple[str, str]]


def _named(text: str, language: str) -> Found:
    found = analyse(text, blocks=[], language=language).actors
    return {m.span.of(text): (actor.kind, actor.id) for actor in found for m in actor.mentions if m.form == "name"}


def _expected(cases: str) -> list[tuple[str, str, dict[str, str]]]:
    rows = []
    for line in cases.strip().splitlines():
        language, text, names = (part.strip() for part in line.split("|"))
        wanted = [name.strip().partition("=") for name in names.split(";")]
        rows.append((language, text, {name: kind for name, _, kind in wanted}))
    return rows


@pytest.mark.parametrize("language, text, names", _expected(CASES))
def test_a_name_is_found_whole_and_under_its_kind(language: str, text: str, names: dict[str, str]) -> None:
    found = analyse(text, blocks=[], language=language).actors
    kinds = {m.span.of(text): actor.kind for actor in found for m in actor.mentions}
    assert {name: kinds.get(name) for name in names} == {name: kind or kinds[name] for name, kind in names.items()}


@pytest.mark.parametrize(
    "language, text, word",
    [
        ("en", "The Holocaust was a crime.", "Holocaust"),
        ("en", "He is a Muslim.", "Muslim"),
        ("en", "They read the Koran.", "Koran"),
        ("en", "They asked the Senate Vardane Affairs Committee Chairman again.", "Chairman"),
        ("en", "The plan on Strengthening Norway failed.", "Strengthening"),
        ("en", "Former Lieutenant-General of the army, he left.", "Lieutenant-General"),
        ("en", "The Mutual Defense Treaty holds.", "Mutual"),
        ("en", "The USS George Washington sailed.", "Washington"),
        ("en", "They asked the 1540 Committee again.", "Committee"),
        ("en", "The TCG Anadolu sailed.", "Anadolu"),
        ("en", "They ordered 20 Eurofighters.", "Eurofighters"),
        ("en", "The plan holds.\n'Everything is in the contract.'", "Everything"),
        ("en", "The plan holds.\n'Going forward, it will last.'", "Going"),
        ("fr", 'Le plan tient.\n"Rapprocher les peuples"', "Rapprocher"),
        ("fr", "Le plan tient.\n«Risque d’escalade»", "Risque"),
        ("fr", "Le tribunal de la ville le dit.", "tribunal"),
        ("fr", "La cour d’appel le dit.", "cour d’appel"),
        ("fr", "Le parquet de bois grince.", "parquet de bois"),
        ("fr", "Il est dans le Bureau Ovale.", "Nations"),
        ("fr", "Le sommet UE-Vardane commence.", "UE"),
        ("fr", "Me voici, dit Berg.", "voici"),
        ("fr", "Mes Amis partent.", "Mes"),
        ("fr", "La Shoah est un crime.", "Shoah"),
        ("fr", "Le canon [Camion à roues] tire.", "Camion"),
        ("fr", "Ils lisent le Coran.", "Coran"),
        ("fr", "Le Covid frappe la Norvège.", "Covid"),
    ],
)
def test_a_capital_alone_makes_no_name(language: str, text: str, word: str) -> None:
    assert word not in _named(text, language)


def test_an_acronym_in_square_brackets_is_the_name_before_it() -> None:
    found = _named("La Direction des ressources humaines de l’armée de Terre [DRHAT] recrute.", "fr")
    assert found["DRHAT"] == found["Direction des ressources humaines de l’armée de Terre"]


@pytest.mark.parametrize(
    "language, text, words, kind",
    [
        ("en", "The Government of Norway said so.", "Government of Norway", "state"),
        ("fr", "Les Émirats arabes unis (UAE) partent.", "UAE", "state"),
    ],
)
def test_what_governs_a_state_and_its_initials_are_the_state(language: str, text: str, words: str, kind: str) -> None:
    found = analyse(text, blocks=[], language=language).actors
    assert [actor.kind for actor in found for m in actor.mentions if m.span.of(text) == words] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The Government of Vardane said so.",
        "The Berg administration said so.",
        "The US administrator said so.",
        "The government offices of Vardane said so.",
        "The administration said so.",
        "The port administration said so.",
    ],
)
def test_what_governs_no_known_state_is_no_state(text: str) -> None:
    found = analyse(text, blocks=[], language="en").actors
    assert not [
        m
        for actor in found
        if actor.kind == "state"
        for m in actor.mentions
        if "dministration" in m.span.of(text) or "overnment" in m.span.of(text)
    ]
