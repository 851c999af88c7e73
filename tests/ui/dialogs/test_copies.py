"""Another copy brought in from the window: compared beside it, decided by Space, brought in by Enter, undone at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from workbench.core.copies import Prefer, Side, Status
from workbench.core.kinds import RecordKind
from workbench.operations import records
from workbench.store.dossier import Dossier
from workbench.ui.dialogs.copies import CopiesSheet

if TYPE_CHECKING:
    from tests.conftest import Filled
    from workbench.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


@pytest.fixture
def office(filled: Filled, tmp_path: Path) -> Path:
    """A copy in which a tag is new and an actor is called otherwise than here."""
    path = tmp_path / "office.dossier"
    filled.dossier.backup_to(path)
    with Dossier.open(path) as other:
        records.create(other, RecordKind.TAG, name="theirs")
        records.edit(other, RecordKind.ACTOR, filled.actors["fleet"], name="The fleet")
    records.edit(filled.dossier, RecordKind.ACTOR, filled.actors["fleet"], name="La flotte")
    return path


@pytest.fixture
def sheet(window: Window, office: Path, qtbot: QtBot) -> Iterator[CopiesSheet]:
    joining = window.verbs.dossier.joining
    joining.look_into(office)
    qtbot.waitUntil(lambda: joining.sheet is not None, timeout=20_000)
    assert joining.sheet is not None
    yield joining.sheet
    joining.stop()


def _line(sheet: CopiesSheet, *rows: int) -> QModelIndex:
    index = QModelIndex()
    for row in rows:
        if sheet.model.canFetchMore(index):
            sheet.model.fetchMore(index)
        index = sheet.model.index(row, 0, index)
    return index


def _texts(sheet: CopiesSheet, *rows: int) -> tuple[str, str]:
    node = sheet.model.node(_line(sheet, *rows))
    assert node is not None
    return node.text, node.side


def test_what_differs_is_listed_with_whose_value_stands(sheet: CopiesSheet) -> None:
    assert [_texts(sheet, row) for row in range(sheet.model.loaded)] == [("In conflict", "1"), ("New there", "1")]
    assert _texts(sheet, 0, 0, 0) == ("Name: La flotte | there: The fleet", "ours stands")
    assert _texts(sheet, 1, 0) == ("Tag: theirs", "comes in")


def test_space_turns_a_line_or_all_under_a_heading_round(sheet: CopiesSheet, qtbot: QtBot) -> None:
    sheet.tree.setCurrentIndex(_line(sheet, 1))
    qtbot.keyClick(sheet.tree, Qt.Key.Key_Space)
    assert _texts(sheet, 1, 0) == ("Tag: theirs", "stays away")
    sheet.tree.expand(_line(sheet, 0, 0))
    sheet.tree.setCurrentIndex(_line(sheet, 0, 0, 0))
    sheet.turn_button.click()
    assert _texts(sheet, 0, 0, 0)[1] == "theirs stands"
    assert set(sheet.decisions.values()) == {Side.MINE, Side.THEIRS}


def test_who_decides_nothing_says_whose_value_stands_in_a_conflict(sheet: CopiesSheet) -> None:
    sheet.prefer.setCurrentIndex(sheet.prefer.findData(Prefer.THEIRS))
    assert _texts(sheet, 0, 0, 0)[1] == "theirs stands"
    assert sheet.model.node(_line(sheet, 0)).key is Status.CONFLICT  # type: ignore[union-attr]


def test_enter_brings_it_in_as_one_gesture(sheet: CopiesSheet, window: Window, filled: Filled, qtbot: QtBot) -> None:
    sheet.prefer.setCurrentIndex(sheet.prefer.findData(Prefer.THEIRS))
    with qtbot.waitSignal(window.desk.changed, timeout=20_000):
        qtbot.keyClick(sheet.tree, Qt.Key.Key_Return)
    # The sheet itself is gone by now, or about to be.
    qtbot.waitUntil(lambda: "Brought in" in window.notices._text.text())
    assert window.verbs.dossier.joining.sheet is None
    names = "SELECT name FROM actor WHERE id = ?"
    assert window.desk.reader.value(names, (filled.actors["fleet"],)) == "The fleet"
    assert window.desk.reader.value("SELECT count(*) FROM tag WHERE name = 'theirs'") == 1
    assert "Brought in: Tag: 1." in window.notices._text.text()
    window.desk.undo()
    assert window.desk.reader.value(names, (filled.actors["fleet"],)) == "La flotte"
    assert window.desk.reader.value("SELECT count(*) FROM tag WHERE name = 'theirs'") == 0


def test_escape_leaves_everything_as_it_is(sheet: CopiesSheet, window: Window, office: Path, qtbot: QtBot) -> None:
    qtbot.keyClick(sheet.tree, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.desk.reader.value("SELECT count(*) FROM tag WHERE name = 'theirs'") == 0


def test_the_dossier_itself_and_a_file_that_is_none_are_refused_in_words(
    window: Window, filled: Filled, tmp_path: Path, qtbot: QtBot
) -> None:
    joining = window.verbs.dossier.joining
    joining.look_into(filled.path)
    assert "the dossier that is open" in window.notices._text.text()
    (tmp_path / "words.dossier").write_text("words")
    joining.look_into(tmp_path / "words.dossier")
    qtbot.waitUntil(lambda: "is not a dossier" in window.notices._text.text(), timeout=20_000)
