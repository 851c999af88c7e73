"""The file dialog as the whole window uses it: no modal box, its last words in the language of the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.core.wording import tr


def file_dialog(parent: QWidget, title: str, folder: Path, names: str, *, is_saving: bool = False) -> QFileDialog:
    """A dialog to be opened that goes when it is finished; `names` filters as Qt writes it ("Words (*.txt)")."""
    dialog = QFileDialog(parent, title, str(folder), names)
    dialog.setObjectName("dialog.files")
    # Qt's own French leaves these two out.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Files of type:"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave if is_saving else QFileDialog.AcceptMode.AcceptOpen)
    dialog.finished.connect(dialog.deleteLater)
    return dialog
