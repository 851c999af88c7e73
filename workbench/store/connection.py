"""SQLite connections with the settings that a dossier needs: one writer, any number of read-only readers."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workbench.core.errors import DossierError
from workbench.core.wording import tr
from workbench.store import migrations

APPLICATION_ID = 0x44535352
BUSY_TIMEOUT = 2.0
_MAGIC = b"SQLite format 3\x00"
Value = str | int | float | bytes | None


class Reader:
    """A read-only connection; rows come as plain tuples, and a query can be given a time limit."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, parameters: Sequence[Value] | Mapping[str, Value] = ()) -> list[Any]:
        """Every row of the answer."""
        return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[Value] | Mapping[str, Value] = ()) -> Any:
        """The first row of the answer, or None."""
        return self._connection.execute(sql, parameters).fetchone()

    def value(self, sql: str, parameters: Sequence[Value] | Mapping[str, Value] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    @contextmanager
    def limited(self, seconds: float) -> Iterator[Reader]:
        """Queries inside stop with a DossierError after `seconds`."""
        deadline = time.monotonic() + seconds
        self._connection.set_progress_handler(lambda: int(time.monotonic() > deadline), 20_000)
        try:
            yield self
        except sqlite3.OperationalError as error:
            if str(error) != "interrupted":
                raise
            raise DossierError(tr("That took too long and was stopped; ask for less at a time.")) from error
        finally:
            self._connection.set_progress_handler(None, 0)

    def interrupt(self) -> None:
        """Stop the query that another thread runs on this reader."""
        self._connection.interrupt()

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()


def _uri(path: Path, mode: str) -> str:
    return path.absolute().as_uri() + f"?mode={mode}"


def is_dossier(path: Path) -> bool:
    """Whether the file says of itself that it is a dossier."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return False
    return head[:16] == _MAGIC and int.from_bytes(head[68:72], "big") == APPLICATION_ID


def check_is_dossier(path: Path) -> None:
    """DossierError with one sentence unless `path` is an SQLite file that carries our application id."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError as error:
        message = tr(
            "There is no file “{name}”; check the path, or make a dossier with “workbench new”.", name=path.name
        )
        raise DossierError(message) from error
    except IsADirectoryError as error:
        raise DossierError(tr("“{name}” is a folder; name a .dossier file in it.", name=path.name)) from error
    except OSError as error:
        raise DossierError(
            tr("“{name}” cannot be read ({reason}); check that you may read it.", name=path.name, reason=error.strerror)
        ) from error
    if head[:16] != _MAGIC or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise DossierError(
            tr("“{name}” is not a dossier; open a .dossier file, or import this file into one.", name=path.name)
        )


def open_reader(path: Path) -> Reader:
    """A read-only connection to the dossier at `path`; usable from any one thread at a time."""
    connection = sqlite3.connect(
        _uri(path, "ro"), uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_TIMEOUT
    )
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cache_size = -32000")
    connection.execute("PRAGMA mmap_size = 268435456")
    return Reader(connection)


def open_writer(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """The one writing connection: WAL, every commit synced, foreign keys and recursive triggers on."""
    connection = sqlite3.connect(
        _uri(path, "rwc" if create else "rw"),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_TIMEOUT,
    )
    if not create:
        # SQLite 3.40 lets no trigger, not even a TEMP one, write to FTS5 with trusted_schema off. So the schema is
        # compared with ours first: a stranger's trigger or view never gets to run.
        connection.execute("PRAGMA trusted_schema = OFF")
        migrations.refuse_foreign_schema(connection, path)
    connection.execute("PRAGMA trusted_schema = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    # Without it REPLACE deletes rows behind the journal's back.
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("PRAGMA cache_size = -64000")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


@contextmanager
def told_in_words(path: Path) -> Iterator[None]:
    """SQLite's own errors about the file become one sentence each."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise DossierError(_sentence(path, str(error))) from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, (sqlite3.IntegrityError, sqlite3.ProgrammingError)):
            raise
        raise DossierError(_sentence(path, str(error))) from error


def _sentence(path: Path, reason: str) -> str:
    name = path.name
    known: list[tuple[str, Callable[[], str]]] = [
        ("locked", lambda: tr("“{name}” is in use by another program; close it there, then try again.", name=name)),
        (
            "readonly",
            lambda: tr("“{name}” may only be read, so nothing was saved; copy it to a folder of yours.", name=name),
        ),
        (
            "full",
            lambda: tr("The disk is full, so the last change to “{name}” was not saved; free some space.", name=name),
        ),
        (
            "unable to open",
            lambda: tr("“{name}” cannot be opened; check the folder and that you may write there.", name=name),
        ),
        ("malformed", lambda: tr("“{name}” is damaged; restore it from a backup.", name=name)),
        ("not a database", lambda: tr("“{name}” is not a dossier; open a .dossier file.", name=name)),
    ]
    for words, sentence in known:
        if words in reason:
            return sentence()
    return tr("“{name}” could not be used: {reason}.", name=name, reason=reason)
