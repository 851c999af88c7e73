"""The box at the top: everything found as one types, every command, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench import translations
from workbench.core.kinds import RecordKind
from workbench.core.selection import Focus
from workbench.operations import records
from workbench.ui.desk import Desk
from workbench.ui.searchbox import SearchBox

if TYPE_CHECKING:
    from tests.conftest import Filled
    from workbench.ui.results import Results


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
def stage(filled_desk: Desk, qtbot: QtBot) -> Iterator[Stage]:
    made = Stage(filled_desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.elsewhere.setFocus()
    qtbot.waitUntil(made.elsewhere.hasFocus)
    yield made
    made.box.stop()


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


def test_a_hit_that_is_gone_by_now_is_said_to_be(stage: Stage, qtbot: QtBot, filled: Filled, filled_desk: Desk) -> None:
    _type(stage, qtbot, "bordurie")
    records.delete(filled.dossier, RecordKind.ACTOR, filled.actors["borduria"])
    with qtbot.waitSignal(filled_desk.noticed) as told:
        qtbot.keyClick(stage.box, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert told.args is not None
    assert "There is no actor" in told.args[0].text
    with qtbot.waitSignal(filled_desk.noticed):
        qtbot.keyClick(stage.box, Qt.Key.Key_Return)
    assert filled_desk.selection.focus is None


def _results(stage: Stage) -> Results:
    made = stage.box._made
    assert made is not None
    return made


def _settled(stage: Stage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not _results(stage).enquiry.is_under_way)


def test_hits_stand_by_kind_with_exact_counts_and_why(stage: Stage, qtbot: QtBot) -> None:
    _type(stage, qtbot, "moteurs")
    _settled(stage, qtbot)
    headings = [row.heading for row in _results(stage)._model.rows if row.heading]
    assert headings == ["Events · 1", "Sources · 1", "Quotes · 1", "Claims · 1", "Notes · 1"]
    source = next(row for row in _results(stage)._model.rows if row.shown.label == "Le port fermé")
    assert "\x02moteurs\x03" in source.shown.context
    assert source.shown.detail == "text: moteurs"


def test_tab_turns_from_kind_to_kind_and_back(stage: Stage, qtbot: QtBot) -> None:
    _type(stage, qtbot, "moteurs")
    qtbot.keyClick(stage.box, Qt.Key.Key_Tab)
    assert _results(stage).enquiry.scope is RecordKind.EVENT
    assert stage.rows == ["Livraison de moteurs"]
    qtbot.keyClick(stage.box, Qt.Key.Key_Backtab)
    assert _results(stage).enquiry.scope is None
    assert stage.box.hasFocus()


def test_there_is_no_cap(stage: Stage, qtbot: QtBot, filled: Filled, filled_desk: Desk) -> None:
    for number in range(260):
        records.create(filled.dossier, RecordKind.EVENT, label=f"Escale {number}")
    _type(stage, qtbot, "escale")
    assert stage.rows[-1] == "255 more…"
    for _ in stage.rows[1:]:
        qtbot.keyClick(stage.box, Qt.Key.Key_Down)
    qtbot.keyClick(stage.box, Qt.Key.Key_Return)
    assert _results(stage).enquiry.scope is RecordKind.EVENT
    for _ in range(20):
        qtbot.keyClick(stage.box, Qt.Key.Key_PageDown)
        qtbot.keyClick(stage.box, Qt.Key.Key_PageDown)
        _settled(stage, qtbot)
    qtbot.waitUntil(lambda: len(stage.rows) == 260)
    assert len(set(stage.rows)) == 260


def test_accents_count_where_they_are_asked_to(stage: Stage, qtbot: QtBot) -> None:
    _type(stage, qtbot, "peche")
    assert "ministère de la Pêche" in stage.rows
    qtbot.keyClick(stage.box, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    _settled(stage, qtbot)
    assert stage.rows == ["Nothing found for “peche”"]
    stage.box.setText("pêche")
    stage.box.start()
    _settled(stage, qtbot)
    assert "ministère de la Pêche" in stage.rows


def test_what_cannot_be_read_is_said_in_the_list(stage: Stage, qtbot: QtBot) -> None:
    _type(stage, qtbot, "NOT moteurs")
    assert stage.rows == ["NOT takes something away; put a word before it."]


def test_a_search_is_kept_and_let_go(stage: Stage, qtbot: QtBot) -> None:
    _type(stage, qtbot, "moteurs")
    qtbot.keyClick(stage.box, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(stage.box, Qt.Key.Key_Escape)
    stage.box.start()
    assert stage.rows[0] == "moteurs"
    qtbot.keyClick(stage.box, Qt.Key.Key_Return)
    assert stage.box.text() == "moteurs"
    assert "Livraison de moteurs" in stage.rows
    qtbot.keyClick(stage.box, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(stage.box, Qt.Key.Key_Escape)
    stage.box.start()
    assert "moteurs" not in stage.rows


def test_recent_places_are_offered_newest_first(stage: Stage, qtbot: QtBot, filled: Filled, filled_desk: Desk) -> None:
    for name in ("sylvania", "borduria", "fleet"):
        filled_desk.focus(RecordKind.ACTOR, filled.actors[name])
    stage.box.start()
    assert stage.rows[:2] == ["Bordurie", "Sylvanie"]
    qtbot.keyClick(stage.box, Qt.Key.Key_Return)
    assert filled_desk.selection.focus == Focus(RecordKind.ACTOR, filled.actors["borduria"])


def test_several_lines_pasted_are_a_list_of_names(stage: Stage, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("Sylvanie\nZeppelin\nPêche\n")
    stage.box.start()
    qtbot.keyClick(stage.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: stage.rows == ["Sylvanie", "Pêche", "Zeppelin"])
    details = [row.shown.detail for row in _results(stage)._model.rows]
    assert details[0].startswith("Actors 1 · ")
    assert details[2] == "nothing"
    # Enter on a name that is nowhere takes nothing, and leaves the list of names.
    qtbot.keyClick(stage.box, Qt.Key.Key_PageDown)
    qtbot.keyClick(stage.box, Qt.Key.Key_Return)
    assert stage.rows == ["Sylvanie", "Pêche", "Zeppelin"]
    qtbot.keyClick(stage.box, Qt.Key.Key_PageUp)
    qtbot.keyClick(stage.box, Qt.Key.Key_Return)
    assert stage.box.text() == '"Sylvanie"'
    assert "Sylvanie" in stage.rows


def test_a_file_of_names_is_searched(stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes("Pêche;FR\nSylvanie;SY\n".encode("cp1252"))
    stage.box.search_list(path)
    qtbot.waitUntil(lambda: stage.rows == ["Pêche", "Sylvanie"])
    stage.box.search_list("\n\n")
    assert stage.rows == ["There is no name in this list; write one a line."]


def test_a_search_becomes_a_filter(stage: Stage, qtbot: QtBot, filled_desk: Desk) -> None:
    _type(stage, qtbot, "moteurs")
    qtbot.keyClick(stage.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert filled_desk.selection.filter.words == frozenset({"moteurs"})
    assert stage.rows == []


def test_a_hit_can_be_looked_at_without_going_there(
    stage: Stage, qtbot: QtBot, filled: Filled, filled_desk: Desk
) -> None:
    _type(stage, qtbot, "bordurie")
    with qtbot.waitSignal(filled_desk.peek_requested) as asked:
        qtbot.keyClick(stage.box, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert asked.args is not None
    assert asked.args[0] == Focus(RecordKind.ACTOR, filled.actors["borduria"])
    assert filled_desk.selection.focus is None


@pytest.mark.parametrize("tongue", ["en", "fr"])
def test_the_line_below_the_hits_is_never_cut(stage: Stage, qtbot: QtBot, tongue: str) -> None:
    translations.install(tongue)
    try:
        for words in ("", "port"):
            if words:
                _type(stage, qtbot, words)
            else:
                stage.box.start()
            tally = stage.findChild(QLabel, "bar.search.tally")
            assert tally is not None
            assert tally.text()
            QApplication.processEvents()
            assert tally.width() >= tally.fontMetrics().horizontalAdvance(tally.text()), tally.text()
    finally:
        translations.install("en")


def test_commands_name_their_keys_as_the_keyboard_does(stage: Stage) -> None:
    stage.commands[0].setShortcut("Ctrl+Shift+Z")
    stage.commands[1].setText("Peek\tSpace")
    stage.box.start()
    view = stage.findChild(QListView)
    assert view is not None
    rows = stage.box._list._model.rows
    native = QKeySequence("Ctrl+Shift+Z").toString(QKeySequence.SequenceFormat.NativeText)
    assert [(row.shown.label, row.shown.detail) for row in rows] == [("Undo", native), ("Peek", "Space")]
