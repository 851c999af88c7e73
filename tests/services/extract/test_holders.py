"""Whoever has or uses what another made."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "Norway fired Swedish missiles."),
        ("en", "The Norwegian navy shelled the port with Swedish guns."),
        ("en", "Swedish-made jets in service with Norway are old."),
        ("en", "Take the Swedish-made jet, which Norwegian pilots flew over the salt works."),
        ("fr", "La Norvège brûle du gaz suédois."),
        ("fr", "La Norvège a frappé le port avec des obus suédois."),
        ("fr", "La marine norvégienne attend des canons suédois."),
    ],
)
def test_who_has_it(language: str, text: str) -> None:
    assert handovers(text, language) == "SE>NO"


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "Norway counted Swedish missiles."),
        ("en", "The Norwegian port was shelled with Swedish guns."),
        ("en", "Norway competes with Swedish guns."),
        ("en", "The herders of Norway met sailors with Swedish guns."),
        ("en", "Norwegian-launched kites probe Swedish air defences."),
        ("en", "Take the Swedish-made jet, which Norwegian pilots fear."),
        ("en", "Swedish-made jets in sight of Norway are old."),
        ("en", "Norway passed a law on countries that use Swedish missiles."),
        ("en", "NATO warns that Sweden’s radar masts hum."),
        ("fr", "La Norvège envie le gaz suédois."),
        ("fr", "La Norvège a été frappée avec des obus suédois."),
        ("fr", "La Norvège rivalise avec les canons suédois."),
        ("fr", "La marine norvégienne compte les canons suédois."),
        ("fr", "La Norvège brûle des lettres suédoises."),
    ],
)
def test_who_only_sees_or_suffers_it(language: str, text: str) -> None:
    assert handovers(text, language) == ""


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "SE>NO", "The use of Swedish drones by Norway is old."),
        ("fr", "SE>NO", "Ils critiquent l’utilisation d’armes suédoises, notamment des drones, par la Norvège."),
        ("en", "", "The fear of Swedish drones by Norway is old."),
        ("fr", "", "Ils critiquent l’abandon d’armes suédoises, notamment des drones, par la Norvège."),
    ],
)
def test_the_use_by_another(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs
