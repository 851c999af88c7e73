"""Readings under way: a thread writes what the job child found, while the window goes on."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from workbench.core.errors import Cancelled, NotFound, WorkbenchError
from workbench.jobs.worker import Worker
from workbench.operations import extraction
from workbench.operations.extraction import Progress
from workbench.store.dossier import Dossier
from workbench.ui.background import Background


class ReadingJob(QObject):
    """Documents to propose the facts of, one after the other; signals arrive on the window's thread.

    `proposed(Proposed)` comes for the first part of a long text, and again for the whole of it.
    """

    progressed = Signal(int, int)
    proposed = Signal(object)
    failed = Signal(str)
    finished = Signal()

    def __init__(
        self,
        dossier: Dossier,
        document_ids: Sequence[int],
        worker: Worker,
        *,
        is_gesture: bool,
        joins: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.document_ids = tuple(document_ids)
        self.is_gesture = is_gesture
        self._joins = joins
        self.added = 0
        self._dossier = dossier
        self._worker = worker
        self._cancelled = threading.Event()
        self._background = Background(self._work, self)
        self._background.failed.connect(self.failed)
        for ended in (self._background.done, self._background.failed):
            ended.connect(lambda _result: self.finished.emit())

    def start(self) -> None:
        """Begin; returns at once."""
        self._background.start()

    def cancel(self) -> None:
        """Stop now; what was proposed stays."""
        self._cancelled.set()
        self._worker.close()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was stopped before its end."""
        return self._cancelled.is_set()

    def wait(self) -> None:
        """Return once the thread has ended."""
        self._background.wait()

    def _work(self) -> None:
        """In the thread: one document after the other; never touches a widget."""
        for place, id in enumerate(self.document_ids):
            if self._cancelled.is_set():
                break
            try:
                self._read(place, id)
            except (Cancelled, NotFound):
                # Stopped, or the document was taken back meanwhile: there is nothing to say.
                continue
            except WorkbenchError as error:
                self.failed.emit(str(error))

    def _read(self, place: int, id: int) -> None:
        found = extraction.extract(self._dossier, id, self._worker, is_gesture=self.is_gesture, joins=self._joins)
        for item in found:
            if self._cancelled.is_set():
                break
            if isinstance(item, Progress):
                self.progressed.emit(place * item.total + item.done, len(self.document_ids) * item.total)
            else:
                self.added += item.added
                self.proposed.emit(item)
