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
        ("fr", "", "La Suède a proposé de vendre des obus."),
        ("fr", "", "Des obus ont été vus au bord du fjord norvégien par le gouvernement suédois."),
        ("fr", "", "La Suède a promis à Oslo de garder des chars."),
    ],
)
def test_who_receives(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "SE>NO", "Norway used shells supplied by Sweden."),
        ("en", "SE>NO", "Norway flies jets built in Sweden."),
        ("en", "SE>NO", "Norway, to which Sweden delivered oil, complained."),
        ("fr", "SE>NO", "Oslo déploie des obus livrés par la Suède."),
        ("fr", "SE>NO", "La Norvège emploie des obusiers fabriqués en Suède."),
        ("fr", "SE>NO", "Oslo, à qui la Suède livre des obus, se tait."),
        ("en", "", "Norway feared shells supplied by Sweden."),
        ("en", "", "Norway flies over mills built in Sweden."),
        ("en", "", "Norway, to which Sweden delivered a speech, complained."),
        ("en", "", "Norway counted jets built in Sweden."),
        ("fr", "", "Oslo compte les obus livrés par la Suède."),
        ("fr", "", "La Norvège emploie des bergers formés en Suède."),
        ("fr", "", "Oslo, à qui la Suède livre bataille, se tait."),
    ],
)
def test_who_has_what_was_given(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs
