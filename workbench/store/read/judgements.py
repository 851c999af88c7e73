"""The analyst's own assessments."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.errors import NotFound
from workbench.core.wording import tr
from workbench.store.connection import Reader


@dataclass(frozen=True, slots=True)
class JudgementDetail:
    """One judgement: what is held, how likely, with what confidence, on what basis."""

    id: int
    uid: str
    note_id: int | None
    text: str
    likelihood: str
    confidence: str
    basis: str
    made_at: str


_COLUMNS = "id, uid, note_id, text, likelihood, confidence, basis, made_at"


def rows(reader: Reader) -> list[JudgementDetail]:
    """Every judgement in the order in which it was made."""
    return [JudgementDetail(*row) for row in reader.rows(f"SELECT {_COLUMNS} FROM judgement ORDER BY id")]


def judgement(reader: Reader, id: int) -> JudgementDetail:
    """One judgement; NotFound when there is none."""
    row = reader.row(f"SELECT {_COLUMNS} FROM judgement WHERE id = ?", (id,))
    if row is None:
        raise NotFound(tr("There is no judgement {id} in this dossier.", id=id))
    return JudgementDetail(*row)
