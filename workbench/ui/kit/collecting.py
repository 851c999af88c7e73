"""The collector of cyclic garbage, asked to wait: over the rows of a large text it would stop the window for a tenth of a second."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.ui.kit import memory

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QTimer

# A pass over everything takes a frame or two: Python would begin one in the middle of a gesture after ten of the
# generation before, which is every second of scrolling.
_DUE = 10
_OVERDUE = 400
_LOOK = 1_500
# A program that has worked so many seconds of those was in use.
_AT_REST = 0.03
# Who has worked so many seconds has let go of much: a start leaves a fifth of its memory free inside the process.
_MUCH = 0.4
_lock = threading.Lock()
_waiting = 0
_was_on = False


@contextmanager
def uncollected() -> Iterator[None]:
    """No collection in any thread until the last block of these has ended; what is freed by count is freed as ever."""
    global _waiting, _was_on
    with _lock:
        if _waiting == 0:
            _was_on = gc.isenabled()
            gc.disable()
        _waiting += 1
    try:
        yield
    finally:
        with _lock:
            _waiting -= 1
            if _waiting == 0 and _was_on:
                gc.enable()


class _Rest:
    """Collects what is due, and gives back what is free, when the program has had next to nothing to do since the last look."""

    def __init__(self, let_go: Callable[[], object]) -> None:
        self._let_go = let_go
        self._is_lull = False
        self._worked = self._given = time.process_time()

    def look(self) -> None:
        before, self._worked = self._worked, time.process_time()
        if self._worked - before >= _AT_REST:
            self._is_lull = False
            return
        if gc.isenabled() and gc.get_count()[2] > _DUE:
            gc.collect()
        # One quiet look is a lull, as there is in the middle of a start.
        was_lull, self._is_lull = self._is_lull, True
        if was_lull and self._worked - self._given >= _MUCH:
            self._given = self._worked
            self._let_go()
            memory.give_back()


def collect_at_rest(parent: QObject, let_go: Callable[[], object] = lambda: None) -> QTimer:
    """From now on, as long as `parent` is there, whole passes are made between gestures; what is there now is left alone.

    Memory that a start or a gesture let go of goes back to the system then, too, and so does what `let_go` frees.
    """
    from PySide6.QtCore import QTimer

    gc.freeze()
    young, middle, _old = gc.get_threshold()
    gc.set_threshold(young, middle, _OVERDUE)
    gc.enable()
    timer, rest = QTimer(parent), _Rest(let_go)
    timer.setInterval(_LOOK)
    # A function of its own: of a method Qt would not keep the object.
    timer.timeout.connect(lambda: rest.look())
    timer.start()
    return timer
