"""Proposals awaiting a decision, and those that had one."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
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


class QueueLine(NamedTuple):
    """A proposal as a line of the queue, where its quote ends, and whether it is still in the queue."""

    row: QueueRow
    end: int
    is_waiting: bool


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


_QUEUED = """
SELECT id, kind, start, "end", exact, modality, score,
       coalesce(payload ->> '$.name', payload ->> '$.label', payload ->> '$.text', payload ->> '$.object', exact),
       coalesce(payload ->> '$.quote[0]', start), coalesce(payload ->> '$.is_known', 0),
       coalesce(payload ->> '$.quote[1]', "end"), status
FROM proposal WHERE document_id = ? AND {chosen} ORDER BY start, id
"""


def queue(reader: Reader, document_id: int) -> list[QueueRow]:
    """What awaits a decision in a document, by place; SQLite takes the payloads apart."""
    found = reader.rows(_QUEUED.format(chosen="status = 'proposed'"), (document_id,))
    return [_queued(values) for values in found]


def lines(reader: Reader, document_id: int, ids: Collection[int]) -> list[QueueLine]:
    """Those of these proposals that a document has, by place, decided or not."""
    found = reader.rows(_QUEUED.format(chosen=f"id IN ({', '.join(str(int(id)) for id in ids)})"), (document_id,))
    return [QueueLine(_queued(values), values[10], values[11] == "proposed") for values in found]


def _queued(values: Sequence[Any]) -> QueueRow:
    return QueueRow._make((*values[:9], bool(values[9])))


def row(reader: Reader, id: int) -> ProposalRow:
    """One proposal; NotFound when there is none."""
    found = reader.row(f"SELECT {_COLUMNS} FROM proposal WHERE id = ?", (id,))
    if found is None:
        raise NotFound(tr("There is no proposal {id} any more.", id=id))
    return _row(found)


def decision(reader: Reader, id: int) -> tuple[str, str]:
    """(status, uid of the fact or "") of a proposal; NotFound when there is none."""
    found = reader.row("SELECT status, fact_uid FROM proposal WHERE id = ?", (id,))
    if found is None:
        raise NotFound(tr("There is no proposal {id} any more.", id=id))
    return str(found[0]), str(found[1])


# An actor of a book has thousands of mentions, which SQLite would take apart for what stands before them.
_LISTED = '"mentions": ['
_HEAD = f"""substr(payload, 1, instr(payload, '{_LISTED}') + {len(_LISTED)} - 1) || ']}}'"""


def actors(reader: Reader, document_id: int) -> dict[str, int]:
    """What the payloads of a document call an actor -> the first proposal of it."""
    found = reader.rows(
        f"""SELECT coalesce(iif(json_valid({_HEAD}), ({_HEAD}) ->> '$.id', NULL), payload ->> '$.id'), min(id)
            FROM proposal WHERE document_id = ? AND kind = 'actor' GROUP BY 1""",
        (document_id,),
    )
    return {local: id for local, id in found if local}


def actor_names(reader: Reader, document_id: int) -> dict[str, str]:
    """What the payloads of a document call an actor -> its name, as it may have been corrected; none that was rejected."""
    found = reader.rows(
        """SELECT payload ->> '$.id', payload ->> '$.name' FROM proposal
           WHERE document_id = ? AND kind = 'actor' AND status <> 'rejected' ORDER BY id DESC""",
        (document_id,),
    )
    return {local: name for local, name in found if local}


def corrected_names(reader: Reader, document_id: int) -> dict[str, str]:
    """What the engine calls an actor of a document -> the name that an analyst gave it in a proposal that still waits."""
    found = reader.rows(
        """SELECT payload ->> '$.id', payload ->> '$.name' FROM proposal
           WHERE document_id = ? AND kind = 'actor' AND status = 'proposed' AND payload ->> '$.edited' ORDER BY id""",
        (document_id,),
    )
    return {local: name for local, name in found if local}


def naming(reader: Reader, document_id: int, actor: str) -> list[ProposalRow]:
    """The statements of a document that await a decision and may name an actor, which payloads call `actor`."""
    found = reader.rows(
        f"""SELECT {_COLUMNS} FROM proposal WHERE document_id = ? AND status = 'proposed' AND kind <> 'actor'
            AND instr(payload, ?) ORDER BY start, id""",
        (document_id, json.dumps(actor, ensure_ascii=False)),
    )
    return [_row(values) for values in found]


def claim_on(reader: Reader, row: ProposalRow) -> ProposalRow | None:
    """The claim proposed on the very sentence that a proposal stands on."""
    found = reader.row(
        f"""SELECT {_COLUMNS} FROM proposal
            WHERE document_id = ? AND kind = 'claim' AND start = ? AND "end" = ? ORDER BY id LIMIT 1""",
        (row.document_id, *row.quote),
    )
    return None if found is None else _row(found)


def accepted(reader: Reader, document_id: int, kind: str, start: int, end: int) -> list[ProposalRow]:
    """Accepted proposals of a kind whose words lie inside a stretch."""
    found = reader.rows(
        f"""SELECT {_COLUMNS} FROM proposal WHERE document_id = ? AND kind = ? AND start >= ? AND start < ?
            AND "end" <= ? AND fact_uid <> '' ORDER BY start""",
        (document_id, kind, start, end, end),
    )
    return [_row(values) for values in found]


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
