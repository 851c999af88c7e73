"""Rows made what they once were, as part of an operation."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from workbench.core.errors import WorkbenchError
from workbench.core.wording import tr
from workbench.store import schema
from workbench.store.dossier import Operation
from workbench.store.read.history import Place
from workbench.store.read.past import Past, Row

# Their rows never change: another one takes the place of one, as where a document is read anew.
_IMMUTABLE = frozenset({"document_text", "original"})


def restore(op: Operation, targets: Mapping[Place, Row | None]) -> None:
    """Make each row what `targets` says, None for gone; what would point at nothing points nowhere or stays away."""
    try:
        _restore(op, targets)
    except sqlite3.IntegrityError as error:
        raise WorkbenchError(
            tr("That cannot be brought back: it clashes with what is there now; rename or delete that first.")
        ) from error


def _restore(op: Operation, targets: Mapping[Place, Row | None]) -> None:
    past = Past(op.reader)
    fitting = _fit(op, past, targets)
    op.execute("PRAGMA defer_foreign_keys = ON")
    for (table, id), row in fitting.items():
        if row is None:
            op.execute(f'DELETE FROM "{table}" WHERE "{past.tables[table].key}" = ?', (id,))
    # Asked only now: a deletion may just have taken other rows with it.
    held = {place: past.now(*place) for place, row in fitting.items() if row is not None}
    missing = {place: row for place, row in fitting.items() if row is not None and held[place] is None}
    for table, id in _in_order(missing, schema.links(op.reader)):
        _insert(op, table, missing[table, id])
    for place, before in held.items():
        if before is not None:
            _update(op, past, place, before, fitting[place] or {})


def _in_order(rows: Mapping[Place, Row], links: list[schema.Link]) -> list[Place]:
    """What is pointed at before what points at it: taken back in reverse, no row goes before its own turn."""
    ordered: dict[Place, None] = {}
    under_way: set[Place] = set()

    def visit(place: Place) -> None:
        if place in ordered or place in under_way or place not in rows:
            return
        under_way.add(place)
        for link in links:
            if link.table == place[0] and isinstance(value := rows[place].get(link.column), int):
                visit((link.target, value))
        ordered[place] = None

    for place in rows:
        visit(place)
    return list(ordered)


def _insert(op: Operation, table: str, row: Row) -> None:
    names = ", ".join(f'"{column}"' for column in row)
    op.execute(f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(row))})', list(row.values()))


def _update(op: Operation, past: Past, place: Place, before: Row, after: Row) -> None:
    table, id = place
    changed = {column: value for column, value in after.items() if before[column] != value}
    if changed and table in _IMMUTABLE:
        op.execute(f'DELETE FROM "{table}" WHERE "{past.tables[table].key}" = ?', (id,))
        _insert(op, table, {**before, **changed})
    elif changed:
        # At once: one column after the other would break a CHECK that binds two of them.
        names = ", ".join(f'"{column}" = ?' for column in changed)
        op.execute(f'UPDATE "{table}" SET {names} WHERE "{past.tables[table].key}" = ?', [*changed.values(), id])


def _fit(op: Operation, past: Past, targets: Mapping[Place, Row | None]) -> dict[Place, Row | None]:
    fitting = {place: None if row is None else dict(row) for place, row in targets.items()}
    links = schema.links(op.reader)
    is_fitting = False
    while not is_fitting:
        is_fitting = True
        for place, row in list(fitting.items()):
            for link in links:
                if row is None or link.table != place[0] or row.get(link.column) is None:
                    continue
                if _will_be_there(past, fitting, (link.target, int(row[link.column] or 0))):
                    continue
                if link.is_owned:
                    del fitting[place]
                    is_fitting = False
                    break
                row[link.column] = None
    return fitting


def _will_be_there(past: Past, targets: Mapping[Place, Row | None], place: Place) -> bool:
    if place in targets:
        return targets[place] is not None
    return past.now(*place) is not None
