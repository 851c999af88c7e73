"""Snapshots: what the dossier held when each was taken, and what differs between two of them or from now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workbench.core import columns
from workbench.core.errors import NotFound
from workbench.core.kinds import RecordKind
from workbench.core.wording import tr
from workbench.store.connection import Reader
from workbench.store.read.history import CHANGED, DELETED, MADE, Entry, Place, changed_fields
from workbench.store.read.names import Names
from workbench.store.read.past import Past, Row


class Snapshot(NamedTuple):
    """A named moment; `operation` is the last gesture that was done by then, 0 for none."""

    id: int
    name: str
    operation: int
    at: str


class Difference(NamedTuple):
    """One record that was made, changed or deleted between two moments, with the entries of its row and its parts."""

    kind: RecordKind
    id: int
    change: str
    name: str
    entries: tuple[Entry, ...]


def rows(reader: Reader) -> list[Snapshot]:
    """Every snapshot, newest first."""
    return list(map(Snapshot._make, reader.rows("SELECT id, name, operation, at FROM snapshot ORDER BY id DESC")))


def snapshot(reader: Reader, id: int) -> Snapshot:
    """One snapshot; NotFound when it is gone."""
    row = reader.row("SELECT id, name, operation, at FROM snapshot WHERE id = ?", (id,))
    if row is None:
        raise NotFound(tr("That snapshot is gone; take another one."))
    return Snapshot(*row)


def named(reader: Reader, name: str) -> Snapshot:
    """The snapshot of this name; NotFound when there is none."""
    row = reader.row("SELECT id, name, operation, at FROM snapshot WHERE name = ?", (name,))
    if row is None:
        held = ", ".join(f"“{held.name}”" for held in rows(reader)) or tr("none yet")
        raise NotFound(tr("There is no snapshot “{name}”; there is {held}.", name=name, held=held))
    return Snapshot(*row)


def done_at(reader: Reader, held: Snapshot | None) -> frozenset[int]:
    """The gestures that were done when a snapshot was taken; those done now for None.

    What was undone and overtaken after the snapshot still belongs to it: `dropped_by` says when that was.
    """
    if held is None:
        found = reader.rows("SELECT id FROM operation WHERE state = 'done'")
    else:
        sql = "SELECT id FROM operation WHERE id <= ?1 AND (state <> 'dropped' OR dropped_by > ?1)"
        found = reader.rows(sql, (held.operation,))
    return frozenset(id for (id,) in found)


def touched(reader: Reader, one: frozenset[int], other: frozenset[int]) -> list[Place]:
    """Every row that a gesture of one side alone touched."""
    listed = ", ".join(map(str, sorted(one ^ other)))
    sql = f'SELECT "table", row FROM change WHERE operation IN ({listed}) GROUP BY "table", row ORDER BY min(seq)'
    return [(table, row) for table, row in reader.rows(sql)]


def compare(reader: Reader, earlier: Snapshot | None, later: Snapshot | None) -> list[Difference]:
    """Records made, changed and deleted on the way from one moment to another; None stands for now."""
    one, other = done_at(reader, earlier), done_at(reader, later)
    names = Names(reader)
    found: dict[tuple[RecordKind, int], list[Entry]] = {}
    for table, row in touched(reader, one, other):
        if table in columns.SILENT_TABLES:
            continue
        lines = names.past.lines(table, row)
        before, after = (names.past.at(table, row, done, lines) for done in (one, other))
        entry = _entry(names, table, row, before, after)
        if entry is not None and entry.owner is not None:
            found.setdefault(entry.owner, []).append(entry)
    return [_difference(names, owner, entries) for owner, entries in found.items()]


def _entry(names: Names, table: str, row: int, before: Row | None, after: Row | None) -> Entry | None:
    if before == after:
        return None
    kind = MADE if before is None else DELETED if after is None else CHANGED
    fields = tuple(changed_fields(names, table, before or {}, after or {}))
    if kind == CHANGED and not fields:
        return None
    name, owner = names.name(table, row), names.owner(table, row)
    return Entry(table, row, kind, tr(columns.noun(table)), name, owner, fields)


def _difference(names: Names, owner: tuple[RecordKind, int], entries: Sequence[Entry]) -> Difference:
    kind, id = owner
    own = next((entry.kind for entry in entries if (entry.table, entry.row) == (kind.value, id)), CHANGED)
    return Difference(kind, id, own, names.name(kind.value, id), tuple(entries))


def rows_at(past: Past, places: Iterable[Place], done: frozenset[int]) -> dict[Place, Row | None]:
    """Rows as they are when exactly the gestures in `done` are done."""
    return {(table, row): past.at(table, row, done) for table, row in places}
