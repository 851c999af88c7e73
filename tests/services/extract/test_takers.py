"""Who receives by a verb of giving."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "SE>NO", "Sweden gave the Norwegian army ten tanks."),
        ("en", "SE>NO", "Norway has asked Sweden to supply tanks."),
        ("en", "SE>NO", "Sweden lifted its ban and delivered tanks to Norway."),
        ("fr", "SE>NO", "La Suède a proposé de vendre des obus à Oslo."),
        ("fr", "SE>NO", "Des obus ont été envoyés au gouvernement norvégien par le gouvernement suédois."),
        ("fr", "SE>NO", "La Suède a promis à Oslo de livrer des chars."),
        ("en", "", "Sweden gave the Norwegian army a warning."),
        ("en", "", "Norway has seen Sweden supply towns with tanks of salt water."),
        ("en", "", "Sweden refused to sell tanks to Norway."),
        ("fr", "", "La Suède a proposé de vendre des obus."),
        ("fr", "", "Des obus ont été vus au bord du fjord norvégien par le gouvernement suédois."),
        ("fr", "", "La Suède a promis à Oslo de garder des chars."),
    ],
)
def test_who_receives(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs
