"""Reading a large dossier's events into columns without stopping the window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from workbench.core.errors import WorkbenchError
from workbench.store.connection import Reader
from workbench.store.read import timeline as reads
from workbench.ui.panes.timeline.lanes import Forest
from workbench.ui.panes.timeline.source import Content

_PATIENCE = 120.0


class Loader(QObject):
    """Reads everything on a thread of its own, with a reader of its own; only the newest order is delivered."""

    loaded = Signal(object, object)
    _arrived = Signal(int, object, object)

    def __init__(self, open_reader: Callable[[], Reader], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_reader = open_reader
        self._reader: Reader | None = None
        self._order = 0
        self._thread: threading.Thread | None = None
        self._is_reading = threading.Lock()
        self._arrived.connect(self._deliver)

    def start(self) -> None:
        """Read again; what is being read now is thrown away when it comes."""
        self._order += 1
        if self._thread is None:
            self._thread = threading.Thread(target=self._read, args=(self._order,), name="timeline reader", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Let go of the dossier; nothing is delivered any more."""
        self._order += 1
        if self._reader is not None:
            self._reader.interrupt()
        with self._is_reading:
            self._thread = None

    def _read(self, order: int) -> None:
        # numpy is imported here: the first paint must not wait for it.
        from workbench.ui.panes.timeline.columns import Table

        content, table = None, None
        # The pane keeps what it shows when the reading fails or is stopped; the next change reads again.
        with suppress(WorkbenchError):
            with self._is_reading:
                self._reader = self._reader or self._open_reader()
                with self._reader.limited(_PATIENCE):
                    found = reads.outline(self._reader)
            content = Content(found.rows, found.participants, Forest(found.actors))
            table = Table(content)
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._arrived.emit(order, content, table)

    def _deliver(self, order: int, content: object, table: object) -> None:
        if self._thread is None:
            return
        self._thread.join()
        self._thread = None
        if order != self._order:
            self._order -= 1
            self.start()
        elif content is not None:
            self.loaded.emit(content, table)
