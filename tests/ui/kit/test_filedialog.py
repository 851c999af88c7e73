"""The file dialog speaks the language of the window, in the two places that Qt's own words leave out as well."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from workbench.core import wording
from workbench.ui.kit.filedialog import file_dialog


@pytest.mark.parametrize("is_saving", [True, False])
def test_all_labels_are_ours(qtbot: QtBot, tmp_path: Path, is_saving: bool) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    wording.install("fr", {"Look in:": "Regarder dans :", "Files of type:": "Types de fichiers :"})
    try:
        dialog = file_dialog(parent, "Titre", tmp_path, "PNG (*.png)", is_saving=is_saving)
    finally:
        wording.install("en", {})
    assert dialog.labelText(QFileDialog.DialogLabel.LookIn) == "Regarder dans :"
    assert dialog.labelText(QFileDialog.DialogLabel.FileType) == "Types de fichiers :"
    assert (dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave) == is_saving
    assert dialog.directory().absolutePath() == str(tmp_path)
