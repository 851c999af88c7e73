"""Rows of another copy of the dossier, into this one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbench.core.copies import Content, Side
from workbench.core.identity import new_uid
from workbench.store.connection import Reader
from workbench.store.dossier import Operation, now
from workbench.store.read.copies import Layout, Raw, Row
from workbench.store.read.meetings import Moment
from workbench.store.write import rows

# What goes with a field that is taken over.
_CARRIED: dict[tuple[str, str], tuple[str, ...]] = {
    ("event", "edtf"): ("earliest", "latest"),
    ("transfer", "edtf"): ("earliest", "latest"),
}
_BATCH = 500
_MADE_OF = ("document_text", "original", "structure")
# Identity, their number, values by identity, and where it points by the numbers of this dossier.
_Ready = tuple[str, int, dict[str, Any], dict[str, int | None]]


class Bringing:
    """Writes rows of `theirs` under the numbers of this dossier; what would point at nothing points nowhere."""

    def __init__(self, op: Operation, source: Reader, layout: Layout, raws: Mapping[Side, Raw], mine: Content) -> None:
        self._op = op
        self._source = source
        self._layout = layout
        self._theirs = raws[Side.THEIRS]
        self._ids = {table: {identity: held.id for identity, held in found.items()} for table, found in mine.items()}
        self._uids = {
            table: {row["uid"] for row in held.values()}
            for table, held in raws[Side.MINE].items()
            if "uid" in layout.tables[table].columns
        }
        self._parts: dict[int, list[Row]] = {}
        for part in sorted(self._theirs["quote_part"].values(), key=lambda one: one["seq"]):
            self._parts.setdefault(part["quote_id"], []).append(part)
        self._later: list[tuple[str, int, str, str]] = []
        self.made: list[tuple[str, str, int]] = []

    def id_of(self, table: str, identity: str | None) -> int | None:
        """The number here of a row known by its identity; None where it is not here."""
        return None if identity is None else self._ids.get(table, {}).get(identity)

    def insert(self, table: str, wanted: Sequence[tuple[str, int, dict[str, Any]]]) -> int:
        """Add rows of one table, given as (identity, their number, values by identity); how many had to be left out."""
        ready: list[_Ready] = []
        for identity, id, values in wanted:
            pointers = self._pointers(table, id, values)
            if pointers is not None:
                ready.append((identity, id, values, pointers))
        for start in range(0, len(ready), _BATCH):
            self._insert_batch(table, ready[start : start + _BATCH])
        return len(wanted) - len(ready)

    def _pointers(self, table: str, id: int, values: dict[str, Any]) -> dict[str, int | None] | None:
        """Columns that point at other rows, as numbers of this dossier; None when the row cannot be without one."""
        found: dict[str, int | None] = {}
        owning = {column for column, _ in self._layout.owners.get(table, ())}
        row = self._theirs[table][id]
        for column in row:
            target = self._layout.targets.get((table, column))
            if target is None:
                continue
            identity = values["place"][0] if (table, column) == ("quote", "document_id") else values.get(column)
            found[column] = self.id_of(target, identity)
            if found[column] is None and column in owning and row[column] is not None:
                return None
        ends = [value for value in found.values() if value is not None]
        return None if table == "likeness" and len(set(ends)) < len(ends) else found

    def _insert_batch(self, table: str, batch: Sequence[_Ready]) -> None:
        whole = self._rows(table, [id for _, id, *_ in batch])
        made = [self._fresh(table, {**whole[id], **pointers}) for _, id, _, pointers in batch]
        for (identity, id, values, _), number in zip(batch, rows.insert_many(self._op, table, made), strict=True):
            self._ids.setdefault(table, {})[identity] = number
            self.made.append((table, identity, number))
            self._bring_parts(table, id, number)
            self._point_later(table, number, values)

    def _point_later(self, table: str, number: int, values: dict[str, Any]) -> None:
        """A row that points at one of its own table which may still be on its way; a claim names who says it."""
        for column, value in values.items():
            if value is not None and self._layout.targets.get((table, column)) == table:
                self._later.append((table, number, column, value))
        if table == "claim":
            self.set_chain(number, values["attribution"])

    def _rows(self, table: str, ids: Iterable[int]) -> dict[int, Row]:
        """Rows as the other copy has them; those of a text that reads otherwise here stand where they were found again."""
        shape = self._layout.tables[table]
        listed = ", ".join(f'"{column}"' for column in shape.columns)
        sql = f'SELECT {listed} FROM "{table}" WHERE "{shape.key}" IN (SELECT value FROM json_each(?))'
        found = {}
        for values in self._source.rows(sql, (json.dumps(sorted(ids)),)):
            row = dict(zip(shape.columns, values, strict=True))
            found[row[shape.key]] = {**row, **self._theirs[table][row[shape.key]]}
        return found

    def _fresh(self, table: str, row: Row) -> Row:
        row.pop(self._layout.tables[table].key)
        if "uid" in row:
            # The identity may be that of a link that has another end here.
            if row["uid"] in self._uids[table]:
                row["uid"] = new_uid()
            self._uids[table].add(row["uid"])
        return row

    def _bring_parts(self, table: str, id: int, number: int) -> None:
        if table == "document":
            _insert_text(self._op, self._source, id, number)
        elif table == "quote":
            self._set_parts(number, self._parts.get(id, ()))

    def _set_parts(self, quote_id: int, parts: Sequence[Row]) -> None:
        """The spans of a quote."""
        self._op.execute("DELETE FROM quote_part WHERE quote_id = ?", (quote_id,))
        names = ("seq", "start", "end", "exact", "prefix", "suffix")
        rows.insert_many(
            self._op, "quote_part", [{"quote_id": quote_id, **{name: part[name] for name in names}} for part in parts]
        )

    def set_chain(self, claim_id: int, chain: Sequence[str | None]) -> None:
        """Who says a claim, nearest the document first; whoever is not here is left out."""
        ids = [id for id in (self.id_of("actor", one) for one in chain) if id is not None]
        held = self._op.reader.rows("SELECT actor_id FROM attribution WHERE claim_id = ? ORDER BY seq", (claim_id,))
        if [id for (id,) in held] == ids:
            return
        self._op.execute("DELETE FROM attribution WHERE claim_id = ?", (claim_id,))
        made = [{"claim_id": claim_id, "seq": seq, "actor_id": id} for seq, id in enumerate(ids)]
        rows.insert_many(self._op, "attribution", made)

    def update(self, table: str, id: int, their_id: int, columns: Mapping[str, Any]) -> None:
        """Take these fields over, given with their values by identity."""
        values: dict[str, Any] = {}
        row = self._rows(table, [their_id])[their_id]
        for column, value in columns.items():
            if (table, column) == ("quote", "place"):
                values |= self._moved(id, their_id, row, value)
            elif (table, column) == ("claim", "attribution"):
                self.set_chain(id, value)
            elif (table, column) in self._layout.targets:
                values[column] = self.id_of(self._layout.targets[table, column], value)
            else:
                values[column] = row[column]
                values |= {name: row[name] for name in _CARRIED.get((table, column), ())}
        if table == "tag" and self._op.reader.value(
            "SELECT 1 FROM tag WHERE name = ? AND id <> ?", (values.get("name"), id)
        ):
            del values["name"]
        self._set(table, id, values)

    def _moved(self, id: int, their_id: int, row: Row, place: tuple[Any, ...]) -> dict[str, Any]:
        document = self.id_of("document", place[0])
        if document is None:
            return {}
        self._set_parts(id, self._parts.get(their_id, ()))
        return {"document_id": document, "start": row["start"], "end": row["end"]}

    def _set(self, table: str, id: int, values: Mapping[str, Any]) -> None:
        if values:
            names = ", ".join(f'"{column}" = ?' for column in values)
            key = self._layout.tables[table].key
            self._op.execute(f'UPDATE "{table}" SET {names} WHERE "{key}" = ?', (*values.values(), id))

    def point(self) -> None:
        """Rows of one table that point at each other, now that all are here."""
        for table, number, column, identity in self._later:
            target = self.id_of(table, identity)
            if target is not None and number != target:
                self._set(table, number, {column: target})

    def delete(self, table: str, ids: Iterable[int]) -> int:
        """Remove rows with all that hangs on them; how many were still there."""
        key = self._layout.tables[table].key
        return sum(self._op.execute(f'DELETE FROM "{table}" WHERE "{key}" = ?', (id,)).rowcount for id in ids)


def _insert_text(op: Operation, source: Reader, id: int, number: int) -> None:
    """What document `id` of the other copy is made of, for document `number` of this one."""
    for table in _MADE_OF:
        columns = [row[1] for row in source.rows(f"PRAGMA table_info({table})")][1:]
        listed = ", ".join(columns)
        row = source.row(f"SELECT {listed} FROM {table} WHERE document_id = ?", (id,))
        if row is not None:
            marks = ", ".join("?" * (len(columns) + 1))
            op.execute(f"INSERT INTO {table} (document_id, {listed}) VALUES ({marks})", (number, *row))


def take_text(op: Operation, source: Reader, id: int, number: int) -> None:
    """The other copy's text of record, pages and encoding of its document `id` in place of those of document `number`."""
    for table in _MADE_OF:
        op.execute(f"DELETE FROM {table} WHERE document_id = ?", (number,))
    _insert_text(op, source, id, number)
    names = ("encoding", "text_sha256", "length", "warnings")
    row = source.row(f"SELECT {', '.join(names)} FROM document WHERE id = ?", (id,))
    op.execute(f"UPDATE document SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?", (*row, number))


