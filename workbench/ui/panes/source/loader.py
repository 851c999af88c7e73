"""Reads the quotes of a document that has very many in a thread, while what is in sight is already painted."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Qt, Signal

from workbench.core.errors import WorkbenchError
from workbench.store.dossier import Dossier
from workbench.ui.kit.collecting import uncollected
from workbench.ui.panes.source import model
from workbench.ui.panes.source.spans import SpanTable

_PATIENCE = 60.0


class Loader(QObject):
    """One thread at a time with a reader of its own; only the answer to the last request is given."""

    loaded = Signal(object)
    _arrived = Signal(int, object)

    def __init__(self, dossier: Dossier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = dossier.reader()
        self._reading = threading.Lock()
        self._request = 0
        self._awaits = False
        self._thread: threading.Thread | None = None
        self._arrived.connect(self._give, Qt.ConnectionType.QueuedConnection)

    def load(self, document_id: int) -> None:
        """Read all quotes of a document; `loaded(SpanTable)` follows unless another request or `stop` comes first."""
        self.stop()
        self._awaits = True
        self._thread = threading.Thread(
            target=self._read, args=(self._request, document_id), name="source spans", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Forget the request under way."""
        self._request += 1
        self._awaits = False
        if self._thread is not None and self._thread.is_alive():
            self._reader.interrupt()

    def wait(self) -> None:
        """Return when no thread is left; the dossier may be closed after that."""
        if self._thread is not None:
            self._thread.join()

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come; it may be older than what was changed meanwhile."""
        return self._awaits

    def _read(self, request: int, document_id: int) -> None:
        with self._reading:
            if request != self._request:
                return
            try:
                with uncollected(), self._reader.limited(_PATIENCE):
                    table = model.spans_of(self._reader, document_id)
            except WorkbenchError:
                return  # interrupted: a later request is on its way, or nobody is waiting any more
        if request == self._request:
            self._arrived.emit(request, table)

    def _give(self, request: int, table: SpanTable) -> None:
        if request == self._request:
            self._awaits = False
            self.loaded.emit(table)
