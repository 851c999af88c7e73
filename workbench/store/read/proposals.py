"""Proposals awaiting a decision, and those that had one."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from workbench.core.errors import NotFound
from workbench.core.proposals import Held
from workbench.core.wording import tr
from workbench.store.connection import Reader

_COLUMNS = """id, document_id, kind, start, "end", exact, modality, rule, score, status, engine, text_sha256, fact_uid, payload"""


class ProposalRow(NamedTuple):
    """One proposal of the review queue; `payload` is what would become a fact, `text_sha256` the text that it counts in."""

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
    engine: str
    text_sha256: str
    fact_uid: str
    payload: dict[str, Any]

    @property
    def quote(self) -> tuple[int, int]:
        """What it stands on: its sentence, or for an actor its first mention."""
        start, end = self.payload.get("quote") or (self.start, self.end)
        return start, end


class QueueRow(NamedTuple):
    """One line of the review queue; `said` is what the fact would be called, `sentence` where its quote starts."""

    id: int
    kind: str
    start: int
    end: int
    exact: str
    modality: str
    score: float
    said: str
    sentence: int
    is_known: bool


class Waiting(NamedTuple):
    """How the review of one document stands."""

    document_id: int
    title: str
    decided: int
    total: int


def rows(reader: Reader, *, status: str = "proposed", document_id: int | None = None) -> list[ProposalRow]:
    """Proposals with this status ("" for all) in reading order."""
    found = reader.rows(
        f"""SELECT {_COLUMNS} FROM proposal
            WHERE (?1 = '' OR status = ?1) AND (?2 IS NULL OR document_id = ?2) ORDER BY document_id, start, id""",
        (status, document_id),
    )
    return [_row(row) for row in found]


def queue(reader: Reader, document_id: int) -> list[QueueRow]:
    """What awaits a decision in a document, by place; SQLite takes the payloads apart, thousands in a few frames."""
    found = reader.rows(
        """SELECT id, kind, start, "end", exact, modality, score,
                  coalesce(payload ->> '$.name', payload ->> '$.label', payload ->> '$.text', payload ->> '$.object', exact),
                  coalesce(payload ->> '$.quote[0]', start), coalesce(payload ->> '$.is_known', 0)
           FROM proposal WHERE document_id = ? AND status = 'proposed' ORDER BY start, id""",
        (document_id,),
    )
    return [QueueRow._make((*values[:-1], bool(values[-1]))) for values in found]


def row(reader: Reader, id: int) -> ProposalRow:
    """One proposal; NotFound when there is none."""
    found = reader.row(f"SELECT {_COLUMNS} FROM proposal WHERE id = ?", (id,))
    if found is None:
        raise NotFound(tr("There is no proposal {id} any more.", id=id))
    return _row(found)


def _row(values: tuple[Any, ...]) -> ProposalRow:
    return ProposalRow._make((*values[:-1], json.loads(values[-1])))


def held(reader: Reader, document_id: int) -> list[Held]:
    """Every proposal of a document as a new reading meets it."""
    return [
        Held(row.id, row.kind, row.start, row.end, row.status, row.payload, row.fact_uid)
        for row in rows(reader, status="", document_id=document_id)
    ]


def count(reader: Reader) -> int:
    """How many proposals await a decision."""
    return int(reader.value("SELECT count(*) FROM proposal WHERE status = 'proposed'"))


def progress(reader: Reader, document_id: int) -> tuple[int, int]:
    """(decided, all) of a document's proposals."""
    sql = "SELECT count(*) FILTER (WHERE status <> 'proposed'), count(*) FROM proposal WHERE document_id = ?"
    decided, total = reader.rows(sql, (document_id,))[0]
    return int(decided), int(total)


def waiting(reader: Reader) -> list[Waiting]:
    """Documents that have proposals to review, in the order of import."""
    found = reader.rows(
        """SELECT document.id, document.title, count(*) FILTER (WHERE status <> 'proposed'), count(*)
           FROM proposal JOIN document ON document.id = document_id
           WHERE document_id IN (SELECT document_id FROM proposal WHERE status = 'proposed')
           GROUP BY document.id ORDER BY document.id"""
    )
    return list(map(Waiting._make, found))
