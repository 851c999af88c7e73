"""Notes out: a format, a place, and the briefing written there beside the window."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from workbench.core.wording import tr
from workbench.ui.background import Errands
from workbench.ui.folders import EXPORTS
from workbench.ui.kit.picker import Picker
from workbench.ui.kit.picker_rows import PickerRow
from workbench.ui.verbs.asking import dialog_of

if TYPE_CHECKING:
    from workbench.ui.window import Window


# What some file system or other takes for something else than a letter of a name.
_NO_LETTERS = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 80


def file_name(title: str) -> str:
    """What a note of this title is called as a file: its own words, as far as file systems bear them.

    >>> file_name("L’envoi : ce qui est établi / ce qui ne l’est pas.")
    'L’envoi ce qui est établi ce qui ne l’est pas'
    """
    words = " ".join(_NO_LETTERS.sub(" ", title).split())
    return words[:_LONGEST].strip(" .") or "note"


class Exporting:
    """The exports of one window."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.errands = Errands(window)

    def ask(self, note_id: int | None = None) -> None:
        """Ask for a format and a place, and write the note there: the one named, or else the one on show."""
        from workbench.services.briefing.formats import FORMATS

        note = note_id if note_id is not None else self._window.panes.notes.note_id
        if note is None:
            self._window.desk.notice(tr("There is no note to export; write one first."))
            return
        self._window.panes.notes.flush()
        picker = Picker(self._window)
        picker.picked.connect(lambda name: self._ask_where(picker, note, str(name)))
        picker.cancelled.connect(picker.deleteLater)
        button = self._window.top.export
        rows = [PickerRow(found.name, tr(found.label), found.suffix, "export") for found in FORMATS.values()]
        picker.open_at(button.mapTo(self._window, QPoint(0, button.height())), rows, title=tr("Export the note as"))

    def _ask_where(self, picker: Picker, note: int, format: str) -> None:
        from workbench.services.briefing.formats import FORMATS
        from workbench.store.read import notes

        picker.deleteLater()
        chosen = FORMATS[format]
        title = notes.note(self._window.desk.reader, note).title
        names = f"{tr(chosen.label)} (*{chosen.suffix})"
        dialog = dialog_of(self._window, tr("Export the note"), names, purpose=EXPORTS, is_saving=True)
        dialog.setDefaultSuffix(chosen.suffix.lstrip("."))
        dialog.selectFile(file_name(title) + chosen.suffix)
        dialog.fileSelected.connect(lambda path: self.write(note, format, Path(path)))
        dialog.open()

    def write(self, note: int, format: str, target: Path) -> None:
        """Write the note to `target` in the background."""
        from workbench.operations import briefings

        dossier, key = self._window.desk.dossier, f"export {target}"

        def work() -> object:
            with briefings.export_worker() as worker:
                return briefings.export(dossier, note, format, target, worker)

        self._window.jobs.start(key, tr("Export: {name}", name=target.name))
        self.errands.run(work, done=partial(self._finish, key), failed=partial(self._fail, key))

    def _finish(self, key: str, written: list[Path]) -> None:
        self._window.jobs.finish(key, tr("Exported: {name}", name=str(written[0])), is_passing=True)

    def _fail(self, key: str, words: str) -> None:
        self._window.jobs.dismiss(key)
        self._window.desk.notice(words, "error")
