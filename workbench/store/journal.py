"""The journal: TEMP triggers log every changed column, and from that one table come undo, redo and the audit trail.

An insert is logged by its row number alone; its values are kept only when it is undone, because nothing needs them
before. That keeps a bulk import near the price of no journal at all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from workbench.store.schema import DERIVED, OWN

SUSPENDED = 0
_KINDS = frozenset({"insert", "update", "delete"})


class Change(NamedTuple):
    """One line of the journal; `column` is None for an insert."""

    seq: int
    table: str
    row: int
    kind: str
    column: str | None
    old: Any
    new: Any


class Shape(NamedTuple):
    """A journalled table: its INTEGER PRIMARY KEY and all of its columns."""

    key: str
    columns: tuple[str, ...]


def shapes(connection: sqlite3.Connection) -> dict[str, Shape]:
    """Every table whose rows an operation may change."""
    names = [
        row[0] for row in connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name")
    ]
    found: dict[str, Shape] = {}
    for name in names:
        if name in OWN or name.startswith(DERIVED):
            continue
        columns = list(connection.execute(f'PRAGMA main.table_info("{name}")'))
        found[name] = Shape(next(row[1] for row in columns if row[5]), tuple(row[1] for row in columns))
    return found


def _triggers(table: str, shape: Shape) -> Iterator[str]:
    operation = "(SELECT operation FROM journal_state)"
    when = f"WHEN {operation} IS NOT {SUSPENDED}"
    head = 'INSERT INTO change (operation, "table", row, kind, "column", old, new)'
    name, key = f"journal_{table}", f'"{shape.key}"'
    yield f"""CREATE TEMP TRIGGER {name}_insert AFTER INSERT ON main."{table}" {when} BEGIN
        {head} VALUES ({operation}, '{table}', new.{key}, 'insert', NULL, NULL, NULL); END"""
    updates = "\n".join(
        f"""{head} SELECT {operation}, '{table}', old.{key}, 'update', '{column}', old."{column}", new."{column}"
            WHERE old."{column}" IS NOT new."{column}";"""
        for column in shape.columns
    )
    yield f"""CREATE TEMP TRIGGER {name}_update AFTER UPDATE ON main."{table}" {when} BEGIN {updates} END"""
    lines = ", ".join(
        f"""({operation}, '{table}', old.{key}, 'delete', '{column}', old."{column}", NULL)"""
        for column in shape.columns
    )
    yield f"""CREATE TEMP TRIGGER {name}_delete AFTER DELETE ON main."{table}" {when} BEGIN {head} VALUES {lines}; END"""


def _steps(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """Lines that are taken back or made again at once: rows of one table, or columns of one row, each column once.

    One column after the other would break a CHECK that binds two of them, such as an end behind its start.
    """
    lines: list[Change] = []
    for change in changes:
        if lines and not _joins(change, lines):
            yield lines
            lines = []
        lines.append(change)
    if lines:
        yield lines


def _joins(change: Change, lines: list[Change]) -> bool:
    first = lines[0]
    if change.kind == "insert":
        # Rows of one table that were made one after the other go together: an import has thousands of them.
        return (first.kind, first.table) == ("insert", change.table)
    return (change.kind, change.table, change.row) == (first.kind, first.table, first.row) and all(
        line.column != change.column for line in lines
    )


class Journal:
    """The triggers of one writing connection, and what is done with their lines."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Make the triggers; until `record_into` names an operation, every write is refused."""
        self._connection = connection
        self._shapes = shapes(connection)
        connection.execute("CREATE TEMP TABLE journal_state (operation INTEGER)")
        connection.execute("INSERT INTO journal_state VALUES (NULL)")
        for table, shape in self._shapes.items():
            for statement in _triggers(table, shape):
                connection.execute(statement)

    @property
    def tables(self) -> list[str]:
        """The journalled tables, by name."""
        return list(self._shapes)

    def record_into(self, operation: int | None) -> None:
        """Later changes belong to `operation`; None refuses writes, SUSPENDED lets them pass unlogged."""
        self._connection.execute("UPDATE journal_state SET operation = ?", (operation,))

    def changes_of(self, *operations: int) -> list[Change]:
        """The lines of these operations, oldest first."""
        sql = """SELECT seq, "table", row, kind, "column", old, new FROM change
                 WHERE operation IN (SELECT value FROM json_each(?)) ORDER BY seq"""
        found = [Change(*row) for row in self._connection.execute(sql, (str(list(operations)),))]
        if not all(isinstance(change.row, int) for change in found):
            raise sqlite3.DatabaseError("malformed journal")
        for table, kind, column in {(change.table, change.kind, change.column) for change in found}:
            self._check(table, kind, column)
        return found

    def _check(self, table: str, kind: str, column: str | None) -> None:
        """A journal may come from a stranger, and its words become SQL: they must name what there is."""
        shape = self._shapes.get(table)
        if shape is None or kind not in _KINDS or (kind != "insert" and column not in shape.columns):
            raise sqlite3.DatabaseError("malformed journal")

    def touched(self, operation: int, last: int = 0) -> dict[str, frozenset[int]]:
        """Row ids that an operation touched, or those up to number `last`, by table."""
        found: dict[str, list[int]] = {}
        sql = 'SELECT "table", row FROM change WHERE operation BETWEEN ? AND ?'
        for table, row in self._connection.execute(sql, (operation, last or operation)):
            found.setdefault(table, []).append(row)
        return {table: frozenset(rows) for table, rows in found.items()}

    def share_out(self, first: int, row: int) -> None:
        """Of what was logged under `first`, give what concerns row number `row` + n of any table to operation `first` + n."""
        self._connection.execute(
            "UPDATE change SET operation = operation + row - ?2 WHERE operation = ?1 AND row > ?2", (first, row)
        )

    def backward(self, *operations: int, keeps: bool = True) -> None:
        """Take every change of `operations` back, last first; without `keeps`, rows taken back are not kept for a redo."""
        changes = self.changes_of(*operations)
        for lines in _steps(reversed(changes)):
            _, table, row, kind, *_ = lines[0]
            if kind == "insert":
                if keeps:
                    self._keep(table, lines)
                self._delete_all(table, [line.row for line in lines])
            elif kind == "delete":
                self._insert(table, [(str(line.column), line.old) for line in lines])
            else:
                self._set(table, row, [(str(line.column), line.old) for line in lines])

    def forward(self, operation: int) -> None:
        """Make every change of `operation` again, first first."""
        for lines in _steps(self.changes_of(operation)):
            _, table, row, kind, *_ = lines[0]
            if kind == "insert":
                for line in lines:
                    self._insert(table, self._kept(table, line.seq))
            elif kind == "delete":
                self._delete(table, row)
            else:
                self._set(table, row, [(str(line.column), line.new) for line in lines])

    def fold(self, operation: int) -> None:
        """Keep only the first old and the last new value of each updated column, and none where the two are the same."""
        self._connection.execute(
            """UPDATE change SET new = (SELECT last.new FROM change AS last WHERE last.operation = change.operation
                   AND last."table" = change."table" AND last.row = change.row AND last."column" = change."column"
                   AND last.kind = 'update' ORDER BY last.seq DESC LIMIT 1)
               WHERE operation = ? AND kind = 'update'""",
            (operation,),
        )
        self._connection.execute(
            """DELETE FROM change WHERE operation = ?1 AND kind = 'update' AND seq NOT IN (
                   SELECT min(seq) FROM change WHERE operation = ?1 AND kind = 'update' GROUP BY "table", row, "column")""",
            (operation,),
        )
        self._connection.execute(
            "DELETE FROM change WHERE operation = ? AND kind = 'update' AND old IS new AND typeof(old) = typeof(new)",
            (operation,),
        )

    def _keep(self, table: str, lines: list[Change]) -> None:
        """Put the values of rows about to be taken back beside the lines that say they were inserted."""
        columns, key = self._shapes[table].columns, self._shapes[table].key
        sql = f'SELECT * FROM "{table}" WHERE "{key}" = ?'
        rows: list[tuple[int, str, Any]] = []
        for line in lines:
            values = self._connection.execute(sql, (line.row,)).fetchone()
            if values is not None:
                rows += [(line.seq, column, value) for column, value in zip(columns, values, strict=True)]
        self._connection.executemany('INSERT INTO kept (seq, "column", value) VALUES (?, ?, ?)', rows)

    def _kept(self, table: str, seq: int) -> list[tuple[str, Any]]:
        rows = self._connection.execute('SELECT "column", value FROM kept WHERE seq = ?', (seq,)).fetchall()
        columns = self._shapes[table].columns
        if any(column not in columns for column, _ in rows):
            raise sqlite3.DatabaseError("malformed journal")
        self._connection.execute("DELETE FROM kept WHERE seq = ?", (seq,))
        return rows

    def _insert(self, table: str, values: list[tuple[str, Any]]) -> None:
        names = ", ".join(f'"{column}"' for column, _ in values)
        marks = ", ".join("?" * len(values))
        self._connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', [value for _, value in values])

    def _delete_all(self, table: str, rows: list[int]) -> None:
        sql = f'DELETE FROM "{table}" WHERE "{self._shapes[table].key}" = ?'
        self._connection.executemany(sql, [(row,) for row in rows])

    def _delete(self, table: str, row: int) -> None:
        self._connection.execute(f'DELETE FROM "{table}" WHERE "{self._shapes[table].key}" = ?', (row,))

    def _set(self, table: str, row: int, values: list[tuple[str, Any]]) -> None:
        columns = ", ".join(f'"{column}" = ?' for column, _ in values)
        sql = f'UPDATE "{table}" SET {columns} WHERE "{self._shapes[table].key}" = ?'
        self._connection.execute(sql, [*(value for _, value in values), row])
