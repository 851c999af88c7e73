"""Documents on their way in: chosen, dropped or pasted, imported one batch after the other, and what is said of each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from workbench.core.kinds import ImportStatus, RecordKind
from workbench.core.texts import shown_name
from workbench.core.wording import tr, trn
from workbench.operations import imports
from workbench.operations.imports import Imported, Source
from workbench.store.dossier import now
from workbench.ui.background import Errands
from workbench.ui.importing import FEW, NEXT_FRAME_MS, ImportJob
from workbench.ui.kit.job_results import JobResult
from workbench.ui.verbs.asking import dialog_of

if TYPE_CHECKING:
    from workbench.jobs.worker import Worker
    from workbench.ui.window import Window

# What an analyst has to look at comes first.
_URGENCY = (ImportStatus.REFUSED, ImportStatus.NEAR_COPY, ImportStatus.DUPLICATE, ImportStatus.IMPORTED)
_ARRIVED = (ImportStatus.IMPORTED, ImportStatus.NEAR_COPY)
# The child process has begun to load by then, and whoever has just opened the window begins to use it later.
_MOMENT_MS = 500
# One file that came in without a word needs no more than a glance.
_GONE_MS = 6000
_LOOKS = {
    ImportStatus.IMPORTED: ("check", "success"),
    ImportStatus.DUPLICATE: ("copy", "text_muted"),
    ImportStatus.NEAR_COPY: ("copy", "warning"),
    ImportStatus.REFUSED: ("warning", "danger"),
}


class Arriving(QObject):
    """The imports of one window: `expected` while many files come in, `arrived` once they did, `pack_found` with facts of some."""

    arrived = Signal(list)
    pack_found = Signal(object)
    expected = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._worker: Worker | None = None
        self._jobs: dict[int, ImportJob] = {}
        self._sources: dict[int, list[Source]] = {}
        # What the reports on show were made of, and the report that each file tried again belongs to.
        self._told: dict[int, _Told] = {}
        self._again: dict[int, tuple[int, Source]] = {}
        self._errands = Errands(self)
        self._next = 0
        self._is_stopped = False
        window.jobs.cancelled.connect(self._cancel)
        window.jobs.retried.connect(self._retry)
        window.jobs.dismissed.connect(lambda key: self._told.pop(key, None))
        window.jobs.opened.connect(lambda document: window.desk.focus(RecordKind.DOCUMENT, document))

    @property
    def is_busy(self) -> bool:
        """Whether files are on their way in."""
        return bool(self._jobs)

    def warm(self) -> None:
        """Start the child process that reads files, and make the line that shows it: the first import waits for neither."""
        if self._worker is None:
            worker = self._reading_worker()
            self._errands.run(lambda: worker.warm(imports.SERVICE))
        QTimer.singleShot(_MOMENT_MS, self, self._prepare)

    def _prepare(self) -> None:
        if self._window.is_complete and not self._is_stopped:
            self._window.jobs.prepare()

    def _reading_worker(self) -> Worker:
        from workbench.jobs.worker import Worker

        self._worker = self._worker or Worker()
        return self._worker

    # -- asked for -------------------------------------------------------------------------------------------------

    def ask_for_files(self) -> None:
        """Ask which files to import."""
        from workbench.services.ingest.formats import FORMATS

        suffixes = " ".join(f"*{suffix}" for suffix in FORMATS)
        names = f"{tr('Documents')} ({suffixes});;{tr('All files')} (*)"
        dialog = dialog_of(self._window, tr("Import files"), names)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.import_paths([Path(name) for name in names]))
        dialog.open()

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import these files in the background."""
        self._import(imports.from_paths(paths))

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

    # -- under way -------------------------------------------------------------------------------------------------

    def _retry(self, report: int, source: Source) -> None:
        """One refused file again: its report says what came of it this time."""
        if any(source in waiting for waiting in self._sources.values()):
            return
        self._again[self._next + 1] = report, source
        self._import([source])

    def _import(self, sources: list[Source]) -> None:
        if not sources:
            return
        if self._jobs:
            # One at a time: the child process reads one file after the other anyway.
            self._window.desk.notice(tr("An import is under way; these files follow it."))
        key = self._next = self._next + 1
        self._sources[key] = sources
        self._window.jobs.start(key, trn("Import of {count} file", "Import of {count} files", len(sources)))
        if not self._jobs:
            self._start(key)

    def _start(self, key: int) -> None:
        job = ImportJob(self._window.desk.dossier, self._sources[key], self._reading_worker(), self)
        self._jobs[key] = job
        job.progressed.connect(lambda done, total, name: self._progress(key, done, total, name))
        job.published.connect(self._window.desk.announce)
        job.failed.connect(lambda words: self._window.desk.notice(words, "error"))
        job.finished.connect(lambda outcomes: self._finish(key, outcomes))
        job.start()
        if len(self._sources[key]) > FEW:
            QTimer.singleShot(_MOMENT_MS, self, self._expect)

    def _expect(self) -> None:
        """Make while the files are read what their arrival will show: made then, it would take most of a frame."""
        if self._jobs and self._window.is_complete and not self._is_stopped:
            self._go_on(self._window.panes.detail.preparing(RecordKind.DOCUMENT))

    def _go_on(self, steps: Iterator[None]) -> None:
        """The next step in a frame of its own: all of them together would take several."""
        if self._is_stopped:
            return
        for _ in steps:
            QTimer.singleShot(NEXT_FRAME_MS, self, partial(self._go_on, steps))
            return
        self._window.notices.ensurePolished()
        self.expected.emit()

    def _progress(self, key: int, done: int, total: int, name: str) -> None:
        words = tr("Import: {name}", name=shown_name(Path(name).name)) if name else ""
        self._window.jobs.progress(key, done=done, total=total, text=words)

    def _cancel(self, key: object) -> None:
        if not isinstance(key, int):
            return
        if key in self._jobs:
            self._jobs[key].cancel()
        else:
            self._sources.pop(key, None)
            self._amend(key, [])
            self._window.jobs.dismiss(key)

    def stop(self) -> None:
        """Cancel what runs and wait for it: the dossier is about to be closed."""
        self._is_stopped = True
        for job in self._jobs.values():
            job.cancel()
        for job in self._jobs.values():
            job.wait()
        self._errands.wait()
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    # -- what came of it -------------------------------------------------------------------------------------------

    def _finish(self, key: int, outcomes: list[Imported]) -> None:
        job, sources = self._jobs.pop(key), {source.name: source for source in self._sources.pop(key)}
        job.wait()
        if not self._amend(key, outcomes):
            self._report(key, _Told(outcomes, sources, job.is_cancelled))
        # In a turn of the event loop of its own where there is much: with the report it would take longer than a frame.
        self._soon(len(outcomes) > FEW, partial(self._welcome, outcomes, job.pack))
        job.deleteLater()
        following = next(iter(self._sources), None)
        if following is not None:
            self._start(following)
        if len(outcomes) == 1 and outcomes[0].status is ImportStatus.IMPORTED:
            QTimer.singleShot(_GONE_MS, self, lambda: self._window.jobs.dismiss(key))

    def _report(self, key: int, told: _Told) -> None:
        self._told[key] = told
        self._window.jobs.finish(key, told.summary, results=told.results())

    def _amend(self, key: int, outcomes: list[Imported]) -> bool:
        """Let the report that a file was tried again from say what came of it; False where it is no longer there."""
        report, source = self._again.pop(key, (None, None))
        if report is None or source is None or report not in self._told:
            return False
        if outcomes:
            self._told[report] = self._told[report].amended(source, outcomes)
        told = self._told[report]
        self._window.jobs.amend(report, told.summary, results=told.results())
        self._window.jobs.dismiss(key)
        return True

    def _soon(self, is_much: bool, then: partial[None]) -> None:
        """At once, or in the next frame where there is much to do and each step of it takes one."""
        if is_much:
            QTimer.singleShot(NEXT_FRAME_MS, self, then)
        else:
            then()

    def _welcome(self, outcomes: list[Imported], pack: Path | None) -> None:
        """Show the first document that came in, or the one that was there already."""
        arrived = [one.document for one in outcomes if one.document is not None and one.status in _ARRIVED]
        held = [one.document for one in outcomes if one.document is not None]
        if self._is_stopped:
            return
        if arrived:
            is_much = len(outcomes) > FEW
            if is_much:
                # Opening the text and telling every pane of it take a frame each.
                self._window.panes.source.open_document(arrived[0])
            self._soon(is_much, partial(self._present, arrived, pack, is_much))
        elif held:
            self._window.desk.focus(RecordKind.DOCUMENT, held[0])

    def _present(self, arrived: list[int], pack: Path | None, is_much: bool) -> None:
        """Lead every pane to the first of them, and offer what can be done with all."""
        if self._is_stopped:
            return
        self._window.desk.focus(RecordKind.DOCUMENT, arrived[0])
        held, jobs = self._window.focusWidget(), self._window.jobs
        # Whoever tries one file after the other again stays in the report.
        if not self._window.panes.notes.has_keyboard and not (held is not None and jobs.isAncestorOf(held)):
            self._window.panes.source.setFocus()
        if pack is not None:
            self.pack_found.emit(pack)
        self._soon(is_much, partial(self._tell, arrived))

    def _tell(self, arrived: list[int]) -> None:
        if not self._is_stopped:
            self.arrived.emit(arrived)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a report was made of: how each file ended, where each came from, and whether it was stopped."""

    outcomes: Sequence[Imported]
    sources: Mapping[str, Source]
    is_cancelled: bool

    @property
    def summary(self) -> str:
        return _summed(self.outcomes, is_cancelled=self.is_cancelled)

    def results(self) -> list[JobResult]:
        told = sorted(self.outcomes, key=lambda outcome: _URGENCY.index(outcome.status))
        return [_result(outcome, self.sources.get(outcome.file)) for outcome in told]

    def amended(self, source: Source, outcomes: Sequence[Imported]) -> _Told:
        """With what came of `source`, and of what is attached to it, in place of what was said of it before."""
        kept = [one for one in self.outcomes if one.file != source.name]
        return replace(self, outcomes=[*kept, *outcomes])


def _summed(outcomes: Sequence[Imported], *, is_cancelled: bool) -> str:
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
    stopped = [tr("stopped")] if is_cancelled else []
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
