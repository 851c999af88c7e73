"""A warm child process that runs services: progress comes out, crashes stay in, cancelling is immediate."""

from __future__ import annotations

import itertools
import logging
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Generic, TypeVar

from workbench.core import errors, wording
from workbench.core.errors import Cancelled, WorkbenchError
from workbench.core.wording import tr
from workbench.jobs.process import Child

Key = TypeVar("Key")
Message = dict[str, Any]

_WINDOW = 128
# So many are sent before the next answer is looked at: a child begins on the first while the last are still being read.
_STRIDE = 16
_MOST_BYTES_AHEAD = 4 * 1024 * 1024
_START_SECONDS = 60.0
_POLL_SECONDS = 0.03
_log = logging.getLogger(__name__)


class ChildDied(WorkbenchError):
    """The child crashed, hung or used more than it may on this one request; the next request gets a new child."""


class ServiceFailed(WorkbenchError):
    """A bug in a service: the sentence is for the analyst, `report` (the traceback) is for the log."""

    def __init__(self, sentence: str, report: str) -> None:
        super().__init__(sentence)
        self.report = report


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take: bytes of address space, seconds of computing, seconds on the clock."""

    memory: int = 1024 * 1024 * 1024
    cpu_seconds: float = 12.0
    seconds: float = 13.0


@dataclass(slots=True)
class _Sent(Generic[Key]):
    """One request on its way, kept until answered so that another child can take it over."""

    key: Key
    payload: bytes
    options: Mapping[str, Any]
    number: int = -1
    at: float = 0.0


class _Stopped(Exception):
    """The caller has cancelled."""


def _never() -> bool:
    return False


class Worker:
    """One child process, started at need, kept warm, replaced when it dies; one call at a time, from any thread."""

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        allowed: tuple[str, ...] = ("workbench.services.",),
        may_start_programs: bool = False,
    ) -> None:
        self._may_start_programs = may_start_programs
        self._limits = limits or Limits()
        self._allowed = allowed
        self._child: Child | None = None
        self._numbers = itertools.count(1)
        self._busy = threading.Lock()
        self._stopping = threading.Event()
        self._is_over = False
        self._is_ready = self._was_ready = False
        self._warming: set[int] = set()
        self._prepared: set[str] = set()
        self._free_since = 0.0
        self._told = ""

    def __enter__(self) -> Worker:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The child's process id; None when there is none."""
        return self._child.pid if self._child else None

    def start(self) -> None:
        """Have a child process; returns at once, before it is ready."""
        if self._child is not None and self._child.is_running:
            return
        self._drop()
        self._child = Child(self._allowed, may_start_programs=self._may_start_programs)
        self._is_ready = False
        self._prepared.clear()
        self._told = ""

    def warm(self, service: str) -> None:
        """Let the child load what `service` needs; returns at once."""
        with self._busy:
            if self._is_over:
                return
            self.start()
            self._prepare(service)

    def close(self) -> None:
        """End the child, whatever it is doing: a call under way stops; a later one starts another child."""
        self._stopping.set()
        self._drop()

    def end(self) -> None:
        """`close` for good: a call that a thread is about to make finds its end, and starts no other child."""
        self._is_over = True
        self.close()

    def _begin(self) -> None:
        """Let a call begin, or stop it where `end` was called."""
        self._stopping.clear()
        # In this order: an end that comes in between is seen here, one that comes later stops the call.
        if self._is_over:
            raise _Stopped

    def run(self, service: str, payload: bytes, **options: Any) -> Iterator[Message]:
        """What `service` says about `payload`, message by message; leaving the loop early ends the child.

        Raises the service's own WorkbenchError, ChildDied, ServiceFailed for a bug, or Cancelled after `close`.
        """
        sent = _Sent(None, payload, options)
        with self._busy:
            finished = False
            try:
                self._begin()
                self._post(service, sent)
                for frame in self._frames(sent, _never):
                    finished = bool(frame.get("done"))
                    if "error" in frame:
                        raise self._error(frame)
                    if "message" in frame:
                        yield frame["message"]
            except _Stopped as stop:
                raise Cancelled(tr("The work was stopped.")) from stop
            finally:
                if not finished:
                    self._drop()

    def map(
        self,
        service: str,
        items: Iterable[tuple[Key, bytes, Mapping[str, Any]]],
        *,
        cancelled: Callable[[], bool] = _never,
    ) -> Iterator[tuple[Key, Message | WorkbenchError]]:
        """Every (key, payload, options) with its answer (the last message) or its error, in the order of `items`.

        A few requests are sent ahead, so that the child works while the caller does. A child that dies costs the item
        it was on; the rest goes to a new one. When `cancelled()` turns true the iteration ends within 0.1 s.
        """
        waiting = iter(items)
        flight: deque[_Sent[Key]] = deque()
        with self._busy:
            try:
                self._begin()
                is_more = True
                while True:
                    # In strides: asking after each answer would add up what is ahead a hundred times for one request.
                    if is_more and len(flight) <= _WINDOW - _STRIDE:
                        is_more = self._fill(service, waiting, flight, cancelled)
                    if not flight or cancelled():
                        return
                    outcome = self._outcome(service, flight, cancelled)
                    yield flight.popleft().key, outcome
            except _Stopped:
                return
            finally:
                if flight:
                    self._drop()

    def _fill(
        self,
        service: str,
        waiting: Iterator[tuple[Key, bytes, Mapping[str, Any]]],
        flight: deque[_Sent[Key]],
        cancelled: Callable[[], bool],
    ) -> bool:
        """Send ahead: a few requests, or one that is large; whether there may be more."""
        ahead = sum(len(sent.payload) for sent in flight)
        most = len(flight) + _STRIDE
        while len(flight) < most and ahead < _MOST_BYTES_AHEAD:
            item = None if self._stopping.is_set() or cancelled() else next(waiting, None)
            if item is None:
                return False
            flight.append(_Sent(*item))
            ahead += len(flight[-1].payload)
            self._post(service, flight[-1])
        return True

    def _outcome(
        self, service: str, flight: deque[_Sent[Key]], cancelled: Callable[[], bool]
    ) -> Message | WorkbenchError:
        """The answer to the first request in flight; after a death the others are sent again."""
        message: Message = {}
        try:
            for frame in self._frames(flight[0], cancelled):
                if "error" in frame:
                    return self._error(frame)
                message = frame.get("message", message)
        except ChildDied as error:
            if not self._was_ready:
                raise
            for sent in itertools.islice(flight, 1, None):
                self._post(service, sent)
            return error
        return message

    def _prepare(self, service: str) -> None:
        """Let the child load a service apart from its first request, whose clock would otherwise run meanwhile."""
        if service not in self._prepared:
            self._prepared.add(service)
            number = next(self._numbers)
            self._warming.add(number)
            self._send({"id": number, "service": service, "warm": True})

    def _post(self, service: str, sent: _Sent[Any]) -> None:
        self.start()
        self._prepare(service)
        sent.number, sent.at = next(self._numbers), time.monotonic()
        head = {
            "id": sent.number,
            "service": service,
            "options": dict(sent.options),
            "memory": self._limits.memory,
            "cpu_seconds": self._limits.cpu_seconds,
        }
        self._send(head, sent.payload)

    def _send(self, head: dict[str, Any], payload: bytes = b"") -> None:
        assert self._child is not None
        if self._told != wording.language():
            # Refusals are worded in the child: it speaks the window's language.
            self._told = wording.language()
            head["wording"] = {"language": self._told, "catalogue": wording.catalogue()}
        self._child.send(head, payload)

    def _frames(self, sent: _Sent[Any], cancelled: Callable[[], bool]) -> Iterator[dict[str, Any]]:
        """Frames that answer `sent`, up to its last; raises ChildDied, or _Stopped when cancelled."""
        child = self._child
        while True:
            if child is None or self._stopping.is_set() or cancelled():
                raise _Stopped
            found = child.arrived(min(_POLL_SECONDS, self._deadline(sent) - time.monotonic()))
            if found is None:
                if time.monotonic() >= self._deadline(sent):
                    raise self._too_late()
                continue
            at, frame = found
            if frame is None:
                if self._stopping.is_set():
                    raise _Stopped
                raise self._death()
            self._is_ready = self._is_ready or "ready" in frame
            if "ready" in frame or frame.get("done"):
                self._free_since = at
                self._warming.discard(frame.get("id", 0))
            if frame.get("id") == sent.number:
                yield frame
                if frame.get("done"):
                    return

    def _too_late(self) -> ChildDied:
        """The end of a child whose time is over: of the request, or of getting ready for it."""
        is_starting = not self._is_ready or bool(self._warming)
        self._drop()
        if is_starting:
            return ChildDied(
                tr(
                    "The process that reads files was not ready after {seconds} seconds; import the file again.",
                    seconds=round(_START_SECONDS),
                )
            )
        return ChildDied(
            tr(
                "This took longer than {seconds} seconds and was stopped; the file may be damaged.",
                seconds=round(self._limits.seconds),
            )
        )

    def _deadline(self, sent: _Sent[Any]) -> float:
        """A request's clock starts when the child is free for it; starting and warming up have a longer one."""
        if not self._is_ready or self._warming:
            return sent.at + _START_SECONDS
        return max(sent.at, self._free_since) + self._limits.seconds

    def _death(self) -> ChildDied:
        code = self._drop()
        if not self._was_ready:
            return ChildDied(tr("The process that reads files could not be started; install the program again."))
        if code == -getattr(signal, "SIGXCPU", 0):
            return ChildDied(
                tr(
                    "This took more than {seconds} seconds of computing and was stopped; the file may be damaged.",
                    seconds=round(self._limits.cpu_seconds),
                )
            )
        return ChildDied(tr("The file crashed the process that read it; it is damaged or built to do so."))

    def _drop(self) -> int:
        """End the child if there is one; its exit code."""
        child, self._child = self._child, None
        self._was_ready, self._is_ready = self._is_ready, False
        self._warming.clear()
        return child.kill() if child else 0

    def _error(self, frame: dict[str, Any]) -> WorkbenchError:
        """The error of an answer, as the class that the service raised."""
        name, text = frame["error"], frame["text"]
        if name == "MemoryError":
            return ChildDied(
                tr("This needed more than {size} MB of memory and was stopped.", size=self._limits.memory // 2**20)
            )
        kind = getattr(errors, name, None) if name != "bug" else None
        if isinstance(kind, type) and issubclass(kind, WorkbenchError):
            return kind(text)
        _log.error("a service failed:\n%s", text)
        return ServiceFailed(tr("The file could not be read because of a fault in this program; it was logged."), text)
