"""Dossiers opened and made, documents in, notes out, packs, verification, backups."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from workbench.core.errors import WorkbenchError
from workbench.core.kinds import ImportStatus, RecordKind
from workbench.core.texts import shown_name
from workbench.core.wording import tr, trn
from workbench.operations import imports
from workbench.operations.imports import Imported, Source
from workbench.store.dossier import now
from workbench.ui.background import Background
from workbench.ui.importing import FEW, NEXT_FRAME_MS, ImportJob
from workbench.ui.kit.filedialog import file_dialog
from workbench.ui.kit.job_results import JobResult
from workbench.ui.kit.picker import Picker
from workbench.ui.kit.picker_rows import PickerRow
from workbench.ui.verbs.joining import BringingIn

if TYPE_CHECKING:
    from workbench.jobs.worker import Worker
    from workbench.ui.reading import ReadingTools
    from workbench.ui.verbs.proposing import Proposing
    from workbench.ui.window import Window

# What an analyst has to look at comes first.
_URGENCY = (ImportStatus.REFUSED, ImportStatus.NEAR_COPY, ImportStatus.DUPLICATE, ImportStatus.IMPORTED)
_ARRIVED = (ImportStatus.IMPORTED, ImportStatus.NEAR_COPY)
_MOMENT_MS = 500
_LOOKS = {
    ImportStatus.IMPORTED: ("check", "success"),
    ImportStatus.DUPLICATE: ("copy", "text_muted"),
    ImportStatus.NEAR_COPY: ("copy", "warning"),
    ImportStatus.REFUSED: ("warning", "danger"),
}


class DossierVerbs(QObject):
    """The Dossier menu."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._worker: Worker | None = None
        self._imports: dict[int, ImportJob] = {}
        self._sources: dict[int, list[Source]] = {}
        self._background: list[Background] = []
        self._reading: ReadingTools | None = None
        self.joining = BringingIn(window)
        self._next = 0
        self._proposing: Proposing | None = None
        self._is_stopped = False
        window.jobs.cancelled.connect(self._cancel)
        window.jobs.retried.connect(self._retry)
        window.jobs.opened.connect(lambda document: window.desk.focus(RecordKind.DOCUMENT, document))

    # -- dossiers --------------------------------------------------------------------------------------------------

    def new(self) -> None:
        """Ask where a new dossier goes, and open it."""
        dialog = self._dialog(tr("New dossier"), tr("Dossiers") + " (*.dossier)", is_saving=True)
        dialog.setDefaultSuffix("dossier")
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
        dialog = self._dialog(tr("Open dossier"), tr("Dossiers") + " (*.dossier)")
        dialog.fileSelected.connect(lambda name: self._window.dossier_requested.emit(Path(name)))
        dialog.open()

    def open_sample(self) -> None:
        """Open the sample dossier."""
        self._window.dossier_requested.emit(None)

    def _dialog(self, title: str, names: str, *, is_saving: bool = False) -> QFileDialog:
        folder = self._window.settings.text("files/folder")
        start = Path(folder) if Path(folder).is_dir() else Path.home()
        dialog = file_dialog(self._window, title, start, names, is_saving=is_saving)
        dialog.accepted.connect(
            lambda: self._window.settings.set_text("files/folder", dialog.directory().absolutePath())
        )
        return dialog

    # -- documents in ----------------------------------------------------------------------------------------------

    def warm(self) -> None:
        """Start the child process that reads files, and make the line that shows it: the first import waits for neither."""
        from workbench.jobs.worker import Worker

        if self._worker is None:
            worker = Worker()
            self._worker = worker
            self._run(lambda: worker.warm(imports.SERVICE))
        QTimer.singleShot(_MOMENT_MS, self, self._prepare)

    def _prepare(self) -> None:
        if self._window.is_complete and not self._is_stopped:
            self._window.jobs.prepare()

    def _reading_worker(self) -> Worker:
        from workbench.jobs.worker import Worker

        if self._worker is None:
            self._worker = Worker()
        return self._worker

    def ask_for_files(self) -> None:
        """Ask which files to import."""
        from workbench.services.ingest.formats import FORMATS

        suffixes = " ".join(f"*{suffix}" for suffix in FORMATS)
        dialog = self._dialog(tr("Import files"), f"{tr('Documents')} ({suffixes});;{tr('All files')} (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.import_paths([Path(name) for name in names]))
        dialog.open()

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import these files in the background."""
        self._import(imports.from_paths(paths))

    @property
    def is_importing(self) -> bool:
        """Whether files are on their way in."""
        return bool(self._imports)

    def import_clipboard(self) -> None:
        """Import the text on the clipboard."""
        self.import_text(QGuiApplication.clipboard().text())

    def import_text(self, text: str) -> None:
        """Import a pasted text as a document of its own."""
        if not text.strip():
            self._window.desk.notice(tr("There is no text on the clipboard; copy some first."))
            return
        moment = now()[:16].replace("T", " ").replace(":", ".")
        self._import([Source(tr("Pasted text {moment}", moment=moment) + ".txt", content=text.encode("utf-8"))])

    def _import(self, sources: list[Source]) -> None:
        if not sources:
            return
        if any(job for job in self._imports.values()):
            # One at a time: the child process reads one file after the other anyway.
            self._window.desk.notice(tr("An import is under way; these files follow it."))
        key = self._next = self._next + 1
        self._sources[key] = sources
        self._window.jobs.start(key, trn("Import of {count} file", "Import of {count} files", len(sources)))
        if not self._imports:
            self._start(key)

    def _start(self, key: int) -> None:
        job = ImportJob(self._window.desk.dossier, self._sources[key], self._reading_worker(), self)
        self._imports[key] = job
        job.progressed.connect(lambda done, total, name: self._progress(key, done, total, name))
        job.published.connect(self._window.desk.announce)
        job.failed.connect(lambda words: self._window.desk.notice(words, "error"))
        job.finished.connect(lambda outcomes: self._finish(key, outcomes))
        job.start()

    def _progress(self, key: int, done: int, total: int, name: str) -> None:
        words = tr("Import: {name}", name=shown_name(Path(name).name)) if name else ""
        self._window.jobs.progress(key, done=done, total=total, text=words)

    def _finish(self, key: int, outcomes: list[Imported]) -> None:
        job = self._imports.pop(key)
        job.wait()
        sources = {source.name: source for source in self._sources[key]}
        told = sorted(outcomes, key=lambda outcome: _URGENCY.index(outcome.status))
        results = [_result(outcome, sources.get(outcome.file)) for outcome in told]
        self._window.jobs.finish(key, _summed(outcomes, job), results=results)
        if len(outcomes) > FEW:
            # In a turn of the event loop of its own: together with the report it would take longer than a frame.
            QTimer.singleShot(NEXT_FRAME_MS, self, partial(self._welcome, job, outcomes))
        else:
            self._welcome(job, outcomes)
        waiting = [
            later
            for later in self._window.jobs.keys
            if isinstance(later, int) and later > key and later not in self._imports
        ]
        for later in waiting[:1]:
            self._start(later)
        if all(outcome.status is ImportStatus.IMPORTED for outcome in outcomes) and len(outcomes) == 1:
            QTimer.singleShot(6000, self, lambda: self._window.jobs.dismiss(key))

    def _welcome(self, job: ImportJob, outcomes: list[Imported]) -> None:
        """Show the first document that came in, and offer what can be done with all of them."""
        arrived = [one.document for one in outcomes if one.document is not None and one.status in _ARRIVED]
        held = [outcome.document for outcome in outcomes if outcome.document is not None]
        if held and not arrived:
            self._window.desk.focus(RecordKind.DOCUMENT, held[0])
        if arrived and len(outcomes) > FEW:
            # Opening the text and telling every pane of it take a frame each.
            self._window.panes.source.open_document(arrived[0])
            QTimer.singleShot(NEXT_FRAME_MS, self, partial(self._present, job, arrived))
        elif arrived:
            self._present(job, arrived)

    def _present(self, job: ImportJob, arrived: list[int]) -> None:
        if self._is_stopped:
            return
        self._window.desk.focus(RecordKind.DOCUMENT, arrived[0])
        if not self._window.panes.notes.has_keyboard:
            self._window.panes.source.setFocus()
        self._offer_pack(job.pack)
        if job.total > FEW:
            QTimer.singleShot(NEXT_FRAME_MS, self, partial(self._propose, arrived))
        else:
            self._propose(arrived)

    def _propose(self, arrived: list[int]) -> None:
        if not self._is_stopped:
            self.proposing.after_import(arrived)

    def _cancel(self, key: object) -> None:
        if isinstance(key, int) and key in self._imports:
            self._imports[key].cancel()
        elif isinstance(key, int):
            self._window.jobs.dismiss(key)

    def _retry(self, _key: int, source: Source) -> None:
        self._import([source])

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

    def _offer_pack(self, pack: Path | None) -> None:
        if pack is not None:
            self._window.desk.notice(
                tr(
                    "There is a fact pack for this document: actors, events, transfers, claims and figures, each with its quote."
                ),
                actions=((tr("Apply the fact pack"), partial(self.apply_pack, pack)),),
            )

    def ask_for_pack(self) -> None:
        """Ask for a fact pack and apply it."""
        dialog = self._dialog(tr("Apply a fact pack"), tr("Fact packs") + " (*.json)")
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

    # -- notes out -------------------------------------------------------------------------------------------------

    def export_note(self, note_id: int | None = None) -> None:
        """Ask for a format and a place, and write the note there."""
        note = note_id if note_id is not None else self._window.panes.notes.note_id
        if note is None:
            self._window.desk.notice(tr("There is no note to export; write one first."))
            return
        self._window.panes.notes.flush()
        from workbench.services.briefing.formats import FORMATS

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
        name = "".join(letter if letter.isalnum() or letter in " -_" else "_" for letter in title).strip() or "note"
        dialog = self._dialog(tr("Export the note"), f"{tr(chosen.label)} (*{chosen.suffix})", is_saving=True)
        dialog.setDefaultSuffix(chosen.suffix.lstrip("."))
        dialog.selectFile(name + chosen.suffix)
        dialog.fileSelected.connect(lambda path: self.export_to(note, format, Path(path)))
        dialog.open()

    def export_to(self, note: int, format: str, target: Path) -> None:
        """Write the note in the background."""
        from workbench.operations import briefings

        def work() -> object:
            with briefings.export_worker() as worker:
                return briefings.export(self._window.desk.dossier, note, format, target, worker)

        key = f"export {target}"
        self._window.jobs.start(key, tr("Export: {name}", name=target.name))
        running = self._run(work)
        running.done.connect(
            lambda written: self._window.jobs.finish(key, tr("Exported: {name}", name=str(written[0])))
        )
        running.failed.connect(partial(self._fail, key))

    def _fail(self, key: str, words: str) -> None:
        self._window.jobs.dismiss(key)
        self._window.desk.notice(words, "error")

    # -- safety ----------------------------------------------------------------------------------------------------

    def verify(self) -> None:
        """Compare every quote with its source, in the background."""
        from workbench.store.read import verification

        dossier = self._window.desk.dossier

        def work() -> object:
            reader = dossier.reader()
            return list(verification.verify(reader))

        running = self._run(work)
        running.done.connect(self._tell_verified)
        running.failed.connect(lambda words: self._window.desk.notice(words, "error"))

    def _tell_verified(self, found: list[object]) -> None:
        if not found:
            self._window.desk.notice(tr("Every quote has the exact words of its source, and the file is sound."))
            return
        words = "; ".join(str(getattr(one, "message", one)) for one in found[:3])
        more = f" (+{len(found) - 3})" if len(found) > 3 else ""
        self._window.desk.notice(words + more, "warning")

    def backup(self) -> None:
        """Ask where to, and write a whole copy."""
        dialog = self._dialog(tr("Write a backup"), tr("Dossiers") + " (*.dossier)", is_saving=True)
        dialog.setDefaultSuffix("dossier")
        dialog.fileSelected.connect(self._write_backup)
        dialog.open()

    def restore(self) -> None:
        """Open an earlier copy as a new dossier."""
        self._window.safe.restore()

    def salvage(self) -> None:
        """Bring what can be read of a damaged dossier into a new one."""
        self._window.safe.salvage()

    def bring_in(self) -> None:
        """Ask for another copy of the dossier, and show what differs before any of it is brought in."""
        dialog = self._dialog(tr("Bring in another copy"), tr("Dossiers") + " (*.dossier)")
        dialog.fileSelected.connect(lambda name: self.joining.look_into(Path(name)))
        dialog.open()

    def _write_backup(self, name: str) -> None:
        try:
            self._window.desk.dossier.backup_to(Path(name))
        except WorkbenchError as error:
            self._window.desk.notice(str(error), "error")
        else:
            self._window.desk.notice(tr("Backup written: {name}", name=name))

    def _run(self, work: object) -> Background:
        running = Background(work, self)  # type: ignore[arg-type]
        self._background.append(running)
        for ended in (running.done, running.failed):
            ended.connect(lambda _result: self._background.remove(running) if running in self._background else None)
        running.start()
        return running

    def quit(self) -> None:
        """Close the window; everything is saved."""
        self._window.close()

    def stop(self) -> None:
        """Cancel what runs and wait for it: the dossier is about to be closed."""
        self._is_stopped = True
        for job in self._imports.values():
            job.cancel()
        for job in self._imports.values():
            job.wait()
        for running in self._background:
            running.wait()
        self.joining.stop()
        if self._proposing is not None:
            self._proposing.stop()
        if self._reading is not None:
            self._reading.stop()
        if self._worker is not None:
            self._worker.close()
            self._worker = None


def _summed(outcomes: list[Imported], job: ImportJob) -> str:
    counts = {status: sum(outcome.status is status for outcome in outcomes) for status in ImportStatus}
    parts = [
        trn("{count} file imported", "{count} files imported", counts[ImportStatus.IMPORTED]),
        trn("{count} duplicate", "{count} duplicates", counts[ImportStatus.DUPLICATE]),
        trn("{count} near copy", "{count} near copies", counts[ImportStatus.NEAR_COPY]),
        trn("{count} file refused", "{count} files refused", counts[ImportStatus.REFUSED]),
    ]
    shown = [
        part
        for part, status in zip(
            parts,
            (ImportStatus.IMPORTED, ImportStatus.DUPLICATE, ImportStatus.NEAR_COPY, ImportStatus.REFUSED),
            strict=True,
        )
        if counts[status]
    ]
    stopped = [tr("stopped")] if job.is_cancelled else []
    return tr("Import: {counts}", counts=", ".join([*shown, *stopped]) or tr("nothing"))


def _named(status: ImportStatus) -> str:
    if status is ImportStatus.IMPORTED:
        return tr("imported")
    if status is ImportStatus.DUPLICATE:
        return tr("duplicate")
    return tr("near copy") if status is ImportStatus.NEAR_COPY else tr("refused")


def _result(outcome: Imported, source: Source | None) -> JobResult:
    icon, role = _LOOKS[outcome.status]
    return JobResult(
        source,
        # A report may have a thousand lines, and a Path for each takes a frame.
        shown_name(os.path.basename(outcome.file)),  # noqa: PTH119
        _named(outcome.status),
        outcome.reason,
        icon,
        role,
        outcome.status is ImportStatus.REFUSED and source is not None,
        outcome.document,
    )
