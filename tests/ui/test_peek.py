"""Space looks at any record without leaving; arrows walk on, Enter goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from workbench.core import wording
from workbench.core.kinds import RecordKind
from workbench.core.selection import Focus
from workbench.core.spans import Span
from workbench.core.texts import Block, Ingested
from workbench.operations import documents, quotes, records
from workbench.store.read.ties import record_kind
from workbench.ui.panes.network.board import MATRIX, Board
from workbench.ui.peek import Peek
from workbench.ui.window import Window

if TYPE_CHECKING:
    from tests.conftest import Filled


def _peek(window: Window) -> Peek:
    found = window.findChild(Peek)
    assert found is not None
    assert found.isVisible()
    return found


def _words(peek: Peek) -> str:
    return "\n".join(label.text() for label in peek.findChildren(QLabel) if label.isVisibleTo(peek))


@pytest.fixture
def on_actor(window: Window, filled: Filled, qtbot: QtBot) -> Window:
    window.activateWindow()
    view = window.panes.actors.view
    view.reveal(filled.actors["ministry"])
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return window


def test_space_in_the_tree_shows_the_actor_and_changes_nothing(on_actor: Window, filled: Filled, qtbot: QtBot) -> None:
    before = on_actor.desk.selection
    qtbot.keyClick(on_actor.panes.actors.view, Qt.Key.Key_Space)
    peek = _peek(on_actor)
    assert peek.focus_shown == Focus(RecordKind.ACTOR, filled.actors["ministry"])
    assert "Fisheries Ministry (en, Latn)" in _words(peek)
    assert "Sylvanie" in _words(peek)
    assert on_actor.desk.selection == before
    qtbot.keyClick(peek, Qt.Key.Key_Space)
    assert not peek.isVisible()
    assert on_actor.panes.actors.view.hasFocus()


def test_arrows_walk_on_and_enter_goes_there(on_actor: Window, filled: Filled, qtbot: QtBot) -> None:
    view = on_actor.panes.actors.view
    qtbot.keyClick(view, Qt.Key.Key_Space)
    peek = _peek(on_actor)
    qtbot.keyClick(peek, Qt.Key.Key_Up)
    assert peek.focus_shown == Focus(RecordKind.ACTOR, view.current_id() or 0)
    assert peek.focus_shown.id != filled.actors["ministry"]
    shown = peek.focus_shown
    qtbot.keyClick(peek, Qt.Key.Key_Return)
    assert not peek.isVisible()
    assert on_actor.desk.selection.focus == shown


def test_space_in_a_line_is_a_space(window: Window, qtbot: QtBot) -> None:
    line = window.panes.actors.filter_line
    assert isinstance(line, QLineEdit)
    line.setFocus()
    qtbot.keyClicks(line, "a b")
    assert line.text() == "a b"
    assert window.findChild(Peek) is None


def test_ctrl_space_in_the_note_looks_at_the_quote_beside_the_caret(
    window: Window, filled: Filled, qtbot: QtBot
) -> None:
    window.activateWindow()
    window.desk.focus(RecordKind.NOTE, filled.note)
    editor = window.panes.notes.editor
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    cursor = editor.textCursor()
    cursor.setPosition(editor.chips()[0].position)
    editor.setTextCursor(cursor)
    qtbot.keyClick(editor, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    peek = _peek(window)
    assert peek.focus_shown == Focus(RecordKind.QUOTE, filled.quotes["cargos"])
    assert "trois cargos auraient livré" in _words(peek)


@pytest.mark.parametrize(
    ("kind", "of", "name", "expected"),
    [
        (RecordKind.EVENT, "events", "delivery", "Sylvanie (recipient)"),
        (RecordKind.EVENT, "events", "delivery", "1 contradicts it"),
        (RecordKind.ACTOR, "actors", "sylvania", "Livraison de moteurs · 14 Mar 2023"),
        (RecordKind.CLAIM, "claims", "denied", "ministère de la Pêche › Flotte du Nord"),
        (RecordKind.QUOTE, "quotes", "denial", "Un porte-parole a démenti"),
        (RecordKind.DOCUMENT, "documents", "harbour", "Gazette du littoral"),
        (RecordKind.TRANSFER, "transfers", "grain", "Bordurie"),
        (RecordKind.TAG, "tags", "doubt", "1 quote"),
    ],
)
def test_every_kind_of_record_has_its_essentials(
    window: Window, filled: Filled, kind: RecordKind, of: str, name: str, expected: str
) -> None:
    window.desk.peek(Focus(kind, getattr(filled, of)[name]), window.panes.actors)
    assert expected in _words(_peek(window))


def test_a_source_says_where_its_words_go_on_and_a_quote_that_nothing_stands_before_it(window: Window) -> None:
    text = "Salt first.\n\n" + "The ferry was late again.\n" * 40
    ingested = Ingested(text, (Block(0, len(text)),), title="Ferries", language="en")
    made = window.desk.run(documents.add, ingested, b"ferries", "ferries.txt")
    assert made is not None
    window.desk.peek(Focus(RecordKind.DOCUMENT, int(str(made.result))), window.panes.actors)
    assert " …" in _words(_peek(window))
    quoted = window.desk.run(quotes.add, int(str(made.result)), [Span(0, 4)])
    assert quoted is not None
    window.desk.peek(Focus(RecordKind.QUOTE, int(str(quoted.result))), window.panes.actors)
    assert ". “Salt” first" in _peek(window).accessibleDescription()


def test_what_a_quote_says_stands_in_the_marks_of_the_language(window: Window, filled: Filled) -> None:
    wording.install("fr", {"“{words}”": "« {words} »"})
    try:
        window.desk.peek(Focus(RecordKind.EVENT, filled.events["delivery"]), window.panes.actors)
        assert "« trois cargos" in _peek(window).accessibleDescription()
    finally:
        wording.install("en", {})


def test_a_claim_that_something_is_not_so_says_it(window: Window, filled: Filled) -> None:
    claim = Focus(RecordKind.CLAIM, filled.claims["denied"])
    window.desk.run(records.edit, RecordKind.CLAIM, claim.id, polarity="negative")
    window.desk.peek(claim, window.panes.actors)
    assert "says that it is not so" in _words(_peek(window))


def test_what_is_gone_is_said(window: Window) -> None:
    window.desk.peek(Focus(RecordKind.ACTOR, 999), window.panes.actors)
    found = window.findChild(Peek)
    assert found is None or not found.isVisible()
    assert "There is no actor 999" in window.notices.text


def test_words_of_a_stranger_are_never_markup(window: Window, filled: Filled) -> None:
    from workbench.operations import actors

    window.desk.run(actors.rename, filled.actors["fleet"], "<b>Flotte</b>")
    window.desk.peek(Focus(RecordKind.ACTOR, filled.actors["fleet"]), window.panes.actors)
    assert any("<b>Flotte</b>" in label.text() for label in _peek(window).findChildren(QLabel))
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText for label in _peek(window).findChildren(QLabel) if label.text()
    )


def test_hits_are_there_again_after_a_peek_from_the_search(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    box = window.top.search
    box.start()
    qtbot.waitUntil(box.hasFocus)
    box.search_for("sylvanie")
    shown = box._list
    assert shown.isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    peek = _peek(window)
    qtbot.waitUntil(lambda: not shown.isVisible())
    qtbot.keyClick(peek, Qt.Key.Key_Escape)
    qtbot.waitUntil(box.hasFocus)
    assert shown.isVisible()


def _space_on(window: Window, widget: QWidget, qtbot: QtBot) -> Focus | None:
    window.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    qtbot.keyClick(widget, Qt.Key.Key_Space)
    return _peek(window).focus_shown


def test_space_in_the_source_looks_at_the_quote_under_the_caret(window: Window, filled: Filled, qtbot: QtBot) -> None:
    window.desk.focus(RecordKind.QUOTE, filled.quotes["cargos"])
    view = window.panes.source.view
    qtbot.waitUntil(lambda: bool(view.parts_of(filled.quotes["denial"])))
    window.desk.focus(RecordKind.ACTOR, filled.actors["ministry"])
    start = view.parts_of(filled.quotes["denial"])[0][0]
    view.select(start + 1, start + 1)
    assert _space_on(window, view, qtbot) == Focus(RecordKind.QUOTE, filled.quotes["denial"])
    assert window.desk.selection.focus == Focus(RecordKind.ACTOR, filled.actors["ministry"])


def test_space_in_the_history_looks_at_what_the_line_is_about(window: Window, filled: Filled, qtbot: QtBot) -> None:
    from workbench.operations import actors

    window.desk.run(actors.rename, filled.actors["fleet"], "Flotte du Sud")
    window.desk.focus(RecordKind.ACTOR, filled.actors["ministry"])
    window.actions_by_id["view.history"].trigger()
    pane = window.panes.history
    # A pane reads when its tab stands where it is seen.
    qtbot.waitUntil(lambda: pane.model.rowCount() > 0)
    pane.tree.setCurrentIndex(pane.model.index(0, 0))
    assert _space_on(window, pane.tree, qtbot) == Focus(RecordKind.ACTOR, filled.actors["fleet"])


def test_space_in_the_network_looks_at_the_chosen_tie_then_at_its_quote(
    window: Window, filled: Filled, qtbot: QtBot
) -> None:
    window.actions_by_id["view.network"].trigger()
    board = window.panes.network.ready()
    assert isinstance(board, Board)
    qtbot.waitUntil(lambda: len(board.view.scene.graph.ids) > 0)
    graph = board.view.scene.graph
    edge = next(at for at in range(len(graph.source)) if record_kind(graph.edge(at).kind) is RecordKind.TRANSFER)
    board.open_edge(edge)
    qtbot.waitUntil(board.quotes.list.isVisible)
    assert _space_on(window, board.view, qtbot) == Focus(RecordKind.TRANSFER, int(graph.records(edge)[0]))
    qtbot.keyClick(_peek(window), Qt.Key.Key_Escape)
    assert (found := _space_on(window, board.quotes.list, qtbot)) is not None
    assert found == Focus(RecordKind.QUOTE, board.quotes.list.current_id() or 0)


def test_space_in_the_matrix_looks_at_the_gift(window: Window, filled: Filled, qtbot: QtBot) -> None:
    window.actions_by_id["view.network"].trigger()
    board = window.panes.network.ready()
    assert isinstance(board, Board)
    qtbot.waitUntil(lambda: len(board.view.scene.graph.ids) > 0)
    board.section.set_value(MATRIX)
    board._show()
    gifts = [
        (row, column)
        for row in range(board.matrix.cells.rowCount())
        for column in range(board.matrix.cells.columnCount())
        if board.matrix.cells.gifts(board.matrix.cells.index(row, column))
    ]
    board.matrix.setCurrentIndex(board.matrix.cells.index(*gifts[0]))
    found = _space_on(window, board.matrix, qtbot)
    assert found == Focus(record_kind(board.matrix.current_gifts()[0].kind), board.matrix.current_gifts()[0].id)
