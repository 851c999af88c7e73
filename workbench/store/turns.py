"""Whose turn it is to write."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

WANTED_SECONDS = 2.0
_LOOK_SECONDS = 0.0005
ROWS_AT_A_TIME = 200


def breathe() -> None:
    """In a thread beside the window, let the window's go on; call it every few milliseconds of work with SQLite.

    SQLite lets go of the interpreter for each row and takes it back before anybody has woken up. Who waits is told each
    time that it was free, never gets to ask for it, and stood still for a fifth of a second.
    """
    if threading.current_thread() is not threading.main_thread():
        time.sleep(_LOOK_SECONDS)


class Turns:
    """A lock that the same thread may take again, and that remembers when another one last had to wait for it."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._waited = -WANTED_SECONDS
        self._waiting: set[int] = set()

    def __enter__(self) -> None:
        if not self._lock.acquire(blocking=False):
            self._waited = time.monotonic()
            self._waiting.add(threading.get_ident())
            try:
                self._lock.acquire()
            finally:
                self._waiting.discard(threading.get_ident())

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

    def give_way(self) -> None:
        """Let whoever waits have a turn: a thread that takes one after the other would leave them none."""
        while self._waiting:
            time.sleep(_LOOK_SECONDS)


class Joint:
    """Which gesture a thread goes on with, while it does several things that are one."""

    def __init__(self) -> None:
        self._gestures: dict[int, int | None] = {}

    @contextmanager
    def together(self) -> Iterator[None]:
        """What this thread does inside is one gesture; inside another one, part of it."""
        thread = threading.get_ident()
        if thread in self._gestures:
            yield
            return
        self._gestures[thread] = None
        try:
            yield
        finally:
            del self._gestures[thread]

    @property
    def joined(self) -> int | None:
        """The gesture that what this thread does next is part of; None when it begins one."""
        return self._gestures.get(threading.get_ident())

    @joined.setter
    def joined(self, gesture: int | None) -> None:
        thread = threading.get_ident()
        if thread in self._gestures:
            self._gestures[thread] = gesture
