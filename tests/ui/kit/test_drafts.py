"""What is typed into a line and saved nowhere yet is in a file within a second, and gone from it once it is saved."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.kit.conftest import Stage
from workbench.core import edtf
from workbench.ui.kit import drafts
from workbench.ui.kit.drafts import Draft, Drafts
from workbench.ui.kit.fields import Field, FieldEditor


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return drafts.path_for(tmp_path / "drafts", "case")


@pytest.fixture
def kept(path: Path, stage: Stage) -> Iterator[Drafts]:
    made = Drafts(path, stage)
    yield made
    made.close()


@pytest.fixture
def line(stage: Stage, kept: Drafts) -> QLineEdit:
    made = QLineEdit("Pyongyang")
    drafts.keep(made, "Name")
    stage.put(made)
    return made


def _type(qtbot: QtBot, line: QLineEdit, words: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)


def test_what_is_typed_is_in_the_file_within_a_second_and_gone_when_the_line_is_left(
    stage: Stage, line: QLineEdit, path: Path, qtbot: QtBot
) -> None:
    _type(qtbot, line, "North Kor")
    qtbot.waitUntil(lambda: drafts.read(path) == [Draft("Name", "Pyongyang", "North Kor")], timeout=1000)
    qtbot.keyClicks(line, "ea")
    qtbot.waitUntil(lambda: drafts.read(path) == [Draft("Name", "Pyongyang", "North Korea")], timeout=1000)
    stage.elsewhere.setFocus()
    assert not path.exists()


def test_typing_back_what_stood_there_leaves_nothing(line: QLineEdit, path: Path, qtbot: QtBot) -> None:
    _type(qtbot, line, "North")
    qtbot.waitUntil(path.exists, timeout=1000)
    _type(qtbot, line, "Pyongyang")
    qtbot.waitUntil(lambda: not path.exists(), timeout=1000)


def test_a_line_that_is_deleted_while_it_has_the_keyboard_takes_its_draft_along(
    stage: Stage, line: QLineEdit, path: Path, qtbot: QtBot
) -> None:
    _type(qtbot, line, "North")
    qtbot.waitUntil(path.exists, timeout=1000)
    line.deleteLater()
    qtbot.waitUntil(lambda: not path.exists())
    stage.elsewhere.setFocus()


def test_a_search_is_no_draft(stage: Stage, kept: Drafts, path: Path, qtbot: QtBot) -> None:
    _type(qtbot, stage.elsewhere, "words")
    kept._write()
    assert not path.exists()


def test_half_a_date_is_kept_as_long_as_it_stands_there_refused(
    stage: Stage, kept: Drafts, path: Path, qtbot: QtBot
) -> None:
    editor = FieldEditor(Field("edtf", "Date", "2024-10", validator=edtf.parse, is_whole=True))
    said: list[str] = []
    editor.committed.connect(lambda _key, value: said.append(value))
    stage.put(editor)
    assert isinstance(editor.input, QLineEdit)
    qtbot.waitUntil(editor.isVisible)
    _type(qtbot, editor.input, "2024-13")
    stage.elsewhere.setFocus()
    qtbot.waitUntil(lambda: drafts.read(path) == [Draft("Date", "2024-10", "2024-13")], timeout=1000)
    # It survives the end of the program, which is when nobody could mend it any more.
    kept._settle(None)
    assert path.exists()
    _type(qtbot, editor.input, "2024-12")
    qtbot.keyClick(editor.input, Qt.Key.Key_Return)
    stage.elsewhere.setFocus()
    assert said == ["2024-12"]
    assert not path.exists()


def test_only_what_ended_programs_left_is_offered(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "pass"]) as ended:
        pass
    folder = path.parent
    orphan = folder / f"case.{ended.pid}.json"
    for one in (orphan, folder / f"case.{os.getppid()}.json", folder / f"other.{ended.pid}.json"):
        drafts.write(one, [Draft("Name", "", "x")])
    assert drafts.left_behind(folder, "case") == [orphan]


@pytest.mark.parametrize("content", ["", "{", "3", "[3]", '[{"what": 1}]', '{"a": 1}'])
def test_a_file_that_holds_something_else_has_no_drafts(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_text(content)
    assert drafts.read(path) == []


def test_a_line_that_waits_keeps_its_draft_while_another_is_typed_into(
    stage: Stage, kept: Drafts, path: Path, qtbot: QtBot
) -> None:
    title, date = QLineEdit(), QLineEdit()
    for line, what in ((title, "Title"), (date, "Date")):
        drafts.keep(line, what, waits=True)
        stage.put(line)
    qtbot.waitUntil(date.isVisible)
    _type(qtbot, title, "Deliv")
    _type(qtbot, date, "2024-1")
    both = [Draft("Title", "", "Deliv"), Draft("Date", "", "2024-1")]
    qtbot.waitUntil(lambda: drafts.read(path) == both, timeout=1000)
    for line in (title, date):
        line.hide()
    stage.elsewhere.setFocus()
    qtbot.waitUntil(lambda: not path.exists())
