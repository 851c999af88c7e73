"""Arms that one state has from another."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "text",
    [
        "Norway already has Swedish-made ballistic missiles.",
        "A jet was lost to Norway’s Swedish-made missiles.",
        "Norway’s air force is already using Sweden’s Gripen jets.",
        "Norway relies on Swedish-supplied ammunition.",
    ],
)
def test_what_is_had_from_another(text: str) -> None:
    assert handovers(text, "en") == "SE>NO"


@pytest.mark.parametrize(
    "text",
    [
        "Norway already has Swedish-made chairs.",
        "Norway destroyed Swedish-made missiles.",
        "Norway fears Sweden’s missiles.",
        "Norway has heard of Sweden’s jets.",
        "Swedish-made missiles fell on Norway.",
        "Norway’s Norwegian-made missiles fly far.",
        "Norway uses Sweden’s ports.",
        "Jets made in Sweden crossed Norway.",
    ],
)
def test_what_is_another_s_alone(text: str) -> None:
    assert handovers(text, "en") == ""


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "SE>NO", "Norway operates Swedish jets."),
        ("en", "SE>NO", "Norway’s navy depends on Swedish engines."),
        ("en", "SE>NO", "Some of Norway’s jets are equipped with Swedish engines."),
        ("en", "SE>NO", "Swedish drones used by Norway were seen over the ferry."),
        ("en", "SE>NO", "The Swedish jets that Norway bought are old."),
        ("en", "SE>NO", "Norway’s fleet of Swedish ships is old."),
        ("en", "SE>NO", "New Swedish guns for Norway are ready."),
        ("en", "SE>NO", "The backbone of Norway’s fleet are three Swedish-built ships."),
        ("fr", "SE>NO", "La Norvège utilise des drones suédois."),
        ("fr", "SE>NO", "La Norvège dispose de chars de fabrication suédoise."),
        ("fr", "SE>NO", "Les chars suédois destinés à la Norvège sont prêts."),
        ("fr", "SE>NO", "Les drones suédois que la Norvège a achetés sont vieux."),
        ("en", "SE>NO", "The value of US salt and of Swedish arms to Norway has doubled."),
        ("en", "SE>NO", "Norwegian Swedish-built drones film the ferry."),
        ("en", "SE>#HEZBOLLAH", "Swedish-armed Hezbollah is waiting."),
        ("en", "SE>NO", "The Sweden-supplied Norwegian army is waiting."),
    ],
)
def test_what_is_had_of_anothers_making(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "", "Norway watches Swedish jets."),
        ("en", "", "Norway’s navy fears Swedish engines."),
        ("en", "", "Some of Norway’s herders are tired of Swedish engines."),
        ("en", "", "Swedish drones seen by Norway flew over the ferry."),
        ("en", "", "The Swedish jets that Norway shot down are old."),
        ("en", "", "Norway’s fear of Swedish ships is old."),
        ("en", "", "Norway uses captured Swedish guns."),
        ("en", "", "Norway operates mills near Swedish guns."),
        ("en", "", "Swedish millers used by Norway to carry salt are tired."),
        ("en", "", "New Swedish rules for Norway are ready."),
        ("en", "", "The backbone of Norway’s trade are three Swedish-built mills."),
        ("en", "", "Norway uses Swedish words."),
        ("en", "", "Swedish guns for hire alarm Norway."),
        ("fr", "", "La Norvège observe des drones suédois."),
        ("fr", "", "La Norvège utilise des mots suédois."),
        ("fr", "", "La Norvège a employé des drones contre les positions suédoises."),
        ("fr", "", "La Norvège exploite des chars saisis suédois."),
        ("fr", "", "Les chars suédois visés par la Norvège sont prêts."),
        ("fr", "", "Les drones suédois que la Norvège a abattus sont vieux."),
        ("fr", "", "Les bergers suédois destinés à la Norvège attendent."),
        ("en", "", "The value of Swedish words to Norway has doubled."),
        ("en", "", "The harm of Swedish guns to sheep in Norway is known."),
        ("en", "", "Norwegian and Swedish-built drones film the ferry."),
        ("en", "", "Norwegian millers by Swedish-built mills are tired."),
        ("en", "", "Swedish-speaking Norwegian millers are waiting."),
        ("en", "", "Sweden-based Norwegian herders are waiting."),
    ],
)
def test_what_is_only_near_or_taken(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs
