"""Imports under way: a Python thread publishes what the child process read, while the window goes on."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.core.changes import Changes, together
from workbench.core.wording import tr
from workbench.jobs.worker import Worker
from workbench.operations import imports
from workbench.operations.imports import Imported, Source
from workbench.store.dossier import Dossier
from workbench.ui.background import bordered, tell

_HEARD_MS = 50
FEW = 50
"""After an import of more files what follows it is done one thing a frame."""
NEXT_FRAME_MS = 20
_HEARD_PER_REFRESH = 10


class ImportJob(QObject):
    """One batch of files on its way in; signals arrive on the window's thread."""

    progressed = Signal(int, int, str)
    published = Signal(object)
    finished = Signal(object)
    failed = Signal(str)
    _paged = Signal(str, int, int)
    _ended = Signal(str)

    def __init__(
        self, dossier: Dossier, sources: Sequence[Source], worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._dossier = dossier
        self._sources = list(sources)
        self._worker = worker
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._work, name="import", daemon=True)
        self._told: deque[Imported] = deque()
        self._gathered: list[Changes] = []
        self.outcomes: list[Imported] = []
        self.pack: Path | None = None
        self._turns = 0
        self._is_waited_for = False
        self._timer = QTimer(self)
        self._timer.setInterval(_HEARD_MS)
        self._timer.timeout.connect(self._hear)
        self._paged.connect(self._turn_page)
        self._ended.connect(self._end)

    @property
    def total(self) -> int:
        """How many files the job has."""
        return len(self._sources)

    def start(self) -> None:
        """Begin; returns at once."""
        self._timer.start()
        self.progressed.emit(0, self.total, "")
        # Once the strip that shows it is painted: the window makes room for that, and every pane with it.
        QTimer.singleShot(NEXT_FRAME_MS if self.total > FEW else 0, self, self._begin)

    def cancel(self) -> None:
        """Stop soon; what was published stays."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether the analyst asked it to stop."""
        return self._cancelled.is_set()

    def wait(self) -> None:
        """Return once the thread has ended; one that has not begun yet never will."""
        self._is_waited_for = True
        if self._thread.is_alive():
            self._thread.join()

    def _begin(self) -> None:
        if not self._is_waited_for:
            self._thread.start()

    def _work(self) -> None:
        """In the thread: publish file after file; never touches a widget."""
        _, problem = bordered(self._import)
        tell(self, self._ended, problem or "")

    def _import(self) -> None:
        found = imports.import_sources(
            self._dossier,
            self._sources,
            self._worker,
            cancelled=self._cancelled.is_set,
            told=lambda name, page, pages: self._paged.emit(name, page, pages),
        )
        arrived = []
        for outcome in found:
            # Not a signal each: a thousand files a second would keep the window busy with being told.
            self._told.append(outcome)
            if outcome.document is not None:
                arrived.append(outcome.document)
        self._look_for_pack(arrived)

    def _look_for_pack(self, arrived: list[int]) -> None:
        """In the thread: reading the packs takes longer than a frame."""
        from workbench.operations import packs

        self.pack = packs.offer_among(self._dossier, arrived) if arrived else None

    def _hear(self) -> None:
        """Take in what was told since the last time."""
        told = [self._told.popleft() for _ in range(len(self._told))]
        self.outcomes += told
        self._gathered += [outcome.changes for outcome in told if outcome.changes is not None]
        if told:
            # Attached files come on top of those that were asked for.
            self.progressed.emit(min(len(self.outcomes), self.total), self.total, told[-1].file)
        self._turns += 1
        if self._turns % _HEARD_PER_REFRESH == 0:
            self._publish()

    def _turn_page(self, name: str, page: int, pages: int) -> None:
        """A picture of text takes seconds a page: say how far it is."""
        told = tr("{name}, page {page} of {pages}", name=name, page=page, pages=pages)
        self.progressed.emit(min(len(self.outcomes), self.total), self.total, told)

    def _publish(self) -> None:
        """Tell the panes a few times a second, not a thousand times."""
        if self._gathered:
            changes, self._gathered = together(self._gathered), []
            self.published.emit(changes)

    def _end(self, problem: str) -> None:
        self._timer.stop()
        self._hear()
        self._publish()
        if problem:
            self.failed.emit(problem)
        # In a turn of the event loop of its own: panes that follow many documents take most of a frame.
        is_at_once = self.is_cancelled or len(self.outcomes) <= FEW
        QTimer.singleShot(0 if is_at_once else NEXT_FRAME_MS, self, self._tell)

    def _tell(self) -> None:
        self.finished.emit(self.outcomes)
