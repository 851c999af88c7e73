"""What is denied, refused or not meant is told of as denied, and never as a bare giving."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse


def told(text: str, language: str) -> list[str]:
    """Each transfer with its modality: "SE>NO denied"."""
    found = analyse(text, blocks=[], language=language).transfers
    return [f"{one.donor}>{one.recipient} {one.modality}" for one in found]


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "La Suède n’a jamais livré de canons à la Norvège."),
        ("fr", "La Suède n’a livré aucun canon à la Norvège."),
        ("fr", "La Suède ne livrera pas de canons à la Norvège."),
        ("fr", "Aucun canon n’a été livré à la Norvège par la Suède."),
        ("fr", "La Suède dément avoir vendu des drones à la Norvège."),
        ("fr", "La Suède dément toute livraison de drones à la Norvège."),
        ("fr", "La Suède a nié avec force avoir vendu des drones à la Norvège."),
        ("fr", "La Suède affirme n’avoir jamais fourni d’obus à la Norvège."),
        ("fr", "La Suède assure ne pas avoir vendu d’obus à la Norvège."),
        ("fr", "La Suède refuse de fournir des chars à la Norvège."),
        ("fr", "La Suède refuse depuis deux ans de fournir des chars à la Norvège."),
        ("fr", "La Suède a refusé toute aide militaire à la Norvège."),
        ("fr", "La Suède exclut de prêter deux navires à la Norvège."),
        ("fr", "La Suède n’a pas l’intention de livrer des chars à la Norvège."),
        ("fr", "La Suède ne souhaite plus vendre d’obus à la Norvège."),
        ("fr", "La Norvège n’a reçu aucun obus de la Suède."),
        ("en", "Sweden denied having sold drones to Norway."),
        ("en", "Sweden denied that it had sold drones to Norway."),
        ("en", "Sweden has denied any arms sales to Norway."),
        ("en", "Sweden refused to send tanks to Norway."),
        ("en", "Sweden has ruled out lending ships to Norway."),
        ("en", "Sweden has no plans to sell shells to Norway."),
        ("en", "Sweden does not want to give Norway tanks."),
        ("en", "Sweden never shipped rifles to Norway."),
        ("en", "Sweden has delivered no rifles to Norway."),
        ("en", "No Swedish rifles have been delivered to Norway."),
        ("en", "Norway has received no rifles from Sweden."),
        ("en", "Sweden no longer sells rifles to Norway."),
    ],
)
def test_what_is_withheld_is_told_of_as_denied(language: str, text: str) -> None:
    assert told(text, language) == ["SE>NO denied"]


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "La Suède a livré des canons à la Norvège malgré le refus de Riga."),
        ("fr", "La Suède accepte de fournir des chars à la Norvège."),
        ("fr", "La Suède, qui n’a pas de port, livre des obus à la Norvège."),
        ("fr", "La Suède n’a livré que trois chars à la Norvège."),
        ("fr", "La Suède ne cesse de livrer des chars à la Norvège."),
        ("fr", "La Suède n’a pas caché avoir vendu des chars à la Norvège."),
        ("fr", "La Suède ne nie pas avoir vendu des chars à la Norvège."),
        ("en", "Sweden sold drones to Norway and denied nothing."),
        ("en", "Sweden agreed to send tanks to Norway."),
        ("en", "Sweden no longer hides that it has sent shells to Norway."),
        ("en", "Sweden did not hesitate to send tanks to Norway."),
        ("en", "Sweden does not deny having sold jets to Norway."),
        ("en", "Sweden never stopped supplying rifles to Norway."),
        ("en", "Sweden not only sold jets to Norway but trained its pilots."),
        ("en", "Sweden, which sold Norway ten jets, does not look at its harbours."),
        ("en", "Sweden refused to say whether it had sold jets to Norway."),
    ],
)
def test_what_is_given_even_so_is_not_denied(language: str, text: str) -> None:
    first = next(iter(told(text, language)), "")
    assert first.startswith("SE>NO ")
    assert not first.endswith(" denied")
