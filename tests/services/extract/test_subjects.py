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
        ("fr", "La Suède s’est dite prête à aider."),
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
