"""Two copies of a dossier compared: what is new, the same, changed on one side or on both, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple


class Status(StrEnum):
    """How a record or a field of the one copy stands to that of the other."""

    NEW = "new"
    CHANGED_HERE = "changed_here"
    CHANGED_THERE = "changed_there"
    DELETED_HERE = "deleted_here"
    DELETED_THERE = "deleted_there"
    CONFLICT = "conflict"


class Side(StrEnum):
    """Whose value stands."""

    MINE = "mine"
    THEIRS = "theirs"


class Prefer(StrEnum):
    """Whose value stands in a conflict that nobody decided."""

    MINE = "mine"
    THEIRS = "theirs"
    NEWER = "newer"


class Held(NamedTuple):
    """One row of one copy: its number there, and its values, with identities in place of the numbers of other rows."""

    id: int
    values: dict[str, Any]


# Table -> identity -> row; the tables in an order in which none points at a later one, itself aside.
Content = dict[str, dict[str, Held]]
# Table -> (column, table that it points at) of the columns without which a row cannot be.
Owners = Mapping[str, Sequence[tuple[str, str]]]


class FieldItem(NamedTuple):
    """One field that differs: in one copy since they parted, or in both."""

    column: str
    status: Status
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Item:
    """One row that is not the same in both: `mine` and `theirs` are its numbers, None where it is not there."""

    table: str
    identity: str
    status: Status
    mine: int | None
    theirs: int | None
    fields: tuple[FieldItem, ...] = ()
    # A deletion in one copy against a change in the other: who deleted.
    deleted_by: Side | None = None

    @property
    def key(self) -> str:
        """What a decision about the whole row names it by."""
        return f"{self.table}:{self.identity}"

    def field_key(self, column: str) -> str:
        """What a decision about one field names it by."""
        return f"{self.key}:{column}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs, in the order of the tables, and how many rows are the same, by table."""

    items: tuple[Item, ...]
    same: Mapping[str, int]

    def counts(self) -> Counter[Status]:
        """How many rows stand how."""
        return Counter(item.status for item in self.items)


def compare(mine: Content, theirs: Content, base: Content | None, owners: Owners) -> Comparison:
    """Every row of both copies, by identity; `base` is what both held when they parted, None where nobody knows."""
    return _Comparing(mine, theirs, base or {}, owners).run()


class _Comparing:
    def __init__(self, mine: Content, theirs: Content, base: Content, owners: Owners) -> None:
        self._mine, self._theirs, self._base, self._owners = mine, theirs, base, owners
        self._grown = {id(side): self._grown_in(side) for side in (mine, theirs)} if base else {}
        self._deleted: dict[tuple[str, str], Status] = {}

    def run(self) -> Comparison:
        items: list[Item] = []
        same: Counter[str] = Counter()
        for table in self._mine:
            mine, theirs = self._mine[table], self._theirs.get(table, {})
            if mine is theirs and (not self._base or self._base.get(table) is mine):
                same[table] += len(mine)
                continue
            for identity, held in mine.items():
                other = theirs.get(identity)
                item = self._both(table, identity, held, other) if other else self._here(table, identity, held)
                if item is not None:
                    items.append(item)
                elif other:
                    same[table] += 1
            items += filter(None, (self._there(table, one, held) for one, held in theirs.items() if one not in mine))
        return Comparison(tuple(items), same)

    def _was(self, table: str, identity: str) -> Held | None:
        return self._base.get(table, {}).get(identity)

    def _both(self, table: str, identity: str, mine: Held, theirs: Held) -> Item | None:
        base = self._was(table, identity)
        fields = tuple(_differences(mine.values, theirs.values, base.values if base else None))
        if not fields:
            return None
        statuses = {field.status for field in fields}
        order = (Status.CONFLICT, Status.CHANGED_THERE, Status.CHANGED_HERE)
        return Item(table, identity, next(one for one in order if one in statuses), mine.id, theirs.id, fields)

    def _here(self, table: str, identity: str, held: Held) -> Item | None:
        base = self._was(table, identity)
        if base is None or self._owner_is_missing(table, held, self._theirs):
            return None
        is_changed = held.values != base.values or (table, identity) in self._grown[id(self._mine)]
        status = Status.CONFLICT if is_changed else Status.DELETED_THERE
        self._deleted[table, identity] = status
        return Item(table, identity, status, held.id, None, deleted_by=Side.THEIRS)

    def _there(self, table: str, identity: str, held: Held) -> Item | None:
        base = self._was(table, identity)
        missing = list(self._missing_owners(table, held, self._mine))
        if any(self._deleted.get(owner) is Status.DELETED_HERE for owner in missing):
            return None
        if base is None or missing:
            return Item(table, identity, Status.NEW, None, held.id)
        is_changed = held.values != base.values or (table, identity) in self._grown[id(self._theirs)]
        status = Status.CONFLICT if is_changed else Status.DELETED_HERE
        self._deleted[table, identity] = status
        return Item(table, identity, status, None, held.id, deleted_by=Side.MINE)

    def _missing_owners(self, table: str, held: Held, side: Content) -> Iterator[tuple[str, str]]:
        for column, target in self._owners.get(table, ()):
            owner = _owner(held, column)
            if owner is not None and owner not in side.get(target, {}):
                yield target, owner

    def _owner_is_missing(self, table: str, held: Held, side: Content) -> bool:
        return next(self._missing_owners(table, held, side), None) is not None

    def _grown_in(self, side: Content) -> set[tuple[str, str]]:
        """Records that got a part of theirs since the copies parted, or had one changed."""
        found: set[tuple[str, str]] = set()
        for table, owned in self._owners.items():
            if side.get(table) is self._base.get(table):
                continue
            for identity, held in side.get(table, {}).items():
                base = self._was(table, identity)
                if base is None or base.values != held.values:
                    owners = ((target, _owner(held, column)) for column, target in owned)
                    found.update((target, owner) for target, owner in owners if owner is not None)
        return found


def _owner(held: Held, column: str) -> str | None:
    """The identity of a row without which this one cannot be; a quote says its document with its place."""
    if column in held.values:
        return held.values[column]  # type: ignore[no-any-return]
    return held.values["place"][0]  # type: ignore[no-any-return]


def _differences(mine: dict[str, Any], theirs: dict[str, Any], base: dict[str, Any] | None) -> Iterator[FieldItem]:
    for column, value in mine.items():
        other = theirs.get(column)
        if value == other:
            continue
        if base is not None and base.get(column) == value:
            status = Status.CHANGED_THERE
        elif base is not None and base.get(column) == other:
            status = Status.CHANGED_HERE
        else:
            status = Status.CONFLICT
        yield FieldItem(column, status, value, other)
