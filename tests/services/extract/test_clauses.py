"""Where a subordinate clause and a quotation end, and what that does to a sentence."""

from __future__ import annotations

import pytest

from workbench.core.spans import Span
from workbench.services.extract.analysis import analyse
from workbench.services.extract.clauses import is_quoted, quotations, quoted_passages


def _modality(text: str, language: str) -> str:
    return analyse(text, blocks=[], language=language).sentences[-1].modality


@pytest.mark.parametrize(
    "language, text, modality",
    [
        # A clause of the quotation ends with it: who speaks behind it is in the main clause.
        ("en", "“They are the sailors who left,” Ola Berg said.", "reported"),
        ("en", "The sailors, who Ola Berg said were gone, left.", "asserted"),
        ("en", "The bridge that may fall is old.", "asserted"),
        # Somebody's words from the first to the last.
        ("fr", "« Le pont tient. »", "reported"),
        ("en", "“The bridge stands.”", "reported"),
        ("fr", "Le « pont » tient.", "asserted"),
        ("en", "The “bridge” stands.", "asserted"),
        ("fr", "Le pont est « vieux ».", "asserted"),
        ("fr", "« Vieux » est le mot.", "asserted"),
        # What stands beside the verb decides nothing.
        ("en", "The bridge fell on May 3, leaving no road to the port.", "asserted"),
        ("fr", "La digue a tenu, permettant de ne pas fermer le port.", "asserted"),
        ("fr", "La digue n’a pas tenu, coupant la route.", "denied"),
    ],
)
def test_main_clauses(language: str, text: str, modality: str) -> None:
    assert _modality(text, language) == modality


@pytest.mark.parametrize(
    "text, quoted",
    [
        ("« Le pont tient. »", True),
        ('"Le pont tient".', True),
        ("“The bridge stands", True),
        ("« Vieux » est le mot.", False),
        ("Le pont est « vieux ».", False),
        ("“Old” and “new”.", False),
    ],
)
def test_a_sentence_of_somebodys_words(text: str, quoted: bool) -> None:
    assert is_quoted(text, Span(0, len(text)), quoted_passages(text)) is quoted


def test_quotations_of_a_sentence() -> None:
    text = "Il dit « oui » et “non”."
    assert [one.of(text) for one in quotations(text, Span(0, len(text)))] == ["« oui »", "“non”"]
