"""How soon what was committed is safe: at once, or after a hurried batch when there is time for it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from workbench.core.errors import Cancelled, DossierError
from workbench.core.wording import tr
from workbench.store.connection import BUSY_TIMEOUT, PAGES_LEFT_IN_WAL, uri

# Steps of SQLite's machine: some fifty texts on their way into the index, which takes longest.
_STEPS_BETWEEN = 1_000


@contextmanager
def hurried(writer: sqlite3.Connection, halted: Callable[[], bool]) -> Iterator[None]:
    """Commits inside outlive the program, not a power cut, and leave the clearing up of the WAL to `checkpoint`.

    `halted` is asked every few documents; once it is true, what is being written ends with Cancelled.
    """
    writer.execute("PRAGMA synchronous = NORMAL")
    writer.execute("PRAGMA wal_autocheckpoint = 0")
    writer.set_progress_handler(lambda: int(halted()), _STEPS_BETWEEN)
    try:
        yield
    except DossierError as error:
        if str(error.__cause__) == "interrupted":
            raise Cancelled(tr("This was stopped, and nothing of it was saved.")) from error
        raise
    finally:
        writer.set_progress_handler(None, 0)
        writer.execute("PRAGMA synchronous = FULL")
        writer.execute(f"PRAGMA wal_autocheckpoint = {PAGES_LEFT_IN_WAL}")


def sync(path: Path) -> None:
    """See that everything committed so far is on the disk, if only in the WAL; holds no writer up."""
    try:
        wal = os.open(path.with_name(f"{path.name}-wal"), os.O_RDWR)
    except FileNotFoundError:
        # Another program has moved it into the dossier file, which it synced for that.
        return
    try:
        os.fsync(wal)
    except OSError as error:
        raise sqlite3.OperationalError("disk I/O error") from error
    finally:
        os.close(wal)


def checkpoint(path: Path) -> None:
    """Move what was committed so far from the WAL into the dossier file itself; holds no writer up."""
    with closing(sqlite3.connect(uri(path, "rw"), uri=True, isolation_level=None, timeout=BUSY_TIMEOUT)) as connection:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
