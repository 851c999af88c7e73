"""Frames are put together from parts, and lists are read with their stems."""

from __future__ import annotations

import re

import pytest

from workbench.services.extract.speechparts import Frame, joined, just_after, listed, one_of

LENT = Frame("a prêté le bac", "prêté|cédé", after="(?<=a )", then=" le", unless=(" le sel",))


@pytest.mark.parametrize("words", ["a prêté le bac", "a cédé le moulin"])
def test_a_frame_takes_in_its_cue_alone(words: str) -> None:
    found = re.search(LENT.pattern, words)
    assert found is not None
    assert found[0] in ("prêté", "cédé")


@pytest.mark.parametrize("words", ["a prêté", "prêté le bac", "a prêté le sel", "a cédé la place", "a rendu le bac"])
def test_what_is_missing_or_forbidden(words: str) -> None:
    assert not re.search(LENT.pattern, words)


def test_parts_are_joined_in_their_order() -> None:
    assert re.match(joined([LENT, Frame("rendu", "rendu")]), "rendu")
    assert re.match(one_of("ab", "a"), "abc")[0] == "ab"  # type: ignore[index]
    assert re.search(just_after("l'", "le ") + "bac", "un bac, le bac").start() == 11  # type: ignore[union-attr]


def test_lists_are_read_with_their_stems() -> None:
    assert re.fullmatch(listed("fr", "adverbs"), "lentement")
    assert re.fullmatch(listed("fr", "leads", "present"), "vient de")
    assert not re.fullmatch(listed("fr", "adverbs"), "lente")
