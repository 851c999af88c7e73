"""Proposals in, decided, and published as facts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from workbench.core import edtf
from workbench.core.errors import InvalidValue, NotFound
from workbench.core.identity import new_uid
from workbench.core.kinds import RecordKind, Relation
from workbench.core.proposals import Suggestion
from workbench.core.spans import Anchor, Span
from workbench.core.wording import tr
from workbench.store.dossier import Operation, now
from workbench.store.read import documents
from workbench.store.write import evidence, rows


def insert_new(op: Operation, document_id: int, suggested: Sequence[Suggestion]) -> int:
    """Add the suggestions that are not there under any status; returns how many were new."""
    known = set(op.execute('SELECT kind, start, "end" FROM proposal WHERE document_id = ?', (document_id,)).fetchall())
    fresh = [one for one in suggested if (one.kind, one.span.start, one.span.end) not in known]
    op.execute_many(
        """INSERT INTO proposal (uid, document_id, kind, start, "end", exact, payload, modality, rule, engine, score)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            (
                new_uid(), document_id, one.kind, one.span.start, one.span.end, one.exact,
                json.dumps(one.payload, ensure_ascii=False), one.modality, one.rule, one.engine, one.score,
            )
            for one in fresh
        ],
    )  # fmt: skip
    return len(fresh)


def decide(op: Operation, id: int, status: str, fact_uid: str = "") -> None:
    """Write down a decision."""
    cursor = op.execute(
        "UPDATE proposal SET status = ?, fact_uid = ?, decided_at = ? WHERE id = ?", (status, fact_uid, now(), id)
    )
    if cursor.rowcount == 0:
        raise NotFound(tr("There is no proposal {id} any more.", id=id))


def publish(op: Operation, id: int) -> tuple[int, str]:
    """Make the fact with its quote; returns its id and its name."""
    row = op.execute(
        'SELECT kind, document_id, start, "end", exact, payload, modality, status FROM proposal WHERE id = ?', (id,)
    ).fetchone()
    if row is None:
        raise NotFound(tr("There is no proposal {id} any more.", id=id))
    kind, document_id, start, end, exact, payload, modality, status = row
    if status not in ("proposed", "rejected"):
        raise InvalidValue(tr("Proposal {id} was accepted already.", id=id))
    text = documents.text(op.reader, document_id)
    if text[start:end] != exact:
        raise InvalidValue(tr("Proposal {id} no longer has the words of its source; run “extract” again.", id=id))
    held = json.loads(payload)
    make = _publish_actor if kind == "actor" else _publish_event
    fact = make(op, document_id, text, held, modality)
    table = "actor" if kind == "actor" else "event"
    uid = op.execute(f"SELECT uid FROM {table} WHERE id = ?", (fact,)).fetchone()[0]
    decide(op, id, "accepted", uid)
    return fact, str(held.get("name") or held.get("label"))


def _publish_actor(op: Operation, document_id: int, text: str, held: dict[str, Any], modality: str) -> int:
    found = op.execute(
        "SELECT id FROM actor WHERE kind = ?1 AND ((?2 <> '' AND key = ?2) OR name = ?3) ORDER BY id LIMIT 1",
        (held["kind"], held.get("key", ""), held["name"]),
    ).fetchone()
    if found:
        id = int(found[0])
    else:
        id = rows.insert(op, "actor", kind=held["kind"], name=held["name"], key=held.get("key", ""))
    known = set(
        op.execute(
            'SELECT start, "end" FROM mention WHERE actor_id = ? AND document_id = ?', (id, document_id)
        ).fetchall()
    )
    mentions = [
        {"actor_id": id, "document_id": document_id, "start": start, "end": end, "exact": text[start:end], "form": form}
        for start, end, form in held["mentions"]
        if (start, end) not in known
    ]
    rows.insert_many(op, "mention", mentions, uids=True)
    return id


def _publish_event(op: Operation, document_id: int, text: str, held: dict[str, Any], modality: str) -> int:
    anchors = [Anchor.take(text, Span(*held["quote"]))]
    quote_id = evidence.find_quote(op, document_id, anchors) or evidence.insert_quote(op, document_id, anchors)
    earliest, latest = edtf.bounds(held.get("edtf"))
    id = rows.insert(
        op, "event", label=held["label"], edtf=held.get("edtf"), earliest=earliest, latest=latest, modality=modality
    )
    link = evidence.link(op, quote_id, RecordKind.EVENT, id, Relation.SUPPORTS)
    rows.update(op, "evidence", link, edtf=held.get("edtf"))
    return id
