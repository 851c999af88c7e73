"""SQLite connections with the settings that a dossier needs: one writer, any number of read-only readers."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.core.errors import DossierError
from workbench.core.wording import tr
from workbench.store import migrations, safety
from workbench.store.faults import told, told_in_words
from workbench.store.turns import ROWS_AT_A_TIME, breathe

if TYPE_CHECKING:
    from workbench.store import backups

APPLICATION_ID = 0x44535352
BUSY_TIMEOUT = 2.0
# A window moves them into the file beside its work (`checkpoint`): a gesture that had to would take 60 ms. Without one,
# as on the command line, the writer does it itself at this many pages.
PAGES_LEFT_IN_WAL = 8_000
# SQLite walks all that it holds in memory when a commit has sorted pages anew, one in sixteen, and a reader throws all of
# it away after each: at 64 MB that took up to a tenth of a second. The system holds the file's pages as well, and searches,
# imports and starts take as long with an eighth of it.
_CACHE_KB = 8_000
_IN_A_URI = {ord(character): f"%{ord(character):02x}" for character in "%?#"}
_MAGIC = b"SQLite format 3\x00"
Value = str | int | float | bytes | None


class Reader:
    """A read-only connection; rows come as plain tuples, and a query can be given a time limit."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        self._connection = connection
        self._path = path

    @property
    def connection(self) -> sqlite3.Connection:
        """What is read through, for the rest of the store."""
        return self._connection

    @property
    def path(self) -> Path:
        """The file that is read."""
        if self._path is None:
            self._path = Path(self._connection.execute("PRAGMA database_list").fetchone()[2])
        return self._path

    def rows(self, sql: str, parameters: Sequence[Value] | Mapping[str, Value] = ()) -> list[Any]:
        """Every row of the answer; DossierError where the file is damaged or gone."""
        try:
            cursor = self._connection.execute(sql, parameters)
            found = cursor.fetchmany(ROWS_AT_A_TIME)
            while len(found) % ROWS_AT_A_TIME == 0 and (more := cursor.fetchmany(ROWS_AT_A_TIME)):
                found += more
                breathe()
            return found
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise told(lambda: self.path, error) from error

    def row(self, sql: str, parameters: Sequence[Value] | Mapping[str, Value] = ()) -> Any:
        """The first row of the answer, or None; DossierError where the file is damaged or gone."""
        try:
            return self._connection.execute(sql, parameters).fetchone()
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise told(lambda: self.path, error) from error

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

    def check_schema(self) -> None:
        """DossierError unless the file is built as this program builds one."""
        migrations.refuse_foreign_schema(self._connection, self.path)
        migrations.refuse_older(self._connection, self.path)

    def copy_to(self, target: Path) -> None:
        """A whole, consistent copy of the dossier at `target`, as this connection sees it."""
        with told_in_words(target):
            safety.write_copy(self._connection, target)

    def keep_backup(self, policy: backups.Policy) -> backups.Copy | None:
        """A rotating copy beside the dossier; None when nothing changed since the last one."""
        from workbench.store import backups

        return backups.keep(self.path, self._connection, policy)

    def damage(self) -> str:
        """The first thing that a quick look at every page finds wrong, "" when the file is sound."""
        return safety.damage(self._connection)

    def let_go(self) -> None:
        """Give back the memory that holds pages of the file; what is read next is read again."""
        self._connection.execute("PRAGMA shrink_memory")

    def interrupt(self) -> None:
        """Stop the query that another thread runs on this reader."""
        self._connection.interrupt()

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()


def uri(path: Path, mode: str) -> str:
    """How SQLite is told which file, and what it may do there."""
    if sys.platform == "win32":
        return path.absolute().as_uri() + f"?mode={mode}"
    # What SQLite asks for, and no more: `as_uri` reads all that there is to know of addresses.
    return f"file://{path.absolute()}".translate(_IN_A_URI) + f"?mode={mode}"


