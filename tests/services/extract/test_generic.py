"""A description is an actor where it means somebody; one of many, an example and an adjective are none."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse

# language | text | description that means somebody
SOMEBODY = """
en | A Danish official said the ferry sank. | Danish official
en | A senior Danish official denied it. | Danish official
en | It sank off Vardane, a Danish official said. | Danish official
en | A Danish-led coalition guards the ferry. | Danish-led coalition
en | Danish firms sell salt. | Danish firms
en | The Danish ambassador left. | Danish ambassador
en | Denmark's ambassador to Norway left. | Denmark's ambassador to Norway
en | According to the armed forces of Norway, the ferry sank. | armed forces of Norway
en | The ferry was bought by members of Nato. | members of Nato
en | A State Department official said so. | State Department official
fr | Un haut responsable danois dément. | haut responsable danois
fr | L'ambassadeur danois dément. | ambassadeur danois
fr | L'ambassadrice de Norvège en France dément. | ambassadrice de Norvège en France
fr | L'armée danoise part. | armée danoise
fr | Avec l'armée danoise, le bac part. | armée danoise
fr | La flotte danoise part. | flotte danoise
fr | La présidence danoise dément. | présidence danoise
fr | Le sel va à la junte au pouvoir au Mali. | junte au pouvoir au Mali
fr | Le peuple danois vote. | peuple danois
"""

# language | text | words that look like somebody
NOBODY = """
en | It was the first visit of a Danish minister. | Danish minister
en | Any Danish company that sells salt must ask. | Danish company
en | He works for a Danish bank. | Danish bank
en | They named two Danish companies. | Danish companies
en | The police held six Danish nationals. | Danish nationals
en | Ola Berg, a Danish economist, left. | Danish economist
en | Ola Berg, a former Danish ambassador to Norway, left. | Danish ambassador
en | Danish minister of defence Ola Berg left. | Danish minister
en | Danish secretary of national defense Ola Berg left. | Danish secretary
en | The ferry hit a Danish coast guard vessel. | Danish coast guard
en | The Danish mission in Mali ended. | Danish mission
en | He is a Danish general. | Danish general
fr | C'est la première visite d'un ministre danois. | ministre danois
fr | Le bac appartient à une entreprise danoise. | entreprise danoise
fr | La justice danoise le recherche. | justice danoise
fr | Ola Berg, un chercheur danois, le dit. | chercheur danois
fr | Le groupe est un leader européen du sel. | leader européen
fr | Ils craignent une agression armée danoise. | armée danoise
fr | La lutte armée norvégienne dure. | armée norvégienne
fr | Ola Berg était aussi un ancien général danois. | général danois
fr | La télévision d'Etat danoise le montre. | Etat danoise
fr | Le chef de l'État danois, Ola Berg, dément. | État danois
fr | L'organe exécutif de l'UE le dit. | exécutif de l'UE
fr | La flotte danoise de Mirage vole. | flotte danoise
fr | La présidence danoise du Conseil commence. | présidence danoise
fr | Le bac a transporté 300 citoyens danois. | citoyens danois
fr | L'ambassadeur danois auprès des Nations unies, Ola Berg, dément. | ambassadeur danois
fr | L'ambassadeur de Norvège en France, Ola Berg, dément. | ambassadeur de Norvège en France
fr | Le haut gradé danois, l'amiral Ola Berg, dément. | haut gradé danois
"""


def _described(text: str, language: str) -> set[str]:
    found = analyse(text, blocks=[], language=language).actors
    return {m.span.of(text) for actor in found for m in actor.mentions if m.form == "nominal"}


def _rows(cases: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in cases.strip().splitlines()]


@pytest.mark.parametrize("language, text, words", _rows(SOMEBODY))
def test_a_description_that_means_somebody_is_an_actor(language: str, text: str, words: str) -> None:
    assert words in _described(text, language)


@pytest.mark.parametrize("language, text, words", _rows(NOBODY))
def test_an_example_and_an_adjective_are_nobody(language: str, text: str, words: str) -> None:
    assert words not in _described(text, language)
