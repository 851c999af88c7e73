"""What is to be imported: files and pasted text, and their bytes without a pipe, a device or a change under our eyes."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import WorkbenchError
from workbench.core.wording import tr
from workbench.files import readable

LARGEST = 300 * 1024 * 1024
# Without waiting: whoever opens a pipe that nobody writes to would wait for ever.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
_AS_THEY_ARE = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to import: a file, or `content` already in memory (pasted text) under a file name."""

    name: str
    path: Path | None = None
    content: bytes | None = None

    @property
    def filename(self) -> str:
        """The last part of its name."""
        return os.path.basename(self.name)  # noqa: PTH119 - ten times as fast, a thousand times

    def read(self) -> bytes:
        """The bytes; WorkbenchError in one sentence when they cannot be had."""
        if self.content is not None:
            return self.content
        assert self.path is not None
        try:
            return _bytes_of(self.path, self.name)
        except FileNotFoundError as error:
            raise WorkbenchError(tr("“{name}” is missing; name a file.", name=self.name)) from error
        except IsADirectoryError as error:
            raise WorkbenchError(tr("“{name}” is a folder; name a file.", name=self.name)) from error
        except (OSError, ValueError) as error:
            reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
            raise WorkbenchError(tr("“{name}” cannot be read: {reason}.", name=self.name, reason=reason)) from error


def _bytes_of(path: Path, name: str) -> bytes:
    """A file's bytes; asked of what was opened, so that nothing can be put in its place between a look and the reading."""
    _check_link(path, name)
    # Files come by the thousand: Python's own file objects take three times as long.
    file = os.open(path, os.O_RDONLY | _AT_ONCE | _AS_THEY_ARE)
    try:
        about = os.fstat(file)
        if stat.S_ISDIR(about.st_mode):
            raise IsADirectoryError
        if not stat.S_ISREG(about.st_mode):
            raise WorkbenchError(tr("“{name}” is a device or a pipe; name a file.", name=name))
        if about.st_size > LARGEST:
            raise WorkbenchError(tr("“{name}” is larger than 300 MB; split it, then import the parts.", name=name))
        content = _read(file, about.st_size)
        # One byte more than there was: a file that grows under our eyes ends somewhere.
        if len(content) != about.st_size or os.read(file, 1):
            # Also what only looks like a file, as the machine's own do: their size says nothing.
            raise WorkbenchError(tr("“{name}” changes while it is read; import a copy of it.", name=name))
        return content
    finally:
        os.close(file)


def _check_link(path: Path, name: str) -> None:
    """WorkbenchError for a link that leads out of its folder: what came from a stranger could name any file of the machine."""
    if path.is_symlink() and path.exists() and not path.resolve().is_relative_to(path.parent.resolve()):
        raise WorkbenchError(tr("“{name}” is a link to a file in another folder; import that file itself.", name=name))


def _read(file: int, most: int) -> bytes:
    content = os.read(file, most)
    if len(content) == most:
        return content
    pieces = [content]
    while pieces[-1]:
        pieces.append(os.read(file, most - sum(map(len, pieces))))
    return b"".join(pieces)


def from_paths(paths: Sequence[Path]) -> list[Source]:
    """Files to import, folders opened one level deep."""
    found: list[Source] = []
    for path in paths:
        found.extend(Source(readable(one), one) for one in _inside(path))
    return found


def _inside(path: Path) -> list[Path]:
    """The files of a folder; the path itself when it is none, is empty or may not be opened: its reading says why."""
    try:
        files = sorted(child for child in path.iterdir() if child.is_file()) if path.is_dir() else []
        return files or [path]
    except OSError:
        return [path]