def is_dossier(path: Path) -> bool:
    """Whether the file says of itself that it is a dossier."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return False
    return head[:16] == _MAGIC and int.from_bytes(head[68:72], "big") == APPLICATION_ID


def uid_of(path: Path) -> str | None:
    """The identity of the dossier at `path`, the same in each copy of it; None when it cannot be read."""
    if not safety.is_held(path) and not is_dossier(path):
        return None
    try:
        with closing(open_reader(path, is_immutable=not safety.is_held(path))) as reader:
            found = reader.value("SELECT uid FROM dossier")
    except (sqlite3.Error, DossierError, UnicodeDecodeError):
        return None
    return str(found) if found else None


def is_outdated(path: Path) -> bool:
    """Whether the dossier at `path` is of an older version; nothing is changed."""
    if not safety.is_held(path):
        check_is_dossier(path)
    with told_in_words(path), closing(open_frozen_reader(path)) as reader:
        migrations.refuse_foreign_schema(reader.connection, path)
        return migrations.version(reader.connection) < migrations.latest()


@contextmanager
def leaving_nothing(path: Path) -> Iterator[None]:
    """SQLite's empty notes beside a file that was only read are gone afterwards; a journal that was there stays."""
    notes = path.with_name(path.name + "-wal")
    was_there = notes.exists()
    try:
        yield
    finally:
        if not was_there and notes.exists():
            # Only a connection that may write clears them away, and only when it is the last one.
            with suppress(sqlite3.Error), closing(sqlite3.connect(uri(path, "rw"), uri=True)) as last:
                last.execute("PRAGMA query_only = ON")
                last.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()


def copy_of(path: Path, target: Path) -> None:
    """A whole copy of the dossier at `path`, of whatever version; nothing is changed there."""
    with told_in_words(path), closing(open_frozen_reader(path)) as reader:
        reader.copy_to(target)


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


def open_reader(path: Path, *, is_immutable: bool = False) -> Reader:
    """A read-only connection to the dossier at `path`; usable from any one thread at a time.

    `is_immutable` is for a folder that nothing may be written to: no lock is taken and no journal read.
    """
    connection = sqlite3.connect(
        uri(path, "ro") + ("&immutable=1" if is_immutable else ""),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_TIMEOUT,
    )
    try:
        connection.execute("PRAGMA query_only = ON")
        safety.harden(connection)
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        # No memory mapping: a stick pulled out, or a file cut short by a shared folder, would end the program (SIGBUS).
    except BaseException:
        connection.close()
        raise
    return Reader(connection, path)


def open_frozen_reader(path: Path) -> Reader:
    """A reader where nothing may be written, not even SQLite's own notes beside the file."""
    for is_immutable in (False, True):
        try:
            found = open_reader(path, is_immutable=is_immutable)
        except sqlite3.Error:
            if is_immutable:
                raise
            continue
        try:
            found.value("PRAGMA main.schema_version")
        except (sqlite3.Error, DossierError):
            found.close()
            if is_immutable:
                raise
        else:
            break
    return found


def bring_up_to_date(path: Path) -> None:
    """See that the file can be written and is built as ours are, and upgrade it when it is older."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=BUSY_TIMEOUT)) as probe:
        probe.execute("BEGIN IMMEDIATE")
        probe.execute("ROLLBACK")
        safety.harden(probe)
        migrations.refuse_foreign_schema(probe, path)
        # A backup comes without it; and a file that may only be read is found out here, not at a gesture.
        probe.execute("PRAGMA journal_mode = WAL")
        if migrations.version(probe) != migrations.latest():
            migrations.upgrade(probe, path)


def open_writer(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """The one writing connection: WAL, every commit synced, foreign keys and recursive triggers on."""
    connection = sqlite3.connect(
        uri(path, "rwc" if create else "rw"),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_TIMEOUT,
    )
    try:
        _prepare_writer(connection, path, is_new=create)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare_writer(connection: sqlite3.Connection, path: Path, *, is_new: bool) -> None:
    if not is_new:
        # SQLite 3.40 lets no trigger, not even a TEMP one, write to FTS5 with trusted_schema off. So the schema is
        # compared with ours first: a stranger's trigger or view never gets to run.
        safety.harden(connection)
        migrations.refuse_foreign_schema(connection, path)
    connection.execute("PRAGMA trusted_schema = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {PAGES_LEFT_IN_WAL}")
    connection.execute("PRAGMA foreign_keys = ON")
    # Without it REPLACE deletes rows behind the journal's back.
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
    connection.execute("PRAGMA temp_store = MEMORY")
