"""What a child process may not do: reach the network, write, start programs, read other files, take the machine.

The audit hook stops Python code, ours and the libraries'. It is no wall against a broken C library, which the limits
on memory and time and the separate process contain.
"""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_NETWORK = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")
_NEVER = (
    *_NETWORK,
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "os.startfile",
    "os.kill",
    "pty.",
)
_NOT_IN_REQUESTS = (
    "os.link",
    "os.symlink",
    "os.remove",
    "os.rmdir",
    "os.chmod",
    "os.chown",
    "os.truncate",
    "shutil.",
    "sqlite3.",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_MADE = ("os.mkdir", "os.rename")
_HARMLESS = frozenset((os.devnull, "/dev/urandom", "/etc/localtime", "/etc/mime.types"))
_is_preparing = False
_limited = (0, 0)


def install(*, may_start_programs: bool = False) -> None:
    """Forbid it all from here on; there is no way back in this process.

    With `may_start_programs` only the network stays forbidden: an export works on the analyst's own note and needs
    pandoc and a temporary folder.
    """
    sys.addaudithook(_network_hook if may_start_programs else _hook(_roots()))


def _network_hook(event: str, _details: tuple[Any, ...]) -> None:
    if event.startswith(_NETWORK):
        raise PermissionError(f"a job may not do this: {event}")


def limit(*, memory: int, cpu_seconds: float) -> None:
    """Address space of `memory` bytes in all, and `cpu_seconds` of computing from now on; nothing where unsupported."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the wall clock of the parent still holds.
        return
    global _limited
    usage = resource.getrusage(resource.RUSAGE_SELF)
    until = math.ceil(usage.ru_utime + usage.ru_stime + cpu_seconds)
    if (memory, until) == _limited:
        return
    _limited = memory, until
    for kind, wanted in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, until), (resource.RLIMIT_CORE, 0)):
        _soft, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _roots() -> tuple[str, ...]:
    """Folders that hold the program itself and its libraries."""
    folders = {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix}
    folders.update(path for path in sys.path if Path(path).is_absolute())
    return tuple(sorted({os.path.realpath(folder).rstrip(os.sep) + os.sep for folder in folders}))


@contextmanager
def preparing() -> Iterator[None]:
    """While a service loads its own models, before it has seen a document: files yes, network and programs no."""
    global _is_preparing
    _is_preparing = True
    try:
        yield
    finally:
        _is_preparing = False


def _hook(roots: tuple[str, ...]) -> Callable[[str, tuple[Any, ...]], None]:
    def check(event: str, details: tuple[Any, ...]) -> None:
        if event.startswith(_NEVER):
            raise PermissionError(f"a job may not do this: {event}")
        if _is_preparing:
            return
        if event == "open":
            path, _mode, flags = details
            if isinstance(path, (str, bytes, os.PathLike)):
                _check_open(os.fsdecode(path), flags if isinstance(flags, int) else 0, roots)
        elif event in _MADE:
            if not _is_bytecode(os.fsdecode(details[0]), roots):
                raise PermissionError(f"a job may not change files: {event}")
        elif event.startswith(_NOT_IN_REQUESTS):
            raise PermissionError(f"a job may not do this: {event}")

    return check


def _check_open(path: str, flags: int, roots: tuple[str, ...]) -> None:
    if path in _HARMLESS:
        return
    if flags & _WRITING:
        if not _is_bytecode(path, roots):
            raise PermissionError(f"a job may not write files: {path}")
    elif not os.path.realpath(path).startswith(roots):
        raise PermissionError(f"a job may not read other files: {path}")


def _is_bytecode(path: str, roots: tuple[str, ...]) -> bool:
    """Python's own cache beside the modules: without it every later start would compile them again."""
    real = Path(path).resolve()
    is_cached = real.name == "__pycache__" or (real.parent.name == "__pycache__" and ".pyc" in real.name)
    return is_cached and str(real).startswith(roots)
