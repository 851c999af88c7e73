"""The file dialog as the verbs of a window ask with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from workbench.ui.folders import FILES, remembering_dialog

if TYPE_CHECKING:
    from workbench.ui.window import Window


def dialog_of(window: Window, title: str, names: str, *, purpose: str = FILES, is_saving: bool = False) -> QFileDialog:
    """A dialog to be opened, in the folder where the last one for `purpose` was accepted."""
    dossier = window.desk.dossier.path
    return remembering_dialog(window, title, names, purpose=purpose, dossier=dossier, is_saving=is_saving)
