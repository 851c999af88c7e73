"""Sentences begin where a reader says that they do."""

from __future__ import annotations

import pytest

from tests.services.extract.sentencecases import CASES
from workbench.core.kinds import BlockKind
from workbench.core.spans import Span
from workbench.core.texts import Block
from workbench.services.extract.clean import clean
from workbench.services.extract.segments import segments, sentences


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text, count",
    [
        ("Le pont cède. La ville attend.", 2),
        ("Le pont cède.. La ville attend.", 2),
        ("Le pont cède… La ville attend.", 2),
        ("Le pont cède ! La ville attend ?", 2),
        ("He left the U.S. The talks went on.", 2),
        ("Le pont cède. 12 hommes sont morts.", 2),
    ],
)
def test_a_stop_ends_a_sentence(text: str, count: int) -> None:
    assert len(_sentences(text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "Le pont cède. , mais la ville tient.",
        "Le pont cède. malgré tout, la ville tient.",
        "Le général J. Martin commande.",
        "M. Roy et Mme. Roy partent.",
        "Le taux est de 2.5 pour cent.",
        "Il a dit « Je pars. Je reviendrai. » et rien d’autre.",
        "He met Gen. Smith at noon.",
        "He met Sens. Smith and Roy.",
        "The vote in the [U.N.] Council failed.",
        "Le facteur X. Roy est là.",
        "The U.S. Navy left.",
        "See p. 12 of the report.",
        "Sen. Brown and Rep. Hill agree.",
        "Le n. 4 est perdu.",
        "Le navire (env. 200 m) est parti.",
    ],
)
def test_a_stop_that_ends_no_sentence(text: str) -> None:
    assert _sentences(text) == [text]


def test_short_lines_without_a_stop_are_headings() -> None:
    text = "Un pont trop loin\nLe pont est tombé hier. La ville attend.\n"
    assert [(part.span.of(text), part.is_heading) for part in segments(text, [])] == [
        ("Un pont trop loin", True),
        ("Le pont est tombé hier.", False),
        ("La ville attend.", False),
    ]


def test_an_item_without_a_stop_is_a_sentence_and_a_heading_block_is_none() -> None:
    text = "Un pont\nLe port est fermé"
    blocks = [Block(0, 7, BlockKind.HEADING, 1), Block(8, len(text), BlockKind.ITEM, 1)]
    assert [part.is_heading for part in segments(text, blocks)] == [True, False]


@pytest.mark.parametrize(
    "text, count",
    [
        ("« Je pars. Je reviendrai », a-t-il dit.", 2),
        ("Il écrit : « Je pars. Je reviendrai. »", 2),
        ("“I leave. I shall return,” she said.", 2),
        ("« Je pars », a-t-il écrit sur X. « Je reviendrai. »", 2),
        ("Il a réagi sur X. La ville attend.", 2),
        ("(It fell.) The town waits.", 2),
        ("« Je pars », a-t-il dit.", 1),
    ],
)
def test_a_quotation_has_sentences_of_its_own(text: str, count: int) -> None:
    assert len(_sentences(text)) == count


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_where_each_sentence_begins_and_ends(line: str) -> None:
    _, text, expected = (part.strip() for part in line.split("|"))
    text = text.replace("\\n", "\n")
    assert [part.span.of(text) for part in segments(clean(text), [])] == [one.strip() for one in expected.split("//")]
