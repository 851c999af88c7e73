"""Givings whose parties stand in another clause: relatives, clefts, lists of verbs, "the latter", deals and trainers."""

from __future__ import annotations

import pytest

from tests.services.extract.handovers import handovers

GIVEN = [
    # The relative pronoun at the verb receives, the subject ahead gives.
    ("fr", "NO>SE", "La Norvège ménage la Suède, à laquelle elle vend du gaz."),
    ("fr", "NO>SE", "La Norvège ménage la Suède, à qui elle livre des obus, et s’abstient au Conseil nordique."),
    ("en", "NO>SE", "Norway courts Sweden, to which it sells gas."),
    ("fr", "NO>SE", "La Suède se tourne vers la Norvège – qui lui a livré des drones – et vers Riga."),
    # Clefts.
    ("fr", "NO>SE", "C’est à la Suède que la Norvège vend son gaz."),
    ("fr", "NO>SE", "C’est à Stockholm qu’Oslo a livré ses chars."),
    ("en", "NO>SE", "It was to Sweden that Norway sold its jets."),
    # Whoever was named last.
    ("fr", "NO>SE", "La Norvège soutient la Suède. Elle a fourni à cette dernière vingt chars."),
    ("en", "NO>SE", "Norway talks to Sweden and has sold the latter radars."),
    ("en", "NO>SE", "Norway talks to Sweden and has sold radars to the latter since 2020."),
    # What comes first in a sentence, and lists of verbs.
    ("en", "NO>SE", "Having delivered ten tanks to Sweden, Norway has none left."),
    ("fr", "NO>SE", "Ayant livré dix chars à la Suède, la Norvège n’en a plus."),
    ("en", "NO>SE", "Norway, which backs Latvia and has itself armed Sweden since 2014, waits."),
    ("en", "NO>SE", "Norway, which backs Latvia and sells Sweden guns, waits."),
    ("en", "NO>SE", "Norway has joined the council, trained its army and sold Sweden ten jets."),
    ("en", "NO>SE", "Norway and Latvia met Denmark, and Norway sold Sweden ten jets."),
    # Deals: framework contracts, and a price before the goods.
    ("fr", "NO>SE", "La Suède a signé avec la Norvège des contrats-cadres portant sur 98 chars norvégiens."),
    (
        "fr",
        "NO>SE",
        "La Suède a conclu avec Oslo un contrat de deux milliards d’euros pour quatre frégates norvégiennes.",
    ),
    ("en", "NO>SE", "Sweden signed a framework agreement with Norway for 98 Norwegian tanks."),
    # Teachers told by their country alone.
    ("fr", "NO>SE", "Des instructeurs norvégiens ont formé des soldats suédois."),
    ("fr", "NO>SE", "Des officiers norvégiens auraient formé l’armée suédoise."),
    ("en", "NO>SE", "Norwegian officers train Swedish recruits."),
    ("en", "NO>SE", "Norwegian officers train Swedish recruits, and the Arctic Council met in Riga."),
]
NOT_GIVEN = [
    ("fr", "", "La Norvège ménage la Suède, à laquelle elle ressemble."),
    ("fr", "", "La Norvège ménage la Suède, à qui elle donne raison."),
    ("fr", "", "C’est à la Suède que la Norvège doit son air."),
    ("fr", "", "C’est à Stockholm qu’Oslo a vu des chars."),
    ("en", "", "It was to Sweden that Norway turned."),
    ("en", "", "It is clear to Sweden that Norway sells jets."),
    ("fr", "", "La Norvège soutient la Suède. Elle a dit à cette dernière sa joie."),
    ("en", "", "Norway talks to Sweden and has seen the latter."),
    ("en", "", "Having praised the tanks of Sweden, Norway has none left."),
    ("fr", "", "Ayant vu dix chars en Suède, la Norvège en veut."),
    ("en", "", "Norway, which backs Sweden and has itself slept, waits."),
    ("en", "", "Norway has joined the council, praised Sweden and seen ten jets."),
    ("fr", "", "La Suède a signé avec la Norvège des accords-cadres portant sur la pêche."),
    ("fr", "", "La Suède a conclu avec Oslo un contrat de deux pages pour quatre poètes."),
    ("en", "", "Sweden signed a framework agreement with Norway for summer schools."),
    ("fr", "", "Des officiers norvégiens ont formé un cercle avec des soldats suédois."),
    ("fr", "", "Des meuniers norvégiens ont formé un chœur avec des soldats suédois."),
    ("en", "", "Norwegian officers watch Swedish recruits."),
    # Whoever did it is no actor that is known.
    ("en", "", "Norwegian fighters were sent to Sweden by a private firm."),
    ("fr", "", "Des combattants norvégiens ont été envoyés en Suède par une société privée."),
    # What is done in return is no gift of the one who takes revenge.
    ("en", "", "Latvia might strike in retaliation for the wind over Sweden."),
    ("fr", "", "La Lettonie frapperait en représailles à la pluie sur la Suède."),
]


@pytest.mark.parametrize(("language", "pairs", "text"), [*GIVEN, *NOT_GIVEN])
def test_whose_giving_a_clause_tells(language: str, pairs: str, text: str) -> None:
    assert handovers(text, language) == pairs
