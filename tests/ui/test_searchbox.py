"""The box at the top: everything found as one types, every command, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.core.kinds import RecordKind
from workbench.core.selection import Focus
from workbench.ui.desk import Desk
from workbench.ui.searchbox import SearchBox

if TYPE_CHECKING:
    from tests.conftest import Filled


class Stage(QWidget):
    """A window with the box, another line, and two commands that take down that they were given."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.given: list[str] = []
        self.commands = []
        for words in ("Undo", "Write a backup…"):
            action = QAction(words, self)
            action.triggered.connect(lambda _checked=False, words=words: self.given.append(words))
            self.commands.append(action)
        self.box = SearchBox(desk, lambda: self.commands, self)
        self.elsewhere = QLineEdit(self)
        column = QVBoxLayout(self)
        column.addWidget(self.box)
        column.addWidget(self.elsewhere)
        column.addStretch(1)
        self.resize(700, 600)

    @property
    def rows(self) -> list[str]:
        """The words in the list, none when it is hidden."""
        found = [view for view in self.findChildren(QListView) if view.isVisible()]
        if not found:
            return []
        model = found[0].model()
        return [str(model.index(at, 0).data(Qt.ItemDataRole.DisplayRole)) for at in range(model.rowCount())]


@pytest.fixture
def stage(filled_desk: Desk, qtbot: QtBot) -> Stage:
    made = Stage(filled_desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.elsewhere.setFocus()
    qtbot.waitUntil(made.elsewhere.hasFocus)
    return made


def _type(stage: Stage, qtbot: QtBot, words: str) -> None:
    stage.box.start()
    qtbot.keyClicks(stage.box, words)
    qtbot.waitUntil(lambda: not stage.box.findChild(type(stage.box._pause)).isActive())


def test_it_starts_with_the_commands(stage: Stage) -> None:
    stage.box.start()
    assert stage.rows == ["Undo", "Write a backup…"]


def test_records_are_found_as_one_types_without_accents(stage: Stage, qtbot: QtBot) -> None:
    _type(stage, qtbot, "peche")
    assert "ministère de la Pêche" in stage.rows


def test_a_beginning_is_enough(stage: Stage, qtbot: QtBot) -> None:
    _type(stage, qtbot, "sylv")
    assert "Sylvanie" in stage.rows


def test_commands_are_found_by_any_of_their_letters(stage: Stage, qtbot: QtBot) -> None:
    _type(stage, qtbot, "BACK")
    assert stage.rows[0] == "Write a backup…"


def test_a_command_that_is_not_possible_now_is_not_offered(stage: Stage) -> None:
    stage.commands[0].setEnabled(False)
    stage.box.start()
    assert stage.rows == ["Write a backup…"]


def test_enter_goes_to_the_hit_and_gives_the_keyboard_back(
    stage: Stage, qtbot: QtBot, filled: Filled, filled_desk: Desk
) -> None:
    _type(stage, qtbot, "bordurie")
    qtbot.keyClick(stage.box, Qt.Key.Key_Return)
    assert filled_desk.selection.focus == Focus(RecordKind.ACTOR, filled.actors["borduria"])
    assert stage.rows == []
    assert stage.elsewhere.hasFocus()


def test_a_hit_in_a_text_goes_to_its_words(stage: Stage, qtbot: QtBot, filled: Filled, filled_desk: Desk) -> None:
    _type(stage, qtbot, "porte-parole")
    documents = [at for at, words in enumerate(stage.rows) if words == "Le port fermé"]
    for _ in range(documents[0]):
        qtbot.keyClick(stage.box, Qt.Key.Key_Down)
    qtbot.keyClick(stage.box, Qt.Key.Key_Return)
    focus = filled_desk.selection.focus
    assert focus is not None
    assert focus.position is not None
    assert filled.texts["harbour"][focus.position :].startswith("porte")


def test_enter_before_the_pause_is_over_searches_first(
    stage: Stage, qtbot: QtBot, filled: Filled, filled_desk: Desk
) -> None:
    qtbot.keyClicks(stage.box, "bordurie")
    qtbot.keyClick(stage.box, Qt.Key.Key_Return)
    assert filled_desk.selection.focus == Focus(RecordKind.ACTOR, filled.actors["borduria"])


def test_arrows_choose_and_enter_gives_the_command(stage: Stage, qtbot: QtBot) -> None:
    stage.box.start()
    qtbot.keyClick(stage.box, Qt.Key.Key_Down)
    qtbot.keyClick(stage.box, Qt.Key.Key_Down)
    qtbot.keyClick(stage.box, Qt.Key.Key_Return)
    assert stage.given == ["Write a backup…"]
    assert stage.box.text() == ""


def test_escape_closes_empties_and_gives_the_keyboard_back(stage: Stage, qtbot: QtBot) -> None:
    _type(stage, qtbot, "sylv")
    qtbot.keyClick(stage.box, Qt.Key.Key_Escape)
    assert stage.rows == []
    assert stage.box.text() == ""
    assert stage.elsewhere.hasFocus()


def test_nothing_found_is_said_and_taking_it_does_nothing(stage: Stage, qtbot: QtBot, filled_desk: Desk) -> None:
    _type(stage, qtbot, "zeppelin")
    assert stage.rows == ["Nothing found for “zeppelin”"]
    qtbot.keyClick(stage.box, Qt.Key.Key_Return)
    assert filled_desk.selection.focus is None


@pytest.mark.parametrize("words", ['"', "((", "AND AND", "a AND OR b", "x" * 300, "-- ' ;", "NEAR("])
def test_no_words_break_it(stage: Stage, qtbot: QtBot, words: str) -> None:
    stage.box.setText(words)
    stage.box.start()
    qtbot.keyClick(stage.box, Qt.Key.Key_Return)


def test_leaving_the_box_hides_the_list(stage: Stage, qtbot: QtBot) -> None:
    _type(stage, qtbot, "sylv")
    stage.elsewhere.setFocus()
    qtbot.waitUntil(lambda: stage.rows == [])


def test_a_click_takes_the_row(stage: Stage, qtbot: QtBot, filled: Filled, filled_desk: Desk) -> None:
    _type(stage, qtbot, "bordurie")
    view = next(view for view in stage.findChildren(QListView) if view.isVisible())
    place = view.visualRect(view.model().index(stage.rows.index("Bordurie"), 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert filled_desk.selection.focus == Focus(RecordKind.ACTOR, filled.actors["borduria"])
