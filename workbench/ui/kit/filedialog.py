"""The file dialog as the whole window uses it: no modal box, its last words in the language of the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QSize
from PySide6.QtWidgets import QFileDialog, QHeaderView, QStyledItemDelegate, QTreeView, QWidget

from workbench.core.wording import tr

_TYPE_COLUMN = 2
# For names as long as titles beside all that is told of a file.
_ROOM = QSize(900, 480)
# What Qt calls them in every language.
_TYPES = {"Folder": "Folder", "File Folder": "Folder", "Drive": "Drive"}


class _Types(QStyledItemDelegate):
    """The sorts of files; Qt's own words for folders are English in every language."""

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        words = super().displayText(value, locale)
        return tr(_TYPES[words]) if words in _TYPES else words


def file_dialog(parent: QWidget, title: str, folder: Path, names: str, *, is_saving: bool = False) -> QFileDialog:
    """A dialog to be opened that goes when it is finished; `names` filters as Qt writes it ("Words (*.txt)")."""
    dialog = QFileDialog(parent, title, str(folder), names)
    dialog.setObjectName("dialog.files")
    # Qt's own French leaves these two out.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Files of type:"))
    # A dialog of the system has no view of ours, and needs none.
    tree: QTreeView | None = dialog.findChild(QTreeView, "treeView")
    if tree is not None:
        tree.setItemDelegateForColumn(_TYPE_COLUMN, _Types(tree))
        _fit_columns(tree.header())
        dialog.resize(_ROOM.boundedTo(parent.screen().availableSize()))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave if is_saving else QFileDialog.AcceptMode.AcceptOpen)
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def _fit_columns(header: QHeaderView) -> None:
    """Size, sort and day as wide as they are, the name has the rest: as Qt leaves them, they are cut in their middle."""
    # Of the rows in sight alone: a folder may hold a hundred thousand files.
    header.setResizeContentsPrecision(0)
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
