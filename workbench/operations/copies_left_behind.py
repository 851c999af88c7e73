"""What somebody changed in one copy of a record that was merged into another one in the other copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.core import columns
from workbench.core.copies import Side
from workbench.core.wording import tr
from workbench.store.read.copies import Layout, Raw, Redirects, Row
from workbench.store.read.names import Names, short

if TYPE_CHECKING:
    from workbench.operations.copies import Situation


class LeftBehind(NamedTuple):
    """A record that `side` still has and changed: its table and number there, the fields, and what it is part of by now."""

    side: Side
    table: str
    id: int
    fields: tuple[str, ...]
    kept: str


def left_behind(raws: Mapping[Side, Raw], was: Raw, redirects: Redirects, layout: Layout) -> Iterator[LeftBehind]:
    """Each such record, with the fields that are not what both copies once held."""
    for (table, uid), kept in redirects.items():
        if table not in ("actor", "event"):
            continue
        before = _by_uid(was, table, uid)
        rows = {side: _by_uid(raw, table, uid) for side, raw in raws.items()}
        for side, row in rows.items():
            if row is None or before is None or rows[Side.MINE if side is Side.THEIRS else Side.THEIRS] is not None:
                continue
            changed = [
                column
                for column in layout.compared(table)
                if columns.label(table, column)
                and _value(raws[side], layout, table, column, row) != _value(was, layout, table, column, before)
            ]
            if changed:
                yield LeftBehind(side, table, row["id"], tuple(changed), kept)


def _by_uid(raw: Raw, table: str, uid: str) -> Row | None:
    return next((row for row in raw[table].values() if row["uid"] == uid), None)


def _value(raw: Raw, layout: Layout, table: str, column: str, row: Row) -> Any:
    """A value that is the same in both copies: of a record that is pointed at, its identity."""
    target = layout.targets.get((table, column))
    held = raw[target].get(row[column]) if target is not None else None
    return row[column] if held is None else held["uid"]


class LeftBehindWords:
    """Such a change in a sentence."""

    def __init__(self, found: Situation) -> None:
        self._found = found
        self._names = {side: Names(reader) for side, reader in found.readers.items()}

    def sentence(self, one: LeftBehind) -> str:
        """What was changed, where the record is now, and that the two do not meet."""
        names, row = self._names[one.side], self._found.row(one.side, one.table, one.id)
        fields = "; ".join(
            tr("{label}: {value}", label=tr(columns.label(one.table, column) or column),
               value=short(names.value(one.table, column, row[column]) or "–", 120))
            for column in one.fields
        )  # fmt: skip
        return tr(
            "“{name}” was changed in one copy ({fields}) and merged into “{kept}” in the other: the change stays behind.",
            name=short(names.name(one.table, one.id), 60),
            fields=fields,
            kept=short(self._kept(one), 60),
        )

    def _kept(self, one: LeftBehind) -> str:
        for side in Side:
            row = _by_uid(self._found.raws[side], one.table, one.kept)
            if row is not None:
                return self._names[side].name(one.table, row["id"])
        return one.kept
