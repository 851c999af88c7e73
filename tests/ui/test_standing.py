"""What is killed forgets nothing of where its reader was."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.store.read import history, summary
from workbench.ui.settings import Settings

if TYPE_CHECKING:
    from tests.conftest import Filled
    from workbench.ui.window import Window

# Reads what is on the disk, as a program started after the kill does.
_READ = "import sys\nfrom workbench.ui.settings import Settings\nprint(Settings().state(sys.argv[1]))"


def test_place_and_bookmark_are_on_the_disk_within_a_second_and_are_no_gesture(
    filled: Filled, window: Window, qtbot: QtBot
) -> None:
    before = history.ends(window.desk.reader)
    source = window.panes.source
    key = f"panes/{summary.uid(window.desk.reader)}/source"
    source.view.select(25, 25)
    qtbot.keyClick(source.view, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: bool(Settings().state(key).get("bookmarks")), timeout=1_000)
    told = subprocess.run([sys.executable, "-c", _READ, key], capture_output=True, text=True, check=True, timeout=60)
    state = source.view_state()
    assert str(state["bookmarks"]) in told.stdout
    assert str(state["places"]) in told.stdout
    assert history.ends(window.desk.reader) == before


def test_nothing_is_written_while_the_text_scrolls(window: Window, qtbot: QtBot) -> None:
    standing = window._standing
    for _step in range(5):
        window.panes.source.view.scroll_by(3)
        assert standing._due.isActive()
        assert standing._due.remainingTime() > 300


def test_a_window_that_closed_writes_once_and_no_more(window: Window) -> None:
    window.panes.source.view.scroll_by(3)
    window.close()
    assert not window._standing._due.isActive()


def test_what_is_written_late_does_not_outlive_what_the_window_wrote_at_its_end(window: Window, qtbot: QtBot) -> None:
    key = f"panes/{summary.uid(window.desk.reader)}/source"
    window.panes.source.view.select(5, 5)
    window._standing._write()
    window.panes.source.view.select(25, 25)
    window.close()
    assert Settings().state(key)["places"][str(window.panes.source.document_id)][1] == 25
