"""Reading the places of a large dossier beside the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from workbench.core.records import Subset
from workbench.store.connection import Reader
from workbench.store.read import sites
from workbench.ui.background import Background
from workbench.ui.panes.places.sites import Atlas, atlas

_PATIENCE = 60.0


class Loader(QObject):
    """One reading at a time, with a reader of its own; what was asked meanwhile is read next, the newest only."""

    found = Signal(object)
    failed = Signal(str)

    def __init__(self, open_reader: Callable[[], Reader], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_reader = open_reader
        self._reader: Reader | None = None
        self._running: Background | None = None
        self._waiting: list[Subset | None] = []

    @property
    def is_busy(self) -> bool:
        """Whether something is being read."""
        return self._running is not None

    def start(self, subset: Subset | None) -> None:
        """Read the places that a filter leaves (None: all)."""
        self._waiting = [subset]
        if self._running is None:
            self._next()

    def stop(self) -> None:
        """Let go of the dossier; nothing is delivered any more."""
        self._waiting = []
        if self._running is not None:
            if self._reader is not None:
                self._reader.interrupt()
            running, self._running = self._running, None
            running.wait()

    def _next(self) -> None:
        if not self._waiting:
            return
        subset = self._waiting.pop()
        self._running = Background(lambda: self._read(subset), self)
        self._running.done.connect(self._take)
        self._running.failed.connect(self._fail)
        self._running.start()

    def _read(self, subset: Subset | None) -> Atlas:
        self._reader = self._reader or self._open_reader()
        kept = (None, None, None) if subset is None else (subset.events, subset.actors, subset.quotes)
        events, actors, quotes = kept
        with self._reader.limited(_PATIENCE):
            read = (sites.grounds(self._reader), sites.happenings(self._reader), sites.tellings(self._reader))
            return atlas(*read, events=events, actors=actors, quotes=quotes)

    def _take(self, found: object) -> None:
        if not self._finish():
            self.found.emit(found)

    def _fail(self, words: str) -> None:
        if not self._finish():
            self.failed.emit(words)

    def _finish(self) -> bool:
        """Go on with what was asked meanwhile; False when nothing was, so that what has come is still wanted."""
        if self._running is None:
            return True
        self._running.wait()
        self._running.deleteLater()
        self._running = None
        is_old = bool(self._waiting)
        self._next()
        return is_old
