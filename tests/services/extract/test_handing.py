"""Who gives and who receives by a noun: deliveries, aid, suppliers."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "La fourniture par la Suède de sous-marins à la Norvège fait débat."),
        ("fr", "Le don de dix chars de la Suède à la Norvège est annoncé."),
        ("fr", "La Suède a suspendu ses exportations d’armes vers la Norvège."),
        ("fr", "Oslo attend la livraison de dix chars par la Suède."),
        ("fr", "La Suède est le premier fournisseur d’armes et de munitions de la Norvège."),
        ("en", "Sweden’s deliveries of shells to Norway are late."),
        ("en", "The supply of Swedish drones to Norway goes on."),
        ("en", "Shipments of gas from Sweden to Norway have doubled."),
        ("en", "Sweden remains the largest supplier of arms to Norway."),
        ("en", "Norway’s main arms supplier is Sweden."),
    ],
)
def test_a_noun_gives(language: str, text: str) -> None:
    assert handovers(text, language) == "SE>NO"


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "La fourniture de sous-marins à la Norvège fait débat."),
        ("fr", "Le don de soi de la Suède plaît à la Norvège."),
        ("fr", "La Suède a suspendu ses sanctions contre la Norvège."),
        ("fr", "Oslo attend la réponse de la Suède."),
        ("fr", "La Suède est le premier adversaire de la Norvège."),
        ("fr", "La Suède est un fournisseur d’excuses, selon la Norvège."),
        ("fr", "L’aide que la Norvège attend de ses amis tarde, dit la Suède."),
        ("fr", "La Suède déplore la livraison de chars à la Norvège."),
        ("fr", "Le transfert du siège de Suède en Norvège coûte cher."),
        ("fr", "La vente profite à la Norvège et à la Suède."),
        ("en", "Sweden’s delivery of the verdict surprised Norway."),
        ("en", "Sweden’s warnings to Norway are loud."),
        ("en", "The supply of drones to Norway goes on."),
        ("en", "Swedish sanctions prohibiting exports of gas to Norway remain."),
        ("en", "Swedish arms suppliers distrust Norway."),
        ("en", "Norway has broken deals with Swedish arms suppliers."),
        ("en", "Sweden opposes the sale of jets to Norway."),
        ("en", "Norway’s main rival is Sweden."),
        ("en", "Sweden remains the largest of the neighbours of Norway."),
        ("en", "Flights from Sweden to Norway have doubled."),
    ],
)
def test_a_noun_that_gives_nothing_or_nobody(language: str, text: str) -> None:
    assert handovers(text, language) == ""


def test_an_administration_gives_for_its_state() -> None:
    assert handovers("The Biden administration has paused a shipment of bombs to Israel.", "en") == "US>IL"


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "SE>NO", "Norway, one of Sweden’s top arms buyers, is late."),
        ("en", "SE>NO", "Norway is Sweden’s biggest arms customer."),
        ("en", "SE>NO", "Norway, the largest recipient of Swedish aid, is late."),
        ("fr", "SE>NO", "La Norvège est le premier client de l’industrie d’armement suédoise."),
    ],
)
def test_a_client_receives(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "", "Norway is Sweden’s biggest rival."),
        ("en", "", "Norway, one of Sweden’s top ferries buyers of salt, is late."),
        ("en", "", "Norway is Sweden’s most loyal listener."),
        ("en", "", "Norway, the largest recipient of prizes, meets Sweden."),
        ("fr", "", "La Norvège est le premier client de cette auberge suédoise."),
        ("fr", "", "La Norvège est le premier voisin de la Suède."),
    ],
)
def test_a_rival_or_a_guest_receives_nothing(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "SE>NO", "The largest exporter of weapons to Norway is Sweden."),
        ("en", "SE>NO", "Sweden remains the backbone of military support for Norway."),
        ("fr", "SE>NO", "Les livraisons suédoises à Oslo se poursuivent."),
        ("en", "", "The largest exporter of weapons to Norway is unknown in Sweden."),
        ("en", "", "Sweden’s sales of arms to countries that could harm Norway go on."),
        ("fr", "", "Les ventes d’armes suédoises aux pays qui pourraient nuire à la Norvège continuent."),
    ],
)
def test_a_noun_whose_sides_stand_apart(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs
