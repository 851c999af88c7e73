"""Proposals in, brought up to date, and decided."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from workbench.core.errors import NotFound
from workbench.core.identity import new_uid
from workbench.core.proposals import Plan, Suggestion
from workbench.core.spans import Span
from workbench.core.wording import tr
from workbench.store.connection import Reader
from workbench.store.dossier import Operation, now
from workbench.store.read import documents
from workbench.store.write.rows import last_id

_VALUES = ("start", "end", "exact", "payload", "modality", "rule", "engine", "score")


def carry_out(op: Operation, document_id: int, plan: Plan) -> frozenset[int]:
    """Write what a reading changed; the ids of the proposals that it touched."""
    text = documents.text(op.reader, document_id)
    op.execute_many("DELETE FROM proposal WHERE id = ?", [(id,) for id in plan.gone])
    columns = ", ".join(f'"{name}" = ?' for name in _VALUES)
    op.execute_many(
        f"UPDATE proposal SET {columns} WHERE id = ?", ((*_values(text, one), id) for id, one in plan.updated)
    )
    first = last_id(op, "proposal") + 1
    digest = op.reader.value("SELECT text_sha256 FROM document WHERE id = ?", (document_id,))
    op.insert_rows(
        "proposal",
        ("uid", "document_id", "text_sha256", "kind", *_VALUES),
        ((new_uid(), document_id, digest, one.kind, *_values(text, one)) for one in plan.added),
    )
    added = range(first, first + len(plan.added))
    return frozenset([*plan.gone, *(id for id, _ in plan.updated), *added])


def _values(text: str, one: Suggestion) -> tuple[Any, ...]:
    words = json.dumps(one.payload, ensure_ascii=False)
    exact = _exact(text, one.span)
    return one.span.start, one.span.end, exact, words, one.modality, one.rule, one.engine, one.score


def _exact(text: str, span: Span) -> str:
    return text[span.start : span.end]


def keep_reading(
    op: Operation, document_id: int, *, engine: str, is_reduced: bool, sentences: Sequence[Sequence[int]]
) -> None:
    """Write down that the rules have read a document, and which sentences it has; the same reading again is none."""
    op.execute(
        """INSERT INTO extraction (document_id, engine, is_reduced, sentences, at) VALUES (?1, ?2, ?3, ?4, ?5)
           ON CONFLICT (document_id) DO UPDATE SET engine = ?2, is_reduced = ?3, sentences = ?4, at = ?5
           WHERE (engine, is_reduced, sentences) IS NOT (?2, ?3, ?4)""",
        (document_id, engine, int(is_reduced), json.dumps(sentences, separators=(",", ":")), now()),
    )


def bring(op: Operation, source: Reader, document_id: int, ids: Sequence[int]) -> int:
    """Proposals of another copy of the dossier into a document of this one, as they are there; how many."""
    columns = """kind, start, "end", exact, payload, modality, rule, engine, score, status, decided_at, fact_uid, text_sha256"""
    listed = ", ".join(map(str, map(int, ids)))
    for uid, *values in source.rows(f"SELECT uid, {columns} FROM proposal WHERE id IN ({listed}) ORDER BY id"):
        is_taken = op.reader.value("SELECT 1 FROM proposal WHERE uid = ?", (uid,)) is not None
        marks = ", ".join("?" * (len(values) + 2))
        op.execute(
            f"INSERT INTO proposal (uid, document_id, {columns}) VALUES ({marks})",
            (new_uid() if is_taken else uid, document_id, *values),
        )
    return len(ids)


def decide(op: Operation, id: int, status: str, fact_uid: str = "") -> None:
    """Write down a decision; NotFound when the proposal is gone."""
    moment = None if status == "proposed" else now()
    cursor = op.execute(
        "UPDATE proposal SET status = ?, fact_uid = ?, decided_at = ? WHERE id = ?", (status, fact_uid, moment, id)
    )
    if cursor.rowcount == 0:
        raise NotFound(tr("There is no proposal {id} any more.", id=id))


def rewrite(op: Operation, id: int, payload: dict[str, Any], modality: str) -> None:
    """Keep what an analyst corrected in a proposal."""
    words = json.dumps(payload, ensure_ascii=False)
    op.execute("UPDATE proposal SET payload = ?, modality = ? WHERE id = ?", (words, modality, id))


def set_left(op: Operation, document_id: int, start: int, end: int, *, is_left: bool) -> None:
    """A sentence is read and left, or no longer."""
    if is_left:
        op.execute(
            'INSERT OR IGNORE INTO sentence_left (document_id, start, "end") VALUES (?, ?, ?)',
            (document_id, start, end),
        )
    else:
        op.execute("DELETE FROM sentence_left WHERE document_id = ? AND start = ?", (document_id, start))
