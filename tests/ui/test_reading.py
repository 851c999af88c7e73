"""How the open document is read: only its article, in another encoding, its pictures recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.operations.reading import TEXT
from workbench.core.kinds import RecordKind
from workbench.core.spans import Span
from workbench.core.texts import Ingested
from workbench.operations import documents, quotes
from workbench.services.ingest.reading import read
from workbench.store.read import documents as reads
from workbench.store.read import proposals
from workbench.store.read import quotes as quoted
from workbench.ui.kit.notice import NoticeBar
from workbench.ui.kit.picker import Picker

if TYPE_CHECKING:
    from workbench.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

SAID = "Le ministre a confirmé mardi que trois cargos ont quitté le port du nord avant l’aube. " * 4
PAGE = f"<nav><a href=/>Accueil</a></nav><article><h1>Trois cargos</h1><p>{SAID}</p></article><footer>Mentions</footer>"


def _add(window: Window, content: bytes, name: str, encoding: str | None = None) -> int:
    found: Ingested = read(content, name, encoding=encoding)
    added = window.desk.run(documents.add, found, content, name)
    assert added is not None
    assert isinstance(added.result, int)
    window.desk.focus(RecordKind.DOCUMENT, added.result)
    return added.result


def _said(window: Window) -> str:
    bar = window.notices
    assert isinstance(bar, NoticeBar)
    return "" if bar.isHidden() else bar.text


def _answer(window: Window, words: str) -> None:
    bar = window.notices
    assert isinstance(bar, NoticeBar)
    next(button for button in bar.findChildren(QAbstractButton) if button.text() == words).click()


def _shown(window: Window) -> list[str]:
    flow = window.panes.source.view._flow
    return [flow.text[start:end] for start, end in zip(flow.starts, flow.ends, strict=True)]


def test_only_the_article_is_shown_and_every_offset_stays(window: Window, qtbot: QtBot) -> None:
    id = _add(window, PAGE.encode(), "page.html")
    view = window.panes.source.view
    start = view.text.index("trois cargos")
    view.select(start, start + 12)
    window.actions_by_id["view.article"].trigger()
    qtbot.waitUntil(lambda: view.shows_part, timeout=20_000)
    assert _shown(window) == ["Trois cargos", SAID.strip()]
    assert "2 paragraphs around it are hidden" in _said(window)
    assert view.chosen() == Span(start, start + 12)
    window.panes.source.verbs.quote()
    quote = quoted.quote(window.desk.reader, quoted.rows(window.desk.reader, id)[0].id)
    assert (quote.start, quote.text) == (start, "trois cargos")
    assert view.place_of(start) == "§ 3"
    window.actions_by_id["view.article"].trigger()
    assert not view.shows_part
    assert _shown(window)[0] == "Accueil"


def test_going_to_a_hidden_place_shows_the_whole_page(window: Window, qtbot: QtBot) -> None:
    id = _add(window, PAGE.encode(), "page.html")
    view = window.panes.source.view
    at = view.text.index("Mentions")
    hidden = window.desk.run(quotes.add, id, [Span(at, at + 8)])
    assert hidden is not None
    assert isinstance(hidden.result, int)
    window.actions_by_id["view.article"].trigger()
    qtbot.waitUntil(lambda: view.shows_part, timeout=20_000)
    window.desk.focus(RecordKind.QUOTE, hidden.result)
    assert not view.shows_part
    assert "hidden" not in _said(window)


def test_nothing_is_said_to_be_hidden_once_another_document_is_shown(window: Window, qtbot: QtBot) -> None:
    _add(window, PAGE.encode(), "page.html")
    window.actions_by_id["view.article"].trigger()
    qtbot.waitUntil(lambda: "are hidden" in _said(window), timeout=20_000)
    other = reads.first(window.desk.reader)
    assert other is not None
    window.desk.focus(RecordKind.DOCUMENT, other)
    qtbot.waitUntil(lambda: window.panes.source.document_id == other)
    assert "are hidden" not in _said(window)


def test_a_document_that_is_no_page_says_so(window: Window, qtbot: QtBot) -> None:
    _add(window, b"Three ships left the port before dawn.", "note.txt")
    window.actions_by_id["view.article"].trigger()
    qtbot.waitUntil(lambda: "no web page" in _said(window), timeout=20_000)
    assert not window.panes.source.view.shows_part


def test_another_encoding_is_chosen_by_its_words_from_the_keyboard(window: Window, qtbot: QtBot) -> None:
    content = "L’été où le ministère a confirmé l’arrivée des cargos.".encode("mac-roman")
    id = _add(window, content, "note.txt", encoding="cp1252")
    assert "minist�re" in window.panes.source.view.text
    window.actions_by_id["dossier.reread"].trigger()
    picker = window.findChild(Picker)
    assert isinstance(picker, Picker)
    offered = {row.key: row.label for row in picker.model._rows}
    assert offered["mac-roman"].startswith("mac-roman · L’été où le ministère")
    # Where an encoding is used stands last in its row, and has room there.
    needed = max(picker.fontMetrics().horizontalAdvance(label) for key, label in offered.items() if key[:2] == "cp")
    assert needed < picker.width() - 64
    qtbot.keyClicks(window.focusWidget(), "macintosh")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "ministère" in window.panes.source.view.text, timeout=20_000)
    assert "Read as mac-roman instead of cp1252." in _said(window)
    assert reads.document(window.desk.reader, id).encoding == "mac-roman"
    _answer(window, "Undo")
    assert "minist�re" in window.panes.source.view.text


def test_proposals_are_found_again_in_another_encoding_and_one_undo_takes_all_back(
    window: Window, qtbot: QtBot
) -> None:
    proposing = window.verbs.dossier.proposing
    id = _add(window, TEXT.encode("cp1252"), "port.txt", encoding="mac-roman")
    proposing.ask([id], is_gesture=False)
    qtbot.waitUntil(lambda: proposing._job is None, timeout=20_000)
    before = [(row.id, row.exact) for row in proposals.rows(window.desk.reader, document_id=id)]
    assert before
    assert not any("Suède" in exact for _, exact in before)
    window.verbs.dossier.reading._chosen(Picker(window), id, "cp1252")
    qtbot.waitUntil(lambda: "Read as cp1252" in _said(window), timeout=20_000)
    qtbot.waitUntil(lambda: bool(proposals.rows(window.desk.reader, document_id=id)), timeout=20_000)
    qtbot.waitUntil(lambda: proposing._job is None, timeout=20_000)
    text = window.panes.source.view.text
    found = proposals.rows(window.desk.reader, document_id=id)
    assert any("Suède" in row.exact for row in found)
    assert all(text[row.start : row.end] == row.exact for row in found)
    assert "Read as cp1252" in _said(window)
    _answer(window, "Undo")
    assert [(row.id, row.exact) for row in proposals.rows(window.desk.reader, document_id=id)] == before
    assert "Suède" not in window.panes.source.view.text
    window.desk.redo()
    assert [row.exact for row in proposals.rows(window.desk.reader, document_id=id)] == [row.exact for row in found]


def test_a_document_that_nobody_had_read_for_facts_is_not_read_now(window: Window, qtbot: QtBot) -> None:
    id = _add(window, TEXT.encode("cp1252"), "port.txt", encoding="mac-roman")
    window.verbs.dossier.reading._chosen(Picker(window), id, "cp1252")
    qtbot.waitUntil(lambda: "Read as cp1252" in _said(window), timeout=20_000)
    assert window.verbs.dossier.proposing._job is None
    assert not proposals.rows(window.desk.reader, document_id=id)


def test_quotes_that_would_be_lost_are_named_before_anything_is_changed(window: Window, qtbot: QtBot) -> None:
    words = "Trois cargos sont arrivés hier au port du nord. " * 3
    id = _add(window, words.encode("utf-16-le"), "wide.txt")
    at = words.index("arrivés")
    window.desk.run(quotes.add, id, [Span(at, at + 7)])
    tools = window.verbs.dossier.reading
    tools._chosen(Picker(window), id, "utf-16-be")
    qtbot.waitUntil(lambda: "nothing was changed" in _said(window), timeout=20_000)
    assert "“arrivés”" in _said(window)
    assert window.panes.source.view.text == words
    _answer(window, "Read again and delete it")
    assert window.panes.source.view.text != words
    window.desk.undo()
    assert window.panes.source.view.text == words
    assert len(quoted.rows(window.desk.reader, id)) == 1


def test_the_list_of_sources_offers_to_read_again(window: Window, qtbot: QtBot) -> None:
    id = _add(window, "Déjà vu au port du nord, dit le ministère.".encode("cp1252"), "note.txt")
    window.layout_of_panes.show("sources")
    pane = window.panes.sources
    qtbot.waitUntil(lambda: pane.list.choose(id))
    menu = pane.menu()
    next(action for action in menu.actions() if action.text() == "Read this document again…").trigger()
    picker = window.findChild(Picker)
    assert isinstance(picker, Picker)
    assert picker.isVisibleTo(window)
    picker.close()
    menu.close()
