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
        "Le texte ne dit pas grand-chose du sel.",
        "Le ministère ne dit rien du sel.",
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
        ("Le texte dit que le sel manque.", "Le texte"),
        ("Oslo y a lu un piège et a répliqué que le sel manquait.", "Oslo"),
        ("Selon des sources que le ministère n’a pas voulu confirmer, le sel manque.", "des sources"),
        ("Le ministère n’a pas voulu confirmer la vente.", "Le ministère"),
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


@pytest.mark.parametrize(
    "text",
    [
        "All told, ten ferries sailed.",
        "It is old or new, depending on whom one asks.",
        "The toll, agreed since 2020, may rise.",
        "Norwegian millers fear for their salt.",
        "Oslo, whose chief fear is war, wants a bridge.",
        "The Gulf states that have paid may sail.",
        "Old habits and public fears that the mill would close held the plan up.",
        "Oslo sold no salt, contrary to press reports.",
        "The toll on Norway’s salt, announced ten days later, fell.",
        "Berg Energy held back parts and a boat had to be found.",
        "Norway has raised no objection to it.",
        "The Guild requested access to the mills.",
        "Oslo has said nothing in public.",
        "Norway did not respond to a request for comment.",
        "The traders decided to take part in the fair that had begun in May.",
        "The invasion of Norway demonstrated Sweden’s strength.",
        "The new military plan shows that Oslo is strong.",
    ],
)
def test_nobody_speaks_in_english(text: str) -> None:
    assert sources(text, "en") == []


@pytest.mark.parametrize(
    "text, who",
    [
        ("All officials told the king that ten ferries sailed.", "All officials"),
        ("Norwegian traders fear that salt is dear.", "Norwegian traders"),
        ("Oslo, whose officials fear that war is near, wants a bridge.", "whose officials"),
        ("The report states that the mill has paid.", "The report"),
        ("The general fears that the mill would close.", "The general"),
        ("Local media reports that Oslo sold no salt.", "Local media"),
        ("Norway, asked about it, announced that the toll fell.", "Norway"),
        ("Berg Energy holds the mill to be old.", "Berg Energy"),
        ("Norway has raised an objection to it.", "Norway"),
        ("The Guild requested more salt.", "The Guild"),
        ("Oslo has said that nothing sank.", "Oslo"),
        ("Norway said that nobody did respond to a request.", "Norway"),
        ("The traders decided that the fair was over.", "The traders"),
        ("A Norwegian study demonstrated that salt is dear.", "A Norwegian study"),
        ("The military says that Oslo is strong.", "The military"),
        ("The two herders called for a truce.", "The two herders"),
        ("Oslo declared a truce.", ""),
        ("The traders were informed by the Norwegian minister that the toll fell.", "the Norwegian minister"),
        ("The traders were informed by letter.", ""),
        ("Sweden was criticised by Norway for allowing the sale.", "Norway"),
        ("The ferries were credited by Norwegian officials with saving two mills.", "Norwegian officials"),
        ("“The ferry is late,” writes author Ola Berg.", "author Ola Berg"),
        ("Some experts see the toll partly as retaliation.", "Some experts"),
        ("Some experts see the toll fall as planned.", ""),
        ("Finance ministries have been quick to note that salt is dear.", "Finance ministries"),
        (
            "In early June the Norwegian government announced on its website that salt was dear.",
            "the Norwegian government",
        ),
        ("The ministry names Norway among its three leading customers.", "The ministry"),
        ("The ministry names a new clerk.", ""),
        ("12. It further recommends that the mill close.", "It"),
        ("Oslo promised ten ferries, according to an aide.", "an aide"),
        ("According to the journalist Ola Berg writing in May, salt is dear.", "the journalist Ola Berg"),
        ("The minister conveyed to Riga his regret.", "The minister"),
    ],
)
def test_somebody_speaks_in_english(text: str, who: str) -> None:
    assert sources(text, "en") == ([who] if who else [])
