"""One gesture under way, and the moment that it carries."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import chain, islice
from typing import TYPE_CHECKING

from workbench.store.connection import Reader, Value
from workbench.store.turns import ROWS_AT_A_TIME, breathe

if TYPE_CHECKING:
    from sqlmodel import Session

    from workbench.store.openfile import OpenFile


MERGE_WINDOW = 60.0
ROWS_IN_ONE = 50


def now() -> str:
    """This moment as ISO 8601 in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def next_number(writer: sqlite3.Connection, table: str) -> int:
    """The number that the next row of `table` will have; none is ever given twice."""
    found = writer.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return 1 + (int(found[0]) if found else 0)


def mergeable(writer: sqlite3.Connection, merge_key: str, within: float = MERGE_WINDOW) -> int | None:
    """The last gesture, when one of this key still joins it because it began less than `within` seconds ago."""
    if not merge_key:
        return None
    last = writer.execute("SELECT id, merge_key, at, state FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    if last is None or last[1] != merge_key or last[3] != "done":
        return None
    age = datetime.now(UTC) - datetime.fromisoformat(last[2])
    return int(last[0]) if age.total_seconds() < within else None


def forget(writer: sqlite3.Connection, operation: int) -> None:
    """A gesture that changed nothing in the end leaves no trace: what it had overtaken can be redone again."""
    writer.execute("DELETE FROM operation WHERE id = ?", (operation,))
    writer.execute("UPDATE operation SET state = 'undone', dropped_by = NULL WHERE dropped_by = ?", (operation,))


def overtake(writer: sqlite3.Connection, operation: int) -> None:
    """A new gesture after an undo: what was undone can no longer be redone, but its history stays."""
    writer.execute(
        "UPDATE operation SET state = 'dropped', dropped_by = ?1 WHERE state = 'undone' AND id < ?1", (operation,)
    )


class Operation:
    """One gesture under way: the only handle through which rows are written."""

    def __init__(self, dossier: OpenFile, writer: sqlite3.Connection, id: int, label: str, at: str) -> None:
        self._dossier = dossier
        self.id = id
        self.label = label
        self.at = at
        self.result: object = None
        self.touched: dict[str, frozenset[int]] = {}
        self._writer = writer
        self._session: Session | None = None

    @property
    def reader(self) -> Reader:
        """Reads that see what this operation has written so far."""
        return Reader(self._writer, self._dossier.path)

    @property
    def session(self) -> Session:
        """A SQLModel session on the writing connection; flush it, never commit it."""
        if self._session is None:
            from workbench.store.sessions import session_on

            self._session = session_on(self._dossier.engine())
        return self._session

    def execute(self, sql: str, parameters: Sequence[Value] | dict[str, Value] = ()) -> sqlite3.Cursor:
        """Run one statement inside the operation."""
        return self._writer.execute(sql, parameters)

    def execute_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for every row; in a thread, a few at a time, with a breath for the window in between."""
        waiting = iter(rows)
        while some := list(islice(waiting, ROWS_AT_A_TIME)):
            self._writer.executemany(sql, some)
            if len(some) == ROWS_AT_A_TIME:
                breathe()

    def insert_rows(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
        """Add rows that give these columns, in order; many in one statement take half the time of one after the other."""
        named, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
        one = f'INSERT INTO "{table}" ({named}) VALUES ({marks})'
        many = one + f", ({marks})" * (ROWS_IN_ONE - 1)
        waiting = iter(rows)
        while some := list(islice(waiting, ROWS_AT_A_TIME)):
            whole = len(some) - len(some) % ROWS_IN_ONE
            for at in range(0, whole, ROWS_IN_ONE):
                self._writer.execute(many, list(chain.from_iterable(some[at : at + ROWS_IN_ONE])))
            self._writer.executemany(one, some[whole:])
            if len(some) == ROWS_AT_A_TIME:
                breathe()

    def next_number(self, table: str) -> int:
        """The number that the next row of `table` will have."""
        return next_number(self._writer, table)

    def rename(self, label: str) -> None:
        """Give the operation the words that the history shows."""
        self.label = label
        self._writer.execute("UPDATE operation SET label = ? WHERE id = ?", (label, self.id))

    def forget_rows(self) -> None:
        """Before rows are written beside the ORM: what it knows of them no longer counts."""
        if self._session is not None:
            self._session.expunge_all()

    def close_session(self) -> None:
        """Let go of the ORM's view of the rows."""
        if self._session is not None:
            self._session.close()
            self._session = None
