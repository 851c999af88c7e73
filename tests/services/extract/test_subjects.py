"""The noun phrase that speaks, with its list or what is set beside it, in front of its verb or behind it."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse


def _sources(text: str, language: str) -> list[str]:
    sentence = analyse(text, blocks=[], language=language).sentences[0]
    return [one.source.of(text) for one in sentence.attributions]


@pytest.mark.parametrize(
    "language, text, sources",
    [
        ("fr", "Ola Berg, chercheur à Oslo, estime que le pont tient.", ["Ola Berg, chercheur à Oslo"]),
        ("fr", "« Il tient », note Ola Berg, du Conseil de sécurité.", ["Ola Berg, du Conseil de sécurité"]),
        ("fr", "Selon Ola Berg, un marin, le pont tient.", ["Ola Berg, un marin"]),
        ("fr", "La Norvège et la Suède, longtemps rivales, ont dénoncé le vol.", ["La Norvège", "la Suède"]),
        ("fr", "Le vol a été aussitôt dénoncé par Oslo.", ["Oslo"]),
        ("fr", "Le pont tient, comme l’a rappelé le ministre Berg.", ["le ministre Berg"]),
        ("fr", "« Il tient », s’amuse le ministre Berg.", ["le ministre Berg"]),
        ("fr", "Le pont tient, a rapporté mardi l’agence AFP.", ["l’agence AFP"]),
        ("fr", "Le ministre Berg en est sûr : « Il tient. »", ["Le ministre Berg"]),
        ("fr", "Pour Ola Berg, le pont est « perdu ».", ["Ola Berg"]),
        ("fr", "La Norvège s’est bornée à répéter que le pont tient.", ["La Norvège"]),
        ("fr", "Un rapport de l’ONU montre une baisse.", ["Un rapport de l’ONU"]),
        ("fr", "La Norvège affirme attendre la Suède.", ["La Norvège"]),
        ("fr", "C’est ce qu’a annoncé le ministre Berg.", ["le ministre Berg"]),
        ("fr", "« Il tient », a dit le chef du port, Ola Berg, à Oslo.", ["le chef du port, Ola Berg"]),
        ("fr", "Le pont tient, selon un bilan communiqué jeudi.", ["un bilan"]),
        ("fr", "La Norvège a recensé plus de 180 ponts.", ["La Norvège"]),
        (
            "fr",
            "La Norvège, la Suède et le Danemark ont appelé Vardane à céder.",
            ["La Norvège", "la Suède", "le Danemark"],
        ),
        ("fr", "La partie norvégienne nie les faits.", ["La partie norvégienne"]),
        ("en", "Norway has proposed that the bridge close.", ["Norway"]),
        ("en", "“It holds,” says Ola Berg, a sailor from Oslo.", ["Ola Berg, a sailor from Oslo"]),
        ("en", "On 6 May its council denied the theft.", ["its council"]),
        ("en", "The minister, Ola Berg, last week ruled out a deal.", ["The minister, Ola Berg,"]),
        ("en", "The theft was denounced by Norway.", ["Norway"]),
        ("en", "Ola Berg claimed in 2019 that the bridge held.", ["Ola Berg"]),
        ("en", "The bridge holds, the BBC reported.", ["the BBC"]),
        ("en", "“It holds,” quips Ola Berg.", ["Ola Berg"]),
        ("en", "Ola Berg, the envoy, warned the Security Council of famine.", ["Ola Berg, the envoy"]),
        ("en", "Norway and Sweden have both denied it.", ["Norway", "Sweden"]),
        ("en", "Satellite images show a bridge.", ["Satellite images"]),
    ],
)
def test_who_speaks(language: str, text: str, sources: list[str]) -> None:
    assert [one.rstrip(",") for one in _sources(text, language)] == [one.rstrip(",") for one in sources]


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "Ola Berg, à Oslo, ferme le pont."),
        ("fr", "Le pont a été fermé par Oslo."),
        ("fr", "Le vol a été commis par deux hommes."),
        ("fr", "Le pont, comme le veut l’usage, ferme."),
        ("fr", "Le pont « Roi Berg » ferme."),
        ("fr", "Trois ponts ferment : Oslo, Berg et Vardane."),
        ("fr", "Pour Oslo, le pont est utile."),
        ("fr", "Pour Ola Berg, le pont est utile."),
        ("fr", "La Norvège s’est bornée à fermer le pont."),
        ("fr", "Le rapport de force change."),
        ("fr", "Les images du pont plaisent."),
        ("fr", "La Norvège a déclaré la guerre à la Suède."),
        ("fr", "La Norvège a promis dix ponts."),
        ("fr", "L’armée assurait la garde."),
        ("fr", "Le ministre Berg a appelé un taxi à Oslo."),
        ("fr", "Ce qu’a construit le ministre Berg tient."),
        ("fr", "La Norvège a vendu plus de 180 ponts."),
        ("fr", "La partie nord du pont tient."),
        ("en", "Norway has bridges that hold."),
        ("fr", "Mohamed Berg, dit Lindqvist, part."),
        ("en", "The hostages held in Oslo left."),
        ("en", "Reports of men held in Oslo conflict."),
        ("en", "On 6 May its council met."),
        ("en", "The minister, Ola Berg, last week left."),
        ("en", "The theft was committed by two men."),
        ("en", "Norway declared independence in May."),
        ("en", "Norway promised ten bridges."),
        ("en", "The bridge that Norway needed that year fell."),
        ("en", "Images of the bridge please them."),
        ("en", "The rain meant that the bridge fell."),
        ("en", "Norway and Sweden both fell."),
        ("en", "He told the story."),
        ("en", "A poll opened in May."),
        ("en", "For Norway, the bridge is useful."),
        ("en", "Three bridges closed: Oslo, Berg and Vardane."),
        ("en", "The bridge “King Berg” closed."),
        ("en", "A state within a state fell."),
    ],
)
def test_whoever_only_acts_says_nothing(language: str, text: str) -> None:
    assert [one for one in _sources(text, language) if one != "He"] == []


def test_the_subject_of_a_whole_clause_before_the_verb_does_not_speak() -> None:
    text = "Oslo, 4 mai – Dix marins ont été tués dans le port, ont annoncé mardi les secours."
    assert _sources(text, "fr") == ["les secours"]


@pytest.mark.parametrize(
    "language, text, sources",
    [
        ("en", "The mayor, Ola Berg, and the chief trader, Ida Dahl, denied it.", ["The mayor, Ola Berg", "the chief trader, Ida Dahl"]),
        ("en", "Norway's navy chief, who is to retire in May, and his deputy said that the salt was dry.", ["Norway's navy chief, who is to retire in May", "his deputy"]),
        ("en", "Norway denied it, and Sweden said that the salt was dry.", ["Norway", "Sweden"]),
        ("en", "Norway offers salt and Sweden said that it was dry.", ["Sweden"]),
        ("en", "President Berg and Minister Dahl also exchanged views, including on salt, and confirmed that it was dry.", ["President Berg", "Minister Dahl"]),
        ("en", "Norway then showed its will by noting in May that the salt was dry.", ["Norway"]),
        ("en", "A court in February said that the salt was dry.", ["A court"]),
        ("en", "The envoy has seemed to doubt it, wryly noting in May that “if a king believes that it is so, it is.”", ["The envoy"]),
        ("en", "The Norwegian Ministry of Salt has refused a deal, and it has blamed Sweden for the storm.", ["The Norwegian Ministry of Salt"]),
        ("en", "The herders came from a unit called the Storm Corps, led by Ola Berg.", []),
        ("en", "Ola Berg met the herders in Oslo, and it said little.", ["it"]),
        ("en", "The guild has been accused by Norway of hiding the salt of the herders.", ["Norway"]),
        ("en", "The port was seen by many as a triumph.", ["many"]),
        ("en", "According to his family, Ola Berg's killers were from the north.", ["his family"]),
        ("en", "On May 3rd Norway, Sweden and Denmark told the council that the deal was dead.", ["Norway", "Sweden", "Denmark"]),
        ("en", "The navy on the other hand has said that it will sail.", ["The navy"]),
        ("en", "The salt was moved, according to an order given by Ola Berg.", []),
        ("fr", "« Le sel du nord est sec », décrypte le général Ola Berg, également rédacteur de la revue du Nord.", ["le général Ola Berg, également rédacteur de la revue du Nord"]),
        ("fr", "La Norvège a lancé l'assaut, condamnant 3 000 bergers à partir.", []),
        ("fr", "L'opposition, qui a boycotté le vote, et les syndicats dénoncent une fraude.", ["L'opposition, qui a boycotté le vote", "les syndicats"]),
        ("fr", "Les bergers qui ont promis une « riposte immédiate » dénoncent une nouvelle taxe.", ["Les bergers"]),
        ("fr", "« Ceux qui restent seront ruinés », prédit le chef des bergers.", ["le chef des bergers"]),
        ("fr", "Le roi promet du sel et sa ministre annonce une trêve.", ["sa ministre"]),
        ("fr", "Le roi a promis du sel et ses ministres ont annoncé une trêve.", ["ses ministres"]),
        ("fr", "Il est difficile de peser sur le prix en menaçant de fermer le port.", []),
        ("fr", "La moisson a reculé, certains analystes suggérant que le sel manque.", ["certains analystes"]),
        ("fr", "Le gouvernement a cédé, a annoncé à Oslo le bureau du Premier ministre.", ["le bureau du Premier ministre"]),
        ("fr", "Le ministère à travers un communiqué a indiqué que le sel était sec.", ["Le ministère"]),
        ("fr", "Durant l'été, selon leur concept « deux ports », les villes ont uni leurs bacs.", []),
    ],
)  # fmt: skip
def test_who_speaks_with_whom(language: str, text: str, sources: list[str]) -> None:
    assert _sources(text, language) == sources


@pytest.mark.parametrize("who", ["Ola Berg, 52, a trader from Bergen", "Gen. Ola Berg", "the head of the navy, General Ola Berg", "Ola Berg, managing director at Kornblum, a salt and flour firm"])  # fmt: skip
@pytest.mark.parametrize("frame", ['"The salt of the north is dry," said {}.', "According to {}, the salt is dry.", "The salt is dry, according to {}."])  # fmt: skip
def test_a_source_behind_its_word_is_whole(frame: str, who: str) -> None:
    assert _sources(frame.format(who), "en") == [who]
