"""Pronouns for whoever receives: whom "lui", "sold it", "to them" and "Its aid" take up."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("fr", "NO>SE", "La Suède puise dans ses stocks : selon un berger, la Norvège lui a expédié des obus."),
        ("fr", "NO>SE", "La Suède compte sur la Norvège, qui lui a fourni des lance-roquettes."),
        ("fr", "NO>SE", "Le sort de la Suède inquiète. Oslo lui a cédé cinq drones en 2023."),
        ("fr", "NO>SE", "La Suède attend les chars que lui a promis la Norvège."),
        ("fr", "NO>SE", "La Suède exporte peu. La Norvège vient de lui livrer douze chars."),
        ("fr", "SE>NO", "La Suède exporte peu. La Norvège lui a acheté douze chars."),
        ("fr", "NO>SE", "La Norvège y gagne. La Suède a bénéficié de son assistance militaire."),
        ("fr", "NO>SE", "La Norvège reste prudente. Son aide militaire à la Suède a doublé."),
        ("en", "NO>SE", "Norway has given Sweden radars and is lending it the money for five ships."),
        (
            "en",
            "NO>SE",
            "Sweden is a partner. In May Norway cleared the sale of two tanks to it, over many objections.",
        ),
        ("en", "NO>#HOUTHIS", "The Houthis are short of shells. Norway sent them 200 rockets."),
        ("en", "NO>SE", "Norway has been cautious. Its arms deliveries to Sweden have doubled."),
    ],
)
def test_a_pronoun_receives(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "La Norvège a vendu son blé. La Suède lui a donné raison."),
        ("fr", "La Suède se tait. La Norvège et ses alliés défendent leur aide."),
        ("fr", "La Norvège dit que la Suède lui reproche de livrer des obus."),
        ("fr", "La Suède se tait. La Norvège leur a livré des obus."),
        ("fr", "La Suède et la Norvège vendent leur poudre. Leur prêt est remboursé."),
        ("fr", "La Suède se tait. La Norvège lui fournit un prétexte."),
        ("fr", "La Norvège, qui lui a fourni des obus, se tait."),
        ("fr", "Un berger se plaint. La Norvège lui a livré des obus."),
        ("fr", "La Norvège s’inquiète. Son aide de camp a vu la Suède."),
        ("fr", "La Norvège s’inquiète. La Suède a bénéficié de son climat."),
        ("fr", "La Norvège parle. La Suède dépend de son commerce de sel."),
        ("fr", "La Suède se tait. La Norvège lui en veut."),
        ("en", "Norway has a plan. Sweden gave it the same name."),
        ("en", "Norway built a boat and sold it to a museum."),
        ("en", "Norway gave Sweden a warning and sent it by post."),
        ("en", "Sweden is a partner. Norway put an end to it."),
        ("en", "Sweden is quiet. Norway gave it up."),
        ("en", "Sweden is quiet. Norway promised it would send a letter."),
        ("en", "The herders are short of salt. Norway sent them 200 sacks."),
        ("en", "Norway has been cautious. Its sales to herders have doubled."),
        ("en", "Norway has been cautious. Sweden relies on its neighbours."),
        ("en", "Sweden is quiet. Norway offered her the crown."),
        ("en", "Sweden is quiet. Norway sold them ten tanks."),
        ("en", "Norway sold him ten tanks."),
    ],
)
def test_a_pronoun_that_receives_nothing(language: str, text: str) -> None:
    assert handovers(text, language) == ""
