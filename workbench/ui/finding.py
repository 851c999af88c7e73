"""The second step of a search: order and exact counts from a thread with a reader of its own, cut short by the next letter."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from workbench.core.errors import WorkbenchError
from workbench.core.kinds import RecordKind
from workbench.core.query import Query
from workbench.store.connection import Reader
from workbench.store.dossier import Dossier
from workbench.store.read import search
from workbench.store.read.search import Place

_LONGEST = 120.0


class Asked(NamedTuple):
    """What to order: `limits` are how many places of each kind are wanted, after the `offset` there are."""

    query: Query
    limits: dict[RecordKind, int]
    offset: int = 0
    is_folded: bool = True


class Answer(NamedTuple):
    """Places of one kind, best first; `total` is told where only reading the texts could find it."""

    asked: Asked
    kind: RecordKind
    places: list[Place]
    total: int | None = None


class Finder(QObject):
    """Answers the last question only: an older one is interrupted."""

    answered = Signal(object)
    finished = Signal(object)

    def __init__(self, dossier: Dossier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dossier = dossier
        self._reader: Reader | None = None
        self._lock = threading.Lock()
        self._wanted: Asked | None = None
        self._thread: threading.Thread | None = None

    def ask(self, asked: Asked | None) -> None:
        """Answer this instead of what was asked before; None: nothing more."""
        with self._lock:
            self._wanted = asked
            if self._thread is not None:
                if self._reader is not None:
                    self._reader.interrupt()
                return
            if asked is None:
                return
            self._thread = threading.Thread(target=self._run, name="search", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End the thread; call it before the dossier is closed."""
        self.ask(None)
        thread = self._thread
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        done: Asked | None = None
        while True:
            with self._lock:
                asked = self._wanted
                if asked is None or asked is done:
                    self._thread = None
                    return
            done = asked
            # The window may be gone by now, and with it the object that would say so.
            with suppress(RuntimeError):
                self._answer(asked)

    def _answer(self, asked: Asked) -> None:
        try:
            if self._reader is None:
                self._reader = self._dossier.reader()
            with self._reader.limited(_LONGEST):
                for kind, limit in asked.limits.items():
                    if self._wanted is not asked:
                        return
                    self.answered.emit(self._one(self._reader, asked, kind, limit))
        except WorkbenchError:
            # Interrupted, or the file is gone: the unranked page is there.
            pass
        finally:
            self.finished.emit(asked)

    def _one(self, reader: Reader, asked: Asked, kind: RecordKind, limit: int) -> Answer:
        if asked.is_folded:
            return Answer(asked, kind, search.ranked(reader, asked.query, kind, limit, asked.offset))
        places = search.exact(reader, asked.query, kind, goes_on=lambda: self._wanted is asked)
        return Answer(asked, kind, places[asked.offset : asked.offset + limit], len(places))
