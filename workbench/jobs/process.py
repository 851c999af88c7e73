"""One running child process with its two pipes; threads move the bytes, so that neither side waits for the other."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import IO, Any

import workbench
from workbench.jobs.frames import BUFFER, FEW, GATHER_SECONDS, PAUSE_SECONDS, FrameReader, frame

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

Frame = dict[str, Any]
_PIPE_BYTES = 1024 * 1024


class Child:
    """Starts on creation; `arrived` gives (time, frame) in order and (time, None) once the child has ended."""

    def __init__(self, allowed: tuple[str, ...], *, may_start_programs: bool = False) -> None:
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-P",
                "-m",
                "workbench.jobs.child",
                *(["--programs"] if may_start_programs else []),
                *allowed,
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=BUFFER,
            stderr=None if sys.flags.dev_mode else subprocess.DEVNULL,
            env=_environment(),
            # Its own group: Ctrl+C in a terminal stops the command line, which then stops the child.
            start_new_session=True,
        )
        for stream in (self._process.stdin, self._process.stdout):
            _widen(stream)
        self._outgoing: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._incoming: queue.SimpleQueue[tuple[float, Frame | None]] = queue.SimpleQueue()
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._write, self._read)]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether the process still lives."""
        return self._process.poll() is None

    def send(self, head: Frame, payload: bytes = b"") -> None:
        """Queue one frame; returns at once."""
        for piece in frame(head, payload):
            self._outgoing.put(piece)

    def arrived(self, timeout: float) -> tuple[float, Frame | None] | None:
        """The next frame and when it came (monotonic seconds); None when none came within `timeout` seconds."""
        try:
            return self._incoming.get(timeout=max(timeout, 0))
        except queue.Empty:
            return None

    def kill(self) -> int:
        """End it at once and clean up; the exit code, negative for a signal."""
        if self._process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL) if hasattr(os, "killpg") else self._process.kill()
        code = self._process.wait()
        self._outgoing.put(None)
        for thread in self._threads:
            thread.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                _close_quietly(stream)
        return code

    def _write(self) -> None:
        stream = self._process.stdin
        assert stream is not None
        while (piece := self._outgoing.get()) is not None:
            try:
                stream.write(piece)
                if self._outgoing.empty():
                    stream.flush()
            except (OSError, ValueError):
                return

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        frames = FrameReader(partial(os.read, stream.fileno()))
        arrived = 0
        while True:
            asked = time.monotonic()
            try:
                found = frames.arrived()
            except (OSError, ValueError):
                found = []
            at = time.monotonic()
            if at - asked > PAUSE_SECONDS:
                arrived = 0
            for head, _payload in found:
                self._incoming.put((at, head))
            if not found:
                self._incoming.put((at, None))
                return
            # Being woken for each of many answers costs both processes more than the answers: let some gather.
            arrived += len(found)
            if arrived > FEW:
                time.sleep(GATHER_SECONDS)


def _widen(stream: IO[bytes] | None) -> None:
    """Let a pipe hold a megabyte where the system can: some dozen files, so that the two sides seldom wait in turns."""
    if stream is not None and hasattr(fcntl, "F_SETPIPE_SZ"):
        with contextlib.suppress(OSError):  # Whoever may not have as much keeps what there is.
            fcntl.fcntl(stream.fileno(), fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _close_quietly(stream: Any) -> None:
    with contextlib.suppress(OSError):  # Bytes that a dead child never took.
        stream.close()


def _environment() -> dict[str, str]:
    """The parent's, with this very package first on the path and numeric libraries kept to one thread."""
    home = str(Path(workbench.__file__).resolve().parent.parent)
    paths = [home, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(paths)),
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        # Each further arena reserves 64 MB of the address space that the child is allowed.
        "MALLOC_ARENA_MAX": "1",
    }
