"""What changes hands, and the words with which nothing does."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers
from workbench.services.extract import lexicon
from workbench.services.extract.analysis import analyse


@pytest.mark.parametrize(
    "language, text, object, kind",
    [
        ("fr", "Les canons donnés par la Suède à la Norvège tirent loin.", "Les canons", "arms"),
        ("fr", "La fourniture par la Suède de sous-marins à la Norvège tarde.", "sous-marins", "arms"),
        ("fr", "La Suède équipe la Norvège en missiles.", "missiles", "arms"),
        ("en", "Sweden gave Norway ten MiG-29s.", "ten MiG-29s", "arms"),
        ("en", "Sweden provided the Norwegian army with radios.", "radios", "technology"),
        ("en", "Norway would buy advanced Swedish fighter jets.", "advanced Swedish fighter jets", "arms"),
        ("en", "Norway will receive ten of Sweden's jets as a gift.", "ten of Sweden's jets", "arms"),
        ("fr", "Les chars ont été vendus de la Suède à la Norvège.", "Les chars", "arms"),
        ("en", "Norway was given cluster munitions by Sweden.", "cluster munitions", "arms"),
        ("en", "Sweden supplies Norway with six lighthouses.", "six lighthouses", "other"),
    ],
)
def test_the_words_for_it(language: str, text: str, object: str, kind: str) -> None:
    [transfer] = analyse(text, blocks=[], language=language).transfers
    assert (transfer.object.of(text), transfer.kind) == (object, kind)


@pytest.mark.parametrize("thing", lexicon.words("transfers", "fr")["nothing"])
def test_words_that_hand_nothing_over_in_french(thing: str) -> None:
    assert handovers(f"La Suède a fourni une belle {thing} à la Norvège.", "fr") == ""


@pytest.mark.parametrize("thing", lexicon.words("transfers", "en")["nothing"])
def test_words_that_hand_nothing_over_in_english(thing: str) -> None:
    assert handovers(f"Sweden provided Norway with another {thing}.", "en") == ""


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "SE>NO", "Sweden became Norway’s main supplier, providing jets and shells."),
        ("en", "SE>NO", "Sweden is rearming Norway."),
        ("en", "SE>NO", "Sweden has been arming Norway."),
        ("fr", "SE>NO", "La Norvège est financée par la Suède."),
    ],
)
def test_a_verb_alone_tells_what_is_handed_over(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "", "Sweden became Norway’s main supplier, providing comfort."),
        ("en", "", "Sweden became Norway’s main rival, providing jets and shells to nobody."),
        ("en", "", "Sweden arms itself against Norway."),
        ("en", "", "Sweden has been warming Norway."),
        ("fr", "", "Des bergers armés sont en Norvège, dit la Suède."),
        ("fr", "", "La Suède promet de répondre à toute livraison d’obus à la Norvège."),
        ("fr", "", "La Suède se dit prête, quant à elle, à revoir la Norvège."),
    ],
)
def test_a_verb_that_arms_nobody(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs
