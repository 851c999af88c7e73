"""What is denied, refused or not meant is not handed over."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "La Suède n’a jamais livré de canons à la Norvège."),
        ("fr", "La Suède dément avoir vendu des drones à la Norvège."),
        ("fr", "La Suède refuse de fournir des chars à la Norvège."),
        ("fr", "La Suède exclut de prêter deux navires à la Norvège."),
        ("fr", "La Suède n’a pas l’intention de livrer des chars à la Norvège."),
        ("fr", "La Suède ne souhaite plus vendre d’obus à la Norvège."),
        ("en", "Sweden denied having sold drones to Norway."),
        ("en", "Sweden refused to send tanks to Norway."),
        ("en", "Sweden has ruled out lending ships to Norway."),
        ("en", "Sweden has no plans to sell shells to Norway."),
        ("en", "Sweden does not want to give Norway tanks."),
        ("en", "Sweden never shipped rifles to Norway."),
    ],
)
def test_what_is_withheld_is_no_transfer(language: str, text: str) -> None:
    assert handovers(text, language) == ""


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "La Suède a livré des canons à la Norvège malgré le refus de Riga."),
        ("fr", "La Suède accepte de fournir des chars à la Norvège."),
        ("fr", "La Suède, qui n’a pas de port, livre des obus à la Norvège."),
        ("en", "Sweden sold drones to Norway and denied nothing."),
        ("en", "Sweden agreed to send tanks to Norway."),
        ("en", "Sweden no longer hides that it has sent shells to Norway."),
    ],
)
def test_what_is_agreed_is_a_transfer(language: str, text: str) -> None:
    assert handovers(text, language) == "SE>NO"
