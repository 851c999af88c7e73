"""Finding in long texts: nothing is missed where two stretches meet, and a bad pattern is stopped."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from workbench.core.errors import InvalidValue, WorkbenchError
from workbench.core.finding import Wanted
from workbench.jobs.worker import Limits
from workbench.operations import finding
from workbench.operations.finding import Finder


@pytest.fixture
def finder() -> Iterator[Finder]:
    finder = Finder()
    yield finder
    finder.close()


def test_words_on_the_border_of_a_stretch_are_found_once(finder: Finder, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(3)
    text = "".join(chance.choice(["été ", "Ete", " x", "aa", "\n"]) for _ in range(3000))
    for words in ("ete", "a", "aa", "été x", "x"):
        monkeypatch.setattr(finding, "_STRETCH", 10_000_000)
        whole = finder.find(text, Wanted(words))
        monkeypatch.setattr(finding, "_STRETCH", 50)
        parted = finder.find(text, Wanted(words))
        assert list(parted.starts) == list(whole.starts)
        assert list(parted.ends) == list(whole.ends)
        assert len(whole.starts) > 50


def test_whole_words_are_whole_across_a_border(finder: Finder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_STRETCH", 5)
    found = finder.find("port aport port", Wanted("port", whole_words=True))
    assert list(found.starts) == [0, 11]


def test_too_many_hits_are_told_apart_from_all(finder: Finder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MOST", 10)
    found = finder.find("a" * 50, Wanted("a"))
    assert (len(found.starts), found.is_all) == (10, False)
    assert finder.find("a", Wanted("")).starts == ()


def test_a_pattern_is_run_in_a_child_and_one_that_never_ends_is_stopped(
    finder: Finder, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = finder.find("Corée 3 000, corée 12 000", Wanted(r"coree \d+", is_pattern=True))
    assert list(zip(found.starts, found.ends, strict=True)) == [(0, 7), (13, 21)]
    finder.close()
    monkeypatch.setattr(finding, "_LIMITS", Limits(cpu_seconds=1.0, seconds=1.0))
    with pytest.raises(WorkbenchError, match="takes too long"):
        finder.find("a" * 60 + "b", Wanted(r"(a+)+$", is_pattern=True))
    again = finder.find("Séoul", Wanted("seoul$", is_pattern=True))
    assert list(again.starts) == [0]


def test_a_bad_pattern_starts_no_process(finder: Finder) -> None:
    with pytest.raises(InvalidValue):
        finder.find("x", Wanted("[", is_pattern=True))
    assert finder._worker is None
