"""What stands between a subject and its verb is passed over, in every form of either."""

from __future__ import annotations

import re

import pytest

from tests.services.extract.speaking import sources
from tests.services.extract.subjectforms import Saying, sayings
from workbench.core.spans import Span
from workbench.services.extract.insertions import passed_over

# The clause that tells more of a source may be part of it: "Norway, which shares a border with Sweden".
_CLAUSE = re.compile(r", (?:who|which|whose|qui|dont) .*$")


@pytest.mark.parametrize("who, told", list(sayings()), ids=lambda one: "+".join(one) if isinstance(one[0], str) else "")
def test_who_speaks_is_found_over_all_that_stands_between(who: tuple[str, ...], told: list[Saying]) -> None:
    found = {one.text: [_CLAUSE.sub("", source) for source in sources(one.text, one.language)] for one in told}
    assert found == {one.text: list(one.who) for one in told}


@pytest.mark.parametrize(
    "language, text, left",
    [
        ("en", "The miller, however, ", "The miller, "),
        ("en", "The miller, who sold salt, on Monday, ", "The miller, "),
        ("en", "The miller, a friend of Oslo, ", "The miller, a friend of Oslo, "),
        ("en", "The miller, of the Salt Institute, ", "The miller, of the Salt Institute, "),
        ("en", "“The salt, in Oslo”, ", "“The salt, in Oslo”, "),
        ("en", "On Monday, ", "On Monday, "),
        ("fr", "Le pêcheur, lui, ", "Le pêcheur, "),
        ("fr", "Le pêcheur, dont le bac a coulé, en mai, ", "Le pêcheur, "),
        ("fr", "Les pêcheurs, dont celui d'Oslo, ", "Les pêcheurs, dont celui d'Oslo, "),
        ("fr", "Le pêcheur, député de Bergen, ", "Le pêcheur, député de Bergen, "),
        ("fr", "Le pêcheur, comme la Suède, ", "Le pêcheur, comme la Suède, "),
    ],
)
def test_only_insertions_are_passed_over(language: str, text: str, left: str) -> None:
    assert text[: passed_over(text, Span(0, len(text)), len(text), language)] == left
