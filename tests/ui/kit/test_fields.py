from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from workbench.core import edtf
from workbench.ui.kit.fields import Field, FieldEditor, FieldGrid, FieldKind

FIELDS = (
    Field("name", "Name", "Seoul"),
    Field("kind", "Kind", "place", FieldKind.CHOICE, (("state", "State"), ("place", "Place"))),
    Field("since", "Since", "2024-06", validator=edtf.parse),
    Field("remark", "Remark", "one", FieldKind.MULTI),
    Field("digest", "Digest", "ab12", is_read_only=True),
)


@pytest.fixture
def grid(stage) -> FieldGrid:
    made = FieldGrid()
    made.set_fields(FIELDS)
    stage.put(made)
    return made


@pytest.fixture
def said(grid: FieldGrid) -> list[tuple[str, object]]:
    heard: list[tuple[str, object]] = []
    grid.committed.connect(lambda key, value: heard.append((key, value)))
    return heard


def type_over(grid: FieldGrid, qtbot: QtBot, key: str, words: str) -> None:
    box = grid.editor(key).input
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, words)


def test_enter_commits_once(grid, said, stage, qtbot: QtBot):
    type_over(grid, qtbot, "name", "Busan")
    qtbot.keyClick(grid.editor("name").input, Qt.Key.Key_Return)
    stage.elsewhere.setFocus()
    assert said == [("name", "Busan")]


def test_a_field_that_is_left_shows_the_beginning_of_a_long_name(grid, stage, qtbot: QtBot):
    type_over(grid, qtbot, "name", "a ministry of mills and ferries in the hills " * 3)
    box = grid.editor("name").input
    assert box.cursorPosition() > 100
    stage.elsewhere.setFocus()
    assert box.cursorPosition() == 0


def test_leaving_commits(grid, said, stage, qtbot: QtBot):
    type_over(grid, qtbot, "name", "Busan")
    stage.elsewhere.setFocus()
    assert said == [("name", "Busan")]


def test_nothing_is_said_when_nothing_changed(grid, said, stage, qtbot: QtBot):
    type_over(grid, qtbot, "name", "Seoul")
    qtbot.keyClick(grid.editor("name").input, Qt.Key.Key_Return)
    stage.elsewhere.setFocus()
    assert said == []


def test_escape_goes_back(grid, said, stage, qtbot: QtBot):
    QShortcut(QKeySequence("Escape"), stage)
    type_over(grid, qtbot, "name", "Busan")
    qtbot.keyClick(grid.editor("name").input, Qt.Key.Key_Escape)
    stage.elsewhere.setFocus()
    assert grid.editor("name").value == "Seoul"
    assert said == []


def test_a_wrong_date_is_said_at_once_and_never_committed(grid, said, stage, qtbot: QtBot):
    type_over(grid, qtbot, "since", "2024-13")
    assert "2024-13" in grid.editor("since").problem
    assert "2024-13" in grid.editor("since").input.accessibleDescription()
    stage.elsewhere.setFocus()
    assert said == []
    assert grid.editor("since").value == "2024-13"
    assert grid.flush() is False


def test_a_mended_date_is_committed(grid, said, stage, qtbot: QtBot):
    type_over(grid, qtbot, "since", "2024-13")
    type_over(grid, qtbot, "since", "2024-12")
    assert grid.editor("since").problem == ""
    stage.elsewhere.setFocus()
    assert said == [("since", "2024-12")]


def test_a_choice_commits_when_it_is_made(grid, said, qtbot: QtBot):
    box = grid.editor("kind").input
    assert isinstance(box, QComboBox)
    assert box.currentText() == "Place"
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert said == [("kind", "state")]


def test_a_wheel_in_passing_changes_no_choice(grid, said, qtbot: QtBot):
    box = grid.editor("kind").input
    nothing, button = QPoint(), Qt.MouseButton.NoButton
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        nothing,
        QPoint(0, 120),
        button,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    assert box.currentData() == "place"
    assert said == []


def test_shift_enter_breaks_a_line_and_enter_commits(grid, said, qtbot: QtBot):
    type_over(grid, qtbot, "remark", "one")
    box = grid.editor("remark").input
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(box, "two")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert said == [("remark", "one\ntwo")]


def test_tab_leaves_a_field_of_several_lines(grid, said, qtbot: QtBot):
    type_over(grid, qtbot, "remark", "two")
    qtbot.keyClick(grid.editor("remark").input, Qt.Key.Key_Tab)
    assert said == [("remark", "two")]


def test_refreshing_does_not_disturb_what_is_being_typed(grid, said, qtbot: QtBot):
    type_over(grid, qtbot, "name", "Bus")
    grid.set_values({"name": "Seoul (capital)", "digest": "cd34"})
    assert grid.editor("name").value == "Bus"
    assert grid.editor("digest").value == "cd34"
    assert said == []


def test_another_record_takes_the_same_editors(grid, said):
    before = grid.editor("name")
    grid.set_fields([Field(f.key, f.label, "state" if f.key == "kind" else "", f.kind, f.choices, f.validator,
                           is_read_only=f.is_read_only) for f in FIELDS])  # fmt: skip
    assert grid.editor("name") is before
    assert grid.editor("name").value == ""
    assert grid.editor("kind").value == "state"
    assert said == []


def test_flush_commits_what_is_still_being_typed(grid, said, qtbot: QtBot):
    type_over(grid, qtbot, "name", "Busan")
    assert grid.flush() is True
    grid.set_fields([Field("other", "Other", "x")])
    assert said == [("name", "Busan")]
    assert grid.editor("other").value == "x"


