"""The loose reading: what no strict rule tells, and where it stays silent."""

from __future__ import annotations

import pytest

from tests.services.extract.loosegivings import LOOSELY_TOLD, UNTOLD
from workbench.core.texts import Block, BlockKind
from workbench.services.extract.analysis import analyse
from workbench.services.extract.records import Transfer


def _found(text: str, language: str) -> list[Transfer]:
    return list(analyse(text, blocks=[], language=language).transfers)


@pytest.mark.parametrize(
    "language, wanted, text", [(language, *one) for language, told in LOOSELY_TOLD.items() for one in told]
)
def test_who_gives_and_who_receives(language: str, wanted: str, text: str) -> None:
    assert [f"{one.donor}>{one.recipient}" for one in _found(text, language)] == [wanted]


@pytest.mark.parametrize("language, text", [(language, text) for language, said in UNTOLD.items() for text in said])
def test_nothing_is_told(language: str, text: str) -> None:
    assert not _found(text, language)


@pytest.mark.parametrize(
    "language, text, object, kind",
    [
        ("en", "Norway is preparing another convoy of shells for Latvia.", "shells", "arms"),
        ("en", "Oslo has so far set aside 300 million kroner for Latvia.", "300 million kroner", "money"),
    ],
)
def test_what_is_handed_over(language: str, text: str, object: str, kind: str) -> None:
    [one] = _found(text, language)
    assert (one.object.of(text), one.kind) == (object, kind)
    assert one.rule.startswith("transfer.loose.")


def test_it_is_less_sure_than_a_strict_rule() -> None:
    [strict] = _found("Norway delivered shells to Latvia.", "en")
    [loose] = _found("Norway is preparing another convoy of shells for Latvia.", "en")
    assert loose.score < strict.score


def test_a_heading_is_not_read_loosely() -> None:
    text = "Latvian crews learning to fly Norwegian helicopters"
    assert not analyse(text, blocks=[Block(0, len(text), BlockKind.HEADING, 1)], language="en").transfers


def test_two_ways_at_once_are_no_way() -> None:
    """Where either of two could have given, neither is told."""
    assert not _found("Latvian crews fly Norwegian jets and Norwegian crews fly Latvian jets.", "en")


def test_a_sentence_that_never_ends_tells_nothing() -> None:
    text = "Norway is preparing another convoy of shells for Latvia" + ", and of salt, and of flour" * 80 + "."
    assert not _found(text, "en")
