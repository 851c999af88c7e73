"""Dossiers opened and made, fact packs, verification, copies; documents in and notes out have modules of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from workbench.core.errors import WorkbenchError
from workbench.core.wording import tr
from workbench.store.read.integrity import Finding
from workbench.ui.background import Errands
from workbench.ui.verbs.arriving import Arriving
from workbench.ui.verbs.asking import dialog_of
from workbench.ui.verbs.exporting import Exporting
from workbench.ui.verbs.joining import BringingIn

if TYPE_CHECKING:
    from workbench.ui.reading import ReadingTools
    from workbench.ui.verbs.proposing import Proposing
    from workbench.ui.window import Window


class DossierVerbs(QObject):
    """The Dossier menu."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._errands = Errands(self)
        self.arriving = Arriving(window)
        self.exporting = Exporting(window)
        self.joining = BringingIn(window)
        self._reading: ReadingTools | None = None
        self._proposing: Proposing | None = None
        self.arriving.arrived.connect(lambda documents: self.proposing.after_import(documents))
        self.arriving.expected.connect(lambda: self.proposing)
        self.arriving.pack_found.connect(self._offer_pack)

    # -- dossiers --------------------------------------------------------------------------------------------------

    def new(self) -> None:
        """Ask where a new dossier goes, and open it."""
        dialog = self._ask_for_dossier(tr("New dossier"), is_saving=True)
        dialog.fileSelected.connect(self._make)
        dialog.open()

    def _make(self, name: str) -> None:
        from workbench.operations import files

        try:
            files.new(Path(name)).close()
        except WorkbenchError as error:
            self._window.desk.notice(str(error), "error")
            return
        self._window.dossier_requested.emit(Path(name))

    def open(self) -> None:
        """Ask for a dossier and open it."""
        dialog = self._ask_for_dossier(tr("Open dossier"))
        dialog.fileSelected.connect(lambda name: self._window.dossier_requested.emit(Path(name)))
        dialog.open()

    def open_sample(self) -> None:
        """Open the sample dossier."""
        self._window.dossier_requested.emit(None)

    def _ask_for_dossier(self, title: str, *, is_saving: bool = False) -> QFileDialog:
        dialog = dialog_of(self._window, title, tr("Dossiers") + " (*.dossier)", is_saving=is_saving)
        if is_saving:
            dialog.setDefaultSuffix("dossier")
        return dialog

    # -- documents in, notes out -----------------------------------------------------------------------------------

    def warm(self) -> None:
        """See that the first import does not wait for what reads files."""
        self.arriving.warm()

    def ask_for_files(self) -> None:
        """Ask which files to import."""
        self.arriving.ask_for_files()

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import these files in the background."""
        self.arriving.import_paths(paths)

    def import_clipboard(self) -> None:
        """Import the text on the clipboard."""
        self.arriving.import_clipboard()

    def import_text(self, text: str) -> None:
        """Import a pasted text as a document of its own."""
        self.arriving.import_text(text)

    def export_note(self, note_id: int | None = None) -> None:
        """Ask for a format and a place, and write the note there."""
        self.exporting.ask(note_id)

    @property
    def reading(self) -> ReadingTools:
        """What changes how a document is read."""
        from workbench.ui.reading import ReadingTools

        if self._reading is None:
            self._reading = ReadingTools(self._window)
        return self._reading

    def read_again(self) -> None:
        """Read the open document in another encoding, or its pictures."""
        self.reading.read_again()

    # -- fact packs ------------------------------------------------------------------------------------------------

    def _offer_pack(self, pack: Path) -> None:
        self._window.desk.notice(
            tr(
                "There is a fact pack for this document: actors, events, transfers, claims and figures, each with its quote."
            ),
            actions=((tr("Apply the fact pack"), partial(self.apply_pack, pack)),),
        )

    def ask_for_pack(self) -> None:
        """Ask for a fact pack and apply it."""
        dialog = dialog_of(self._window, tr("Apply a fact pack"), tr("Fact packs") + " (*.json)")
        dialog.fileSelected.connect(lambda name: self.apply_pack(Path(name)))
        dialog.open()

    def apply_pack(self, pack: Path) -> None:
        """Apply a pack as one gesture, and say what came of it."""
        from workbench.operations import packs

        applied = self._window.desk.run(packs.apply_file, pack)
        if applied is not None:
            report = applied.result
            assert isinstance(report, packs.Report)
            self._window.desk.notice(report.summary, actions=((tr("Undo"), self._window.desk.undo),))

    # -- proposals -------------------------------------------------------------------------------------------------

    def extract(self) -> None:
        """Propose the facts of the document that is open."""
        document = self._window.panes.source.document_id
        if document is None:
            self._window.desk.notice(tr("No document is open; import or open one first."))
            return
        self.proposing.ask([document])

    @property
    def proposing(self) -> Proposing:
        """What reads documents in the background."""
        from workbench.ui.verbs.proposing import Proposing

        if self._proposing is None:
            self._proposing = Proposing(self._window)
        return self._proposing

    # -- safety ----------------------------------------------------------------------------------------------------

    def verify(self) -> None:
        """Compare every quote with its source, in the background."""
        from workbench.store.read import verification

        dossier = self._window.desk.dossier

        def work() -> list[Finding]:
            with dossier.reading_apart() as reader:
                return list(verification.verify(reader))

        self._run(work, self._tell_verified)

    def _tell_verified(self, found: Sequence[Finding]) -> None:
        if not found:
            self._window.desk.notice(tr("Every quote has the exact words of its source, and the file is sound."))
            return
        words = "; ".join(one.message for one in found[:3])
        more = f" (+{len(found) - 3})" if len(found) > 3 else ""
        self._window.desk.notice(words + more, "warning")

    def backup(self) -> None:
        """Ask where to, and write a whole copy."""
        dialog = self._ask_for_dossier(tr("Write a backup"), is_saving=True)
        dialog.fileSelected.connect(lambda name: self.write_backup(Path(name)))
        dialog.open()

    def write_backup(self, target: Path) -> None:
        """Write a whole copy to `target` in the background."""
        dossier = self._window.desk.dossier
        words = tr("Backup written: {name}", name=str(target))
        self._run(lambda: dossier.backup_to(target), lambda _done: self._window.desk.notice(words))

    def restore(self) -> None:
        """Open an earlier copy as a new dossier."""
        self._window.safe.restore()

    def salvage(self) -> None:
        """Bring what can be read of a damaged dossier into a new one."""
        self._window.safe.salvage()

    def bring_in(self) -> None:
        """Ask for another copy of the dossier, and show what differs before any of it is brought in."""
        dialog = self._ask_for_dossier(tr("Bring in another copy"))
        dialog.fileSelected.connect(lambda name: self.joining.look_into(Path(name)))
        dialog.open()

    def _run(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        self._errands.run(work, done=done, failed=lambda words: self._window.desk.notice(words, "error"))

    def quit(self) -> None:
        """Close the window; everything is saved."""
        self._window.close()

    def stop(self) -> None:
        """Cancel what runs and wait for it: the dossier is about to be closed."""
        self.arriving.stop()
        self.exporting.errands.wait()
        self._errands.wait()
        self.joining.stop()
        if self._proposing is not None:
            self._proposing.stop()
        if self._reading is not None:
            self._reading.stop()
