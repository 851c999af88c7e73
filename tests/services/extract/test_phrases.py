"""The parts of a sentence before its verb, and what may be a subject among them."""

from __future__ import annotations

import pytest

from workbench.core.spans import Span
from workbench.services.extract.phrases import pieces_of, starts_well, stripped


def test_parts_are_cut_at_commas_and_conjunctions() -> None:
    text = "À Oslo, le port et que la ville tiennent"
    pieces = pieces_of(text, Span(0, len(text)), text.index("tiennent"), "fr", [])
    assert [piece.of(text) for piece in pieces] == ["À Oslo", "le port", "la ville"]


@pytest.mark.parametrize(
    "language, text, is_subject",
    [
        ("fr", "le port", True),
        ("en", "the port", True),
        ("fr", "Dans le port", False),
        ("fr", "Selon Oslo", False),
        ("en", "In the port", False),
        ("en", "According to Oslo", False),
    ],
)
def test_a_preposition_leads_no_subject(language: str, text: str, is_subject: bool) -> None:
    assert starts_well(text, Span(0, len(text)), language) is is_subject


@pytest.mark.parametrize(
    "language, text, core",
    [
        ("en", "However the port", "the port"),
        ("en", "on 6 May the port", "the port"),
        ("en", "the port on Monday", "the port"),
        ("fr", "Mais le port", "le port"),
        ("fr", "le port de mai", "le port de mai"),
        ("en", "the port of Monday Bay", "the port of Monday Bay"),
    ],
)
def test_a_connective_or_a_date_is_stripped(language: str, text: str, core: str) -> None:
    assert stripped(text, Span(0, len(text)), language).of(text) == core
