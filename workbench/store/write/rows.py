"""Rows in, changed and out: single rows through SQLModel, many through executemany."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.core.errors import NotFound
from workbench.core.identity import new_uid
from workbench.core.wording import tr
from workbench.store.connection import Value
from workbench.store.dossier import Operation, now


def insert(op: Operation, table: str, **values: Value) -> int:
    """Add one row and return its id; fields left out take their defaults."""
    from workbench.store.tables import TABLES

    row = TABLES[table](**values)
    op.session.add(row)
    _flush(op)
    return int(row.id)  # type: ignore[attr-defined]


def _flush(op: Operation) -> None:
    """SQLAlchemy wraps SQLite's errors; the dossier knows the bare ones."""
    from sqlalchemy.exc import DBAPIError

    try:
        op.session.flush()
    except DBAPIError as error:
        raise (error.orig or error) from error


def insert_many(op: Operation, table: str, rows: Sequence[Mapping[str, Value]], *, uids: bool = False) -> list[int]:
    """Add rows that have the same fields and return their ids; `uids` gives each one a fresh identity."""
    if not rows:
        return []
    columns = list(rows[0])
    first = last_id(op, table) + 1
    values = ([*(row[column] for column in columns), *([new_uid()] if uids else [])] for row in rows)
    op.insert_rows(table, [*columns, "uid"] if uids else columns, values)
    return list(range(first, first + len(rows)))


def last_id(op: Operation, table: str) -> int:
    """The highest id that `table` has ever given out."""
    found = op.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(found[0]) if found else 0


def update(op: Operation, table: str, id: int, **values: Value) -> None:
    """Change fields of one row; NotFound when it is gone."""
    from workbench.store.tables import TABLES

    row = op.session.get(TABLES[table], id)
    if row is None:
        raise NotFound(tr("There is no {table} {id} any more; it may have been deleted.", table=tr(table), id=id))
    for name, value in values.items():
        setattr(row, name, value)
    _flush(op)


def differing(op: Operation, table: str, id: int, **values: Value) -> list[str]:
    """The fields of one row that have another value than this."""
    if not values:
        return []
    listed = ", ".join(f'"{name}"' for name in values)
    # Only read, and so without a mapped row: to make one takes as long as to commit the edit.
    row = op.execute(f'SELECT {listed} FROM "{table}" WHERE id = ?', (id,)).fetchone()
    return [name for name, held in zip(values, row or (), strict=row is not None) if held != values[name]]


def update_many(op: Operation, table: str, ids: Sequence[int], **values: Value) -> None:
    """Give many rows the same values, in one statement for each; NotFound when one is gone."""
    op.forget_rows()
    _check_held(op, table, ids)
    listed = ", ".join(f'"{name}" = ?' for name in values)
    op.execute_many(f'UPDATE "{table}" SET {listed} WHERE id = ?', [[*values.values(), id] for id in ids])


def delete_many(op: Operation, table: str, ids: Sequence[int]) -> None:
    """Remove many rows with all that hangs on them; NotFound when one is gone."""
    op.forget_rows()
    _check_held(op, table, ids)
    op.execute_many(f'DELETE FROM "{table}" WHERE id = ?', [[id] for id in ids])


def _check_held(op: Operation, table: str, ids: Sequence[int]) -> None:
    gone = next(
        (id for id in ids if op.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', (id,)).fetchone() is None), None
    )
    if gone is not None:
        raise NotFound(tr("There is no {table} {id} any more; it may have been deleted.", table=tr(table), id=gone))


def delete(op: Operation, table: str, id: int) -> None:
    """Remove one row with all that hangs on it; NotFound when it is gone."""
    op.forget_rows()
    if op.execute(f'DELETE FROM "{table}" WHERE id = ?', (id,)).rowcount == 0:
        raise NotFound(tr("There is no {table} {id} any more; it may have been deleted.", table=tr(table), id=id))


def delete_where(op: Operation, table: str, column: str, value: Value) -> None:
    """Remove every row of `table` whose `column` holds `value`."""
    op.forget_rows()
    op.execute(f'DELETE FROM "{table}" WHERE "{column}" = ?', (value,))


__all__ = ["delete", "delete_many", "delete_where", "insert", "insert_many", "last_id", "now", "update", "update_many"]
