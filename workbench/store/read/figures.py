"""Figures, one or those of a record."""

from __future__ import annotations

from workbench.core.errors import NotFound
from workbench.core.records import Figure
from workbench.core.wording import tr
from workbench.store.connection import Reader

_COLUMNS = "id, uid, low, best, high, bound_words, unit, counted, quote_id, event_id, transfer_id, claim_id"


def figures_of(reader: Reader, column: str, id: int) -> tuple[Figure, ...]:
    """The figures of the record that `column` ("claim_id", "quote_id", ...) points at."""
    return tuple(
        Figure(*row) for row in reader.rows(f"SELECT {_COLUMNS} FROM figure WHERE {column} = ? ORDER BY id", (id,))
    )


def rows(reader: Reader) -> list[Figure]:
    """Every figure."""
    return [Figure(*row) for row in reader.rows(f"SELECT {_COLUMNS} FROM figure ORDER BY id")]


def figure(reader: Reader, id: int) -> Figure:
    """One figure; NotFound when there is none."""
    row = reader.row(f"SELECT {_COLUMNS} FROM figure WHERE id = ?", (id,))
    if row is None:
        raise NotFound(tr("There is no figure {id} in this dossier.", id=id))
    return Figure(*row)
