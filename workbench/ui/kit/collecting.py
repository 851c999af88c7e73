"""The collector of cyclic garbage, asked to wait: over the rows of a large text it would stop the window for a tenth of a second."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

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
