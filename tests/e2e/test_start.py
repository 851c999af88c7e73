"""How the program starts, refuses to, and lives beside another writer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from tests.e2e.conftest import Start, shut
from workbench.store.dossier import Dossier
from workbench.store.read import summary

if TYPE_CHECKING:
    from tests.conftest import Filled

_ROOT = Path(__file__).resolve().parents[2]


def _run(*arguments: str, **changed: str | None) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in {**os.environ, **changed}.items() if value is not None}
    command = [sys.executable, "-m", "workbench", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=_ROOT, timeout=60, check=False)


def _is_one_sentence(words: str) -> bool:
    return words.count("\n") == 1 and words.startswith("workbench: ") and "Traceback" not in words


@pytest.mark.parametrize("display", [None, ":4711"])
def test_without_a_display_one_sentence_says_so(display: str | None) -> None:
    ended = _run(DISPLAY=display, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert ended.returncode == 1
    assert _is_one_sentence(ended.stderr), ended.stderr


def test_what_is_no_dossier_is_refused_in_one_sentence(tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear all")
    for path in (other, tmp_path / "missing.dossier", tmp_path):
        ended = _run(str(path))
        assert ended.returncode == 1, path
        assert _is_one_sentence(ended.stderr), ended.stderr


def test_half_a_dossier_starts_the_sample_which_offers_to_salvage_the_rest(
    filled: Filled, start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    filled.dossier.close()
    held = filled.path.read_bytes()
    filled.path.write_bytes(held[: len(held) * 9 // 10])
    window = start(filled.path)
    assert window.desk.dossier.path.name == "sample.dossier"
    qtbot.waitUntil(lambda: "“filled.dossier” is damaged" in window.notices.text, timeout=10_000)
    button = next(one for one in window.notices.findChildren(QAbstractButton) if one.text().startswith("Salvage"))
    button.click()
    dialog = window.findChild(QFileDialog, "dialog.files")
    assert isinstance(dialog, QFileDialog)
    assert dialog.directory().path() == str(filled.path.parent)
    dialog.fileSelected.emit(str(tmp_path / "rest.dossier"))
    dialog.reject()
    qtbot.waitUntil(lambda: "Salvaged into “rest.dossier”" in window.notices.text, timeout=20_000)
    with Dossier.open(tmp_path / "rest.dossier") as rest:
        assert summary.summary(rest.reader()).documents == 2


def test_a_last_dossier_that_is_damaged_is_told_on_the_sample(filled: Filled, start: Start, qtbot: QtBot) -> None:
    shut(start(filled.path), qtbot)
    held = filled.path.read_bytes()
    filled.path.write_bytes(held[: len(held) // 2])
    window = start(None)
    qtbot.waitUntil(lambda: "“filled.dossier” is damaged" in window.notices.text, timeout=10_000)


def test_what_another_program_writes_shows_up(dossier: Dossier, start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Written by somebody else.\n")
    window = start(dossier.path)
    assert summary.summary(window.desk.reader).documents == 0
    assert _run("import", str(dossier.path), str(report)).returncode == 0
    qtbot.waitUntil(lambda: "1 source" in window.status._counts.text(), timeout=5_000)
    # A list is read when its tab is in front.
    window.layout_of_panes.show("sources")
    qtbot.waitUntil(lambda: window.panes.sources.list.model().rowCount() == 1, timeout=5_000)


def test_without_an_argument_the_sample_opens_and_later_the_last_dossier(
    dossier: Dossier, start: Start, own_home: Path, qtbot: QtBot
) -> None:
    window = start(None)
    assert window.desk.dossier.path == own_home / "data" / "analyst-workbench" / "sample.dossier"
    assert summary.summary(window.desk.reader).documents == 4
    shut(window, qtbot)
    shut(start(dossier.path), qtbot)
    assert start(None).desk.dossier.path == dossier.path


def test_the_layout_is_where_it_was_left(dossier: Dossier, start: Start, qtbot: QtBot) -> None:
    window = start(dossier.path)
    window.layout_of_panes.docks["claims"].raise_()
    qtbot.waitUntil(lambda: not window.panes.claims.visibleRegion().isEmpty())
    shut(window, qtbot)
    window = start(dossier.path)
    qtbot.waitUntil(lambda: not window.panes.claims.visibleRegion().isEmpty())
    assert window.panes.notes.visibleRegion().isEmpty()
