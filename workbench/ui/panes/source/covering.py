"""What became of the sentences of the text shown: read beside the window, a moment after what may change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer

from workbench.core.changes import Changes
from workbench.store.connection import Reader
from workbench.store.read import coverage
from workbench.store.read.coverage import Touch
from workbench.ui.background import Background
from workbench.ui.desk import Desk
from workbench.ui.panes.source.strip import Sort
from workbench.ui.panes.source.view import SourceView
from workbench.ui.touches import ROLES, SIZES, summed

_TABLES = ("proposal", "extraction", "sentence_left", "quote", "quote_part")
# Decisions follow one another by the second: the strip waits until the hand rests.
_LATER = 300
_PATIENCE = 60.0
# What is still to be done is seen before what is done.
_ORDER = (Touch.WAITING, Touch.UNTOUCHED, Touch.LEFT, Touch.FACTS)


class Covering(QObject):
    """Keeps a text's strip at what became of its sentences; one thread at a time with a reader of its own."""

    def __init__(
        self, desk: Desk, view: SourceView, document: Callable[[], int | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._view, self._document = desk, view, document
        self._reader: Reader | None = None
        self._running: Background | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER)
        self._later.timeout.connect(self._read)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._later.isActive() or self._running is not None

    def show(self) -> None:
        """Another text is shown: its sentences follow in a moment."""
        self._later.start()

    def take_changes(self, changes: Changes) -> None:
        """Read again what a gesture may have changed."""
        if changes.touches(*_TABLES):
            self._later.start()

    def shut_down(self) -> None:
        """Stop reading, so that the dossier can be closed."""
        self._later.stop()
        if self._running is not None:
            self._running.wait()

    def _read(self) -> None:
        document = self._document()
        if self._running is not None:
            self._later.start()
        elif document is None or coverage.reading(self._desk.reader, document) is None:
            self._view.set_sorts((), "")
        else:
            self._start(document)

    def _start(self, document: int) -> None:
        reader = self._reader = self._reader or self._desk.dossier.reader()

        def work() -> Mapping[Touch, Sequence[int]]:
            from workbench.store.read import covered

            with reader.limited(_PATIENCE):
                return covered.starts(reader, document)

        running = self._running = Background(work, self)
        running.done.connect(lambda starts: self._take(document, starts))
        running.failed.connect(lambda _words: self._end())
        running.start()

    def _take(self, document: int, starts: Mapping[Touch, Sequence[int]]) -> None:
        self._end()
        if document == self._document():
            sorts = [Sort(ROLES[touch], SIZES[touch], starts[touch]) for touch in _ORDER]
            self._view.set_sorts(sorts, summed({touch: len(found) for touch, found in starts.items()}))

    def _end(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.deleteLater()
