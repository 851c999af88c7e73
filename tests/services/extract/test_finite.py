"""A clause has a verb of its own; a noun phrase with its participles and its relative clause has none."""

from __future__ import annotations

import pytest

from workbench.services.extract.finite import holds_verb, verbs_before


@pytest.mark.parametrize(
    "language, text, is_clause",
    [
        ("en", "Norway unveiled the ferry in Oslo", True),
        ("en", "the king sends a letter", True),
        ("en", "the king will agree", True),
        ("fr", "la Norvège n'était pas d'accord", True),
        ("fr", "le roi dirige la marine", True),
        ("en", "a report released by Oslo", False),
        ("en", "an official who declined to be named", False),
        ("en", "the wanted man", False),
        ("en", "officials based in Oslo", False),
        ("en", "the United States", False),
        ("fr", "le ministre de la Défense", False),
        ("fr", "un pêcheur qui a requis l'anonymat", False),
        ("fr", "les notes obtenues par Oslo", False),
        ("fr", "l'agence «a dit»", False),
    ],
)
def test_what_holds_a_verb_is_a_clause(language: str, text: str, is_clause: bool) -> None:
    assert holds_verb(text, 0, len(text), language) == is_clause


def test_the_verbs_of_a_sentence_come_from_its_end() -> None:
    text = "Norway sold the ferry and has its debts"
    assert [text[place:].split()[0] for place in verbs_before(text, 0, len(text), "en")] == ["has", "sold"]
