"""The gestures of a dossier's life, and what each of them did to each field, in people's words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from workbench.core import columns
from workbench.core.kinds import RecordKind
from workbench.core.wording import tr
from workbench.store import schema
from workbench.store.connection import Reader, Value
from workbench.store.read.names import Names
from workbench.store.read.past import Line, Past, Row

PAGE = 200
# Of a gesture whose rows were all forgotten with the trash, nothing is left to take back.
REMEMBERED = "EXISTS (SELECT 1 FROM change WHERE change.operation = operation.id)"
MADE, CHANGED, DELETED = "made", "changed", "deleted"
Place = tuple[str, int]


class OperationRow(NamedTuple):
    """One gesture: `state` is done, undone or dropped (undone, then overtaken by another gesture)."""

    id: int
    label: str
    at: str
    state: str
    changes: int


class Step(NamedTuple):
    """One gesture in the history; `run` names the import that it was part of, "" for none."""

    id: int
    label: str
    at: str
    state: str
    run: str


class FieldChange(NamedTuple):
    """One field before and after, in words; "" where it was or is empty."""

    label: str
    before: str
    after: str


class Entry(NamedTuple):
    """What a gesture did to one row: `kind` is made, changed or deleted; `owner` is the record to go to."""

    table: str
    row: int
    kind: str
    what: str
    name: str
    owner: tuple[RecordKind, int] | None
    fields: tuple[FieldChange, ...]


def rows(reader: Reader, *, limit: int = -1) -> list[OperationRow]:
    """Gestures, newest first."""
    sql = """SELECT id, label, at, state, (SELECT count(*) FROM change WHERE operation = operation.id)
             FROM operation ORDER BY id DESC LIMIT ?"""
    return list(map(OperationRow._make, reader.rows(sql, (limit,))))


def ends(reader: Reader) -> tuple[str | None, str | None, int]:
    """Label of the gesture that undo would take back, of the one that redo would make, and how many were made."""
    undo = reader.value(f"SELECT label FROM operation WHERE state = 'done' AND {REMEMBERED} ORDER BY id DESC LIMIT 1")
    redo = reader.value(f"SELECT label FROM operation WHERE state = 'undone' AND {REMEMBERED} ORDER BY id LIMIT 1")
    return undo, redo, int(reader.value("SELECT count(*) FROM operation WHERE state = 'done'"))


def newest(reader: Reader) -> int | None:
    """The gesture that undo would take back."""
    found = reader.value(f"SELECT id FROM operation WHERE state = 'done' AND {REMEMBERED} ORDER BY id DESC LIMIT 1")
    return None if found is None else int(found)


def stands(reader: Reader, step: int, at: str) -> bool | None:
    """Whether a gesture is neither undone nor taken back by a later one; None when there is none of this number and moment."""
    sql = """SELECT state = 'done' AND NOT EXISTS (
                 SELECT 1 FROM reverted JOIN operation AS later ON later.id = reverted.operation
                 WHERE reverted.step = ?1 AND later.state = 'done') FROM operation WHERE id = ?1 AND at = ?2"""
    found = reader.value(sql, (step, at))
    return None if found is None else bool(found)


def steps(
    reader: Reader, *, table: str | None = None, row: int | None = None, limit: int = PAGE, before: int | None = None
) -> list[Step]:
    """Gestures, newest first, those about one row alone if asked; `before` is the number of the last step of a page."""
    places = None if table is None or row is None else [(table, row)]
    return _page(reader, places, limit, before)


def record_history(
    reader: Reader, kind: RecordKind, id: int, *, limit: int = PAGE, before: int | None = None
) -> list[Step]:
    """Gestures about one record or anything linked to it (names, evidence, participants, ...), newest first."""
    return _page(reader, places_of(reader, kind, id), limit, before)


def _page(reader: Reader, places: Iterable[Place] | None, limit: int, before: int | None) -> list[Step]:
    where = ["1" if before is None else f"id < {int(before)}"]
    if places is not None:
        where.append(f"id IN ({', '.join(map(str, _operations_on(reader, places)))})")
    sql = f"SELECT id, label, at, state, run FROM operation WHERE {' AND '.join(where)} ORDER BY id DESC LIMIT ?"
    return list(map(Step._make, reader.rows(sql, (limit,))))


def _operations_on(reader: Reader, places: Iterable[Place]) -> list[int]:
    by_table: dict[str, list[str]] = {}
    for table, row in places:
        by_table.setdefault(table, []).append(str(row))
    found: set[int] = set()
    for table, listed in by_table.items():
        sql = f'SELECT DISTINCT operation FROM change WHERE "table" = ? AND row IN ({", ".join(listed)})'
        found.update(operation for (operation,) in reader.rows(sql, (table,)))
    return sorted(found)


def value_before(reader: Reader, operation: int, table: str, row: int, column: str) -> Value:
    """What a field held before a gesture changed it; None where it did not."""
    sql = """SELECT old FROM change WHERE operation = ? AND "table" = ? AND row = ? AND "column" = ? AND kind = 'update'
             ORDER BY seq LIMIT 1"""
    found: Value = reader.value(sql, (operation, table, row, column))
    return found


def places_of(reader: Reader, kind: RecordKind, id: int, *, is_deep: bool = False) -> list[Place]:
    """The row of a record and every row that is or was a part of it or joined it to another one.

    `is_deep` takes in the records that go when this one goes, such as a document's quotes.
    """
    found: set[Place] = {(kind.value, id)}
    tables = schema.tables(reader)
    for link in schema.links(reader):
        inner = columns.kind_of(link.table)
        if link.target != kind.value or not link.is_owned or (inner is not None and not is_deep):
            continue
        sql = f"""SELECT "{tables[link.table].key}" FROM "{link.table}" WHERE "{link.column}" = ?1
                  UNION SELECT row FROM change WHERE "table" = ?2 AND "column" = ?3 AND (old = ?1 OR new = ?1)
                  UNION SELECT row FROM kept JOIN change USING (seq)
                  WHERE change."table" = ?2 AND kept."column" = ?3 AND value = ?1"""
        for (row,) in reader.rows(sql, (id, link.table, link.column)):
            found.update([(link.table, row)] if inner is None else places_of(reader, inner, row, is_deep=True))
    return sorted(found)


def entries(reader: Reader, operation: int, *, limit: int = PAGE) -> list[Entry]:
    """What one gesture did, records before their parts and in the order that it did it, at most `limit` rows."""
    sql = f"""SELECT "table", row FROM change WHERE operation = ? AND "table" NOT IN ({_quoted(columns.SILENT_TABLES)})
              GROUP BY "table", row ORDER BY "table" IN ({_quoted(RecordKind)}) DESC, min(seq) LIMIT ?"""
    names = Names(reader)
    found = (_entry(names, operation, table, row) for table, row in reader.rows(sql, (operation, limit)))
    return [entry for entry in found if entry is not None]


def _quoted(tables: Iterable[str]) -> str:
    return ", ".join(f"'{table}'" for table in sorted(tables))


def count_entries(reader: Reader, operation: int) -> int:
    """How many rows one gesture touched."""
    sql = 'SELECT count(*) FROM (SELECT DISTINCT "table", row FROM change WHERE operation = ?)'
    return int(reader.value(sql, (operation,)))


def _entry(names: Names, operation: int, table: str, row: int) -> Entry | None:
    lines = names.past.lines(table, row)
    own = [line for line in lines if line.operation == operation]
    is_made, is_deleted = own[0].kind == "insert", own[-1].kind == "delete"
    if is_made and is_deleted:
        return None
    kind = MADE if is_made else DELETED if is_deleted else CHANGED
    before, after = _ends(names.past, table, row, own, lines)
    fields = tuple(changed_fields(names, table, before, after))
    if kind == CHANGED and not fields:
        return None
    owner = names.owner(table, row)
    return Entry(table, row, kind, tr(columns.noun(table)), names.name(table, row), owner, fields)


def _ends(past: Past, table: str, row: int, own: list[Line], lines: list[Line]) -> tuple[Row, Row]:
    """The columns that a gesture touched, as they were before it and after it."""
    before: Row = {}
    after: Row = {}
    for line in own:
        if line.column is None:
            after = past.inserted(table, row, line, lines)
            continue
        if own[0].kind != "insert":
            before.setdefault(line.column, line.old)
        if line.kind == "delete":
            after.pop(line.column, None)
        else:
            after[line.column] = line.new
    return before, after


def changed_fields(names: Names, table: str, before: Row, after: Row) -> Iterable[FieldChange]:
    """Fields that differ, in words and in the order of the table."""
    for column in names.past.tables[table].columns:
        label = columns.label(table, column)
        old, new = before.get(column), after.get(column)
        if label and old != new and (old or new):
            was, became = names.value(table, column, old), names.value(table, column, new)
            yield FieldChange(tr(label), *difference(was, became))


def difference(before: str, after: str, *, around: int = 40, longest: int = 160) -> tuple[str, str]:
    """Two long texts cut down to where they differ, with a little of what stands around it."""
    if max(len(before), len(after)) <= longest:
        return before, after
    start = next(
        (at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new),
        min(len(before), len(after)),
    )
    start = max(0, start - around)
    return tuple(_cut(text, start, longest) for text in (before, after))  # type: ignore[return-value]


def _cut(text: str, start: int, length: int) -> str:
    piece = text[start : start + length]
    return ("…" if start and piece else "") + piece + ("…" if start + length < len(text) else "")
