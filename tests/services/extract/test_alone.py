"""A noun alone with its article: what was described with it, the body that was named last, or a body of its own."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse

# language | text | noun | the actor that it means
MEANT = """
fr | L'armée norvégienne part. Le bac attend, dit l'armée. | armée | nom:force:army:NO
fr | Elle a l'accord de l'ambassade. | ambassade | nom:org:ambassade:
fr | Le sel va aux rebelles. | rebelles | nom:group:rebels:
fr | Les rebelles arrivent. Le bac des rebelles coule. | rebelles | nom:group:rebels:
fr | La banque centrale ne vend rien. | banque centrale | nom:org:banque-centrale:
fr | La coalition lance un bac. | coalition | nom:org:coalition:
fr | La Ligue arabe parle d'une résolution de l'ONU. L'organisation la soutient. | organisation | #AL
fr | Le ministère norvégien du Sel dort. Le ministère se réveille. | ministère | nom:org:ministère-sel:NO
fr | Des négociateurs norvégiens partent. Ces négociateurs rament. | négociateurs | nom:group:négociateurs:NO
fr | Le détroit de Béring gèle. Le détroit est long. | détroit | @BERINGSEA
en | The central bank of the town is closed. The central bank sleeps. | central bank | nom:org:central-bank:
en | Salt was sold by the army. | army | nom:force:army:
en | Norway trusts its army. | army | nom:force:army:NO
en | The Norwegian foreign ministry slept. The ministry woke. | ministry | nom:org:ministry:NO
fr | La Norvège dort alors que la junte rame. | junte | NO
fr | Le gouvernement de transition dort. | gouvernement de transition | nom:org:gouvernement-de-transition:
fr | La Norvège arme ses soldats. | soldats | nom:force:forces:NO
fr | Le Danemark a vidé le stock de sa propre police. | police | nom:org:police:DK
en | Sweden, whose president slept, sold salt. | president | nom:person:president:SE
en | Sweden supplied its own army. | army | nom:force:army:SE
en | NATO met. The bloc is old. | bloc | #NATO
fr | Le M23 attend. Les rebelles rament. | rebelles | #M23
fr | Le M23 attend. Ils arment la rébellion. | rébellion | #M23
fr | Le Hezbollah attend. Le ministère norvégien du Sel dort. Le mouvement rame. | mouvement | #HEZBOLLAH
fr | Orano attend. Le groupe vend du sel. | groupe | #ORANO
fr | Orano attend. L'entreprise vend du sel. | entreprise | #ORANO
fr | Orano attend, dit Wagner. Le groupe rame. | groupe | #WAGNER
fr | Orano attend, selon l'Observatoire du sel. L'entreprise rame. | entreprise | #ORANO
en | Hanwha waited, Reuters said. The company rowed. | company | #HANWHA
en | The LTTE waited. The insurgents rowed. | insurgents | #LTTE
en | Hanwha waited. The company sold salt. | company | #HANWHA
en | Hezbollah waited. The group rowed. | group | #HEZBOLLAH
fr | Le Maroc attend. Le royaume achète du sel. | royaume | MA
fr | Le Maroc et la Norvège attendent. L'Espagne hésite. Le royaume chérifien rame. | royaume chérifien | MA
fr | La France part. L'ancienne puissance coloniale rame. | ancienne puissance coloniale | FR
fr | Le Qatar attend. L'émirat rame. | émirat | QA
en | Japan waited. Norway mistrusts the former colonial power. | former colonial power | JP
en | Oman waited. The sultanate rowed. | sultanate | OM
"""

# language | text | noun that means nobody here
NOBODY = """
fr | Une armée dort. | armée
fr | La coalition arabe dort. | coalition
fr | L'opposition armée dort. | opposition
fr | Les soldats de bois dorment, le président aussi. | président
en | The president slept. | president
fr | La Norvège dort. Le régime attend. | régime
fr | Le gouvernement de transition écologique dort. | gouvernement de transition
fr | L'armée de sel fond. | armée
fr | L'opposition frontale de la brume dure. | opposition
fr | Son opposition dure. | opposition
fr | L'organisation dort. | organisation
fr | L'organisation du marché dure. | organisation
fr | La commission attend. | commission
fr | Les soldats dorment. | soldats
fr | Le détroit attend. | détroit
fr | D'après l'Institut du sel de Vardane, le constructeur dort. | constructeur
fr | Elle est en opposition. | opposition
en | An army slept. | army
en | The army base slept. | army
en | The opposition leader slept. | opposition
en | Their opposition was loud. | opposition
en | The police officers slept. | police
en | The army of frogs slept. | army
en | The manufacturer slept. | manufacturer
en | The commission slept. | commission
fr | Le groupe rame. | groupe
fr | La Norvège attend. Le mouvement rame. | mouvement
fr | Le ministère norvégien du Sel dort. Le mouvement rame. | mouvement
fr | Orano attend. Le mouvement des bacs dure. | mouvement
fr | Orano attend. Le groupe électrogène tourne. | groupe
fr | L'Institut du sel de Vardane dort. L'entreprise est rude. | entreprise
en | Norway waited. The company slept. | company
en | Reuters waited. The company slept. | company
en | The Guardian waited. The group slept. | group
fr | La Ligue arabe attend. L'entreprise est rude. | entreprise
en | Hanwha waited. The company of millers slept. | company
en | Hanwha waited. The movement slept. | movement
fr | La Lettonie attend. Le royaume rame. | royaume
fr | Le Maroc attend. Le royaume de Norvège rame. | royaume
fr | Le Maroc attend. Le royaume danois rame. | royaume
fr | Le Maroc vend le royaume. | royaume
en | Latvia waited. The kingdom slept. | kingdom
en | Oman waited. The sultanate of salt slept. | sultanate
"""


def _rows(table: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in table.strip().splitlines()]


def _keys(language: str, text: str, noun: str) -> list[str]:
    found = analyse(text, blocks=[], language=language).actors
    return [actor.id for actor in found for m in actor.mentions if m.span.of(text) == noun]


@pytest.mark.parametrize("language, text, noun, key", _rows(MEANT))
def test_a_noun_alone_means_whom_the_text_told_of_or_a_body_of_its_own(
    language: str, text: str, noun: str, key: str
) -> None:
    assert key in _keys(language, text, noun)


@pytest.mark.parametrize("language, text, noun", _rows(NOBODY))
def test_a_noun_alone_means_nobody_where_it_is_one_of_many_or_a_quality(language: str, text: str, noun: str) -> None:
    assert _keys(language, text, noun) == []
