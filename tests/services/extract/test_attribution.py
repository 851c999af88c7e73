"""Who says it, and with which words."""

from __future__ import annotations

import pytest

from tests.services.extract.sayings import SAID, UNSAID
from tests.services.extract.speaking import sources, told
from workbench.services.extract.analysis import analyse


@pytest.mark.parametrize(
    "language, text, source, cue",
    [
        ("fr", "Selon le ministère norvégien, le pont tient.", "le ministère norvégien", "Selon"),
        ("fr", "Le pont tient, selon Oslo.", "Oslo", "selon"),
        ("fr", "D’après des experts, le pont tient.", "des experts", "D’après"),
        ("fr", "La Norvège a confirmé que le pont tenait.", "La Norvège", "a confirmé que"),
        ("fr", "Le traité prévoit que le pont sera ouvert.", "Le traité", "prévoit que"),
        ("fr", "« Le pont tient », a déclaré le ministre Ola Berg.", "le ministre Ola Berg", "a déclaré"),
        ("fr", "Le pont tient, estime l’historienne Ada Berg.", "l’historienne Ada Berg", "estime"),
        ("fr", "« Le pont tient », souligne-t-elle.", "elle", "souligne-t-elle"),
        ("fr", "En mai 2019, le roi a appelé à la paix.", "le roi", "a appelé à"),
        ("fr", "Le ministre, Ola Berg, a nié les faits.", "Le ministre, Ola Berg", "a nié"),
        ("fr", "Au ministère, on juge le pont « mort ».", "ministère", "juge"),
        ("fr", "Comme le rappelle le ministre, le pont tient.", "le ministre", "rappelle"),
        ("en", "As the minister noted, the bridge stands.", "the minister", "As"),
        ("en", "Oslo, the ministry claimed, had closed the bridge.", "the ministry", "claimed"),
        ("fr", "C’est la conviction du ministre Ola Berg.", "ministre Ola Berg", "C’est la conviction du"),
        ("en", "Diplomats in Oslo are less sure.", "Diplomats in Oslo", "are less sure"),
        ("en", "The report once compared the bridge to a sieve.", "The report", "once compared"),
        ("fr", "L’annonce est venue du ministre norvégien.", "ministre norvégien", "L’annonce est venue du"),
        ("fr", "« Le pont tient », fait-on valoir à Oslo.", "on", "fait-on valoir"),
        ("fr", "Le maire n’a pas caché sa joie.", "Le maire", "a pas caché"),
        ("fr", "Le ministre ne cesse de dénoncer le retard.", "Le ministre", "cesse de dénoncer"),
        ("fr", "La Norvège a cédé, accusant la Suède de lenteur.", "La Norvège", "accusant"),
        ("fr", "Le ministère appelle aussi à des travaux.", "Le ministère", "appelle aussi à"),
        (
            "fr",
            "Ola Berg, ministre de la Défense, a salué l’accord tout en notant le retard.",
            "Ola Berg, ministre de la Défense",
            "a salué",
        ),
        ("en", "Officials see the bridge as a trap.", "Officials", "see"),
        ("en", "As one trader in Oslo sees it, the bridge stands.", "one trader in Oslo", "As"),
        ("en", "The ministry went on to denounce it.", "The ministry", "went on to denounce"),
        ("en", "Officials never tire of blaming the wind.", "Officials", "never tire of blaming"),
        ("en", "Norway left, urging Sweden to pay.", "Norway", "urging"),
        ("en", "The bridge stands, Norway claimed on television.", "Norway", "claimed"),
        ("en", "Vardanex, for its part, insists that it stands.", "Vardanex", "insists that"),
        ("en", "“The bridge stands,” was the reply from Oslo.", "Oslo", "was the reply from"),
        ("en", "According to the navy, the bridge stands.", "the navy", "According to"),
        ("en", "Norway confirmed that the bridge stood.", "Norway", "confirmed that"),
        ("en", "“The bridge stands,” said Ola Berg.", "Ola Berg", "said"),
        ("en", "The Norwegian navy has denied the report.", "The Norwegian navy", "has denied"),
        ("en", "He said that the bridge stood.", "He", "said that"),
        ("en", "Norway claims that the bridge stands.", "Norway", "claims that"),
        (
            "en",
            "Ola Berg of Vardane University argues that it stands.",
            "Ola Berg of Vardane University",
            "argues that",
        ),
    ],
)
def test_a_source_and_its_cue(language: str, text: str, source: str, cue: str) -> None:
    assert told(text, language) == [(source, cue)]


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "Selon la saison, le pont ferme."),
        ("fr", "Selon les cas, le pont ferme."),
        ("fr", "La note du préfet est longue."),
        ("fr", "Le rapport a été publié à Oslo."),
        ("fr", "La Norvège a soutenu le projet."),
        ("fr", "Le roi a rejeté la couronne."),
        ("fr", "Cette loi montre ses limites."),
        ("fr", "Le débat sur le pont dure."),
        ("fr", "Selon le calendrier du gouvernement, le pont ouvre."),
        ("fr", "« Le pont » de son enfance a disparu."),
        ("fr", "Le vendeur fait-il crédit ?"),
        ("fr", "Le trésor, caché par le maire, dort."),
        ("fr", "Le ministre cesse de payer."),
        ("fr", "Le ministère ne dispose que de trois ponts."),
        ("en", "Officials see the bridge as well."),
        ("en", "Officials saw the bridge as they left."),
        ("fr", "La pluie a cessé, gagnant la Suède."),
        ("fr", "La Norvège craint la guerre."),
        ("fr", "Le ministère se rappelle beaucoup."),
        ("fr", "La ville compte vingt ponts."),
        ("en", "As one trader left, the bridge shook."),
        ("en", "The ministry went on holiday."),
        ("en", "The ministry went on to build a bridge."),
        ("en", "Officials never tire of bridges."),
        ("en", "Norway left, hauling Sweden along."),
        ("en", "The bridge stands, and Norway left on Monday."),
        ("en", "Nothing says that it stands."),
        ("en", "The town filed a fresh claim."),
        ("en", "The reply was long."),
        ("en", "The report was published in Oslo."),
        ("en", "Norway noted the date."),
        ("en", "A claim was filed."),
        ("en", "Norway claims the whole sea."),
        ("en", "The estimates are old."),
        ("en", "The bridge, as reported, stands."),
        ("en", "Demands for wood grew."),
        ("en", "The order stands."),
    ],
)
def test_words_that_only_look_like_speech(language: str, text: str) -> None:
    assert told(text, language) == []


