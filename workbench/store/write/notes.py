"""A note's body and the citation rows that follow from it."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.store.dossier import Operation, now


def save(op: Operation, note_id: int, body: str, cited: Sequence[str]) -> None:
    """Store the body; `cited` are the quote uids of its citations in reading order, and only rows that differ change."""
    op.execute("UPDATE note SET body = ?, saved_at = ? WHERE id = ? AND body <> ?", (body, now(), note_id, body))
    held = dict(op.execute("SELECT seq, quote_uid FROM citation WHERE note_id = ?", (note_id,)).fetchall())
    for seq, uid in enumerate(cited):
        if held.get(seq) == uid:
            continue
        op.execute(
            """INSERT INTO citation (note_id, seq, quote_uid, quote_id)
               VALUES (?1, ?2, ?3, (SELECT id FROM quote WHERE uid = ?3))
               ON CONFLICT (note_id, seq) DO UPDATE SET quote_uid = excluded.quote_uid, quote_id = excluded.quote_id""",
            (note_id, seq, uid),
        )
    op.execute("DELETE FROM citation WHERE note_id = ? AND seq >= ?", (note_id, len(cited)))
