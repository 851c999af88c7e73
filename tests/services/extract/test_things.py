"""What can change hands, and the words for it without what clings to them."""

from __future__ import annotations

import pytest

from workbench.core.spans import Span
from workbench.services.extract.things import is_counted, is_nothing, kind_of, tidied


def _whole(text: str) -> Span:
    return Span(0, len(text))


@pytest.mark.parametrize(
    "words, tidy",
    [
        ("lots of drones as recently as May 2023", "lots of drones"),
        ("drones to sustain its war", "drones"),
        ("five million rounds may", "five million rounds"),
        (", le 10 avril, du matériel militaire", "du matériel militaire"),
        ("d'augmenter l'aide militaire", "l'aide militaire"),
        ("and an additional battery", "an additional battery"),
        ("des canons auprès du groupe", "des canons"),
        ("a pair of submarines", "a pair of submarines"),
        ("the means to an end", "the means to an end"),
        ("des avions de combat", "des avions de combat"),
    ],
)
def test_words_without_what_clings_to_them(words: str, tidy: str) -> None:
    assert tidied(words, _whole(words)).of(words) == tidy


@pytest.mark.parametrize(
    "words, kind",
    [
        ("ten MiG-29s", "arms"),
        ("two FK3", "arms"),
        ("gas", "energy"),
        ("COVID-19", None),
        ("the G7", None),
        ("joy", None),
    ],
)
def test_the_kind_of_a_thing(words: str, kind: str | None) -> None:
    assert kind_of(words, _whole(words), "en") == kind


@pytest.mark.parametrize(
    "words, counted", [("six lighthouses", True), ("many lighthouses", False), ("lighthouses", False)]
)
def test_a_number_of_things(words: str, counted: bool) -> None:
    assert is_counted(words, _whole(words)) is counted


@pytest.mark.parametrize(
    "words, nothing",
    [
        ("a stern warning", True),
        ("another chance", True),
        ("a warning system of radars", True),
        ("fighter jets", False),
        ("ten radars", False),
        ("shells", False),
    ],
)
def test_words_that_name_no_thing(words: str, nothing: bool) -> None:
    assert is_nothing(words, _whole(words), "en") is nothing
