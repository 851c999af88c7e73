"""The trash: what was deleted and not brought back, which the journal still holds with all its links."""

from __future__ import annotations

from typing import NamedTuple

from workbench.core.errors import NotFound
from workbench.core.kinds import RecordKind
from workbench.core.wording import tr
from workbench.store import schema
from workbench.store.connection import Reader
from workbench.store.read.history import Place
from workbench.store.read.names import Names
from workbench.store.read.past import Past, Row


class Deleted(NamedTuple):
    """One record in the trash: `step` is the gesture that deleted it, `parts` how many rows went with it."""

    kind: RecordKind
    id: int
    name: str
    step: int
    label: str
    at: str
    parts: int


def deleted(reader: Reader) -> list[Deleted]:
    """Records that were deleted and are still gone, the last one first; what went with another record goes with it.

    A record that was merged into another is not gone: it is taken out of that one again.
    """
    names, found = Names(reader), []
    tables, links = schema.tables(reader), schema.links(reader)
    for kind in RecordKind:
        whole = " ".join(
            f"""AND NOT EXISTS (SELECT 1 FROM change AS own JOIN change AS above
                ON above.operation = own.operation AND above."table" = '{link.target}' AND above.row = own.old
                AND above.kind = 'delete' WHERE own.operation = gone.operation AND own."table" = gone."table"
                AND own.row = gone.row AND own."column" = '{link.column}')"""
            for link in links
            if link.table == kind.value and link.is_owned
        )
        sql = f"""SELECT gone.row, max(o.id), o.label, o.at FROM change AS gone JOIN operation AS o ON o.id = gone.operation
                  WHERE gone."table" = ? AND gone.kind = 'delete' AND gone."column" = '{tables[kind.value].key}'
                      AND o.state = 'done' AND gone.row NOT IN (SELECT id FROM "{kind.value}") {whole}
                      AND NOT EXISTS (SELECT 1 FROM change AS account JOIN merger ON merger.id = account.row
                          WHERE account.operation = gone.operation AND account."table" = 'merger'
                              AND account.kind = 'insert' AND merger.other_uid = (
                                  SELECT old FROM change AS own WHERE own.operation = gone.operation
                                  AND own."table" = gone."table" AND own.row = gone.row AND own."column" = 'uid'))
                  GROUP BY gone.row"""
        for id, step, label, at in reader.rows(sql, (kind.value,)):
            parts = len(_with(reader, links, (kind.value, id), step)) - 1
            found.append(Deleted(kind, id, names.name(kind.value, id), step, label, at, parts))
    return sorted(found, key=lambda one: one.step, reverse=True)


def find(reader: Reader, kind: RecordKind, id: int) -> Deleted:
    """One record in the trash; NotFound when it is not there."""
    for one in deleted(reader):
        if (one.kind, one.id) == (kind, id):
            return one
    raise NotFound(tr("That record is not in the trash; it was brought back, or the trash was emptied."))


def _rows_of(reader: Reader, step: int) -> dict[Place, Row]:
    """Every row that a gesture deleted, as it was."""
    found: dict[Place, Row] = {}
    sql = """SELECT "table", row, "column", old FROM change WHERE operation = ? AND kind = 'delete' ORDER BY seq"""
    for table, row, column, old in reader.rows(sql, (step,)):
        found.setdefault((table, row), {})[column] = old
    return found


def _with(reader: Reader, links: list[schema.Link], place: Place, step: int) -> dict[Place, Row]:
    """A deleted record and all that its deletion took with it."""
    gone = _rows_of(reader, step)
    found = {place: gone[place]}
    while True:
        more = {
            (link.table, row): values
            for (table, row), values in gone.items()
            for link in links
            if link.is_owned and link.table == table and (table, row) not in found
            if (link.target, values.get(link.column)) in found
        }
        if not more:
            return found
        found.update(more)


def coming_back(reader: Reader, item: Deleted) -> dict[Place, Row | None]:
    """The rows of a record and its links as they are to be once it is restored."""
    past, links = Past(reader), schema.links(reader)
    found: dict[Place, Row | None] = {}
    for place, row in _with(reader, links, (item.kind.value, item.id), item.step).items():
        if past.now(*place) is None:
            found[place] = row
            found.update(_taken_by_others(reader, past, links, place, item.step))
    found.update(_pointing(reader, past, links, found, item.step))
    return found


def _taken_by_others(
    reader: Reader, past: Past, links: list[schema.Link], place: Place, step: int
) -> dict[Place, Row | None]:
    """Links that went when their other end was deleted, which is back by now."""
    found: dict[Place, Row | None] = {}
    for link in links:
        if link.target != place[0] or not link.is_owned:
            continue
        sql = """SELECT gone.row, gone.operation FROM change AS gone JOIN operation AS o ON o.id = gone.operation
                 WHERE gone."table" = ? AND gone.kind = 'delete' AND gone."column" = ? AND gone.old = ?
                     AND o.state = 'done' AND o.id <> ?"""
        for row, other in reader.rows(sql, (link.table, link.column, place[1], step)):
            gone = _rows_of(reader, other)
            values = gone[link.table, row]
            ends = [
                (end.target, int(values[end.column] or 0))
                for end in links
                if end.table == link.table and end.is_owned and end.column != link.column and values[end.column]
            ]
            is_swept = any(end in gone for end in ends)
            if is_swept and past.now(link.table, row) is None and all(past.now(*end) for end in ends):
                found[link.table, row] = values
    return found


def _pointing(
    reader: Reader, past: Past, links: list[schema.Link], back: dict[Place, Row | None], step: int
) -> dict[Place, Row | None]:
    """Rows that pointed at what comes back, and point at nothing since."""
    found: dict[Place, Row | None] = {}
    for link in links:
        if link.is_owned:
            continue
        sql = """SELECT row, old FROM change WHERE operation = ? AND "table" = ? AND kind = 'update' AND "column" = ?
                     AND new IS NULL"""
        for row, old in reader.rows(sql, (step, link.table, link.column)):
            held = found.get((link.table, row)) or past.now(link.table, row)
            if (link.target, old) in back and held is not None and held[link.column] is None:
                found[link.table, row] = {**held, link.column: old}
    return found
