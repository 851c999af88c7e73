"""Who gives and who receives by a verb or a noun of receiving."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "La Norvège a reçu, le 10 avril, du matériel militaire en provenance de Suède."),
        ("fr", "La Norvège s’est procuré des missiles auprès de la Suède."),
        ("fr", "La Norvège s’est dotée de drones suédois."),
        ("fr", "Les achats d’armes par la Norvège auprès de la Suède augmentent."),
        ("fr", "Les importations norvégiennes de gaz en provenance de Suède reculent."),
        ("fr", "La Norvège a signé avec la Suède un contrat pour l’achat de dix chars."),
        ("en", "Norway took delivery of ten tanks from Sweden."),
        ("en", "Norway, which bought missiles from Sweden, wants more."),
        ("en", "Ten jets were bought by Norway from Sweden."),
        ("en", "Norway’s purchase of missiles from Sweden is final."),
    ],
)
def test_somebody_receives(language: str, text: str) -> None:
    assert handovers(text, language) == "SE>NO"


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "La Norvège a reçu, le 10 avril, une délégation en provenance de Suède."),
        ("fr", "La Norvège a reçu des missiles à Oslo."),
        ("fr", "La Norvège s’est procuré des missiles."),
        ("fr", "La Norvège s’est dotée d’un parlement, loin de la Suède."),
        ("fr", "La Norvège a obtenu de la Suède un délai."),
        ("fr", "Les achats d’armes par la Norvège augmentent."),
        ("fr", "Les achats de Noël plaisent en Norvège et en Suède."),
        ("fr", "Les importations norvégiennes de gaz reculent."),
        ("fr", "La Norvège a signé avec la Suède un contrat de travail."),
        ("fr", "La Norvège critique la Suède et ses dix chars."),
        ("fr", "La Norvège commande à ses soldats de quitter la Suède."),
        ("en", "Norway took the delivery of a speech from Sweden calmly."),
        ("en", "Norway ordered an inquiry to see whether Swedish missiles work."),
        ("en", "Norway quarrelled with three countries, which have bought missiles from Sweden."),
        ("en", "Norway got a reprieve from Sweden."),
        ("en", "Norway accepted an invitation from Sweden."),
        ("en", "Ten jets were seen by Norway over Sweden."),
        ("en", "Norway’s purchase of missiles is final."),
        ("en", "Norway’s orders to its soldiers angered Sweden."),
        ("en", "Norway has a deal with Sweden on fishing."),
    ],
)
def test_nothing_is_received_or_from_nobody(language: str, text: str) -> None:
    assert handovers(text, language) == ""


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "SE>NO", "Norway relies heavily on Sweden for shells."),
        ("en", "SE>NO", "Norway turned to Sweden for drones."),
        ("en", "SE>NO", "Norway’s reliance on Sweden for gas is old."),
        ("en", "SE>NO", "Norway relied on arms from Sweden."),
        ("en", "SE>NO", "Norway sails boats leased from Sweden."),
        ("fr", "SE>NO", "La Norvège dépend de la Suède pour son gaz."),
        ("fr", "SE>NO", "Oslo s’est tournée vers la Suède pour obtenir des drones."),
        ("en", "SE>NO", "Swedish arms orders placed by Norway have doubled."),
    ],
)
def test_whoever_leans_on_another_receives(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "", "Norway relies on Sweden for advice."),
        ("en", "", "Norway turned to Sweden for comfort."),
        ("en", "", "Norway turned to Sweden and smiled at the drones."),
        ("en", "", "Norway’s reliance on Sweden is old."),
        ("en", "", "Norway depends on the weather in Sweden."),
        ("en", "", "Norway relied on herders from Sweden."),
        ("fr", "", "La Norvège dépend de la Suède pour son humeur."),
        ("fr", "", "Oslo s’est tournée vers la Suède pour obtenir justice."),
        ("fr", "", "La Norvège compte sur la Suède."),
        ("fr", "", "La Norvège dépend de la météo, dit la Suède."),
        ("en", "", "Swedish herders placed by Norway at the ferry are tired."),
        ("fr", "", "La Norvège se fournit surtout en Suède."),
        ("en", "", "Swedish arms rules broken by Norway have doubled."),
    ],
)
def test_whoever_leans_for_no_thing_receives_nothing(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


@pytest.mark.parametrize(
    "language, pairs, text",
    [
        ("en", "SE>LV SE>NO", "They blame countries that buy Swedish oil, such as Norway and Latvia."),
        ("en", "SE>NO", "After buying howitzers from Sweden, Norway was criticised."),
        ("en", "SE>NO", "Norway has requested ammunition from Sweden."),
        ("en", "SE>NO", "Norway thanked Sweden for the ammunition."),
        ("fr", "SE>ML", "Au Mali, les militaires ont reçu jeudi une livraison de drones de Suède."),
        ("fr", "SE>NO", "Oslo fait venir des obus de Suède."),
        ("en", "", "They blame countries that fear Swedish oil, such as Norway and Latvia."),
        ("en", "", "After leaving Sweden with howitzers, Norway was criticised."),
        ("en", "", "Norway has requested advice from Sweden."),
        ("en", "", "Herders sought help from Sweden in Norway."),
        ("en", "", "Norway thanked Sweden for the song."),
        ("en", "", "They blame villages that buy oil, such as those of Norway and Sweden."),
        ("fr", "", "Au Mali, les bergers ont vu jeudi une livraison de drones de Suède."),
        ("fr", "", "Oslo fait venir des bergers de Suède."),
    ],
)
def test_whoever_is_named_before_or_behind_receives(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs


def test_what_is_told_behind_a_receipt_gives_nothing() -> None:
    told = "Latvia received Norwegian shells, officials said, hours after a letter from Sweden."
    assert handovers(told, "en") == "NO>LV"
    assert "SE>LV" in handovers("Latvia received Norwegian shells from Sweden.", "en")
