"""Imports of a real window, one after the other, and what stays of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from tests.services.ingest.hostile import pdf_page
from workbench.store.read import documents
from workbench.ui.importing import ImportJob

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Open
    from workbench.ui.desk import Notice
    from workbench.ui.window import Window


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder of three files, one of which cannot be read."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text("The first ship has left.")
    (folder / "b.txt").write_text("The second ship is late.")
    (folder / "c.pdf").write_bytes(b"This is no PDF.")
    return folder


def titles(window: Window) -> set[str]:
    return {row.title for row in documents.rows(window.desk.reader)}


def quiet(window: Window, qtbot: QtBot) -> None:
    arriving = window.verbs.dossier.arriving
    qtbot.waitUntil(lambda: not arriving.is_busy, timeout=20_000)
    qtbot.waitUntil(lambda: window.verbs.dossier.proposing._job is None, timeout=20_000)


def test_imports_wait_for_each_other_and_leave_nothing_behind(
    window: Window, notices: list[Notice], inbox: Path, qtbot: QtBot
) -> None:
    arriving = window.verbs.dossier.arriving
    window.verbs.dossier.import_paths([inbox / "a.txt"])
    window.verbs.dossier.import_paths([inbox / "b.txt"])
    assert len(arriving._jobs) == 1
    assert any("these files follow it" in notice.text for notice in notices)
    qtbot.waitUntil(lambda: len(titles(window)) == 4, timeout=20_000)
    quiet(window, qtbot)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert arriving.findChildren(ImportJob) == []
    assert arriving._sources == {}


def test_one_that_is_called_off_while_it_waits_is_never_read(window: Window, inbox: Path, qtbot: QtBot) -> None:
    before = titles(window)
    for name in ("a.txt", "b.txt"):
        window.verbs.dossier.import_paths([inbox / name])
    _, waiting = window.jobs.keys
    window.jobs.stop(waiting)
    assert waiting not in window.jobs.keys
    quiet(window, qtbot)
    assert len(titles(window) - before) == 1
    window.verbs.dossier.import_paths([inbox / "b.txt"])
    quiet(window, qtbot)
    assert len(titles(window) - before) == 2


def test_what_came_in_is_shown_and_what_did_not_stands_first(window: Window, inbox: Path, qtbot: QtBot) -> None:
    window.verbs.dossier.import_paths([inbox])
    (key,) = window.jobs.keys
    quiet(window, qtbot)
    assert window.panes.source.document_id is not None
    assert "ship" in window.panes.source.view.text
    job = window.jobs._jobs[key]
    assert job.text.accessibleName() == "Import: 2 files imported, 1 file refused"
    assert job.results.rows[0].name == "c.pdf"


def test_a_text_that_is_empty_is_no_document(open_window: Open, notices: list[Notice]) -> None:
    window = open_window()
    window.verbs.dossier.import_text("  \n")
    assert not window.verbs.dossier.arriving.is_busy
    assert "no text on the clipboard" in notices[-1].text


def retry(window: Window, key: object, qtbot: QtBot) -> None:
    results = window.jobs._jobs[key].results
    spot = results.visualRect(results.model().index(0, 3)).center()
    qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_a_report_says_what_came_of_a_file_that_was_tried_again(window: Window, inbox: Path, qtbot: QtBot) -> None:
    window.verbs.dossier.import_paths([inbox])
    (key,) = window.jobs.keys
    quiet(window, qtbot)
    job = window.jobs._jobs[key]
    retry(window, key, qtbot)
    quiet(window, qtbot)
    assert [row.status for row in job.results.rows] == ["refused", "imported", "imported"]
    (inbox / "c.pdf").write_bytes(pdf_page(b"BT /F 12 Tf 50 700 Td (A third ship is on its way.) Tj ET"))
    window.jobs.take_keyboard()
    retry(window, key, qtbot)
    assert job.results.rows[0].status == "trying again…"
    quiet(window, qtbot)
    assert window.focusWidget() is job.results
    assert [row.status for row in job.results.rows] == ["imported"] * 3
    assert job.text.accessibleName() == "Import: 3 files imported"
    assert key in window.jobs.keys
    assert not any("refused" in window.jobs._jobs[key].text.accessibleName() for key in window.jobs.keys)


def test_one_that_was_called_off_can_be_tried_again_later(window: Window, inbox: Path, qtbot: QtBot) -> None:
    window.verbs.dossier.import_paths([inbox / "c.pdf"])
    (key,) = window.jobs.keys
    quiet(window, qtbot)
    window.verbs.dossier.import_paths([inbox / "a.txt"])
    retry(window, key, qtbot)
    window.jobs.stop(window.jobs.keys[-1])
    (row,) = window.jobs._jobs[key].results.rows
    assert (row.status, row.can_retry) == ("refused", True)
    quiet(window, qtbot)