def rename_identity(op: Operation, table: str, old: str, new: str) -> None:
    """Give a row the identity that it has in another copy."""
    op.execute(f'UPDATE "{table}" SET uid = ? WHERE uid = ?', (new, old))
    op.execute("UPDATE merger SET other_uid = ? WHERE other_uid = ?", (new, old))


def settle(op: Operation) -> None:
    """Citations find the quotes that have come, and nobody stands under himself."""
    op.execute(
        """UPDATE citation SET quote_id = (SELECT id FROM quote WHERE uid = quote_uid)
           WHERE quote_id IS NULL AND quote_uid IN (SELECT uid FROM quote)"""
    )
    while (looped := _loop(op)) is not None:
        op.execute("UPDATE actor SET parent_id = NULL WHERE id = ?", (looped,))


def _loop(op: Operation) -> int | None:
    """The actor that leaves a circle of actors under each other: the one whose identity is last, in every copy the same."""
    parents = dict(op.reader.rows("SELECT id, parent_id FROM actor WHERE parent_id IS NOT NULL"))
    done: set[int] = set()
    for start in parents:
        path: list[int] = []
        id: int | None = start
        while id is not None and id not in done and id not in path:
            path.append(id)
            id = parents.get(id)
        if id is not None and id in path:
            circle = ", ".join(map(str, path[path.index(id) :]))
            return int(op.reader.value(f"SELECT id FROM actor WHERE id IN ({circle}) ORDER BY uid DESC LIMIT 1"))
        done.update(path)
    return None


def meet(op: Operation, moment: Moment) -> None:
    """Remember up to where the other copy is known."""
    op.execute(
        "INSERT INTO meeting (operation, at, undone, met_at) VALUES (?, ?, ?, ?)",
        (moment.operation, moment.at, json.dumps(moment.undone), now()),
    )
