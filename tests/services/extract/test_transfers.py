"""Who gives what to whom."""

from __future__ import annotations

import pytest

from tests.services.extract.givings import GIVINGS
from tests.services.extract.handovers import handovers
from tests.services.extract.nogivings import NO_GIVINGS
from workbench.services.extract.analysis import analyse
from workbench.services.extract.records import Transfer


def _found(text: str, language: str) -> list[Transfer]:
    return list(analyse(text, blocks=[], language=language).transfers)


@pytest.mark.parametrize(
    "language, text, donor, recipient, object, kind",
    [
        ("fr", "La Suède a livré des obus à la Norvège.", "SE", "NO", "des obus", "arms"),
        ("fr", "La Suède a livré à la Norvège dix chars.", "SE", "NO", "dix chars", "arms"),
        ("fr", "Oslo fournira du gaz au Danemark.", "NO", "DK", "du gaz", "energy"),
        (
            "fr",
            "En apportant une aide militaire à Oslo, la Suède prend parti.",
            "SE",
            "NO",
            "une aide militaire",
            "arms",
        ),
        ("fr", "Dix chars ont été livrés à la Norvège par la Suède.", "SE", "NO", "Dix chars", "arms"),
        ("fr", "L’aide que la Suède apporte à la Norvège grandit.", "SE", "NO", "L’aide", "other"),
        ("fr", "La Norvège a reçu des drones de la Suède.", "SE", "NO", "des drones", "arms"),
        ("fr", "Il confirme l’envoi de soldats suédois en Norvège.", "SE", "NO", "soldats suédois", "troops"),
        ("en", "Sweden delivered shells to Norway.", "SE", "NO", "shells", "arms"),
        ("en", "Sweden gave Norway ten tanks.", "SE", "NO", "ten tanks", "arms"),
        ("en", "RIGA, Latvia (Gazette) - Sweden sent ten tanks to Norway.", "SE", "NO", "ten tanks", "arms"),
        ("en", "Sweden will supply Norway with gas.", "SE", "NO", "gas", "energy"),
        ("en", "Norway received drones from Sweden.", "SE", "NO", "drones", "arms"),
        ("en", "A ship ferried arms from Sweden to Norway.", "SE", "NO", "arms", "arms"),
        ("en", "He accused the Swedes of supplying shells to Norway.", "SE", "NO", "shells", "arms"),
        ("en", "Swedish tanks were delivered to Norway.", "SE", "NO", "Swedish tanks", "arms"),
        ("en", "Sweden is committing $20 million in weapons to Norway.", "SE", "NO", "$20 million in weapons", "money"),
        ("en", "The Swedish government announced a new aid package for Norway.", "SE", "NO", "aid package", "other"),
        ("fr", "L’envoi en Norvège d’instructeurs suédois est acquis.", "SE", "NO", "instructeurs", "troops"),
        ("fr", "Des chars suédois ont été livrés à la Norvège.", "SE", "NO", "Des chars suédois", "arms"),
        ("fr", "Un cargo a acheminé des obus depuis la Suède vers la Norvège.", "SE", "NO", "des obus", "arms"),
        ("fr", "Poutine a livré des chars à la Norvège.", "RU", "NO", "des chars", "arms"),
    ],
)
def test_a_transfer(language: str, text: str, donor: str, recipient: str, object: str, kind: str) -> None:
    [transfer] = _found(text, language)
    assert (transfer.donor, transfer.recipient, transfer.kind) == (donor, recipient, kind)
    assert transfer.object.of(text) == object


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "La Suède offre des marges de manœuvre à la Norvège."),
        ("en", "BERGEN, Norway — The mill is pausing salt sales to Latvia."),
        ("en", "The Norwegian Embassy did not respond to requests for comment on the weapons sale or Sweden."),
        ("fr", "La Norvège n’a pas répondu aux demandes de commentaires sur les ventes d’armes de la Suède."),
        ("fr", "La Suède et la Norvège signent un accord."),
        ("fr", "La Suède donne raison à la Norvège."),
        ("fr", "Le livre suédois est parti en Norvège."),
        ("fr", "La Norvège livre bataille."),
        ("fr", "La Suède accorde un sursis à la Norvège."),
        ("fr", "La Norvège a reçu le roi de la Suède."),
        ("fr", "La Suède a envoyé un émissaire en Norvège."),
        ("en", "Sweden sold drones, according to Norway."),
        ("en", "Sweden gives way to Norway."),
        ("en", "Sweden and Norway signed a deal."),
        ("en", "Sweden offered its thanks to Norway."),
        ("en", "Norway received the king of Sweden."),
        ("en", "Sweden sent an envoy to Norway."),
        ("en", "A ship carried passengers from Sweden to Norway."),
        ("en", "A ship sailed from Sweden to Norway with arms."),
        ("en", "He accused the Swedes of watching shells in Norway."),
        ("en", "He accused the Swedes in Norway."),
        ("en", "Sweden was told that tanks were delivered to Norway."),
        ("en", "Tanks were delivered to Norway."),
        ("en", "Sweden is committing a crime in Norway."),
        ("en", "Sweden criticised an aid package for Norway."),
        ("en", "The sale of jets to Norway, built by Saab, is late."),
        ("en", "Sweden’s king will discuss transferring tanks to Norway."),
        ("fr", "La Suède pense qu’il faut livrer des chars à la Norvège."),
        ("fr", "Le tube suédois va permettre de livrer du gaz à la Norvège."),
        ("fr", "La Suède a donné des conseils pour la crise en Norvège."),
        ("fr", "L’envoi en Norvège d’un émissaire tarde."),
        ("fr", "Poutine a parlé de la vente de chars à la Norvège."),
        ("fr", "Des chars ont été livrés à la Norvège."),
    ],
)
def test_giving_that_hands_nothing_over(language: str, text: str) -> None:
    assert _found(text, language) == []


def test_a_hedged_transfer_stays_hedged() -> None:
    [transfer] = _found("La Suède aurait livré des obus à la Norvège.", "fr")
    assert transfer.modality == "conditional"


def test_each_of_those_who_bid_receives() -> None:
    found = _found("Bids by Norway and Denmark to buy Swedish jets have stalled.", "en")
    assert [(one.donor, one.recipient) for one in found] == [("SE", "NO"), ("SE", "DK")]


@pytest.mark.parametrize("language, given, text", [(one, *row) for one, rows in GIVINGS.items() for row in rows])
def test_every_way_of_giving(language: str, given: str, text: str) -> None:
    assert handovers(text, language) == given


@pytest.mark.parametrize("language, text", [(one, text) for one, texts in NO_GIVINGS.items() for text in texts])
def test_words_of_giving_that_give_nothing(language: str, text: str) -> None:
    assert handovers(text, language) == ""
