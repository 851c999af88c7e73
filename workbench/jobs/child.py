"""The child process: `python -m workbench.jobs.child [--programs] [PREFIX...]` answers requests on stdin until it ends.

A request names a service as "package.module:function" under one of the allowed prefixes. The function gets
`(payload: bytes, options: dict)` and returns a JSON-able dict, or a generator of them.
"""

from __future__ import annotations

import gc
import importlib
import os
import queue
import sys
import threading
import time
import traceback
from collections.abc import Callable
from functools import partial
from typing import IO, Any

from workbench.core import wording
from workbench.core.errors import WorkbenchError
from workbench.jobs import guard
from workbench.jobs.frames import BUFFER, ENOUGH, GATHER_SECONDS, FrameReader, write_frame

ALLOWED = ("workbench.services.",)
PROGRAMS = "--programs"

_prepared: set[str] = set()

Request = tuple[dict[str, Any], bytes]
Send = Callable[[dict[str, Any]], None]


def main(arguments: list[str]) -> int:
    """Serve until stdin ends."""
    requests, answers = _private_streams()
    guard.install(may_start_programs=PROGRAMS in arguments)
    allowed = tuple(argument for argument in arguments if argument != PROGRAMS) or ALLOWED
    inbox: queue.SimpleQueue[Request] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, inbox), daemon=True).start()

    def send(head: dict[str, Any]) -> None:
        write_frame(answers, head)

    send({"ready": os.getpid()})
    while True:
        head, payload = inbox.get()
        if "wording" in head:
            wording.install(head["wording"]["language"], head["wording"]["catalogue"])
        _answer(head, payload, allowed, send)


def _private_streams() -> tuple[int, IO[bytes]]:
    """Our two pipes under other numbers, so that a library that prints or asks cannot break into the frames."""
    requests, answers = os.dup(0), os.fdopen(os.dup(1), "wb", BUFFER)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return requests, answers


def _listen(requests: int, inbox: queue.SimpleQueue[Request]) -> None:
    """Hand requests on; when the parent is gone, so are we, whatever is under way."""
    frames, parent = FrameReader(partial(os.read, requests)), os.getppid()
    while found := frames.arrived():
        for request in found:
            inbox.put(request)
        while inbox.qsize() > ENOUGH and os.getppid() == parent:
            time.sleep(GATHER_SECONDS)
    os._exit(0)


def _answer(head: dict[str, Any], payload: bytes, allowed: tuple[str, ...], send: Send) -> None:
    number = head["id"]
    try:
        service = _service(head["service"], allowed)
        if head.get("warm"):
            send({"id": number, "done": True})
            return
        guard.limit(memory=head["memory"], cpu_seconds=head["cpu_seconds"])
        found = service(payload, head["options"])
        if isinstance(found, dict):
            send({"id": number, "message": found, "done": True})
            return
        for message in found:
            send({"id": number, "message": message})
        send({"id": number, "done": True})
    except WorkbenchError as error:
        send({"id": number, "error": type(error).__name__, "text": str(error), "done": True})
    except MemoryError:
        send({"id": number, "error": "MemoryError", "text": "", "done": True})
    except Exception:  # noqa: BLE001 - the border where a bug in a service becomes a report, not the end of the child
        send({"id": number, "error": "bug", "text": traceback.format_exc(limit=-12), "done": True})


def _service(name: str, allowed: tuple[str, ...]) -> Callable[[bytes, dict[str, Any]], Any]:
    """The function that `name` names; its module's `warm()`, if any, runs once, before any request is looked at."""
    module, _, function = name.partition(":")
    if not f"{module}.".startswith(allowed) or not function.isidentifier() or function.startswith("_"):
        raise PermissionError(f"{name} is not a service; services live under {', '.join(allowed)}")
    if module not in _prepared:
        with guard.preparing():
            ready = getattr(importlib.import_module(module), "warm", None)
            if callable(ready):
                ready()
        # What was loaded stays: looking through it for garbage would take longer than reading a file does.
        gc.collect()
        gc.freeze()
        _prepared.add(module)
    found: Callable[[bytes, dict[str, Any]], Any] = getattr(sys.modules[module], function)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
