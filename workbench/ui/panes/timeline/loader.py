"""Reading a large dossier's events into columns without stopping the window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from workbench.core.errors import WorkbenchError
from workbench.store.connection import Reader
from workbench.store.read import timeline as reads
from workbench.ui.panes.timeline.lanes import BY_DOCUMENT, BY_TAG, Forest
from workbench.ui.panes.timeline.source import Content

_PATIENCE = 120.0


def fill(content: Content, reader: Reader, by: str, *, is_replaying: bool) -> None:
    """Read what lanes by document or tag need, and since when events were known where that is replayed."""
    if by in (BY_DOCUMENT, BY_TAG):
        read = reads.documents_of if by == BY_DOCUMENT else reads.tags_of
        content.groups, content.group_names = read(reader)
    if is_replaying:
        content.known = dict(reads.known_since(reader))


class Loader(QObject):
    """Reads everything on a thread of its own, with a reader of its own; only the newest order is delivered."""

    loaded = Signal(object, object)
    _arrived = Signal(int, object, object)

    def __init__(self, open_reader: Callable[[], Reader], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_reader = open_reader
        self._reader: Reader | None = None
        self._order = 0
        self._wanted = ("", False)
        self._thread: threading.Thread | None = None
        self._is_reading = threading.Lock()
        self._arrived.connect(self._deliver)

    def start(self, by: str, *, is_replaying: bool) -> None:
        """Read again, with what lanes `by` document or tag and a replay need; what is being read is thrown away."""
        self._order += 1
        self._wanted = (by, is_replaying)
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._read, args=(self._order, *self._wanted), name="timeline reader", daemon=True
            )
            self._thread.start()

    def stop(self) -> None:
        """Let go of the dossier; nothing is delivered any more."""
        self._order += 1
        if self._reader is not None:
            self._reader.interrupt()
        with self._is_reading:
            self._thread = None

    def _read(self, order: int, by: str, is_replaying: bool) -> None:
        # numpy is imported here: the first paint must not wait for it.
        from workbench.store.read.eventrows import EventRows, participants
        from workbench.ui.kit.memory import give_back
        from workbench.ui.panes.timeline.columns import Table

        content, table = None, None

        def goes_on() -> bool:
            return order == self._order

        # The pane keeps what it shows when the reading fails or is stopped; the next change reads again.
        with suppress(WorkbenchError):
            with self._is_reading:
                self._reader = self._reader or self._open_reader()
                with self._reader.limited(_PATIENCE):
                    rows, pairs = EventRows.read(self._reader, goes_on), participants(self._reader, goes_on)
                    content = Content(rows, pairs, Forest(reads.actors(self._reader)))
                    fill(content, self._reader, by, is_replaying=is_replaying)
                self._reader.let_go()
            table = Table(content)
            # The table holds them in its own order.
            content.participants = ()
            del pairs
            give_back()
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._arrived.emit(order, content, table)

    def _deliver(self, order: int, content: object, table: object) -> None:
        if self._thread is None:
            return
        self._thread.join()
        self._thread = None
        if order != self._order:
            self._order -= 1
            self.start(self._wanted[0], is_replaying=self._wanted[1])
        elif content is not None:
            self.loaded.emit(content, table)
