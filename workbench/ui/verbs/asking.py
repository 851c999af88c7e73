"""The file dialog as the verbs of a window ask with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from workbench.ui.kit.filedialog import file_dialog

if TYPE_CHECKING:
    from workbench.ui.window import Window


def dialog_of(window: Window, title: str, names: str, *, is_saving: bool = False) -> QFileDialog:
    """A dialog to be opened, in the folder where the last one was left."""
    folder = window.settings.text("files/folder")
    start = Path(folder) if Path(folder).is_dir() else Path.home()
    dialog = file_dialog(window, title, start, names, is_saving=is_saving)
    dialog.accepted.connect(lambda: window.settings.set_text("files/folder", dialog.directory().absolutePath()))
    return dialog
