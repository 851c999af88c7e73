"""Words copied with everything that a reader needs to find them again."""

from __future__ import annotations

import pytest

from tests.conftest import Filled
from workbench.core import wording
from workbench.core.errors import InvalidValue, NotFound
from workbench.core.kinds import RecordKind
from workbench.core.spans import Span
from workbench.operations import citing, records
from workbench.translations import catalogue


def test_a_quote_says_who_says_it_how_sure_and_where(filled: Filled) -> None:
    said = citing.of_quote(filled.dossier.reader(), filled.quotes["cargos"])
    assert said.startswith("«\u00a0trois cargos auraient livré des moteurs à la Sylvanie\u00a0»")
    for part in (
        "Le port fermé",
        "Gazette du littoral",
        "20 Mar 2023",
        "para.\u00a02",
        "ministère de la Pêche",
        "conditional",
    ):
        assert part in said
    with pytest.raises(NotFound):
        citing.of_quote(filled.dossier.reader(), 999)


def test_a_selection_in_parts_says_title_publisher_and_place(filled: Filled) -> None:
    records.edit(filled.dossier, RecordKind.DOCUMENT, filled.documents["ships"], url="https://example.org/ships")
    said = citing.of_spans(filled.dossier.reader(), filled.documents["ships"], [Span(0, 7), Span(21, 31)])
    assert said.startswith("“Harbour […] four ships”")
    assert "Four ships, Harbour Watch, undated, para.\u00a01." in said
    assert said.endswith("https://example.org/ships")


def test_it_speaks_the_language_of_the_window(filled: Filled) -> None:
    wording.install("fr", catalogue("fr"))
    said = citing.of_quote(filled.dossier.reader(), filled.quotes["denial"])
    assert "a démenti […] toute livraison" in said
    assert "20 mars 2023" in said


def test_a_whole_book_is_not_copied_as_a_citation(filled: Filled) -> None:
    with pytest.raises(InvalidValue, match="too long"):
        citing.of_spans(filled.dossier.reader(), filled.documents["ships"], [Span(0, 5_000_000)])
