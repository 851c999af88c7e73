"""Whoever is described by whom they serve, where they sit or what they do; things that look alike are nobody."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse

# language | text | description that means somebody
SOMEBODY = """
fr | Des interlocuteurs au sein du mouvement l'assurent. | interlocuteurs au sein du mouvement
fr | Une source proche du ministère dément. | source proche du ministère
fr | Une source proche du ministère danois de la Défense dément. | source proche du ministère danois de la Défense
fr | Une source proche du ministère danois de la Défense dément. | ministère danois de la Défense
en | The government in Oslo slept. | government in Oslo
fr | Les partisans du régime rament. | partisans du régime
fr | Les dirigeants de l'opposition danoise rament. | dirigeants de l'opposition danoise
fr | Une source gouvernementale à Oslo dément. | source gouvernementale à Oslo
fr | Les responsables militaires des deux pays se voient. | responsables militaires des deux pays
fr | Un conseiller du capitaine Berg dément. | conseiller du capitaine Berg
fr | Le gouvernement du général Berg tombe. | gouvernement du général Berg
fr | La filiale danoise de Vardane vend du sel. | filiale danoise de Vardane
fr | Le bras armé du Mouvement du sel recule. | Mouvement du sel
fr | Les troupes de montagne norvégiennes skient. | troupes de montagne norvégiennes
fr | Le sel est vendu par d'anciens pilotes de chasse danois. | anciens pilotes de chasse danois
fr | Elle paie des intermédiaires danois, suédois et norvégiens. | intermédiaires danois, suédois et norvégiens
fr | Des sociétés établies en Norvège paient. | sociétés établies en Norvège
fr | Les ministres chargés de l'économie rament. | ministres chargés de l'économie
en | Forces loyal to General Berg fled. | Forces loyal to General Berg
en | Mr Berg's government fell. | Mr Berg's government
en | Representatives of Mr. Berg denied it. | Representatives of Mr. Berg
en | Officials in two of the three capitals denied it. | Officials in two of the three capitals
en | A Western diplomat in Oslo denied it. | Western diplomat in Oslo
en | Supporters of the opposition met. | Supporters of the opposition
en | They sold salt to jihadists of Al-Shabaab. | jihadists of Al-Shabaab
en | The Danish arm of Vardane pays. | Danish arm of Vardane
en | They hired former Norwegian soldiers. | former Norwegian soldiers
en | It paid a company registered in Oslo. | company registered in Oslo
en | The Governments of Norway and Sweden met. | Governments of Norway and Sweden
en | It paid an Oslo-based salt company. | Oslo-based salt company
en | The salt ends in independent refineries in Oslo. | independent refineries in Oslo
en | Engineers from Norway mended the mill. | Engineers from Norway
en | A group from Oslo mended the mill. | group from Oslo
en | The defence ministry in Oslo denied it. | defence ministry in Oslo
en | Oslo's diplomats denied it. | Oslo's diplomats
en | Oslo's foreign ministry spokesman denied it. | Oslo's foreign ministry spokesman
en | Norway's military bought ferries. | Norway's military
fr | Il paie une société d'Oslo. | société d'Oslo
fr | Le gouvernement du général Ola Vik Al-Berg refuse. | gouvernement du général Ola Vik Al-Berg
fr | Le contingent norvégien de maintien de la paix rame. | contingent norvégien de maintien de la paix
fr | L'archipel norvégien rame. | archipel norvégien
fr | Les fusiliers marins norvégiens rament. | fusiliers marins norvégiens
en | The troops of General Berg row. | troops of General Berg
en | Norwegian institutions row. | Norwegian institutions
en | A former Norwegian admiral rows. | former Norwegian admiral
fr | Il paie une firme de sécurité d'Oslo. | firme de sécurité d'Oslo
"""

# language | text | words that mean nobody
NOBODY = """
fr | Les techniciens de la mine dorment. | techniciens de la mine
fr | La société de consommation paie. | société de consommation
fr | Le groupe de Minsk est vieux et le groupe de Contadora aussi. | groupe de Contadora
en | They bought Oslo-based salt. | Oslo-based salt
en | Salt from Norway is dear. | Salt from Norway
en | The group in Oslo slept. | group in Oslo
en | They drew their engineers from Norway. | engineers from Norway
en | They moved troops from Norway. | troops from Norway
en | They bought fighters from Norway. | fighters from Norway
en | They slept at a ministry in Oslo. | ministry in Oslo
en | Oslo's ferries slept. | Oslo's ferries
en | Norway's military ships slept. | Norway's military
en | The engineers from the mine slept. | engineers from the mine
fr | Les combattants de la colline dorment. | combattants de la colline
fr | La source du fleuve est à Oslo. | source du fleuve
fr | Une source à la mine dément. | source à la mine
fr | Les saumons des deux pays migrent. | saumons des deux pays
fr | Un conseiller du moulin dort. | conseiller du moulin
fr | Le gouvernement du moulin tombe. | gouvernement du moulin
fr | Une branche de bouleau tombe. | branche de bouleau
fr | Les antennes de la radio tombent. | antennes de la radio
fr | Les ouvriers de la mer norvégienne rament. | ouvriers de la mer norvégienne
fr | Des maisons établies en Norvège brûlent. | maisons établies en Norvège
fr | Les anciens ponts danois tiennent. | anciens ponts danois
fr | Des sels danois, suédois et norvégiens. | sels danois, suédois et norvégiens
fr | Un moulin basé à Oslo brûle. | moulin basé à Oslo
en | Forces beyond control raged. | Forces beyond control
en | Hens loyal to General Berg fled. | Hens loyal to General Berg
en | Mr Berg's mill fell. | Mr Berg's mill
en | The government in Vardane slept. | government in Vardane
en | The government in exile slept. | government in exile
en | Berg's men rowed. | Berg's men
en | Mills in Oslo burned. | Mills in Oslo
en | Officials of the mill slept. | Officials of the mill
en | A branch of the river froze. | branch of the river
en | The wing of the Norwegian palace burned. | wing of the Norwegian
en | They sold former Norwegian mills. | former Norwegian mills
en | A bridge based in Oslo sank. | bridge based in Oslo
en | The harvests of Norway and Sweden rotted. | harvests of Norway and Sweden
"""


def _rows(table: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in table.strip().splitlines()]


def _found(language: str, text: str) -> set[str]:
    return {m.span.of(text) for actor in analyse(text, blocks=[], language=language).actors for m in actor.mentions}


@pytest.mark.parametrize("language, text, words", _rows(SOMEBODY))
def test_whoever_serves_somebody_or_sits_somewhere_is_found_whole(language: str, text: str, words: str) -> None:
    assert words in _found(language, text)


@pytest.mark.parametrize("language, text, words", _rows(NOBODY))
def test_things_and_the_people_of_things_are_nobody(language: str, text: str, words: str) -> None:
    assert words not in _found(language, text)


def test_the_government_of_a_known_head_is_that_of_the_state() -> None:
    text = "The government of Bashar al-Assad slept. Mr Putin's government slept."
    found = {
        m.span.of(text): actor.id for actor in analyse(text, blocks=[], language="en").actors for m in actor.mentions
    }
    assert found["government of Bashar al-Assad"] == "nom:org:gouvernement:SY"
    assert found["Mr Putin's government"] == "nom:org:gouvernement:RU"


def test_the_government_in_a_capital_is_that_of_its_state() -> None:
    text = "The Danish government slept. The government in Oslo woke."
    found = {
        m.span.of(text): actor.id for actor in analyse(text, blocks=[], language="en").actors for m in actor.mentions
    }
    assert found["government in Oslo"] == "NO"


def test_bodies_that_no_country_is_named_for_are_not_made_one() -> None:
    text = "L’état-major dort. La garde présidentielle rame."
    found = {
        m.span.of(text): actor.id for actor in analyse(text, blocks=[], language="fr").actors for m in actor.mentions
    }
    assert found["état-major"] != found["garde présidentielle"]
