"""A file dialog starts beside the dossier, then where the last one for the same purpose was accepted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from workbench.files import data_folder
from workbench.ui.folders import EXPORTS, FILES, remembering_dialog
from workbench.ui.settings import Settings


@pytest.fixture
def parent(qtbot: QtBot, settings: Settings) -> QWidget:
    for purpose in (EXPORTS, FILES):
        settings.remove(purpose)
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def _asked(parent: QWidget, dossier: Path, purpose: str = EXPORTS) -> QFileDialog:
    return remembering_dialog(parent, "Export", "Pictures (*.png)", purpose=purpose, dossier=dossier, is_saving=True)


def test_the_first_one_starts_beside_the_dossier(parent: QWidget, tmp_path: Path) -> None:
    assert Path(_asked(parent, tmp_path / "a.dossier").directory().absolutePath()) == tmp_path.resolve()


def test_the_sample_lies_where_nobody_looks_so_it_starts_at_home(parent: QWidget) -> None:
    assert Path(_asked(parent, data_folder() / "sample.dossier").directory().absolutePath()) == Path.home()


def test_the_next_one_starts_where_the_last_of_its_purpose_was_accepted(parent: QWidget, tmp_path: Path) -> None:
    briefings = tmp_path / "briefings"
    briefings.mkdir()
    first = _asked(parent, tmp_path / "a.dossier")
    first.selectFile(str(briefings / "typed.png"))
    first.accepted.emit()
    assert Path(_asked(parent, tmp_path / "a.dossier").directory().absolutePath()) == briefings.resolve()
    assert Path(_asked(parent, tmp_path / "a.dossier", FILES).directory().absolutePath()) == tmp_path.resolve()


def test_a_folder_that_went_is_not_gone_to(parent: QWidget, settings: Settings, tmp_path: Path) -> None:
    settings.set_text(EXPORTS, str(tmp_path / "gone"))
    assert Path(_asked(parent, tmp_path / "a.dossier").directory().absolutePath()) == tmp_path.resolve()
