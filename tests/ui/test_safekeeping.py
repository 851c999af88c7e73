"""The window keeps copies, notices what went wrong with the file, and says where a gesture is that could not be saved."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from workbench.core.kinds import RecordKind
from workbench.files import data_folder
from workbench.operations import records
from workbench.store import backups
from workbench.store.backups import Policy
from workbench.store.dossier import Dossier
from workbench.store.read import summary
from workbench.ui.desk import Desk
from workbench.ui.kit import drafts
from workbench.ui.kit.drafts import Draft
from workbench.ui.kit.notice import Level
from workbench.ui.kit.picker import Picker
from workbench.ui.safekeeping import policy

if TYPE_CHECKING:
    from tests.conftest import Filled
    from workbench.ui.settings import Settings
    from workbench.ui.window import Window

Open = Callable[..., "Window"]
pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


def _tag(window: Window, name: str) -> object:
    return window.desk.run(records.create, RecordKind.TAG, name=name)


def _names(path: Path) -> set[str]:
    with Dossier.open(path) as dossier:
        return {row[0] for row in dossier.reader().rows("SELECT name FROM tag")}


# -- copies ------------------------------------------------------------------------------------------------------------


def test_closing_a_window_keeps_a_copy_when_something_changed(filled: Filled, window: Window) -> None:
    _tag(window, "x")
    window.close()
    (copy,) = backups.copies(filled.path)
    assert "x" in _names(copy.path)


def test_closing_a_window_in_which_nothing_changed_keeps_none(filled: Filled, window: Window) -> None:
    window.close()
    assert backups.copies(filled.path) == []


def test_a_copy_is_made_while_the_analyst_works(filled: Filled, window: Window, qtbot: QtBot) -> None:
    _tag(window, "x")
    window.safe.back_up()
    qtbot.waitUntil(lambda: len(backups.copies(filled.path)) == 1)
    window.close()
    assert len(backups.copies(filled.path)) == 1


def test_a_moment_after_a_gesture_the_file_alone_holds_it(
    filled: Filled, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    window.safe._tidying.setInterval(0)
    _tag(window, "x")

    def is_in_the_file_alone() -> bool:
        if window.safe._tidying.isActive() or window.safe._errands.is_busy:
            return False
        shutil.copy(filled.path, tmp_path / "alone.dossier")
        return "x" in _names(tmp_path / "alone.dossier")

    qtbot.waitUntil(is_in_the_file_alone)


def test_the_settings_say_how_many_are_kept(settings: Settings) -> None:
    assert policy(settings) == Policy(5, 7, 500, 10)
    settings.set_text("backups/recent", "2")
    settings.set_text("backups/minutes", "none")
    assert policy(settings) == Policy(2, 7, 500, 10)


def test_an_earlier_copy_opens_as_a_new_dossier_beside(filled: Filled, window: Window, qtbot: QtBot) -> None:
    filled.dossier.keep_backup(Policy())
    _tag(window, "later")
    window.actions_by_id["dossier.restore"].trigger()
    picker = window.findChild(Picker)
    assert isinstance(picker, Picker)
    with qtbot.waitSignal(window.dossier_requested) as asked:
        picker.picked.emit(backups.copies(filled.path)[0])
    (path,) = asked.args
    assert path.parent == filled.path.parent
    assert "later" not in _names(path)
    assert "later" in _names(filled.path)


# -- the file --------------------------------------------------------------------------------------------------------------


def test_a_damaged_file_is_only_read_from_the_moment_it_is_known(
    filled: Filled, open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    filled.dossier.close()
    with sqlite3.connect(filled.path) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'judgement'").fetchone()
    connection.close()
    held = bytearray(filled.path.read_bytes())
    held[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    filled.path.write_bytes(held)
    with Dossier.open(filled.path) as dossier:
        window = open_window(Desk(dossier))
        window.safe.start()
        qtbot.waitUntil(lambda: "is damaged" in window.notices.text)
        assert "only to read" in window.windowTitle()
        assert _tag(window, "x") is None
        window.safe._salvage_to(filled.path, str(tmp_path / "new.dossier"))
        qtbot.waitUntil(lambda: "Salvaged into" in window.notices.text)
        window.close()
    assert _names(tmp_path / "new.dossier") == {"doubt"}


def test_another_copy_of_the_same_dossier_beside_it_is_told(filled: Filled, window: Window, qtbot: QtBot) -> None:
    shutil.copy(filled.path, filled.path.with_name("filled (conflicted copy 2024-10-23).dossier"))
    window.safe.start()
    qtbot.waitUntil(lambda: "conflicted copy" in window.notices.text)


def test_a_gesture_that_cannot_be_saved_is_done_in_a_rescue_copy_that_is_named(
    filled: Filled, window: Window, own_home: Path
) -> None:
    filled.path.rename(filled.path.with_name("elsewhere.dossier"))
    assert _tag(window, "first") is None
    assert _tag(window, "second") is None
    (copy,) = (own_home / "data" / "analyst-workbench" / "rescue").iterdir()
    assert window.notices.level is Level.ERROR
    assert "was not saved" in window.notices.text
    assert str(copy) in window.notices.text
    assert "second" in window.notices.text
    assert {"first", "second"} <= _names(copy)


def test_a_file_that_goes_away_is_noticed_before_the_next_gesture(
    filled: Filled, window: Window, own_home: Path, qtbot: QtBot
) -> None:
    window.watch()
    filled.path.unlink()
    qtbot.waitUntil(lambda: "moved, deleted or replaced" in window.notices.text)
    (copy,) = (own_home / "data" / "analyst-workbench" / "rescue").iterdir()
    assert _names(copy) == {"doubt"}


def test_salvage_asks_where_to(window: Window) -> None:
    window.actions_by_id["dossier.salvage"].trigger()
    dialog: Any = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()


# -- what was being typed ------------------------------------------------------------------------------------------------


def _left_behind(filled: Filled) -> Path:
    """The drafts of a program that ended while two lines were typed in."""
    with subprocess.Popen([sys.executable, "-c", "pass"]) as ended:
        pass
    with Dossier.open(filled.path) as dossier:
        uid = summary.uid(dossier.reader())
    path = data_folder() / "drafts" / f"{uid}.{ended.pid}.json"
    drafts.write(path, [Draft("Name", "Fleet", "North"), Draft("Date", "", "2024-1")])
    return path


def test_what_was_being_typed_when_the_program_ended_is_offered_until_it_is_taken(
    filled: Filled, window: Window, qtbot: QtBot, qapp: QApplication
) -> None:
    path = _left_behind(filled)
    window.watch()
    qtbot.waitUntil(window.notices.isVisible)
    assert "“North” over “Fleet” (Name); “2024-1” (Date)" in window.notices.text
    assert path.exists()
    next(button for button in window.notices.findChildren(QAbstractButton) if button.text() == "Copy it").click()
    assert qapp.clipboard().text() == "North\n2024-1"
    assert not path.exists()


def test_a_name_half_typed_in_the_tree_is_offered_after_a_kill_and_forgotten_after_a_rename(
    filled: Filled, window: Window, qtbot: QtBot
) -> None:
    tree = window.panes.actors
    window.activateWindow()
    tree.view.rename(filled.actors["fleet"])
    line = tree.view.findChild(QLineEdit)
    assert line is not None
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "North")
    qtbot.waitUntil(lambda: any((data_folder() / "drafts").glob("*.json")), timeout=1000)
    (path,) = (data_folder() / "drafts").glob("*.json")
    assert drafts.read(path) == [Draft("Name", "Flotte du Nord", "North")]
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not path.exists())
