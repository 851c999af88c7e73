"""What may stand between a French verb of speech and whoever speaks."""

from __future__ import annotations

import re

import pytest

from workbench.services.extract.asides import THINGS_AHEAD, WHEN_AND_WHERE


@pytest.mark.parametrize(
    "words", ["", " mardi", " ce jeudi 3 mai", ", mardi à Oslo,", " hier devant le moulin", " également"]
)
def test_when_and_where(words: str) -> None:
    assert re.fullmatch(WHEN_AND_WHERE, words)


@pytest.mark.parametrize("words", [" le moulin", " que", " mardi. Oslo", " à Oslo : ici", " deux sacs", " « ici »"])
def test_what_is_neither(words: str) -> None:
    assert not re.fullmatch(WHEN_AND_WHERE, words)


def test_a_count_of_things_that_follow() -> None:
    assert re.match(THINGS_AHEAD, " deux choses : le sel")
    assert re.match(THINGS_AHEAD, " trois conditions :")
    assert not any(
        re.match(THINGS_AHEAD, words) for words in (" deux choses", " deux sacs :", " choses :", " la chose :")
    )
