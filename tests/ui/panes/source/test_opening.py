"""A very long text is read beside the window: the page says so, and what was asked for meanwhile is shown then."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from tests.ui.panes.source.conftest import ingested
from workbench.core.kinds import RecordKind
from workbench.core.spans import Span
from workbench.operations import documents, quotes
from workbench.store.read import documents as read
from workbench.ui.desk import Desk
from workbench.ui.panes.source import model
from workbench.ui.panes.source.pane import SourcePane

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

LONG = "\n\n".join(f"Paragraph {number} names the ministry’s été 😀 and no more." for number in range(3_000))


@pytest.fixture
def long_document(reports: Desk, monkeypatch: pytest.MonkeyPatch) -> int:
    """A text that counts as long, in slices of a few hundred bytes."""
    monkeypatch.setattr(model, "LONG", 100_000)
    monkeypatch.setattr(read, "_PIECE", 777)
    monkeypatch.setattr(read, "_SLICE", 900)
    result = documents.add(reports.dossier, ingested(LONG, "Long report"), b"3", "three.txt").result
    assert isinstance(result, int)
    return result


def test_the_page_says_that_it_is_being_read_and_then_shows_every_character(
    qtbot: QtBot, source: SourcePane, long_document: int
) -> None:
    source.open_document(long_document)
    assert source.is_loading
    assert source.document_id == long_document
    assert source.view.text == ""
    assert "Long report" in source.view.waiting
    qtbot.waitUntil(lambda: not source.is_loading)
    assert source.view.text == LONG
    assert source.view.waiting == ""
    assert source.view.place_label == "§ 1"


def test_pieces_and_slices_give_what_a_reading_in_one_gives(reports: Desk, long_document: int) -> None:
    told: list[float] = []
    assert read.long_text(reports.reader, long_document, told.append) == read.text(reports.reader, long_document)
    assert told == sorted(told)
    assert told[-1] == 1.0
    blocks, _pages = read.structure(reports.reader, long_document)
    assert blocks == ingested(LONG, "").blocks


def test_a_quote_looked_at_meanwhile_is_gone_to_once_the_text_is_there(
    qtbot: QtBot, reports: Desk, source: SourcePane, long_document: int
) -> None:
    at = LONG.index("Paragraph 2000")
    quote = quotes.add(reports.dossier, long_document, [Span(at, at + 14)]).result
    assert isinstance(quote, int)
    reports.focus(RecordKind.QUOTE, quote)
    assert source.is_loading
    qtbot.waitUntil(lambda: not source.is_loading)
    assert source.view.focused_quote == quote
    assert source.view.top_offset <= at
    assert source.view.rect_of(at) is not None


def test_another_document_opened_meanwhile_is_the_one_shown(source: SourcePane, long_document: int) -> None:
    source.open_document(long_document)
    source.open_document(2)
    assert not source.is_loading
    shown = source.view.text
    source.shut_down()  # the thread has ended: nothing of it arrives any more
    QCoreApplication.processEvents()
    assert source.view.text == shown
    assert source.document_id == 2
    assert source.view.waiting == ""


def test_the_place_is_kept_where_a_text_was_left_before_it_was_read(
    qtbot: QtBot, source: SourcePane, long_document: int
) -> None:
    at = LONG.index("Paragraph 2500")
    source.open_document(long_document, at=0)
    qtbot.waitUntil(lambda: not source.is_loading)
    source.view.open_at(at)
    source.open_document(1)
    source.open_document(long_document)
    source.open_document(1)  # left again before it was there
    source.open_document(long_document)
    qtbot.waitUntil(lambda: not source.is_loading)
    assert source.view.top_offset == at
