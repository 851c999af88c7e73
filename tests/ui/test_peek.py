"""Space looks at any record without leaving; arrows walk on, Enter goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from workbench.core.kinds import RecordKind
from workbench.core.selection import Focus
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


def test_what_is_gone_is_said(window: Window) -> None:
    window.desk.peek(Focus(RecordKind.ACTOR, 999), window.panes.actors)
    found = window.findChild(Peek)
    assert found is None or not found.isVisible()
    assert "There is no actor 999" in window.notices.text


def test_words_of_a_stranger_are_never_markup(window: Window, filled: Filled) -> None:
    from workbench.operations import actors

    window.desk.run(actors.rename, filled.actors["fleet"], "<b>Flotte</b>")
    window.desk.peek(Focus(RecordKind.ACTOR, filled.actors["fleet"]), window.panes.actors)
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
