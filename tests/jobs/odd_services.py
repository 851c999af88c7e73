"""Services that misbehave on purpose; run in real child processes by the tests beside this file."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workbench.core.errors import RefusedFile
from workbench.core.wording import tr

prepared: list[str] = []


def warm() -> None:
    """Called once by the child before the first request."""
    prepared.append("warm")


def echo(payload: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """The payload's length, its first bytes and the options."""
    return {"length": len(payload), "start": payload[:20].decode("latin-1"), "options": options, "pid": os.getpid()}


def whole(payload: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """The whole payload as text."""
    return {"text": payload.decode("utf-8")}


def steps(payload: bytes, options: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """As many messages as asked for."""
    for number in range(options["count"]):
        yield {"step": number}


def endless(payload: bytes, options: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One message, then silence."""
    yield {"step": 0}
    threading.Event().wait()


def readiness(payload: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """How often `warm` was called."""
    return {"warm": len(prepared)}


def maybe(payload: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Whatever the payload says: hang, spin, crash, refuse, fail, eat, or answer."""
    word = payload.decode()
    if word == "hang":
        threading.Event().wait()
    elif word == "spin":
        while True:
            pass
    elif word == "crash":
        ctypes.string_at(0)
    elif word == "exit":
        os._exit(3)
    elif word == "refuse":
        raise RefusedFile(tr("The file is empty; choose one with text in it."))
    elif word == "fail":
        raise ZeroDivisionError("a bug")
    elif word == "eat":
        return {"eaten": len(bytearray(4 * 1024 * 1024 * 1024))}
    return {"word": word}


def print_much(payload: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Prints to standard output in every way there is, as a chatty library would."""
    sys.stdout.write("noise\n")
    sys.stdout.flush()
    os.write(1, b"\x00\x00\x00\x05noise")
    return {"read": sys.stdin.read(1)}


def forbidden(payload: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Tries what `options["what"]` names; says "done" only if nothing stopped it."""
    path = options.get("path", "")
    attempts = {
        "connect": lambda: socket.create_connection(("127.0.0.1", 9)),
        "resolve": lambda: socket.getaddrinfo("localhost", 80),
        "fetch": lambda: urllib.request.urlopen("http://127.0.0.1:9/"),
        "write": lambda: Path(path).write_text("x"),
        "append": lambda: os.open(path, os.O_WRONLY | os.O_APPEND),
        "read": lambda: Path(path).read_text(),
        "remove": lambda: Path(path).unlink(),
        "rename": lambda: Path(path).rename(path + ".moved"),
        "mkdir": lambda: Path(path + ".made").mkdir(),
        "run": lambda: subprocess.run(["true"], check=False),
        "system": lambda: os.system("true"),
        "fork": os.fork,
    }
    try:
        attempts[options["what"]]()
    except PermissionError:
        return {"result": "stopped"}
    except OSError as error:
        return {"result": type(error).__name__}
    return {"result": "done"}
