"""Whose turn it is to write."""

from __future__ import annotations

import threading
import time
from types import TracebackType

WANTED_SECONDS = 2.0


class Turns:
    """A lock that the same thread may take again, and that remembers when another one last had to wait for it."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._waited = -WANTED_SECONDS

    def __enter__(self) -> None:
        if not self._lock.acquire(blocking=False):
            self._waited = time.monotonic()
            self._lock.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.release()

    def take_at_once(self) -> bool:
        """Take it unless another thread has it; whoever got it gives it back with `give_back`."""
        return self._lock.acquire(blocking=False)

    def give_back(self) -> None:
        """End a turn that `take_at_once` began."""
        self._lock.release()

    @property
    def are_wanted(self) -> bool:
        """Whether somebody had to wait a moment ago: long turns had better be short now."""
        return time.monotonic() - self._waited < WANTED_SECONDS
