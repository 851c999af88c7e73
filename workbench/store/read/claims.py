"""Claims: the list and one with everything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from workbench.core.errors import NotFound
from workbench.core.kinds import RecordKind
from workbench.core.records import Evidence, Figure, Reference
from workbench.core.wording import tr
from workbench.store.connection import Reader
from workbench.store.read.cards import attribution_text
from workbench.store.read.evidence import evidence_of
from workbench.store.read.figures import figures_of


class ClaimRow(NamedTuple):
    """One row of the claims list."""

    id: int
    text: str
    modality: str
    polarity: str
    credibility: str
    attribution_text: str
    quotes: int


@dataclass(frozen=True, slots=True)
class ClaimDetail:
    """Everything the detail card shows of one claim."""

    id: int
    uid: str
    text: str
    modality: str
    polarity: str
    credibility: str
    event_id: int | None
    description: str
    attribution: tuple[Reference, ...]
    evidence: tuple[Evidence, ...]
    figures: tuple[Figure, ...]


def rows(reader: Reader) -> list[ClaimRow]:
    """Every claim in the order in which it was made."""
    found = reader.rows(
        """SELECT id, text, modality, polarity, credibility,
                  (SELECT count(*) FROM evidence WHERE evidence.claim_id = claim.id) FROM claim ORDER BY id"""
    )
    who = attribution_text(reader, (row[0] for row in found)) if found else {}
    return [ClaimRow._make((*row[:5], who.get(row[0], ""), row[5])) for row in found]


def claim(reader: Reader, id: int) -> ClaimDetail:
    """One claim; NotFound when there is none."""
    row = reader.row(
        "SELECT id, uid, text, modality, polarity, credibility, event_id, description FROM claim WHERE id = ?", (id,)
    )
    if row is None:
        raise NotFound(tr("There is no claim {id} in this dossier.", id=id))
    chain = reader.rows(
        """SELECT actor.id, actor.name, actor.kind FROM attribution JOIN actor ON actor.id = actor_id
           WHERE claim_id = ? ORDER BY seq""",
        (id,),
    )
    return ClaimDetail(
        *(
            *row,
            tuple(Reference(RecordKind.ACTOR, actor, name, icon=kind) for actor, name, kind in chain),
            evidence_of(reader, RecordKind.CLAIM, id),
            figures_of(reader, "claim_id", id),
        )
    )
