"""What an operation changed, by record, so that a pane refreshes what it draws and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

EVERYTHING = "*"
# What a document is made of when nothing is attached to it yet.
_ARRIVING = frozenset({"document", "document_text", "original", "structure"})


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows that one operation (or its undoing) touched: table name -> row ids; `whole` means re-read all."""

    operation: int | None = None
    label: str = ""
    rows: dict[str, frozenset[int]] = field(default_factory=dict)
    whole: bool = False
    result: object = None

    def touches(self, *tables: str) -> bool:
        """Whether any row of these tables changed."""
        return self.whole or any(self.rows.get(table) for table in tables)

    @property
    def are_arrivals(self) -> bool:
        """Whether documents came (or went again) and nothing else: no fact and no count follows from that."""
        return not self.whole and self.touches("document_text") and _ARRIVING.issuperset(self.rows)

    def ids(self, table: str) -> frozenset[int]:
        """Row ids of `table` that changed."""
        return self.rows.get(table, frozenset())

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __bool__(self) -> bool:
        return self.whole or any(self.rows.values())


def together(gathered: Sequence[Changes]) -> Changes:
    """Several changes as one."""
    rows: dict[str, set[int]] = {}
    for changes in gathered:
        for table in changes:
            rows.setdefault(table, set()).update(changes.ids(table))
    whole = any(changes.whole for changes in gathered)
    return Changes(rows={table: frozenset(ids) for table, ids in rows.items()}, whole=whole)
