"""Transfers: the list and one with everything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from workbench.core.errors import NotFound
from workbench.core.kinds import RecordKind
from workbench.core.records import Evidence, Figure
from workbench.core.wording import tr
from workbench.store.connection import Reader
from workbench.store.read.evidence import evidence_of
from workbench.store.read.figures import figures_of


class TransferRow(NamedTuple):
    """One row of the transfers list."""

    id: int
    donor: str
    recipient: str
    kind: str
    object: str
    edtf: str | None
    modality: str
    quotes: int


@dataclass(frozen=True, slots=True)
class TransferDetail:
    """Everything the detail card shows of one transfer."""

    id: int
    uid: str
    donor_id: int | None
    donor: str
    recipient_id: int | None
    recipient: str
    kind: str
    object: str
    edtf: str | None
    modality: str
    description: str
    figures: tuple[Figure, ...]
    evidence: tuple[Evidence, ...]


_JOINED = "FROM transfer t LEFT JOIN actor d ON d.id = t.donor_id LEFT JOIN actor r ON r.id = t.recipient_id"


def rows(reader: Reader) -> list[TransferRow]:
    """Every transfer by date."""
    sql = f"""SELECT t.id, coalesce(d.name, ''), coalesce(r.name, ''), t.kind, t.object, t.edtf, t.modality,
                     (SELECT count(*) FROM evidence WHERE transfer_id = t.id)
              {_JOINED} ORDER BY t.earliest, t.id"""
    return list(map(TransferRow._make, reader.rows(sql)))


def transfer(reader: Reader, id: int) -> TransferDetail:
    """One transfer; NotFound when there is none."""
    row = reader.row(
        f"""SELECT t.id, t.uid, t.donor_id, coalesce(d.name, ''), t.recipient_id, coalesce(r.name, ''), t.kind, t.object,
                   t.edtf, t.modality, t.description {_JOINED} WHERE t.id = ?""",
        (id,),
    )
    if row is None:
        raise NotFound(tr("There is no transfer {id} in this dossier.", id=id))
    return TransferDetail(*(*row, figures_of(reader, "transfer_id", id), evidence_of(reader, RecordKind.TRANSFER, id)))
