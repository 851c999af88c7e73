"""Sentences of reports and dispatches whose words of speech tell nothing, and the near ones that do."""

from __future__ import annotations

import pytest

from tests.services.extract.speaking import sources


@pytest.mark.parametrize(
    "text",
    [
        "Oslo a vu partir ses derniers bergers en mai.",
        "Les experts croyaient partir travailler au port.",
        "La crue a montré que le pont ne tenait pas.",
        "Riga vend du sel, assure l’entretien et repart.",
        "Ces derniers, qui ont trois bacs, ont-ils bénéficié de l’aide du port ?",
        "Et les bergers, d’où tirent-ils leur sel ?",
        "« Le Nord » a recueilli des témoignages.",
        "Le premier bac du lac annonce une nouvelle ère.",
        "Oslo s’est abstenu de tout commentaire.",
        "Riga a réagi en fin d’après-midi.",
        "Peu d’observateurs imaginaient que le pont tiendrait.",
        "Le port, où la Lettonie, alliée de la Norvège, a soutenu la Suède, est fermé.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert sources(text, "fr") == []


@pytest.mark.parametrize(
    "text, who",
    [
        ("Oslo a vu dans la vente « une trahison ».", "Oslo"),
        ("Les experts croient déceler une fuite.", "Les experts"),
        ("Le rapport a montré que le pont ne tenait pas.", "Le rapport"),
        ("Le pont, assure l’institut norvégien, est solide.", "l’institut norvégien"),
        ("« Le pont tient », ont-ils affirmé.", "ils"),
        ("Le pont, estiment-ils, tiendra.", "ils"),
        ("« Le pont tient encore et il tiendra demain » a répété le maire.", "le maire"),
        ("Le premier ministre annonce une nouvelle ère.", "Le premier ministre"),
        ("Le maire a réagi : « Le pont tient. »", "Le maire"),
        ("Des observateurs imaginaient que le pont tiendrait.", "Des observateurs"),
        ("« Le pont tient », a soutenu la Suède.", "la Suède"),
        ("Le ministère norvégien a, de son côté, assuré ne rien savoir.", "Le ministère norvégien"),
        ("La Suède a toujours affirmé ne plus vendre de sel.", "La Suède"),
        ("Les plus prudents parlent d’une dizaine de bacs.", "Les plus prudents"),
        ("Le rapport parle d’une fuite.", "Le rapport"),
        ("Le pont est vieux, selon le film.", "le film"),
        ("Le bac est dénoncé par Oslo comme une menace.", "Oslo"),
        ("12. Le Groupe estime que le pont tient.", "Le Groupe"),
        ("OSLO, 12 mars - Le ministère du Sel a confirmé que le bac partait.", "Le ministère du Sel"),
        ("Les ministres ont salué l’adoption par le Parlement d’une loi sur le sel.", "Les ministres"),
    ],
)
def test_somebody_speaks(text: str, who: str) -> None:
    assert sources(text, "fr") == [who]


def test_whoever_accuses_in_a_relative_clause_is_a_source_too() -> None:
    assert sources("Stockholm, que Riga accuse d’avoir vendu le sel, nie toute livraison.", "fr") == [
        "Stockholm",
        "Riga",
    ]
    assert sources("Le port, que Riga menace de fermer, dort.", "fr") == []
    assert sources("Le port, que Riga longe chaque jour, dort.", "fr") == []
