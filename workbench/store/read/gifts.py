"""Who gives what to whom, with the figures that sources give: the matrix of donors and recipients."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from workbench.core.records import Figure
from workbench.store.connection import Reader


class Gift(NamedTuple):
    """One transfer with both its ends and all its figures."""

    id: int
    donor_id: int
    donor: str
    recipient_id: int
    recipient: str
    kind: str
    object: str
    edtf: str | None
    modality: str
    figures: tuple[Figure, ...]


def gifts(reader: Reader, only: Collection[int] | None = None) -> list[Gift]:
    """Every transfer that has a donor and a recipient, by date; with `only` those of these ids."""
    figures: dict[int, list[Figure]] = defaultdict(list)
    columns = "id, uid, low, best, high, bound_words, unit, counted, quote_id, event_id, transfer_id, claim_id"
    for row in reader.rows(f"SELECT {columns} FROM figure WHERE transfer_id IS NOT NULL ORDER BY id"):
        figures[row[10]].append(Figure(*row))
    rows = reader.rows(
        """SELECT t.id, donor_id, d.name, recipient_id, r.name, t.kind, object, edtf, modality
           FROM transfer t JOIN actor d ON d.id = donor_id JOIN actor r ON r.id = recipient_id
           ORDER BY t.earliest IS NULL, t.earliest, t.id"""
    )
    return [Gift._make((*row, tuple(figures[row[0]]))) for row in rows if only is None or row[0] in only]
