"""A search without the list that shows it: counts, order, pages, accents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.errors import WorkbenchError
from workbench.core.kinds import RecordKind
from workbench.operations import records
from workbench.ui.enquiry import Enquiry

if TYPE_CHECKING:
    from tests.conftest import Filled
    from workbench.ui.desk import Desk


@pytest.fixture
def enquiry(filled_desk: Desk) -> Iterator[Enquiry]:
    """A search on the filled dossier."""
    made = Enquiry(filled_desk, filled_desk)
    yield made
    made.stop()


def test_counts_and_a_first_page_are_there_at_once(enquiry: Enquiry) -> None:
    enquiry.ask("moteurs")
    assert enquiry.counts[RecordKind.EVENT] == len(enquiry.pages[RecordKind.EVENT]) == 1
    hit = enquiry.hit(RecordKind.EVENT, enquiry.pages[RecordKind.EVENT][0])
    assert hit.reference.label == "Livraison de moteurs"
    assert not enquiry.is_under_way


def test_a_kind_alone_goes_on_page_after_page(enquiry: Enquiry, filled: Filled, qtbot: QtBot) -> None:
    for number in range(230):
        records.create(filled.dossier, RecordKind.EVENT, label=f"Escale {number}")
    enquiry.scope = RecordKind.EVENT
    enquiry.ask("escale")
    grown: list[int] = []
    enquiry.grew.connect(lambda _kind, places: grown.append(len(places)))
    for _ in range(3):
        enquiry.go_on()
        qtbot.waitUntil(lambda: not enquiry.is_under_way)
    assert grown == [100, 30]
    assert len({place.record for place in enquiry.pages[RecordKind.EVENT]}) == 230


def test_accents_count_when_they_shall(enquiry: Enquiry, qtbot: QtBot) -> None:
    enquiry.is_folded = False
    with qtbot.waitSignal(enquiry.found):
        enquiry.ask("peche")
    qtbot.waitUntil(lambda: not enquiry.is_under_way)
    assert not any(enquiry.pages.values())
    enquiry.ask("pêche")
    qtbot.waitUntil(lambda: not enquiry.is_under_way)
    assert RecordKind.ACTOR in {kind for kind, places in enquiry.pages.items() if places}


def test_words_that_cannot_be_read_leave_no_search(enquiry: Enquiry) -> None:
    enquiry.ask("moteurs")
    with pytest.raises(WorkbenchError):
        enquiry.ask("NOT moteurs")
    assert (enquiry.query, enquiry.counts, enquiry.pages) == (None, {}, {})
