"""Every way of speaking finds its own example, and none of the phrases beside it."""

from __future__ import annotations

import re

import pytest

from workbench.services.extract.speechenglish import english_frames, english_verbs
from workbench.services.extract.speechparts import Frame


@pytest.mark.parametrize("frame", english_frames(), ids=lambda frame: frame.example)
def test_a_frame_finds_its_example(frame: Frame) -> None:
    assert re.search(frame.pattern, frame.example)
    assert english_verbs().search(frame.example)


@pytest.mark.parametrize(
    "words",
    [
        "since has claimed that it floats",
        "has for the first time confirmed that it sank",
        "had earlier also warned that it sank",
        "outlined a six-point proposal",
        "meanwhile declared the strait shut",
        "wrote on X: “It floats.”",
        "questioned whether salt is dear",
        "issued a notice advising millers to wait",
    ],
)
def test_what_stands_around_a_verb(words: str) -> None:
    assert english_verbs().match(words)


@pytest.mark.parametrize("verb", ["claimed", "wrote", "suggested", "maintained"])
@pytest.mark.parametrize(
    "between", [" for its part", " for the first time", " as early as May", " behind closed doors"]
)
def test_how_and_when_stand_before_the_clause(verb: str, between: str) -> None:
    assert english_verbs().match(f"{verb}{between} that it sank")
    assert not english_verbs().match(f"{verb}{between} two mills")


@pytest.mark.parametrize(
    "words",
    [
        "declared independence",
        "responded with salvoes",
        "hopes for rain",
        "went on to sail",
        "was quoted at the door",
        "can now float",
        "committed to prison",
        "pledged to the cause",
        "issued a stern ticket",
        "identified the wreck",
        "sees the pact",
        "is convinced.",
        "is not so wet.",
        "put the lamp at his door",
        "asked the town",
        "ensured that it sank",
        "opened that day",
        "will sail that night",
        "it has since emerged that it sank",
        "it transpired that it sank",
        "are believed by many to be old",
        "considered the toll for a week",
        "called Berg on Monday",
        "appealed the ruling",
        "recalled its envoy",
        "ruled Riga for years",
        "hope for rain",
        "without further details",
        "questioned the thief",
        "presented the prize as it rained",
        "would not rule the town",
    ],
)
def test_phrases_that_say_nothing(words: str) -> None:
    assert not english_verbs().search(words)
