"""A list of names searched for beside the window: from a file, or from what was pasted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.core.errors import DossierError
from workbench.core.wording import tr, trn
from workbench.store.connection import Reader
from workbench.store.read.name_lists import MOST, Listed, names_in, search_list
from workbench.ui.background import Background
from workbench.ui.desk import Desk
from workbench.ui.folders import FILES, remembering_dialog


class ListSearch(QObject):
    """Runs one list at a time; `told` says what is going on, `listed` brings the names with their counts."""

    told = Signal(str)
    listed = Signal(object)

    def __init__(self, desk: Desk, box: QWidget) -> None:
        super().__init__(box)
        self._desk = desk
        self._box = box
        self._reader: Reader | None = None
        self._running: Background | None = None
        self._is_stopped = False

    def search(self, source: Path | str | None) -> None:
        """Search for each name of a file or a text; None asks for a file."""
        if source is None:
            offered = tr("Lists of names") + " (*.txt *.csv *.tsv *)"
            title, dossier = tr("Search for a list of names"), self._desk.dossier.path
            dialog = remembering_dialog(self._box.window(), title, offered, purpose=FILES, dossier=dossier)
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.fileSelected.connect(lambda name: self.search(Path(name)))
            dialog.open()
            return
        try:
            names = names_in(_decoded(source) if isinstance(source, Path) else source)
        except OSError as error:
            self._desk.notice(
                tr(
                    "“{name}” cannot be read ({reason}); check that you may read it.",
                    name=Path(source).name,
                    reason=error.strerror,
                ),
                "error",
            )
            return
        if not names:
            self.told.emit(tr("There is no name in this list; write one a line."))
            return
        self._box.setFocus()
        self._start(names[:MOST])

    def _start(self, names: list[str]) -> None:
        self.stop()
        self._is_stopped = False
        self.told.emit(trn("Searching for {count} name…", "Searching for {count} names…", len(names)))
        self._running = Background(lambda: self._look(names), self)
        self._running.done.connect(self.listed)
        self._running.failed.connect(self.told)
        self._running.start()

    def _look(self, names: list[str]) -> list[Listed]:
        if self._reader is None:
            self._reader = self._desk.dossier.reader()
        found: list[Listed] = []
        for one in search_list(self._reader, names):
            if self._is_stopped:
                raise DossierError(tr("The search was stopped."))
            found.append(one)
        return found

    def stop(self) -> None:
        """End what runs; call it before the dossier is closed."""
        self._is_stopped = True
        if self._running is not None:
            self._running.wait()
            self._running.deleteLater()
            self._running = None


def _decoded(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
