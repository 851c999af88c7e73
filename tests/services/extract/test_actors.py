"""Actors: found by name or by description, and one of each."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse
from workbench.services.extract.records import Actor


def _actors(text: str, language: str = "fr") -> dict[str, Actor]:
    return {actor.id: actor for actor in analyse(text, blocks=[], language=language).actors}


def _mentions(text: str, language: str = "fr") -> dict[str, tuple[str, str]]:
    return {
        mention.span.of(text): (actor.kind, mention.form)
        for actor in _actors(text, language).values()
        for mention in actor.mentions
    }


@pytest.mark.parametrize(
    "language, text, words, kind",
    [
        ("fr", "Le ministre Ola Berg est parti.", "Ola Berg", "person"),
        ("fr", "On a vu le général norvégien Berg à cheval.", "Berg", "person"),
        ("fr", "Elle a croisé Marie Lindqvist.", "Marie Lindqvist", "person"),
        ("fr", "Le navire quitte le port de Vardane.", "Vardane", "place"),
        ("fr", "La foule manifeste à Vardane depuis hier.", "Vardane", "place"),
        ("fr", "Le Front populaire de Vardane a gagné.", "Front populaire de Vardane", "organisation"),
        ("fr", "Il siège au Conseil de sécurité.", "Conseil de sécurité", "organisation"),
        ("fr", "Elle suit l’OTAN.", "OTAN", "organisation"),
        ("fr", "La flotte croise en mer Rouge.", "mer Rouge", "place"),
        ("fr", "Un élu de la province de Vardane parle.", "Vardane", "place"),
        ("en", "Aid reached Port Vardane.", "Port Vardane", "place"),
        ("en", "The Vardane School of Law and Peace closed.", "Vardane School of Law and Peace", "organisation"),
        ("en", "The U.S. Coast Guard left.", "U.S. Coast Guard", "armed_force"),
        ("en", "President Ola Berg left.", "Ola Berg", "person"),
        ("en", "They met Marie Lindqvist.", "Marie Lindqvist", "person"),
        ("en", "The ship left the port of Vardane.", "Vardane", "place"),
        ("en", "The Vardane Liberation Movement won.", "Vardane Liberation Movement", "organisation"),
        ("en", "The ship crossed the Red Sea.", "Red Sea", "place"),
    ],
)
def test_names_and_their_kinds(language: str, text: str, words: str, kind: str) -> None:
    assert _mentions(text, language).get(words) == (kind, "name")


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "Pourtant, le pont tient."),
        ("fr", "Toutefois, Premier ou dernier, chacun paie."),
        ("fr", "Ce lundi, la foire ouvre."),
        ("fr", "Les Nations ont changé. Un chasseur F-35 passe."),
        ("fr", "Le pétrolier Vega Nord brûle."),
        ("fr", "L’État se tait. Le PIB baisse."),
        ("en", "However, the bridge stands."),
        ("en", "On Monday the fair opens."),
        ("en", "The tanker Vega North burns."),
        ("en", "In March the GDP fell."),
    ],
)
def test_capitals_that_name_no_actor(language: str, text: str) -> None:
    named = {words for words, (kind, form) in _mentions(text, language).items() if form == "name"}
    assert named <= {"Nations"}


@pytest.mark.parametrize(
    "language, text, words, kind",
    [
        ("fr", "Des soldats norvégiens gardent le pont.", "soldats norvégiens", "armed_force"),
        ("fr", "La marine suédoise patrouille.", "marine suédoise", "armed_force"),
        ("fr", "Le ministère norvégien de la Défense se tait.", "ministère norvégien de la Défense", "organisation"),
        ("fr", "Des sources danoises parlent.", "sources danoises", "group"),
        ("fr", "Des officiers et soldats norvégiens dorment.", "officiers et soldats norvégiens", "armed_force"),
        ("fr", "Le chef de l’agence spatiale suédoise part.", "chef de l’agence spatiale suédoise", "person"),
        ("fr", "Le régime danois tombe.", "régime danois", "state"),
        ("en", "Norwegian soldiers guard it.", "Norwegian soldiers", "armed_force"),
        ("en", "The Swedish navy patrols.", "Swedish navy", "armed_force"),
        ("en", "The Norwegian defence ministry is silent.", "Norwegian defence ministry", "organisation"),
        ("en", "Senior Danish officials spoke.", "Danish officials", "group"),
    ],
)
def test_described_actors(language: str, text: str, words: str, kind: str) -> None:
    assert _mentions(text, language).get(words) == (kind, "nominal")


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "Un fromage norvégien et du papier suédois."),
        ("fr", "Les soldats dorment."),
        ("fr", "La cuisine danoise plaît."),
        ("fr", "Une marine de bois."),
        ("fr", "Le ministère attend."),
        ("fr", "La langue norvégienne change."),
        ("en", "Norwegian cheese and Swedish paper."),
        ("en", "The soldiers sleep."),
        ("en", "Danish cooking pleases."),
        ("en", "A navy blue coat."),
    ],
)
def test_people_without_a_country_and_things_with_one_are_no_described_actors(language: str, text: str) -> None:
    assert "nominal" not in {form for _, form in _mentions(text, language).values()}


@pytest.mark.parametrize(
    "text, first, second",
    [
        ("Ola Berg est là. Berg parle.", "Ola Berg", "Berg"),
        ("Le Front de Vardane (FDV) est là. Le FDV parle.", "Front de Vardane", "FDV"),
        ("L’Organisation des Nations unies se tait. L’ONU attend.", "Organisation des Nations unies", "ONU"),
        ("Oslo refuse. La Norvège attend.", "Oslo", "Norvège"),
        ("Le roi norvégien Ola Berg est là. Le roi norvégien parle.", "Ola Berg", "roi norvégien"),
        ("Le ministre suédois, Ola Berg, est là. Le ministre suédois dort.", "ministre suédois", "Ola Berg"),
        ("Ola Berg, dit « Zorro », est là.", "Ola Berg", "Zorro"),
        ("La péninsule coréenne est calme. Dans la péninsule, rien.", "péninsule coréenne", "péninsule"),
        ("Séoul et la Corée du Sud attendent. La Corée paie.", "Corée du Sud", "Corée"),
    ],
)
def test_two_ways_to_name_one_actor(text: str, first: str, second: str) -> None:
    owners = {m.span.of(text): actor.id for actor in _actors(text).values() for m in actor.mentions}
    assert owners[first] == owners[second]


@pytest.mark.parametrize(
    "text, first, second",
    [
        ("Ola Berg est là. Ada Lund parle.", "Ola Berg", "Ada Lund"),
        ("Le sommet se tient à Oslo. La Norvège attend.", "Oslo", "Norvège"),
        ("La Guinée et la Guinée équatoriale signent.", "Guinée", "Guinée équatoriale"),
        ("Des soldats danois et des soldats suédois défilent.", "soldats danois", "soldats suédois"),
    ],
)
def test_two_actors_stay_two(text: str, first: str, second: str) -> None:
    owners = {m.span.of(text): actor.id for actor in _actors(text).values() for m in actor.mentions}
    assert owners[first] != owners[second]


@pytest.mark.parametrize(
    "language, text, words, kind",
    [
        ("fr", "Le deuil suit la mort de Mahsa Lindqvist.", "Mahsa Lindqvist", "person"),
        ("fr", "Thomas de Vardane écrit.", "Thomas de Vardane", "person"),
        ("fr", "Milan Lindqvist écrit.", "Milan Lindqvist", "person"),
        ("fr", "On cite le ministre Ola Berg Jr.", "Ola Berg Jr", "person"),
        ("fr", "L’Otan attend.", "Otan", "organisation"),
        ("en", "The Turkish-backed men met Vice-Admiral Rune Berg.", "Rune Berg", "person"),
        ("en", "Light tanks went to Vardane Island.", "Vardane Island", "place"),
        ("en", "OSLO, May 9 (Reuters) - It rains.", "OSLO", "place"),
        ("en", "OSLO A ship fell.", "OSLO", "place"),
        ("en", "It rains.\n\nNORWAY IN DOUBT\n\nIt rains.", "NORWAY", "state"),
        ("en", "Both were built by Boeing Co in May.", "Boeing Co", "organisation"),
        ("en", "DoD and the Defense Department pay.", "DoD", "organisation"),
        ("fr", "Le vote du Parlement a eu lieu.", "Parlement", "organisation"),
    ],
)
def test_names_that_look_like_others(language: str, text: str, words: str, kind: str) -> None:
    assert _mentions(text, language).get(words) == (kind, "name")


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "« Je pars », dit-on. Merci !"),
        ("fr", "Frégate Vega et frégate légère."),
        ("fr", "MM. les jurés sont là."),
        ("en", "The town was Libyanised. Islamist and Marxist views met."),
        ("en", "It rains - Drones fall, drones rise."),
        ("en", "Two Shi'ite villages sleep."),
        ("fr", "LITTÉRATURE - Il pleut."),
        ("fr", "Le Secrétaire général dort."),
        ("fr", "Le ministre de l’Environnement dort."),
        ("fr", "L’aide tarde. On coupe dans l’Aide publique."),
        ("en", "NO ENTRY FOR DOGS\n\nIt rains."),
        ("en", "The doe and the dodo sleep."),
        ("fr", "On parlemente au parloir."),
    ],
)
def test_capitals_that_name_nobody(language: str, text: str) -> None:
    assert _mentions(text, language) == {}


def test_what_the_government_of_a_capital_does_is_its_state_s() -> None:
    found = _mentions("The ship was held at Oslo's request.", "en")
    assert found == {"Oslo": ("state", "metonym")}
    assert _mentions("Le gouvernement de Norvège cède.")["gouvernement de Norvège"] == ("state", "nominal")


def test_two_countries_with_a_hyphen_between_them_are_two() -> None:
    assert set(_mentions("L’accord Suède-Norvège tient.")) == {"Suède", "Norvège"}
    assert set(_mentions("The Sweden-Norway deal holds.", "en")) == {"Sweden", "Norway"}
    assert set(_mentions("La Guinée-Bissau vote.")) == {"Guinée-Bissau"}


def test_a_surname_at_the_head_of_a_sentence_is_whoever_was_named_in_full() -> None:
    text = "On a vu le ministre Ola Lindqvist. Lindqvist part. Il salue Sami al-Berg ; al-Berg dort."
    people = {
        name: actor.name for actor in _actors(text).values() for name in [m.span.of(text) for m in actor.mentions]
    }
    assert people["Lindqvist"] == "Ola Lindqvist"
    assert people["al-Berg"] == "Sami al-Berg"
    assert "Lindqvist" not in _mentions("On a vu Lindqvistville.")


@pytest.mark.parametrize(
    "language, text", [("fr", "Il achète 26 Rafale Marine."), ("en", "They sold Black Hawk and Javelin.")]
)
def test_arms_are_no_actors(language: str, text: str) -> None:
    assert _mentions(text, language) == {}
