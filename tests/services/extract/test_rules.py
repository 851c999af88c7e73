"""Each rule matches its sentences and leaves twice as many near misses alone; a rule without them fails here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import workbench.services.extract as rooms
from tests.services.extract.rulecases import ALL
from workbench.services.extract.analysis import analyse

_ID = re.compile(r'"((?:attribution|date|figure|transfer|described|name|known)\.[a-z-]+)"')
# Rules whose id is put together from what they read.
_MADE = {
    *(f"date.{part}" for part in ("day", "days", "month", "season", "feast", "decade", "century", "year")),
    *(f"date.{bound}" for bound in ("since", "after", "about")),
    *(f"known.{form}" for form in ("demonym", "metonym")),
    *(f"transfer.{sort}" for sort in ("strong", "weak", "received", "noun", "aid", "purchase", "supplier", "equipped")),
}
# Helpers of others, which settle whose name is meant and are tested with it in test_actors.py and test_gazetteer.py.
_SETTLING = {
    "known.half", "known.sea", "name.apposed", "name.article", "name.capital", "name.place-word", "name.recalled",
    "name.source",
}  # fmt: skip


def rules_of(text: str, language: str) -> set[str]:
    """The rules that found something in `text`."""
    found = analyse(text, blocks=[], language=language)
    return {
        *(one.rule for sentence in found.sentences for one in sentence.attributions),
        *(mention.rule for actor in found.actors for mention in actor.mentions),
        *(one.rule for one in (*found.dates, *found.figures, *found.transfers)),
    }


def test_every_rule_has_cases() -> None:
    folder = Path(rooms.__file__).parent
    written = {id for path in folder.glob("*.py") for id in _ID.findall(path.read_text("utf-8"))}
    missing = (written | _MADE) - _SETTLING - set(ALL)
    assert not missing


@pytest.mark.parametrize("rule", ALL)
def test_a_rule_has_twice_as_many_near_misses(rule: str) -> None:
    _, matching, against = ALL[rule]
    assert matching
    assert len(set(against)) >= 2 * len(set(matching))


@pytest.mark.parametrize("rule, text", [(rule, text) for rule, cases in ALL.items() for text in cases[1]])
def test_a_rule_matches(rule: str, text: str) -> None:
    assert rule.split(" ")[0] in rules_of(text, ALL[rule][0])


@pytest.mark.parametrize("rule, text", [(rule, text) for rule, cases in ALL.items() for text in cases[2]])
def test_a_rule_leaves_a_near_miss_alone(rule: str, text: str) -> None:
    assert rule.split(" ")[0] not in rules_of(text, ALL[rule][0])
