"""Where a file dialog starts: in the folder used last for the same purpose, else beside the dossier."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.files import data_folder
from workbench.ui.kit.filedialog import file_dialog
from workbench.ui.settings import Settings

FILES, EXPORTS = "files/folder", "files/exports"


def remembering_dialog(
    parent: QWidget, title: str, names: str, *, purpose: str, dossier: Path, is_saving: bool = False
) -> QFileDialog:
    """A dialog that starts where the last one for `purpose` was accepted; the first one beside `dossier`."""
    settings = Settings()
    dialog = file_dialog(parent, title, _start(settings.text(purpose), dossier), names, is_saving=is_saving)
    dialog.accepted.connect(lambda: settings.set_text(purpose, _left(dialog)))
    return dialog


def _left(dialog: QFileDialog) -> str:
    """The folder of what was chosen: a path that was typed leads elsewhere than the folder on show."""
    chosen = dialog.selectedFiles()
    return str(Path(chosen[0]).parent) if chosen else dialog.directory().absolutePath()


def _start(used: str, dossier: Path) -> Path:
    if used and Path(used).is_dir():
        return Path(used)
    beside = dossier.resolve().parent
    # The sample dossier lies where nobody looks for files of their own.
    return Path.home() if beside.is_relative_to(data_folder().resolve()) else beside
