"""Proposals awaiting a decision."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from workbench.store.connection import Reader


class ProposalRow(NamedTuple):
    """One proposal of the review queue; `payload` is what would become a fact."""

    id: int
    document_id: int
    kind: str
    start: int
    end: int
    exact: str
    modality: str
    rule: str
    score: float
    status: str
    payload: dict[str, Any]


def rows(reader: Reader, *, status: str = "proposed", document_id: int | None = None) -> list[ProposalRow]:
    """Proposals with this status ("" for all) in reading order."""
    found = reader.rows(
        """SELECT id, document_id, kind, start, "end", exact, modality, rule, score, status, payload FROM proposal
           WHERE (?1 = '' OR status = ?1) AND (?2 IS NULL OR document_id = ?2) ORDER BY document_id, start, id""",
        (status, document_id),
    )
    return [ProposalRow._make((*row[:10], json.loads(row[10]))) for row in found]


def count(reader: Reader) -> int:
    """How many proposals await a decision."""
    return int(reader.value("SELECT count(*) FROM proposal WHERE status = 'proposed'"))