def test_a_row_that_comes_back_is_the_same_editor_in_its_place(grid, said, qtbot: QtBot):
    before = grid.editor("name")
    name, rest = FIELDS[0], FIELDS[1:]
    grid.set_fields([*rest[:1], Field("between", "Between", "b"), *rest[1:]])
    assert not before.isVisible()
    grid.set_fields([name, *rest[:1], Field("between", "Between", "b"), *rest[1:]])
    assert grid.editor("name") is before
    assert before.value == name.value
    shown = [name.key, rest[0].key, "between", *(field.key for field in rest[1:])]
    tops = [grid.editor(key).mapTo(grid, QPoint()).y() for key in shown]
    assert tops == sorted(tops)
    grid.editor(shown[0]).input.setFocus()
    for key in shown[1:3]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is grid.editor(key).input
    assert said == []


def test_every_editor_has_a_name(grid):
    assert [grid.editor(field.key).input.accessibleName() for field in FIELDS] == [field.label for field in FIELDS]


def test_a_long_text_commits_while_it_is_typed_and_escape_still_goes_back(qtbot: QtBot) -> None:
    editor = FieldEditor(Field("description", "Description", "before", FieldKind.MULTI))
    qtbot.addWidget(editor)
    said: list[str] = []
    editor.committed.connect(lambda _key, text: said.append(text))
    editor.show()
    editor.input.setFocus()
    qtbot.keyClicks(editor.input, "one ")
    with qtbot.waitSignal(editor.committed, timeout=1500):
        qtbot.keyClicks(editor.input, "two ")
    assert said == ["one two before"]
    # What comes back from the dossier does not move the caret of whoever is still typing.
    editor.set_value("one two before ")
    qtbot.keyClicks(editor.input, "three ")
    assert editor.value == "one two three before"
    qtbot.keyClick(editor.input, Qt.Key.Key_Escape)
    assert editor.value == "before"
    assert said[-1] == "before"


def test_a_line_of_text_commits_while_it_is_typed_as_one_change_and_escape_goes_back(qtbot: QtBot) -> None:
    editor = FieldEditor(Field("name", "Name", "Pyongyang"))
    qtbot.addWidget(editor)
    said: list[tuple[str, str]] = []
    editor.committed.connect(lambda _key, text: said.append((editor.began, text)))
    editor.show()
    editor.input.setFocus()
    editor.input.selectAll()
    for words in ("North ", "Korea"):
        with qtbot.waitSignal(editor.committed, timeout=1000):
            qtbot.keyClicks(editor.input, words)
    qtbot.keyClick(editor.input, Qt.Key.Key_Escape)
    assert [text for _, text in said] == ["North ", "North Korea", "Pyongyang"]
    assert len({began for began, _ in said}) == 1
    assert all(began for began, _ in said)
    # What is typed afterwards is another change.
    assert editor.began == ""


@pytest.mark.parametrize("is_whole", [True, False])
def test_half_of_a_value_is_not_committed_where_it_would_be_another_value(qtbot: QtBot, is_whole: bool) -> None:
    editor = FieldEditor(Field("best", "Best", "3000", is_whole=is_whole))
    qtbot.addWidget(editor)
    editor.show()
    editor.input.setFocus()
    editor.input.selectAll()
    with qtbot.waitSignal(editor.committed, timeout=1200, raising=False) as heard:
        qtbot.keyClicks(editor.input, "30")
    assert heard.signal_triggered is not is_whole


def test_a_text_that_could_not_be_saved_stays_and_is_committed_again(grid, said, stage, qtbot: QtBot):
    grid.committed.connect(lambda key, _value: grid.editor(key).refuse("Seoul"))
    type_over(grid, qtbot, "name", "Busan")
    qtbot.keyClick(grid.editor("name").input, Qt.Key.Key_Return)
    grid.set_values({"name": "Seoul"})
    assert grid.editor("name").value == "Busan"
    qtbot.keyClick(grid.editor("name").input, Qt.Key.Key_Return)
    assert said == [("name", "Busan"), ("name", "Busan")]


def test_undo_in_a_line_in_which_nothing_was_typed_is_the_windows(grid, stage, qtbot: QtBot):
    heard: list[str] = []
    QShortcut(QKeySequence("Ctrl+Z"), stage, lambda: heard.append("window"))
    grid.editor("name").input.setFocus()
    qtbot.keyClick(grid.editor("name").input, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["window"]


def test_what_stands_there_is_not_put_anew_and_what_was_typed_before_never_comes_back(grid, stage, qtbot: QtBot):
    put: list[str] = []
    box, lines = grid.editor("name").input, grid.editor("remark").input
    type_over(grid, qtbot, "name", "Busan")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.isUndoAvailable()
    # Another record that is called the same: the typing was the last one's.
    grid.set_fields([replace(field, value="Busan" if field.key == "name" else field.value) for field in FIELDS])
    assert not box.isUndoAvailable()
    box.selectAll()
    grid.set_fields([replace(field, value="Busan" if field.key == "name" else field.value) for field in FIELDS])
    assert not box.hasSelectedText()
    grid.set_fields([replace(field, value="" if field.kind is FieldKind.MULTI else field.value) for field in FIELDS])
    lines.textChanged.connect(lambda: put.append("remark"))
    grid.set_fields([replace(field, value="" if field.kind is FieldKind.MULTI else field.value) for field in FIELDS])
    assert put == []
    grid.editor("kind").replace_value("no such kind")
    assert grid.editor("kind").input.currentIndex() == -1
    grid.editor("kind").replace_value("place")
    assert grid.editor("kind").value == "place"
