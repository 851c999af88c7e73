"""Whoever does what a verb of giving or receiving tells."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "SE>NO", "Sweden’s ability to deliver tanks to Norway is in doubt."),
        ("en", "SE>NO", "The Swedish decision to lend ships to Norway came late."),
        ("en", "SE>NO", "The decision by Sweden to send tanks to Norway came late."),
        ("en", "SE>NO", "Riga accused Sweden of shipping rifles to Norway."),
        ("en", "SE>NO", "Riga has urged Sweden to send tanks to Norway."),
        ("en", "SE>NO", "Riga called on Sweden to supply Norway with shells."),
        ("en", "SE>NO", "Norway has asked Sweden to supply tanks."),
        ("en", "SE>NO", "Norway joined the club long after Latvia when she bought four ships from Sweden."),
        ("fr", "SE>NO", "La décision de la Suède de livrer des chars à la Norvège a surpris."),
        ("fr", "SE>NO", "La volonté suédoise de fournir des obus à la Norvège est connue."),
        ("fr", "SE>NO", "Riga a demandé à la Suède de livrer des chars à la Norvège."),
        ("fr", "SE>NO", "Riga presse la Suède de fournir des obus à la Norvège."),
        ("fr", "SE>NO", "Le gouvernement de la Norvège a reçu des drones de la Suède."),
        ("en", "SE>NO", "Sweden, not Denmark, was Norway’s main arms supplier."),
        ("fr", "SE>NO", "La Suède, et non le Danemark, a livré des chars à la Norvège."),
        ("en", "DK>NO", "Sweden has not slept; Denmark sold Norway tanks."),
    ],
)
def test_whoever_is_meant_to_give_gives(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "", "Sweden’s refusal to deliver tanks to Norway is known."),
        ("en", "", "The Swedish fear of losing ships to Norway is old."),
        ("en", "", "The decision by Sweden to close mills in Norway came late."),
        ("en", "", "Riga accused Sweden of watching shells in Norway."),
        ("en", "", "Riga has urged millers to send grain to Norway."),
        ("en", "", "Riga called on Sweden to visit Norway with herders."),
        ("en", "", "Norway has asked Sweden to visit fewer mills."),
        ("en", "", "In recent months Sweden kept quiet to please Norway."),
        ("en", "", "The ferry to Norway belongs to Sweden."),
        ("en", "", "Sweden wants herders to stay in Norway."),
        ("en", "", "Sweden’s effort to lose weight amuses Norway."),
        ("en", "", "The attempt by Sweden to sail to Norway failed."),
        ("fr", "", "La décision de la Suède de fermer des moulins en Norvège a surpris."),
        ("fr", "", "Le refus de la Suède de livrer des chars à la Norvège est connu."),
        ("fr", "", "La volonté suédoise de plaire à la Norvège est connue."),
        ("fr", "", "Riga a demandé à la Suède de visiter la Norvège."),
        ("fr", "", "Riga presse la Suède de répondre à la Norvège."),
        ("fr", "", "Le gouvernement de la Norvège a reçu le roi de la Suède."),
        ("fr", "", "Riga demande que des chars partent en Norvège, dit la Suède."),
        ("fr", "", "La crainte de la Suède de perdre des chars plaît à la Norvège."),
    ],
)
def test_whoever_refuses_or_does_something_else_gives_nothing(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "SE>NO", "Sweden trains Norwegian sailors and sells howitzers to Norway."),
        ("en", "SE>NO", "Sweden is to blame for the storm by sending howitzers to Norway."),
        ("en", "SE>NO", "Sweden’s decision in May to deliver howitzers to Norway is final."),
        ("en", "SE>NO", "Swedish officials will ship howitzers to Norway."),
        ("en", "SE>NO", "Sweden denied U.S. press reports that it was preparing to send shells to Norway."),
        ("fr", "SE>NO", "La décision prise en juin par la Suède de livrer des obus à la Norvège tarde."),
        ("en", "", "Sweden admires Norwegian sailors and swims to Norway."),
        ("en", "", "Sweden’s decision in May to deliver a speech to Norway is final."),
        ("en", "", "Swedish herders will swim to Norway."),
        ("en", "", "U.S. press reports to Norway are long."),
        ("fr", "", "La décision prise en juin par la Suède de rendre visite à la Norvège tarde."),
    ],
)
def test_whose_deed_a_further_verb_tells(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs
