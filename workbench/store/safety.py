"""What keeps a dossier from harm: a stranger's file stays data, a copy is whole or not there, a lost file is noticed."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

from workbench.core.errors import DossierError, Unsaved
from workbench.core.wording import tr

DRAFT = ".draft"
Stamp = tuple[int, int]


def harden(connection: sqlite3.Connection) -> None:
    """Nothing in the file may run or reach outside it, and a damaged page is found before it is trusted."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    # Python hands SQLite's defensive mode out from 3.12 on; before that the comparison of the schema must do.
    configure = getattr(connection, "setconfig", None)
    if configure is not None:
        configure(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # type: ignore[attr-defined,unused-ignore]


def stamp(path: Path) -> Stamp | None:
    """Which file stands at `path`; None when there is none, or its disk is gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


_held: Counter[Stamp] = Counter()


def is_held(path: Path) -> bool:
    """Whether this program has the file open as a dossier.

    Such a file may not be opened and closed beside SQLite: Unix then drops every lock that this program has on it.
    """
    found = stamp(path)
    return found is not None and _held[found] > 0


class Place:
    """Where an open dossier's file stands, and whether it is still the same file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: Stamp | None = None

    def hold(self) -> None:
        """The file that stands there now is the one."""
        self._stamp = stamp(self._path)
        if self._stamp is not None:
            _held[self._stamp] += 1

    def release(self) -> None:
        """The dossier is closed."""
        if self._stamp is not None:
            _held[self._stamp] -= 1
        self._stamp = None

    def check(self, ours: sqlite3.Connection | None) -> None:
        """Unsaved when the file is gone or another one stands there: what is written now would be lost.

        `ours` is a connection opened before; without one nothing has been read yet that could be lost.
        """
        if self._stamp is None or stamp(self._path) == self._stamp or self._is_still_ours(ours):
            return
        raise Unsaved(
            tr(
                "“{name}” was moved, deleted or replaced, or its disk is gone, so the last change was not saved; "
                "put it back, or go on in a copy.",
                name=self._path.name,
            )
        )

    def _is_still_ours(self, ours: sqlite3.Connection | None) -> bool:
        """Some shared folders number their files anew: the file is ours as long as it holds our last gesture."""
        if ours is None or not self._path.is_file():
            return self._path.is_file()
        try:
            with closing(sqlite3.connect(self._path.absolute().as_uri() + "?mode=ro", uri=True)) as other:
                return state(other) == state(ours)
        except sqlite3.Error:
            return False


def state(connection: sqlite3.Connection) -> tuple[object, ...]:
    """What differs between two moments of one dossier: rows ever numbered, and which gestures hold."""
    row = connection.execute(
        """SELECT (SELECT total(seq) FROM sqlite_sequence), count(*), total(id) FROM operation WHERE state = 'done'"""
    ).fetchone()
    return (*row, *connection.execute("PRAGMA user_version").fetchone())


def write_copy(source: sqlite3.Connection, target: Path) -> None:
    """A whole, consistent copy at `target`, what is still beside the source in its journal included.

    It is written under another name, brought to the disk, then renamed: a copy is whole or not there.
    """
    draft = target.with_name(target.name + DRAFT)
    try:
        draft.unlink(missing_ok=True)
        _fill(source, draft)
        _sync(draft)
        draft.rename(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise DossierError(
            tr("No copy could be written to “{name}” ({reason}).", name=str(target), reason=error.strerror)
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _fill(source: sqlite3.Connection, draft: Path) -> None:
    copy = sqlite3.connect(draft, isolation_level=None)
    try:
        # A copy that fails is thrown away whole: it needs neither a journal nor a sync at each step.
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        source.backup(copy)
    finally:
        copy.close()
    copy = sqlite3.connect(draft, isolation_level=None)
    try:
        # One file and nothing beside it: a backup must open from a medium that may only be read.
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """The new name too must be on the disk; Windows has no such call and does it by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def damage(connection: sqlite3.Connection, *, is_thorough: bool = False) -> str:
    """The first thing that SQLite finds wrong with the file, "" when it is sound."""
    check = "integrity_check" if is_thorough else "quick_check"
    try:
        found = str(connection.execute(f"PRAGMA {check}(1)").fetchone()[0])
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        found = str(error)
    return "" if found == "ok" else " ".join(found.split())
