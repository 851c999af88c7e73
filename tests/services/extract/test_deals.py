"""Who sells and who buys by a deal."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "SE>NO", "Norway signed a contract with Sweden for ten howitzers."),
        ("en", "SE>NO", "Sweden and Norway have signed a deal for ammunition."),
        ("en", "SE>NO", "Norway is in talks with Sweden over an arms deal."),
        ("en", "SE>LV SE>NO", "Sweden unveiled defence export deals in Norway and Latvia."),
        ("fr", "SE>NO", "La Norvège a conclu avec la Suède un accord pour la livraison d’obus."),
        ("fr", "SE>NO", "Un contrat de ventes d’armes a été signé entre Oslo et Stockholm."),
        ("fr", "SE>NO", "La Norvège et la Suède ont signé un contrat portant sur des obusiers."),
    ],
)
def test_a_deal_has_a_seller_and_a_buyer(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "Norway signed a contract with Sweden for ten bridges."),
        ("en", "Sweden and Norway have signed a peace agreement."),
        ("en", "Norway is in talks with Sweden over a fishing deal."),
        ("en", "Sweden unveiled bakeries in Norway and Latvia."),
        ("en", "Norway broke a contract with Sweden; howitzers are loud."),
        ("en", "A herder signed a contract for howitzers in Norway, which borders Sweden."),
        ("en", "Norway signed a contract with a Norwegian mill for salt."),
        ("en", "The order of the ferries puzzles Norway and Sweden."),
        ("fr", "La Norvège a conclu avec la Suède un accord de pêche."),
        ("fr", "Un contrat de mariage a été signé entre Oslo et Stockholm."),
        ("fr", "La Norvège et la Suède ont signé un traité."),
        ("fr", "La Norvège a passé commande à un berger."),
    ],
)
def test_a_deal_over_no_goods_or_with_nobody(language: str, text: str) -> None:
    assert handovers(text, language) == ""
