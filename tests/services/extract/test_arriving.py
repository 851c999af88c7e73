"""Goods that reach somebody."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "SE>NO", "Swedish shells arrived in Norway on Monday."),
        ("en", "SE>NO", "Shells from Sweden have reached Norway."),
        ("en", "SE>NO", "Swedish weapons kept pouring into Norway."),
        ("en", "SE>NO", "Half of Norway’s arms imports come from Sweden."),
        ("en", "SE>NO", "Most of the gas used by Norway comes from Sweden."),
        ("fr", "SE>NO", "Des obus suédois sont arrivés en Norvège lundi."),
        ("fr", "SE>NO", "Des drones en provenance de Suède sont parvenus à la Norvège."),
        ("fr", "SE>NO", "La moitié des importations norvégiennes d’armes viennent de Suède."),
        ("fr", "SE>NO", "L’essentiel des armes norvégiennes provient de Suède."),
    ],
)
def test_goods_that_arrive_are_handed_over(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "", "Swedish herders arrived in Norway on Monday."),
        ("en", "", "Shells from Sweden have reached a new price."),
        ("en", "", "Swedish soldiers kept pouring into Norway."),
        ("en", "", "Half of Norway’s millers come from Sweden."),
        ("en", "", "The king of Sweden arrived in Norway."),
        ("en", "", "News of Swedish shells reached Norway."),
        ("en", "", "Norway comes from behind to beat Sweden."),
        ("en", "", "A delegation arrived in Norway from Sweden."),
        ("en", "", "Swedish shells, said Riga, arrived late."),
        ("en", "", "The Swedish minister reached Norway on Monday."),
        ("fr", "", "Des bergers suédois sont arrivés en Norvège lundi."),
        ("fr", "", "Le roi de Suède est arrivé en Norvège."),
        ("fr", "", "La nouvelle suédoise est parvenue à la Norvège."),
        ("fr", "", "La moitié des meuniers norvégiens viennent de Suède."),
        ("fr", "", "La Norvège vient de Suède annoncer une trêve."),
        ("fr", "", "Des délégués suédois sont arrivés en Norvège avec des lettres."),
        ("fr", "", "L’essentiel des lois norvégiennes provient de Suède."),
        ("fr", "", "Les bergers norvégiens viennent de Suède."),
    ],
)
def test_people_and_news_that_arrive_are_not(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs
