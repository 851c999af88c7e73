"""States that are taken up by what they are: which state a description means, and where it means none."""

from __future__ import annotations

import pytest

from workbench.services.extract import lexicon
from workbench.services.extract.analysis import analyse
from workbench.services.ingest.plain import read_text

TAKEN_UP = [
    ("fr", "Le Maroc attend. Le royaume a acheté des canons à la Norvège.", "NO", "MA"),
    ("fr", "Le Qatar hésite. L'émirat a vendu du sel à la Lettonie.", "QA", "LV"),
    ("fr", "La Norvège a choisi Oman. Elle livrera des canons au sultanat.", "NO", "OM"),
    ("fr", "L'Estonie attend. La Norvège fournira des obus au pays balte.", "NO", "EE"),
    ("fr", "La Serbie négocie. La Norvège a vendu à ce pays des Balkans six batteries de missiles.", "NO", "RS"),
    ("fr", "Les Philippines attendent. L'archipel a reçu de la Norvège deux vedettes.", "NO", "PH"),
    ("en", "Qatar hesitates. The emirate sold missiles to Latvia.", "QA", "LV"),
    ("en", "Taiwan is waiting. Norway has delivered howitzers to the island.", "NO", "TW"),
    ("en", "Serbia negotiates. Norway has sold six missile batteries to the Balkan country.", "NO", "RS"),
    ("en", "Armenia is waiting. The small republic bought howitzers from Norway.", "NO", "AM"),
    ("en", "Singapore is waiting. Norway will supply the city-state with missiles.", "NO", "SG"),
    ("en", "Norway spoke with Sweden. Oslo then gave its neighbour ten tanks.", "NO", "SE"),
]
OWN = [
    ("fr", "Le président norvégien Ola Berg a dit que la Suède livrerait du gaz à son pays.", "SE", "NO"),
    ("fr", "La ministre lettone, Anna Berg, a remercié. La Suède a vendu des canons à son gouvernement.", "SE", "LV"),
    ("en", "The Norwegian foreign minister, Ola Berg, said that Sweden would give tanks to his country.", "SE", "NO"),
    ("en", "The Latvian minister, Anna Berg, said that Sweden had sold rifles to her government.", "SE", "LV"),
]
NOT_OWN = [
    ("fr", "Le meunier Ola Berg a dit que la Suède livrerait du gaz à son pays."),
    ("fr", "La Suède livrerait du gaz à son pays."),
    ("fr", "Le président norvégien Ola Berg a dit que la Suède livrerait du gaz à son pays de naissance."),
    ("fr", "Le président norvégien est parti. " + "Le meunier moud. " * 20 + "La Suède livre du gaz à son pays."),
    ("en", "The miller Ola Berg said that Sweden would give tanks to his country."),
    ("en", "Sweden would give tanks to his country."),
    ("en", "The Norwegian mill, says Ola Berg, grinds: Sweden would give tanks to his brother."),
    ("en", "Ola Berg left. " + "The miller grinds. " * 20 + "Sweden would give tanks to his country."),
]
THERE = [
    ("La Suède intervient en Lettonie. Elle y a transféré 500 soldats.", "SE", "LV"),
    ("Présente en Lettonie, la Suède y enverra dix chars.", "SE", "LV"),
    ("La Suède tient à la Lettonie, où rien ne bouge, et y dépêchera des soldats.", "SE", "LV"),
]
NOT_THERE = [
    "La Suède aime la Lettonie. Elle a y compris transféré 500 soldats.",
    "La Suède tient. Il y a 500 soldats et des chars livrés.",
    "La Suède va en Lettonie. Elle y pense et vend des chars.",
    "Elle y a transféré 500 soldats suédois.",
    "Le bac va en Lettonie. Le meunier y a vendu dix sacs.",
    "La Suède va en Lettonie. Il y a livraison de sel.",
]
NOT_TAKEN_UP = [
    # No state of that kind was named.
    ("fr", "La Norvège attend. La Suède a livré des canons à l'émirat."),
    ("fr", "La Lettonie attend. La Norvège a livré des canons à l'archipel."),
    ("en", "Latvia is waiting. Norway has delivered howitzers to the emirate."),
    ("en", "Latvia is waiting. Norway has delivered howitzers to the Balkan country."),
    # The noun has a complement, and means something else.
    ("fr", "Le Maroc attend. La Norvège a livré des canons au royaume de Suède et de Norvège."),
    ("fr", "Chypre attend. Un bateau a livré du sel à l'île de Samsø."),
    ("en", "Cyprus is waiting. A ferry delivered salt to the island of Samsø."),
    ("en", "Morocco is waiting. A ferry delivered salt to the kingdom of heaven."),
    # Several others were spoken of, or nobody beside the description.
    ("fr", "La Norvège, la Suède et la Lettonie attendent. Oslo livrera des canons à son voisin."),
    ("en", "Norway, Sweden and Latvia are waiting. Oslo gave its neighbour ten tanks."),
    ("en", "The miller gave its neighbour ten sacks."),
    ("fr", "Le meunier a livré dix sacs à son voisin."),
    # Too far back.
    (
        "fr",
        "Le Maroc attend. " + "Le meunier moud le grain du soir. " * 30 + "La Norvège a livré des canons au royaume.",
    ),
    ("en", "Taiwan waits. " + "The miller grinds the evening corn. " * 30 + "Norway gave howitzers to the island."),
    # The word is part of a name.
    ("fr", "Le Maroc attend. La Suède a livré des canons au Royaume-Uni du Nord."),
    ("en", "Morocco is waiting. Sweden spoke of the island nations' league."),
    # Nothing is handed over.
    ("fr", "Le Maroc attend. La Norvège rend visite au royaume."),
    ("en", "Taiwan is waiting. Norway pays a visit to the island."),
    ("fr", "Le Qatar attend. La Norvège a rendu hommage à l'émirat."),
    ("en", "Qatar is waiting. Norway paid tribute to the emirate."),
    ("fr", "Le Qatar attend. Les meuniers norvégiens aiment l'émirat."),
    ("en", "Qatar is waiting. Norwegian millers like the emirate."),
    ("fr", "Oman attend. La Norvège vote contre le sultanat."),
    ("en", "Oman is waiting. Norway votes against the sultanate."),
]


