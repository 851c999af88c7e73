"""The file dialog speaks the language of the window, in the two places that Qt's own words leave out as well."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFileDialog, QTreeView, QWidget
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


def test_a_folder_is_called_one_in_french(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = file_dialog(parent, "Titre", tmp_path, "PNG (*.png)")
    tree = dialog.findChild(QTreeView, "treeView")
    delegate = tree.itemDelegateForColumn(2)
    model = tree.model()
    qtbot.waitUntil(lambda: model.rowCount(tree.rootIndex()) == 1)
    said = model.index(0, 2, tree.rootIndex()).data()
    wording.install("fr", {"Folder": "Dossier"})
    try:
        assert delegate.displayText(said, QLocale()) == "Dossier"
        assert delegate.displayText("PDF document", QLocale()) == "PDF document"
    finally:
        wording.install("en", {})


def test_how_large_and_of_what_sort_a_file_is_can_be_read(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "salt.txt").write_text("salt " * 4000, encoding="utf-8")
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = file_dialog(parent, "Title", tmp_path, "All (*)")
    dialog.show()
    tree = dialog.findChild(QTreeView, "treeView")
    qtbot.waitUntil(lambda: tree.model().rowCount(tree.rootIndex()) == 1)
    for column in (1, 2, 3):
        qtbot.waitUntil(lambda at=column: tree.columnWidth(at) >= tree.sizeHintForColumn(at) > 20)
    assert sum(tree.columnWidth(at) for at in range(4)) <= tree.viewport().width()
    # The offscreen screen is 800 wide, and others are wider.
    assert tree.columnWidth(0) > 150
    dialog.close()
