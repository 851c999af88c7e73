"""Classes of names that only look like actors, and of actors that hide in a longer run: each with its near misses."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse


def _mentions(text: str, language: str) -> dict[str, tuple[str, str, str]]:
    found = analyse(text, blocks=[], language=language).actors
    return {m.span.of(text): (actor.id, actor.kind, m.form) for actor in found for m in actor.mentions}


@pytest.mark.parametrize(
    "language, text, word",
    [
        ("fr", "Logiquement, la neige fond.", "Logiquement"),
        ("fr", "Elle a dit : « Faites vite. »", "Faites"),
        ("fr", "La zone (ZEE) est fermée aux drones.", "ZEE"),
        ("fr", "Le risque NRBC demeure.", "NRBC"),
        ("en", "Clearly, the snow melts.", "Clearly"),
        ("en", "The zone (EEZ) is shut.", "EEZ"),
        ("en", "They lack ICBMs and radars.", "ICBMs"),
        ("en", "WMD-related trade fell.", "WMD-related"),
        ("en", "They asked Sen. Ola Berg (R-Ariz.) again.", "R-Ariz"),
        ("en", "They asked Sen. Ola Berg again.", "Sen"),
    ],
)
def test_a_capital_that_names_nobody(language: str, text: str, word: str) -> None:
    assert word not in _mentions(text, language)


@pytest.mark.parametrize(
    "text, person",
    [
        ("MFA Spokesperson Anna Berg spoke.", "Anna Berg"),
        ("Norwegian Commander-in-Chief Ola Vik spoke.", "Ola Vik"),
        ("They met Republican Representative Ed Berg.", "Ed Berg"),
        ("They met Stephen King Berg.", "Stephen King Berg"),
        ("They met Anna Berg.", "Anna Berg"),
    ],
)
def test_the_name_behind_an_office_with_capitals(text: str, person: str) -> None:
    assert _mentions(text, "en")[person][1] == "person"


@pytest.mark.parametrize(
    "text, words, is_actor",
    [
        ("The Norwegian military said so.", "Norwegian military", True),
        ("The Norwegian government has agreed.", "Norwegian government", True),
        ("The Norwegian military technology is old.", "Norwegian military", False),
        ("They saw Norwegian government websites.", "Norwegian government", False),
        ("It stood in a Norwegian military facility.", "Norwegian military", False),
        ("They fear Norwegian military and intelligence operations.", "Norwegian military", False),
    ],
)
def test_a_body_that_only_tells_what_kind_of_thing_it_is(text: str, words: str, is_actor: bool) -> None:
    assert (words in _mentions(text, "en")) is is_actor


@pytest.mark.parametrize(
    "language, text, town, is_city",
    [
        ("fr", "A Minsk, la neige fond.", "Minsk", True),
        ("fr", "Un restaurant de Niamey brûle.", "Niamey", True),
        ("fr", "Ils errent entre Tripoli et Benghazi.", "Tripoli", True),
        ("en", "The capital, Niamey, slept.", "Niamey", True),
        ("en", "Kyiv's streets were empty.", "Kyiv", True),
        ("fr", "Les sanctions de Minsk tombent.", "Minsk", False),
        ("fr", "Le dialogue entre Tripoli et Rome reprend.", "Tripoli", False),
        ("fr", "La position de Niamey se durcit.", "Niamey", False),
        ("fr", "Minsk proteste.", "Minsk", False),
        ("en", "The Hanoi summit failed.", "Hanoi", True),
        ("fr", "Au sommet d’Helsinki, ils ont dormi.", "Helsinki", True),
        ("fr", "Ils brûlent les souks de Damas.", "Damas", True),
        ("en", "It came after pleas from Kyiv.", "Kyiv", False),
        ("en", "He has few friends in Washington.", "Washington", False),
        ("fr", "L’Arménie tourne le dos à Moscou.", "Moscou", False),
        ("fr", "Ils donnent une aide militaire significative à Erevan.", "Erevan", False),
        ("en", "The Hanoi leadership failed.", "Hanoi", False),
        ("en", "Residents of Kyiv slept.", "Kyiv", True),
        ("en", "They vowed to defend Kyiv.", "Kyiv", True),
        ("en", "They took Kyiv's international airport.", "Kyiv", True),
        ("en", "They vowed to help Kyiv.", "Kyiv", False),
        ("en", "They praised Kyiv's long patience.", "Kyiv", False),
        ("en", "She reports from Kyiv.", "Kyiv", True),
        ("en", "The silence of Kyiv was long.", "Kyiv", False),
        ("fr", "C’est une référence implicite à Moscou.", "Moscou", False),
        ("en", "They flew from Kyiv at dawn.", "Kyiv", True),
        ("fr", "Ils vont signer à Erevan.", "Erevan", True),
        ("en", "Kyiv's allies were silent.", "Kyiv", False),
        ("en", "Talks between Kyiv and Moscow ended.", "Kyiv", False),
        ("en", "It results in Kyiv looking to others.", "Kyiv", False),
    ],
)
def test_a_town_or_its_government(language: str, text: str, town: str, is_city: bool) -> None:
    assert _mentions(text, language)[town][0].startswith("place:") is is_city


@pytest.mark.parametrize(
    "text, key",
    [
        ("North Korea fired. North Korea denied it. Few trust the North.", "KP"),
        ("North Korea fired. They went to the North of Norway.", None),
        ("Norway and Sweden met. They looked to the North.", None),
    ],
)
def test_the_north_of_a_text_on_korea(text: str, key: str | None) -> None:
    assert _mentions(text, "en").get("North", (None,))[0] == key


@pytest.mark.parametrize(
    "language, text, word, is_actor",
    [
        ("fr", "Les Occidentaux hésitent.", "Occidentaux", True),
        ("fr", "L’aide occidentale tarde.", "occidentale", False),
        ("fr", "Les villes kurdes dorment.", "kurdes", False),
        ("en", "Western aid is late.", "Western", False),
        ("fr", "Les Egyptiens votent.", "Egyptiens", True),
    ],
)
def test_adjectives_that_point_to_no_state(language: str, text: str, word: str, is_actor: bool) -> None:
    assert (word in _mentions(text, language)) is is_actor


def test_an_institution_said_short_is_the_one_named_in_full() -> None:
    text = "The Senate Foreign Relations Committee met. The Foreign Relations Committee voted."
    keys = {words: key for words, (key, _, _) in _mentions(text, "en").items()}
    assert keys["Foreign Relations Committee"] == keys["Senate Foreign Relations Committee"]


def test_an_army_is_not_its_soldiers() -> None:
    text = "L’armée norvégienne recule. Les soldats norvégiens dorment. Les troupes norvégiennes attendent."
    keys = {words: key for words, (key, _, _) in _mentions(text, "fr").items()}
    assert keys["armée norvégienne"] != keys["soldats norvégiens"] == keys["troupes norvégiennes"]


@pytest.mark.parametrize(
    "language, text, words",
    [
        ("fr", "Kidnappés en mai, ils dorment.", "Kidnappés"),
        ("fr", "Soucieuse de plaire, elle dort.", "Soucieuse"),
        ("fr", "Le poste de Premier ministre reste vide.", "Premier ministre"),
        ("en", "Their Supreme Leader slept.", "Supreme Leader"),
    ],
)
def test_what_the_model_takes_for_a_name_and_is_none(language: str, text: str, words: str) -> None:
    start = text.index(words)
    found = analyse(text, blocks=[], language=language, model=lambda _: [(start, start + len(words), "PER")]).actors
    assert words not in {m.span.of(text) for actor in found for m in actor.mentions}


@pytest.mark.parametrize(
    "language, text, words",
    [
        ("fr", "Timothée Berg dort.", "Timothée Berg"),
        ("fr", "Elle a vu hier Soubise dormir.", "Soubise"),
    ],
)
def test_a_name_that_only_the_model_sees_stays(language: str, text: str, words: str) -> None:
    start = text.index(words)
    found = analyse(text, blocks=[], language=language, model=lambda _: [(start, start + len(words), "PER")]).actors
    assert words in {m.span.of(text) for actor in found for m in actor.mentions}


@pytest.mark.parametrize(
    "language, text, words, is_actor",
    [
        ("en", "The Russia-Africa summit ended.", "Africa", True),
        ("fr", "Les pro-Kadhafi reculent.", "Kadhafi", True),
        ("en", "The African-made bus stopped.", "Africa", False),
        ("fr", "Le sous-Kadhafi recule.", "Kadhafi", False),
    ],
)
def test_names_joined_by_a_hyphen(language: str, text: str, words: str, is_actor: bool) -> None:
    assert (words in _mentions(text, language)) is is_actor
