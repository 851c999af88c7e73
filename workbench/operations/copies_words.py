"""What differs between two copies, in people's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.core import columns
from workbench.core.copies import FieldItem, Item, Side
from workbench.core.wording import tr, trn
from workbench.store.read.history import difference
from workbench.store.read.names import Names, short

if TYPE_CHECKING:
    from workbench.operations.copies import Situation

_LABELS = {
    ("quote", "place"): "Exact words",
    ("claim", "attribution"): "According to",
    ("note", "body"): "Text",
    ("document", "text_sha256"): "Read as",
}


class Words:
    """Names of rows and values of both copies."""

    def __init__(self, found: Situation) -> None:
        self._found = found
        self._names = {side: Names(reader) for side, reader in found.readers.items()}

    def name(self, item: Item) -> str:
        """What the row is called, here if it is here."""
        if item.mine is not None:
            return self._names[Side.MINE].name(item.table, item.mine)
        return self._names[Side.THEIRS].name(item.table, item.theirs or 0)

    def title(self, item: Item) -> str:
        """The row with what it is."""
        return tr("{label}: {value}", label=tr(columns.noun(item.table)), value=self.name(item))

    def label(self, item: Item, field: FieldItem) -> str:
        """What the field is called."""
        label = _LABELS.get((item.table, field.column)) or columns.label(item.table, field.column)
        return tr(label) if label else field.column

    def values(self, item: Item, field: FieldItem) -> tuple[str, str]:
        """The field here and there, long texts cut down to where they differ."""
        return difference(
            self._value(Side.MINE, item, field, field.mine), self._value(Side.THEIRS, item, field, field.theirs)
        )

    def _value(self, side: Side, item: Item, field: FieldItem, value: Any) -> str:
        if field.column == "place" and item.table == "quote":
            return " […] ".join(str(part[2]) for part in value[1])
        if field.column == "text_sha256" and item.table == "document":
            return self._reading(side, item)
        if field.column == "attribution":
            held = self._found.contents[side]["actor"]
            return " > ".join(self._names[side].name("actor", held[one].id) for one in value if one in held)
        id = item.mine if side is Side.MINE else item.theirs
        row = self._found.row(side, item.table, id or 0)
        return self._names[side].value(item.table, field.column, row.get(field.column))

    def _reading(self, side: Side, item: Item) -> str:
        """How a document is read in one copy, and what that would cost."""
        row = self._found.row(side, item.table, (item.mine if side is Side.MINE else item.theirs) or 0)
        length = trn("{count} character", "{count} characters", row["length"])
        lost = self._found.readings[item.identity].lost[side]
        costs = trn("{count} quote has no place in it: {words}", "{count} quotes have no place in it: {words}", len(lost),
                    words=", ".join(tr("“{words}”", words=short(words, 60)) for words in lost[:3]))  # fmt: skip
        return ", ".join(part for part in (row["encoding"], length, costs if lost else "") if part)
