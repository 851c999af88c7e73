"""Every way of speaking finds its own example, and none of the phrases beside it."""

from __future__ import annotations

import re

import pytest

from workbench.services.extract.analysis import analyse
from workbench.services.extract.speechfrench import french_frames, french_verbs
from workbench.services.extract.speechparts import Frame


@pytest.mark.parametrize("frame", french_frames(), ids=lambda frame: frame.example)
def test_a_frame_finds_its_example(frame: Frame) -> None:
    assert re.search(frame.pattern, frame.example)
    assert french_verbs().search(frame.example)


@pytest.mark.parametrize(
    "words", ["publie alors ce message sur son site : «", "a publié un communiqué : «", "n'a pas caché sa colère"]
)
def test_what_stands_around_a_verb(words: str) -> None:
    assert french_verbs().match(words)


@pytest.mark.parametrize("verb", ["a écrit", "affirme"])
@pytest.mark.parametrize(
    "between", [", mardi,", " sans détour", " pour la première fois", " de son côté", " par écrit"]
)
def test_how_and_when_stand_before_the_clause(verb: str, between: str) -> None:
    assert french_verbs().match(f"{verb}{between} que le bac coule")
    assert not french_verbs().match(f"{verb}{between} un bac")


@pytest.mark.parametrize(
    "words",
    [
        "a attribué le marché",
        "déclare la guerre",
        "espère vendre le bac",
        "n'a pas caché son aide",
        "évalue la flotte",
        "lance en bloc les sacs",
        "appelle le médecin",
        "invite la ville",
        "présente le bac",
        "montre la voie",
        "s'interroge",
        "défend la nation",
        "trouve le bilan",
        "compte plus de dix bacs",
        "les bacs montrent",
        "a permis que le bac coule",
        "a rapporté la gazette",
        "en disait long sur le bac",
        "a rappelé son ambassadeur",
        "a relevé Dahl de ses fonctions",
        "a confié la garde du bac à Dahl",
        "a dénoncé par la grève",
        "n'exclut pas",
        "évalue la flotte à une place",
    ],
)
def test_phrases_that_say_nothing(words: str) -> None:
    assert not french_verbs().search(words)


def test_a_long_row_of_places_behind_what_evidence_shows_is_read() -> None:
    """Each letter between them could belong to any of them: read in steps that double with each, it never ended."""
    text = f"Les relevés montrent {'au bac ' * 60}rien."
    assert analyse(text, blocks=[], language="fr").sentences[0].attributions == ()
