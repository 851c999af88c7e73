"""One dossier as two copies of it are compared: rows by an identity that is the same in both, now or at an earlier moment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from workbench.core.copies import Content, Held
from workbench.store import schema
from workbench.store.connection import Reader
from workbench.store.read.past import Past
from workbench.store.read.snapshots import touched

Row = dict[str, Any]
# Table -> number -> row.
Raw = dict[str, dict[int, Row]]
# (table, identity of the other side or of a merged record) -> identity that stands for it.
Redirects = Mapping[tuple[str, str], str]

# Rows that go with another one: a quote's spans, who says a claim, what a document is made of, what a note cites; and
# proposals, of which a decision counts, whenever it was taken.
PARTS = frozenset(
    {"quote_part", "attribution", "document_text", "original", "structure", "citation", "meeting", "proposal"}
)
# By what a row is known where that is not its uid; a link is known by its ends, whoever made it.
IDENTITY: dict[str, tuple[str, ...]] = {
    "scale_value": ("scale", "code"),
    "document": ("sha256",),
    "actor_name": ("actor_id", "text", "language"),
    "mention": ("actor_id", "document_id", "start", "end"),
    "participant": ("event_id", "actor_id", "role"),
    "evidence": ("quote_id", "actor_id", "event_id", "claim_id", "transfer_id"),
    "extraction": ("document_id",),
    "sentence_left": ("document_id", "start"),
    "merger": ("other_uid",),
}
# What follows from other fields, or says nothing of the case.
IGNORED: dict[str, frozenset[str]] = {
    "dossier": frozenset({"created_at"}),
    "document": frozenset({"format", "encoding", "filename", "length", "warnings", "imported_at"}),
    "quote": frozenset({"document_id", "start", "end", "created_at"}),
    "mention": frozenset({"exact"}),
    "event": frozenset({"earliest", "latest"}),
    "transfer": frozenset({"earliest", "latest"}),
    "note": frozenset({"created_at", "saved_at"}),
    "extraction": frozenset({"engine", "is_reduced", "sentences", "at"}),
    "lesson": frozenset({"taught_at"}),
    "merger": frozenset({"lines", "merged_at", "name"}),
    "likeness": frozenset({"reason"}),
}
_UNREAD = frozenset({("merger", "lines")})
# Of two things that are one, the likeness names either first.
_UNORDERED = frozenset({"likeness"})
_FOLLOWED = frozenset({"actor", "event"})


class Layout:
    """The tables of a dossier as copies are compared by them."""

    def __init__(self, reader: Reader) -> None:
        self.tables = schema.tables(reader)
        self.targets = {(link.table, link.column): link.target for link in schema.links(reader)}
        owned: dict[str, list[tuple[str, str]]] = {}
        for link in schema.links(reader):
            if link.is_owned and link.table not in PARTS:
                owned.setdefault(link.table, []).append((link.column, link.target))
        self.owners = owned
        self.order = self._in_order()

    def _in_order(self) -> list[str]:
        """Every table that holds rows of its own, what is pointed at before what points at it."""
        ordered: dict[str, None] = {}

        def visit(table: str) -> None:
            if table in ordered:
                return
            for (one, _column), target in self.targets.items():
                if one == table and target != table and target not in PARTS:
                    visit(target)
            ordered[table] = None

        for table in self.tables:
            if table not in PARTS:
                visit(table)
        return list(ordered)

    def pointed(self, table: str) -> set[str]:
        """The other tables that rows of a table, or their parts, point at."""
        found = {target for (own, _), target in self.targets.items() if own == table} - {table}
        return found | ({"actor"} if table == "claim" else set())

    def compared(self, table: str) -> list[str]:
        """The columns whose values must be the same."""
        left_out = IGNORED.get(table, frozenset()) | {"id", "uid"}
        return [column for column in self.tables[table].columns if column not in left_out]


def read(reader: Reader, layout: Layout) -> Raw:
    """Every row that is compared, and the parts of quotes and claims."""
    found: Raw = {}
    for table in (*layout.order, "quote_part", "attribution"):
        shape = layout.tables[table]
        columns = [column for column in shape.columns if (table, column) not in _UNREAD]
        listed = ", ".join(f'"{column}"' for column in columns)
        key = columns.index(shape.key)
        rows = reader.rows(f'SELECT {listed} FROM "{table}"')
        found[table] = {row[key]: dict(zip(columns, row, strict=True)) for row in rows}
    return found


def earlier(reader: Reader, raw: Raw, then: frozenset[int], now: frozenset[int]) -> Raw:
    """The rows as they were when exactly the gestures in `then` were done; `raw` is what they are now."""
    past = Past(reader)
    found = {table: dict(rows) for table, rows in raw.items()}
    for table, id in touched(reader, then, now):
        if table in found:
            row = past.at(table, id, then)
            if row is None:
                found[table].pop(id, None)
            else:
                found[table][id] = dict(row)
    return found


def unchanged(one: Raw, other: Raw, layout: Layout) -> frozenset[str]:
    """Tables that hold the same rows under the same numbers in both."""
    parts = {"quote": "quote_part", "claim": "attribution"}
    return frozenset(
        table
        for table in layout.order
        if one[table] == other[table] and (table not in parts or one[parts[table]] == other[parts[table]])
    )


def content(
    raw: Raw, layout: Layout, redirects: Redirects, known: Content | None = None, same: Collection[str] = ()
) -> Content:
    """The rows by identity; what hangs on a record that is another one by `redirects` hangs on that other one.

    The tables in `same` are taken from `known`, which holds them already, where they point at the same records.
    """
    identities: dict[str, dict[int, str]] = {}
    aligned: set[str] = set()
    found: Content = {}
    parts = _by_owner(raw["quote_part"].values(), "quote_id")
    chains = _by_owner(raw["attribution"].values(), "claim_id")
    for table in layout.order:
        there = {} if known is None else {held.id: identity for identity, held in known[table].items()}
        if known is not None and table in same and layout.pointed(table) <= aligned:
            found[table], identities[table] = known[table], there
            aligned.add(table)
            continue
        names = identities[table] = {
            id: _identity(table, row, layout, identities, redirects) for id, row in raw[table].items()
        }
        if names == there:
            aligned.add(table)
        columns = layout.compared(table)
        held: dict[str, Held] = {}
        for id, row in raw[table].items():
            values = {column: _value(table, column, row, layout, identities) for column in columns}
            if table == "quote":
                values["place"] = _place(row, parts.get(id, ()), identities)
            elif table in _UNORDERED:
                values = _ordered(values, layout, table)
            elif table == "claim":
                values["attribution"] = tuple(identities["actor"].get(one["actor_id"]) for one in chains.get(id, ()))
            # What was merged elsewhere is no record of its own, and does not stand for the one that was kept.
            is_record = (table, row.get("uid")) not in redirects or table not in _FOLLOWED
            # A link that the kept record has itself is the one that a merge keeps.
            if is_record and (names[id] not in held or not _is_moved(table, row, raw, layout, redirects)):
                held[names[id]] = Held(id, values)
        found[table] = held
    return found


def _is_moved(table: str, row: Row, raw: Raw, layout: Layout, redirects: Redirects) -> bool:
    """Whether a row hangs on a record that was merged elsewhere."""
    for column, value in row.items():
        target = layout.targets.get((table, column))
        if target in _FOLLOWED and value in raw[target] and (target, raw[target][value]["uid"]) in redirects:
            return True
    return False


def carry(raw: Raw, redirects: Redirects, was: Raw) -> None:
    """Quotes of an event that was merged elsewhere say its date and place where these differ, as a merge leaves them.

    Those that it had when both copies held it (`was`): what one of them changed since stays behind in either order.
    """
    then = {row["uid"]: row for row in was.get("event", {}).values()}
    by_uid = {row["uid"]: row for row in raw["event"].values()}
    for id, row in raw["evidence"].items():
        event = raw["event"].get(row["event_id"] or 0)
        kept = None if event is None else by_uid.get(_followed("event", event["uid"], redirects))
        if event is None or kept is None or kept is event:
            continue
        event = then.get(event["uid"], event)
        own = {name: event[name] for name in ("edtf", "place") if event[name] and kept[name] and not row[name]}
        raw["evidence"][id] = row | {name: value for name, value in own.items() if value != kept[name]}


def _ordered(values: dict[str, Any], layout: Layout, table: str) -> dict[str, Any]:
    """The two ends of a row in an order of their own, whichever was named first."""
    ends = [column for column, value in values.items() if (table, column) in layout.targets and value is not None]
    return values | dict(zip(ends, sorted(values[column] for column in ends), strict=True))


def _by_owner(rows: Iterable[Row], column: str) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in sorted(rows, key=lambda row: (row[column], row["seq"])):
        found.setdefault(row[column], []).append(row)
    return found


def _identity(
    table: str, row: Row, layout: Layout, identities: Mapping[str, Mapping[int, str]], redirects: Redirects
) -> str:
    if table in _UNORDERED:
        ends = sorted(
            str(_value(table, column, row, layout, identities))
            for column in row
            if (table, column) in layout.targets and row[column] is not None
        )
        return "|".join(ends)
    columns = IDENTITY.get(table) or (("uid",) if "uid" in row else tuple(layout.compared(table)))
    if columns == ("uid",):
        return _followed(table, str(row["uid"]), redirects)
    return "|".join(_said(_value(table, column, row, layout, identities)) for column in columns)


def _said(value: object) -> str:
    return "" if value is None else str(value)


def _followed(table: str, identity: str, redirects: Redirects) -> str:
    seen = {identity}
    while (nearer := redirects.get((table, identity))) is not None and nearer not in seen:
        identity = nearer
        seen.add(nearer)
    return identity


def _value(table: str, column: str, row: Row, layout: Layout, identities: Mapping[str, Mapping[int, str]]) -> Any:
    value, target = row.get(column), layout.targets.get((table, column))
    return value if target is None or value is None else identities[target].get(value)


def _place(row: Row, parts: Iterable[Row], identities: Mapping[str, Mapping[int, str]]) -> tuple[Any, ...]:
    """Where a quote stands: its document, and each of its spans with its words and surroundings."""
    spans = tuple(tuple(part[name] for name in ("start", "end", "exact", "prefix", "suffix")) for part in parts)
    return identities["document"].get(row["document_id"]), spans


def mergers(raw: Raw) -> dict[tuple[str, str], str]:
    """Which records went into which: (table, identity) -> identity of the record that was kept."""
    found: dict[tuple[str, str], str] = {}
    for row in raw["merger"].values():
        for table in ("actor", "event"):
            kept = raw[table].get(row[f"{table}_id"] or 0)
            if kept is not None:
                found[table, row["other_uid"]] = kept["uid"]
    return found


def tags_of_one_name(mine: Raw, theirs: Raw) -> dict[tuple[str, str], str]:
    """Two tags of one name are one tag."""
    here = {row["name"]: row["uid"] for row in mine["tag"].values()}
    known = set(here.values())
    return {
        ("tag", row["uid"]): here[row["name"]]
        for row in theirs["tag"].values()
        if row["uid"] not in known and row["name"] in here
    }


def changed_at(reader: Reader, table: str, id: int | None, columns: Collection[str]) -> str:
    """When a gesture that holds last changed one of these columns of a row, or made or deleted it; "" for never."""
    if id is None:
        return ""
    listed = ", ".join(f"'{column}'" for column in columns)
    sql = f"""SELECT max(operation.at) FROM change JOIN operation ON operation.id = change.operation
              WHERE "table" = ? AND row = ? AND state = 'done' AND ("column" IS NULL OR "column" IN ({listed})
                  OR change.kind = 'delete')"""
    return str(reader.value(sql, (table, id)) or "")
