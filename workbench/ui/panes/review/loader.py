"""Reads the queue of a long document in a thread, while the window goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from workbench.store.connection import Reader
from workbench.ui.background import Background
from workbench.ui.panes.review import model

_PATIENCE = 60.0


class QueueLoader(QObject):
    """One reading at a time with a connection of its own; only the answer to the last request is given."""

    loaded = Signal(object)

    def __init__(self, connect: Callable[[], Reader], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connect = connect
        self._reader: Reader | None = None
        self._reading = threading.Lock()
        self._request = 0
        self._running: list[Background] = []

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._running)

    def load(self, document_id: int, order: str) -> None:
        """Read a document's queue; `loaded(Queue)` follows unless another request comes first."""
        self._request += 1
        request = self._request
        reader = self._reader = self._reader or self._connect()

        def work() -> model.Queue | None:
            with self._reading, reader.limited(_PATIENCE):
                return model.read(reader, document_id, order) if request == self._request else None

        running = Background(work, self)
        self._running.append(running)
        running.done.connect(lambda queue: self._give(running, request, queue))
        # A document that was taken back meanwhile: the change that says so asks anew.
        running.failed.connect(lambda _words: self._give(running, request, None))
        running.start()

    def wait(self) -> None:
        """Return once nothing is read any more; the dossier may be closed after that."""
        self._request += 1
        for running in self._running:
            running.wait()

    def _give(self, running: Background, request: int, queue: object) -> None:
        self._running.remove(running)
        running.deleteLater()
        if request == self._request and queue is not None:
            self.loaded.emit(queue)