def test_every_member_of_a_list_of_sources_is_one() -> None:
    text = "La Norvège, la Suède et le Danemark ont réaffirmé leur accord."
    assert [source for source, _ in told(text, "fr")] == ["La Norvège", "la Suède", "le Danemark"]


def test_a_comparison_names_a_second_source() -> None:
    assert [source for source, _ in told("La Norvège, comme la Suède, a dénoncé le vol.", "fr")] == [
        "La Norvège",
        "la Suède",
    ]


def test_the_source_is_tied_to_its_actor() -> None:
    sentence = analyse("Selon Oslo, le pont tient.", blocks=[], language="fr").sentences[0]
    assert sentence.attributions[0].actor == "NO"
    assert sentence.modality == "reported"


@pytest.mark.parametrize("language, who, text", SAID)
def test_every_way_of_saying(language: str, who: str, text: str) -> None:
    assert sorted(sources(text, language)) == sorted(who.split(";"))


@pytest.mark.parametrize("language, text", UNSAID)
def test_words_of_speech_that_say_nothing(language: str, text: str) -> None:
    assert sources(text, language) == []


def test_who_speaks_before_where_it_was_said_and_never_who_is_spoken_of() -> None:
    text = "Le péage reste le même, a précisé le ministère du Sel dans un communiqué."
    assert told(text, "fr") == [("le ministère du Sel", "a précisé")]
    assert told("Le maire, interrogé mardi, a précisé le plan dans un communiqué.", "fr")[0][0] == "Le maire"
    assert told("A Norwegian pilot who went missing was declared dead.", "en") == []
