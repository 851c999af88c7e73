"""Institutions that no list knows: by their first or last word, by the acronym behind them, units by their number."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse


def _names(text: str, language: str) -> list[str]:
    actors = analyse(text, blocks=[], language=language).actors
    return [m.span.of(text) for actor in actors for m in actor.mentions if m.rule == "name.institution"]


@pytest.mark.parametrize(
    "language, text, name",
    [
        ("fr", "Le Front de libération du Vardane (FLV) attend.", "Front de libération du Vardane"),
        ("fr", "Il dirige l’Appareil de soutien aux ports (ASP).", "Appareil de soutien aux ports"),
        ("fr", "La Mission d’appui en Vardane (MAV) part.", "Mission d’appui en Vardane"),
        ("fr", "On cite la Cour vardanaise des comptes (CVC).", "Cour vardanaise des comptes"),
        ("fr", "L’Union pour le progrès et la paix (UPP) gagne.", "Union pour le progrès et la paix"),
        ("fr", "Le comité 1234 rame.", "comité 1234"),
        ("fr", "Le Croissant-Rouge norvégien rame.", "Croissant-Rouge norvégien"),
        (
            "fr",
            "La commission des affaires étrangères, de la défense et des forces armées rame.",
            "commission des affaires étrangères, de la défense et des forces armées",
        ),
        ("fr", "Le clan Berg rame.", "clan Berg"),
        ("en", "The Directorate of Salt rows.", "Directorate of Salt"),
        ("en", "The Vardane Relief Union (VRU) left.", "Vardane Relief Union"),
        ("en", "He leads the National Port Bureau (NPB).", "National Port Bureau"),
        ("fr", "Elle étudie à l’université de Vardane.", "université de Vardane"),
        ("fr", "Le Gouvernement d’unité nationale hésite.", "Gouvernement d’unité nationale"),
        ("fr", "Il cite l’Institut d’études d’Asie du Sud-Est.", "Institut d’études d’Asie du Sud-Est"),
        ("fr", "La 25e brigade aéroportée recule.", "25e brigade aéroportée"),
        ("fr", "Il sert au 3e régiment d’infanterie.", "3e régiment d’infanterie"),
        ("en", "The 47th Mechanized Brigade fell back.", "47th Mechanized Brigade"),
        ("en", "He joined the 3rd Marine Division.", "3rd Marine Division"),
        ("en", "It quotes the Vardane Maritime Institute.", "Vardane Maritime Institute"),
        ("en", "Brazil and Vardane Salt Council agreed.", "Vardane Salt Council"),
        ("en", "The Vardane Salt and Mill Council agreed.", "Vardane Salt and Mill Council"),
    ],
)
def test_an_institution_is_found_whole(language: str, text: str, name: str) -> None:
    assert name in _names(text, language) or name in {
        a.name for a in analyse(text, blocks=[], language=language).actors
    }


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", "Le front de mer (FDM) est beau."),
        ("fr", "Il vient (TGV) demain."),
        ("fr", "La ville a un port (voir plus bas)."),
        ("fr", "Trois hommes (deux marins) sont partis."),
        ("fr", "Le produit intérieur brut (PIB) monte."),
        ("fr", "Une mission de deux jours commence."),
        ("fr", "La cour du château est pavée."),
        ("fr", "Il va à l’université chaque matin."),
        ("fr", "Le gouvernement d’hier est tombé."),
        ("fr", "Le 3e étage est vide."),
        ("fr", "La 25e heure a sonné."),
        ("fr", "Une brigade arrive."),
        ("fr", "La police d’assurance expire."),
        ("fr", "Un institut ferme ses portes."),
        ("fr", "Le service est lent."),
        ("en", "The gross domestic product (GDP) rose."),
        ("en", "He left (see below)."),
        ("en", "A court of appeal sat."),
        ("en", "The 3rd floor is empty."),
        ("en", "The 21st century began."),
        ("en", "A brigade came."),
        ("en", "The union of two rivers is wide."),
        ("en", "They sat in council."),
        ("en", "In March the fleet left."),
        ("en", "The bank of the river fell."),
        ("en", "An institute closed."),
        ("en", "The service is slow."),
        ("en", "Two ships (both old) sank."),
        ("en", "The group left at ten."),
        ("en", "His office is small."),
    ],
)
def test_common_nouns_and_brackets_are_no_institutions(language: str, text: str) -> None:
    assert _names(text, language) == []


def test_an_acronym_and_the_name_that_it_stands_for_are_one_actor() -> None:
    text = "Le Front de libération du Vardane (FLV) attend. Le FLV hésite."
    actors = analyse(text, blocks=[], language="fr").actors
    [front] = [actor for actor in actors if actor.name == "Front de libération du Vardane"]
    assert [m.span.of(text) for m in front.mentions] == ["Front de libération du Vardane", "FLV", "FLV"]
