"""Facts proposed: after an import by itself, or when asked for; what is under way stands in the strip of work."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from workbench.core.wording import tr, trn
from workbench.store.read import coverage, documents

if TYPE_CHECKING:
    from workbench.jobs.worker import Worker
    from workbench.operations.extraction import Proposed
    from workbench.ui.extracting import ReadingJob
    from workbench.ui.window import Window

# More documents than this are read when the analyst says so: it takes minutes, and nobody reviews them today.
MOST_UNASKED = 25
_GONE_MS = 6000
_NAMES = {"fr": "French", "en": "English"}


class Proposing(QObject):
    """Reads documents in a child process of its own, one job after the other."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._worker: Worker | None = None
        self._waiting: list[tuple[tuple[int, ...], bool, str]] = []
        self._job: ReadingJob | None = None
        self._key = ""
        self._count = 0
        self._shows = False
        self._reduced: set[str] = set()
        window.jobs.cancelled.connect(self._cancel)
        window.notices.dismissed.connect(self._tell_rest)

    def after_import(self, document_ids: Sequence[int]) -> None:
        """Propose the facts of what came in; of very much only when asked."""
        if len(document_ids) > MOST_UNASKED:
            self._window.desk.notice(
                trn("{count} document came in.", "{count} documents came in.", len(document_ids)),
                actions=((tr("Propose their facts"), partial(self.ask, tuple(document_ids), is_gesture=False)),),
            )
        else:
            self.ask(document_ids, is_gesture=False)

    def after_reread(self, document_id: int, gesture: str) -> None:
        """Propose the facts of a document anew that has another text now; undo takes both back."""
        if coverage.reading(self._window.desk.reader, document_id) is not None:
            self.ask([document_id], is_gesture=False, joins=gesture)

    def ask(self, document_ids: Sequence[int], *, is_gesture: bool = True, joins: str = "") -> None:
        """Propose the facts of these documents; when somebody asked (`is_gesture`), show the queue as it fills."""
        self._waiting.append((tuple(document_ids), is_gesture, joins))
        if self._job is None:
            self._next()

    def stop(self) -> None:
        """End what runs: the dossier is about to be closed."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()
            self._job.wait()
        if self._worker is not None:
            self._worker.close()

    def _next(self) -> None:
        from workbench.operations.extraction import reading_worker
        from workbench.ui.extracting import ReadingJob

        if not self._waiting:
            return
        ids, is_gesture, joins = self._waiting.pop(0)
        self._worker = self._worker or reading_worker()
        dossier = self._window.desk.dossier
        job = ReadingJob(dossier, ids, self._worker, is_gesture=is_gesture, joins=joins, parent=self)
        self._job, self._shows = job, is_gesture
        self._count += 1
        self._key = f"reading {self._count}"
        self._window.jobs.start(self._key, self._title(ids))
        job.progressed.connect(lambda done, total: self._window.jobs.progress(self._key, done=done, total=total))
        job.proposed.connect(self._take)
        job.failed.connect(lambda words: self._window.desk.notice(words, "error"))
        job.finished.connect(self._finish)
        self._window.panes.review.set_reading(True)
        job.start()

    def _title(self, ids: Sequence[int]) -> str:
        if len(ids) != 1:
            return trn("Reading {count} document", "Reading {count} documents", len(ids))
        return tr("Reading: {title}", title=documents.document(self._window.desk.reader, ids[0]).title)

    def _take(self, proposed: Proposed) -> None:
        self._window.desk.announce(proposed.changes)
        if self._shows and proposed.added:
            self._shows = False
            self._window.panes.review.show_document(proposed.document_id)
            self._window.layout_of_panes.show("review")
        if not proposed.is_partial and proposed.is_reduced:
            self._tell_reduced(proposed.language)

    def _finish(self) -> None:
        job, self._job = self._job, None
        if job is None:
            return
        job.wait()
        self._window.jobs.finish(self._key, _outcome(job))
        QTimer.singleShot(_GONE_MS, self, partial(self._window.jobs.dismiss, self._key))
        job.deleteLater()
        self._window.panes.review.set_reading(False)
        self._next()

    def _cancel(self, key: object) -> None:
        if key == self._key and self._job is not None:
            self._job.cancel()

    def _tell_rest(self) -> None:
        """What waited behind a question is said now, one sentence at a time."""
        if self._reduced:
            self._tell_reduced(self._reduced.pop())

    def _tell_reduced(self, language: str) -> None:
        """Say once for a language that no model helps, and how to add one; wait while a question stands there."""
        from workbench.operations.extraction import how_to_add_model

        settings, told = self._window.settings, f"extract/told-reduced-{language}"
        if settings.text(told):
            return
        if self._window.notices.isVisible():
            self._reduced.add(language)
            return
        settings.set_text(told, "yes")
        self._window.desk.notice(
            tr(
                "Reduced recall: no model for {language} names is installed, so that names which no list knows may be missed. {how}",
                language=tr(_NAMES.get(language, language)),
                how=how_to_add_model(language),
            ),
            "warning",
        )


def _outcome(job: ReadingJob) -> str:
    """What came of a reading, in one line."""
    words = trn("{count} proposal to review", "{count} proposals to review", job.added)
    if job.is_cancelled:
        return (
            tr("Reading stopped: {count}", count=words)
            if job.added
            else tr("Reading stopped; nothing new was proposed.")
        )
    return words if job.added else tr("Nothing new to propose.")
