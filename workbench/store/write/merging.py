"""Two records made one: what moves, and the account of it by which they are made two again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.core.identity import new_uid
from workbench.core.kinds import RecordKind
from workbench.core.spans import Anchor
from workbench.store import schema
from workbench.store.connection import Value
from workbench.store.dossier import Operation, now
from workbench.store.read.mergers import Line, lines_of


def last_line(op: Operation) -> int:
    """The number of the journal's last line: what comes after it is the merge's own."""
    return int(op.reader.value("SELECT coalesce(max(seq), 0) FROM change"))


def keep_account(op: Operation, kind: RecordKind, kept_id: int, other: tuple[str, str], after: int) -> int:
    """Remember that the record (identity, name) went into another, with every line that was written `after` then."""
    sql = """SELECT "table", row, kind, "column", old, new FROM change WHERE operation = ? AND seq > ? ORDER BY seq"""
    lines = op.reader.rows(sql, (op.id, after))
    cursor = op.execute(
        f"INSERT INTO merger (uid, {kind.value}_id, other_uid, name, merged_at, lines) VALUES (?, ?, ?, ?, ?, ?)",
        (new_uid(), kept_id, *other, now(), json.dumps(lines, ensure_ascii=False, separators=(",", ":"))),
    )
    return int(cursor.lastrowid or 0)


def hand_over_accounts(op: Operation, kind: RecordKind, from_id: int, to_id: int) -> None:
    """What had gone into one record has now gone into the other, and is found there when it is taken out again."""
    column = f"{kind.value}_id"
    pointing = {(link.table, link.column) for link in schema.links(op.reader) if link.target == kind.value}
    for (id,) in op.execute(f"SELECT id FROM merger WHERE {column} = ?", (from_id,)).fetchall():
        moved = [
            line._replace(new=to_id) if (line.table, line.column) in pointing and line.new == from_id else line
            for line in lines_of(op.reader, id)
        ]
        op.execute(
            f"UPDATE merger SET {column} = ?, lines = ? WHERE id = ?",
            (to_id, json.dumps(moved, ensure_ascii=False, separators=(",", ":")), id),
        )


def hand_over_likenesses(op: Operation, kind: RecordKind, from_id: int, to_id: int) -> None:
    """What may be the same as one record may be the same as the other; that these two may be is settled."""
    one, other = f"{kind.value}_id", f"other_{kind.value}_id"
    op.execute(f"DELETE FROM likeness WHERE {one} IN (?1, ?2) AND {other} IN (?1, ?2)", (from_id, to_id))
    for column in (one, other):
        op.execute(f"UPDATE OR IGNORE likeness SET {column} = ? WHERE {column} = ?", (to_id, from_id))
    op.execute(f"DELETE FROM likeness WHERE ? IN ({one}, {other})", (from_id,))


def hand_over_event(op: Operation, from_id: int, to_id: int, own: Mapping[str, Value]) -> None:
    """Point everything that points at one event at the other; `own` is what the first says and the other does not.

    Each quote that comes along and says nothing of its own keeps that: what diverges stays visible.
    """
    moving = """event_id = ? AND quote_id NOT IN (SELECT quote_id FROM evidence WHERE event_id = ?)"""
    if own.get("edtf"):
        op.execute(f"UPDATE evidence SET edtf = ? WHERE edtf IS NULL AND {moving}", (own["edtf"], from_id, to_id))
    if own.get("place"):
        op.execute(f"UPDATE evidence SET place = ? WHERE place = '' AND {moving}", (own["place"], from_id, to_id))
    op.execute(f"UPDATE evidence SET event_id = ? WHERE {moving}", (to_id, from_id, to_id))
    for table in ("claim", "figure"):
        op.execute(f"UPDATE {table} SET event_id = ? WHERE event_id = ?", (to_id, from_id))
    op.execute("UPDATE OR IGNORE participant SET event_id = ? WHERE event_id = ?", (to_id, from_id))
    hand_over_tags(op, RecordKind.EVENT, from_id, to_id)


def hand_over_tags(op: Operation, kind: RecordKind, from_id: int, to_id: int) -> None:
    """Tags of one record that the other does not have."""
    column = f"{kind.value}_id"
    op.execute(f"UPDATE OR IGNORE tagging SET {column} = ? WHERE {column} = ?", (to_id, from_id))


def move_quote(op: Operation, quote_id: int, document_id: int, anchors: Sequence[Anchor]) -> None:
    """A quote now stands in another document, at the same words."""
    start, end = anchors[0].span.start, anchors[-1].span.end
    op.execute(
        'UPDATE quote SET document_id = ?, start = ?, "end" = ? WHERE id = ?', (document_id, start, end, quote_id)
    )
    op.execute_many(
        """UPDATE quote_part SET start = ?, "end" = ?, prefix = ?, suffix = ? WHERE quote_id = ? AND seq = ?""",
        [
            (anchor.span.start, anchor.span.end, anchor.prefix, anchor.suffix, quote_id, seq)
            for seq, anchor in enumerate(anchors)
        ],
    )


def move_mentions(op: Operation, moves: Sequence[tuple[int, int, int, int]]) -> None:
    """Mentions to another place: (document, start, end, mention)."""
    op.execute_many('UPDATE mention SET document_id = ?, start = ?, "end" = ? WHERE id = ?', moves)


def mark_same(op: Operation, kind: RecordKind, one: int, other: int, reason: str) -> int:
    """Two records may be the same."""
    cursor = op.execute(
        f"INSERT INTO likeness (uid, {kind.value}_id, other_{kind.value}_id, reason) VALUES (?, ?, ?, ?)",
        (new_uid(), one, other, reason),
    )
    return int(cursor.lastrowid or 0)


# Rows whose columns say one thing together: a place in a text is taken back whole or stays.
_PLACED = frozenset({"quote", "quote_part", "mention"})


def apart(op: Operation, lines: Sequence[Line]) -> dict[tuple[str, int], dict[str, Any] | None]:
    """What each row becomes when a merge is taken back: what was changed since stays as it is."""
    tables = schema.tables(op.reader)
    known = [
        line
        for line in lines
        if line.table in tables and (line.kind == "insert" or line.column in tables[line.table].columns)
    ]
    held = {(line.table, line.row): _now(op, tables[line.table], line.table, line.row) for line in known}
    staying = _moved_since(known, held)
    found = {place: None if row is None else dict(row) for place, row in held.items() if place not in staying}
    for table, row, kind, column, old, new in reversed(known):
        place = (table, row)
        if place not in found:
            continue
        then = found[place]
        if kind == "insert":
            found[place] = None
        elif kind == "delete":
            found[place] = {**(then or {}), str(column): old}
        elif then is not None and then[str(column)] == new:
            then[str(column)] = old
    return found


def _moved_since(lines: Sequence[Line], held: Mapping[tuple[str, int], dict[str, Any] | None]) -> set[tuple[str, int]]:
    """Passages that no longer stand where the merge put them, and the parts of such quotes."""
    last = {(line.table, line.row, line.column): line.new for line in lines if line.kind == "update"}
    moved: set[tuple[str, int]] = set()
    for (table, row, column), new in last.items():
        now = held[table, row]
        if table in _PLACED and now is not None and now[str(column)] != new:
            moved.add(("quote", now["quote_id"]) if table == "quote_part" else (table, row))
    parts = {place for place, now in held.items() if place[0] == "quote_part" and now is not None}
    return moved | {place for place in parts if ("quote", (held[place] or {})["quote_id"]) in moved}


def _now(op: Operation, shape: schema.Table, table: str, row: int) -> dict[str, Any] | None:
    listed = ", ".join(f'"{column}"' for column in shape.columns)
    found = op.reader.row(f'SELECT {listed} FROM "{table}" WHERE "{shape.key}" = ?', (row,))
    return None if found is None else dict(zip(shape.columns, found, strict=True))


def make_bare(op: Operation, kind: RecordKind, uid: str, name: str, like: int) -> int:
    """An actor or event of this identity and name, otherwise as bare as can be; an actor is of the kind of `like`."""
    if kind is RecordKind.ACTOR:
        sql = "INSERT INTO actor (uid, name, kind) SELECT ?, ?, kind FROM actor WHERE id = ?"
        return int(op.execute(sql, (uid, name, like)).lastrowid or 0)
    return int(op.execute("INSERT INTO event (uid, label) VALUES (?, ?)", (uid, name)).lastrowid or 0)


def make_as_it_went(op: Operation, kind: RecordKind, id: int, lines: Sequence[Line]) -> None:
    """Give a record the fields that it had when it was merged in another copy, so that here the same becomes of them."""
    pointing = {link.column for link in schema.links(op.reader) if link.table == kind.value}
    left_out = pointing | {"id", "uid"}
    columns = set(schema.tables(op.reader)[kind.value].columns) - left_out
    gone = [line for line in lines if line.table == kind.value and line.kind == "delete"]
    values = {str(line.column): line.old for line in gone if line.column in columns}
    if values:
        names = ", ".join(f'"{column}" = ?' for column in values)
        op.execute(f"UPDATE {kind.value} SET {names} WHERE id = ?", (*values.values(), id))