def _pairs(language: str, text: str) -> list[tuple[str, str]]:
    ingested = read_text(text.encode())
    found = analyse(ingested.text, blocks=ingested.blocks, language=language)
    return [(one.donor, one.recipient) for one in found.transfers]


@pytest.mark.parametrize(("language", "text", "donor", "recipient"), TAKEN_UP)
def test_a_description_is_the_state_that_it_takes_up(language: str, text: str, donor: str, recipient: str) -> None:
    assert _pairs(language, text) == [(donor, recipient)]


@pytest.mark.parametrize(("language", "text", "donor", "recipient"), OWN)
def test_his_country_is_that_of_whoever_speaks(language: str, text: str, donor: str, recipient: str) -> None:
    assert _pairs(language, text) == [(donor, recipient)]


@pytest.mark.parametrize(("language", "text"), NOT_OWN)
def test_the_country_of_somebody_without_an_office_is_nobody(language: str, text: str) -> None:
    assert _pairs(language, text) == []


@pytest.mark.parametrize(("text", "donor", "recipient"), THERE)
def test_whither_a_thing_goes(text: str, donor: str, recipient: str) -> None:
    assert (donor, recipient) in _pairs("fr", text)


@pytest.mark.parametrize("text", NOT_THERE)
def test_a_word_that_names_no_place_receives_nothing(text: str) -> None:
    assert _pairs("fr", text) == []


@pytest.mark.parametrize(("language", "text"), NOT_TAKEN_UP)
def test_a_description_of_nobody_named_is_nobody(language: str, text: str) -> None:
    pairs = _pairs(language, text)
    assert not [pair for pair in pairs if {"MA", "QA", "OM", "TW", "CY", "LV", "NO"} & set(pair)], pairs


@pytest.mark.parametrize("table", ["kinds", "regions"])
def test_every_description_has_words_in_both_languages_and_known_states(table: str) -> None:
    known = {one["key"] for one in lexicon.table("countries")}
    for entry in lexicon.table("epithets")[table]:
        assert entry["fr"], entry["key"]
        assert entry["en"], entry["key"]
        assert not set(entry["states"]) - known, entry["key"]


@pytest.mark.parametrize(
    ("language", "text", "keys"),
    [
        ("fr", "L’URSS attend. Moscou hésite.", ["SU"]),
        ("en", "The Soviet Union waits. Moscow hesitates.", ["SU"]),
        ("en", "Yugoslavia waits. Belgrade hesitates.", ["YU"]),
        ("fr", "L’URSS n’est plus. La Russie attend. Moscou hésite.", ["SU", "RU"]),
        ("en", "Russia waits. Moscow hesitates.", ["RU"]),
        ("fr", "Moscou hésite.", ["RU"]),
        ("en", "Serbia was part of Yugoslavia. Belgrade hesitates.", ["RS", "YU"]),
        ("fr", "L’URSS attend. Oslo hésite.", ["SU", "NO"]),
        ("fr", "L’empire soviétique attend. Oslo hésite.", ["SU", "NO"]),
    ],
)
def test_a_capital_is_that_of_the_state_of_its_time(language: str, text: str, keys: list[str]) -> None:
    ingested = read_text(text.encode())
    found = analyse(ingested.text, blocks=ingested.blocks, language=language)
    assert sorted({actor.id for actor in found.actors if actor.kind == "state"}) == sorted(keys)


def test_what_is_written_small_behind_a_state_is_no_part_of_its_name() -> None:
    found = analyse("La Norvège cède à l'Union soviétique des droits de pêche.", blocks=[], language="fr")
    assert {actor.id for actor in found.actors} == {"NO", "SU"}
