"""Whoever tells something and is only described is somebody; papers, the weather and whoever is any of many are nobody."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse

# language | text | description of the teller
TELLERS = """
en | A retired mill manager said the bridge held. | retired mill manager
en | The new owners said the bridge held. | new owners
en | Two retired managers said the bridge held. | Two retired managers
en | Villagers near the mill said the bridge held. | Villagers near the mill
en | People familiar with the matter said the bridge held. | People familiar with the matter
en | Officials across three ministries said the bridge held. | Officials across three ministries
en | An aide in the Norwegian Salt Office said the bridge held. | aide in the Norwegian Salt Office
fr | La presse locale a rapporté que le pont tenait. | presse locale
fr | Un ancien employé du moulin affirme que le pont tient. | ancien employé du moulin
fr | Selon certains observateurs, le pont tient. | observateurs
fr | Selon des experts du sel cités par la presse, le pont tient. | experts du sel
fr | Le pont tient, confie un officier à la retraite. | officier à la retraite
fr | Un conseiller de la Société du sel affirme que le pont tient. | conseiller de la Société du sel
"""

# language | text | words that are nobody
NOBODY = """
en | Nearly every manager says the bridge held. | every manager
en | Nearly every manager says the bridge held. | Nearly every manager
en | The manager said the bridge held. | manager
en | His adviser said the bridge held. | adviser
en | A report said the bridge held. | report
en | Three years of data suggest that the bridge held. | Three years of data
en | The old manager's letter said the bridge held. | old manager
en | The storm said nothing. | storm
fr | Chaque employé affirme que le pont tient. | employé
fr | Chaque employé affirme que le pont tient. | Chaque employé
fr | Son conseiller affirme que le pont tient. | conseiller
fr | Selon un rapport, le pont tient. | rapport
fr | La note indique que le pont tient. | note
fr | L'employé affirme que le pont tient. | employé
fr | Un ancien employé du moulin dort. | ancien employé du moulin
en | A retired mill manager slept. | retired mill manager
"""


def _found(text: str, language: str) -> dict[str, str]:
    found = analyse(text, blocks=[], language=language).actors
    return {m.span.of(text): actor.id for actor in found for m in actor.mentions}


def _rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize("language, text, words", _rows(TELLERS))
def test_whoever_is_described_as_telling_is_somebody_and_the_source(language: str, text: str, words: str) -> None:
    actor = _found(text, language).get(words)
    said = [one.actor for s in analyse(text, blocks=[], language=language).sentences for one in s.attributions]
    assert actor is not None
    assert actor in said


@pytest.mark.parametrize("language, text, words", _rows(NOBODY))
def test_papers_and_any_of_many_are_nobody(language: str, text: str, words: str) -> None:
    assert words not in _found(text, language)
