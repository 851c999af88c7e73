"""Looks for words in the text shown, in a thread; the answer to the last request is the only one given."""

from __future__ import annotations

import threading
from array import array

from PySide6.QtCore import QObject, Qt, Signal

from workbench.core.errors import WorkbenchError
from workbench.core.finding import Wanted
from workbench.core.spans import NOTHING, Found
from workbench.operations.finding import Finder

# In a long text the hits around the reader come first, the rest within the second.
_NEAR = 200_000


class Searcher(QObject):
    """`found(Found, is_whole)` follows each `search`, `failed(sentence)` where the pattern is no good."""

    found = Signal(object, bool)
    failed = Signal(str)
    _arrived = Signal(int, object, bool)
    _broken = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._finder = Finder()
        self._request = 0
        self._is_pattern = False
        self._turn = threading.Lock()
        self._thread: threading.Thread | None = None
        self._arrived.connect(self._give, Qt.ConnectionType.QueuedConnection)
        self._broken.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def search(self, text: str, wanted: Wanted, near: int) -> None:
        """Look for `wanted` in `text`, first around `near`; returns at once."""
        self.stop()
        self._is_pattern = wanted.is_pattern
        arguments = (self._request, text, wanted, near)
        self._thread = threading.Thread(target=self._look, args=arguments, name="find in text", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Forget the request under way."""
        self._request += 1
        if self._is_pattern and self._thread is not None and self._thread.is_alive():
            self._finder.close()

    def close(self) -> None:
        """Stop, and return when no thread and no process is left."""
        self.stop()
        self._finder.close()
        if self._thread is not None:
            self._thread.join()
        self._finder.close()

    def _look(self, request: int, text: str, wanted: Wanted, near: int) -> None:
        def stopped() -> bool:
            return request != self._request

        with self._turn:
            if stopped():
                return
            try:
                low = max(0, near - _NEAR // 10)
                if not wanted.is_pattern and len(text) > 4 * _NEAR:
                    part = self._finder.find(text[low : low + _NEAR], wanted, stopped=stopped)
                    self._arrived.emit(request, _moved(part, low), False)
                self._arrived.emit(request, self._finder.find(text, wanted, stopped=stopped), True)
            except WorkbenchError as error:
                self._broken.emit(request, str(error))

    def _give(self, request: int, found: Found, is_whole: bool) -> None:
        if request == self._request:
            self.found.emit(found, is_whole)

    def _tell(self, request: int, sentence: str) -> None:
        if request == self._request:
            self.failed.emit(sentence)


def _moved(found: Found, by: int) -> Found:
    if not len(found.starts):
        return NOTHING
    return Found(array("q", (at + by for at in found.starts)), array("q", (at + by for at in found.ends)), False)
