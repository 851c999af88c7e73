"""Rows as they were: the journal read backward, for the history, the trash and snapshots."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from workbench.core.errors import DossierError
from workbench.core.wording import tr
from workbench.store import schema
from workbench.store.connection import Reader, Value

Row = dict[str, Value]


class Line(NamedTuple):
    """One line of the journal about a row whose table and number are known; `column` is None for an insert."""

    seq: int
    operation: int
    kind: str
    column: str | None
    old: Any
    new: Any


class Past:
    """Rows of one dossier at any moment of its life. Cheap to make; make a new one after every change."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.tables = schema.tables(reader)
        self._known: dict[tuple[str, int], Row] = {}

    def lines(self, table: str, id: int) -> list[Line]:
        """All that ever happened to a row, in order, gestures that were undone included."""
        sql = (
            """SELECT seq, operation, kind, "column", old, new FROM change WHERE "table" = ? AND row = ? ORDER BY seq"""
        )
        found = [Line(*row) for row in self._reader.rows(sql, (table, id))]
        known = self.shape(table).columns
        if any(line.kind != "insert" and line.column not in known for line in found):
            raise self._foreign(table)
        return found

    def shape(self, table: str) -> schema.Table:
        """A table's key and columns; DossierError for one that no dossier has: the journal may come from a stranger."""
        if table not in self.tables:
            raise self._foreign(table)
        return self.tables[table]

    @staticmethod
    def _foreign(table: str) -> DossierError:
        return DossierError(
            tr("The history of this dossier speaks of what no dossier has (“{table}”); verify it.", table=table[:40])
        )

    def now(self, table: str, id: int) -> Row | None:
        """A row as it is; None when it is gone."""
        key, columns = self.shape(table)
        listed = ", ".join(f'"{column}"' for column in columns)
        found = self._reader.row(f'SELECT {listed} FROM "{table}" WHERE "{key}" = ?', (id,))
        return None if found is None else dict(zip(columns, found, strict=True))

    def known(self, table: str, id: int) -> Row:
        """A row as it is, or as it was last; empty when nothing is known of it any more."""
        place = (table, id)
        if place not in self._known:
            self._known[place] = self.now(table, id) or self._last(table, id)
        return self._known[place]

    def _last(self, table: str, id: int) -> Row:
        lines = self.lines(table, id)
        gone = [line for line in lines if line.kind == "delete"]
        if gone:
            return {str(line.column): line.old for line in gone if line.operation == gone[-1].operation}
        made = [line.seq for line in lines if line.kind == "insert"]
        return self.kept(made[-1]) if made else {}

    def kept(self, seq: int) -> Row:
        """The values of a row whose making was undone, by the line that says it was made."""
        sql = """SELECT kept."column", value FROM kept JOIN change USING (seq)
                 JOIN pragma_table_info(change."table") AS held ON held.name = kept."column" WHERE seq = ?"""
        return dict(self._reader.rows(sql, (seq,)))

    def inserted(self, table: str, id: int, made: Line, lines: Sequence[Line]) -> Row:
        """What a row held when the line `made` was written: the journal keeps no values of an insert.

        Each column's next line says what stood there before it; a column without one still holds what it held then.
        """
        found: Row = {}
        for line in lines:
            if line.seq > made.seq and line.column is not None:
                found.setdefault(line.column, line.old)
        columns = self.tables[table].columns
        if len(found) < len(columns):
            rest = self.kept(made.seq) or self.now(table, id) or {}
            for column in columns:
                found.setdefault(column, rest.get(column))
        return found

    def at(self, table: str, id: int, done: Collection[int], lines: Sequence[Line] | None = None) -> Row | None:
        """A row as it is when exactly the operations in `done` are done; None where it does not exist then."""
        lines = self.lines(table, id) if lines is None else lines
        structural = [line for line in lines if line.kind != "update"]
        last = next((line for line in reversed(structural) if line.operation in done), None)
        if last is None and (not structural or structural[0].kind != "insert"):
            start = Line(0, 0, "insert", None, None, None)
        elif last is not None and last.kind == "insert":
            start = last
        else:
            return None
        found = self.inserted(table, id, start, lines)
        for line in lines:
            if line.kind == "update" and line.operation in done and line.seq > start.seq:
                found[str(line.column)] = line.new
        return found
