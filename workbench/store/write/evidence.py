"""Quotes and their links, in the few statements that keying a quote takes."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.core.identity import new_uid
from workbench.core.kinds import RecordKind
from workbench.core.spans import Anchor
from workbench.store.dossier import Operation, now
from workbench.store.read.evidence import COLUMNS


def insert_quote(op: Operation, document_id: int, anchors: Sequence[Anchor]) -> int:
    """Add a quote of these parts, in text order, and return its id."""
    start, end = anchors[0].span.start, anchors[-1].span.end
    cursor = op.execute(
        'INSERT INTO quote (uid, document_id, start, "end", created_at) VALUES (?, ?, ?, ?, ?)',
        (new_uid(), document_id, start, end, now()),
    )
    id = int(cursor.lastrowid or 0)
    op.execute_many(
        'INSERT INTO quote_part (quote_id, seq, start, "end", exact, prefix, suffix) VALUES (?, ?, ?, ?, ?, ?, ?)',
        [
            (id, seq, anchor.span.start, anchor.span.end, anchor.exact, anchor.prefix, anchor.suffix)
            for seq, anchor in enumerate(anchors)
        ],
    )
    return id


def document_of(op: Operation, quote_id: int) -> int | None:
    """The document that a quote is taken from; None when the quote is gone."""
    row = op.execute("SELECT document_id FROM quote WHERE id = ?", (quote_id,)).fetchone()
    return None if row is None else int(row[0])


def move_quote(op: Operation, quote_id: int, anchors: Sequence[Anchor]) -> None:
    """Let a quote have these parts, in text order; a part that stays where it was is not written."""
    op.execute(
        'UPDATE quote SET start = ?, "end" = ? WHERE id = ?',
        (anchors[0].span.start, anchors[-1].span.end, quote_id),
    )
    op.execute("DELETE FROM quote_part WHERE quote_id = ? AND seq >= ?", (quote_id, len(anchors)))
    for seq, anchor in enumerate(anchors):
        place = (anchor.span.start, anchor.span.end, anchor.exact, anchor.prefix, anchor.suffix)
        moved = op.execute(
            'UPDATE quote_part SET start = ?, "end" = ?, exact = ?, prefix = ?, suffix = ? WHERE quote_id = ? AND seq = ?',
            (*place, quote_id, seq),
        )
        if not moved.rowcount:
            op.execute(
                'INSERT INTO quote_part (start, "end", exact, prefix, suffix, quote_id, seq) VALUES (?, ?, ?, ?, ?, ?, ?)',
                (*place, quote_id, seq),
            )


def find_quote(op: Operation, document_id: int, anchors: Sequence[Anchor]) -> int | None:
    """The quote with exactly these spans, if there is one."""
    spans = [(anchor.span.start, anchor.span.end) for anchor in anchors]
    candidates = op.execute(
        'SELECT id FROM quote WHERE document_id = ? AND start = ? AND "end" = ?',
        (document_id, spans[0][0], spans[-1][1]),
    ).fetchall()
    for (id,) in candidates:
        if op.execute('SELECT start, "end" FROM quote_part WHERE quote_id = ? ORDER BY seq', (id,)).fetchall() == spans:
            return int(id)
    return None


def link(op: Operation, quote_id: int, kind: RecordKind, target_id: int, relation: str) -> int:
    """Make the quote evidence of a record, once; returns the evidence's id."""
    column = COLUMNS[kind]
    held = op.execute(f"SELECT id FROM evidence WHERE quote_id = ? AND {column} = ?", (quote_id, target_id)).fetchone()
    if held:
        op.execute("UPDATE evidence SET relation = ? WHERE id = ?", (relation, held[0]))
        return int(held[0])
    cursor = op.execute(
        f"INSERT INTO evidence (uid, quote_id, relation, {column}) VALUES (?, ?, ?, ?)",
        (new_uid(), quote_id, relation, target_id),
    )
    return int(cursor.lastrowid or 0)


def tag(op: Operation, kind: RecordKind, id: int, tag_id: int) -> None:
    """Put a tag on a record; once is enough."""
    op.execute(f"INSERT OR IGNORE INTO tagging (tag_id, {kind.value}_id) VALUES (?, ?)", (tag_id, id))


def untag(op: Operation, kind: RecordKind, id: int, tag_id: int) -> None:
    """Take a tag off a record."""
    op.execute(f"DELETE FROM tagging WHERE tag_id = ? AND {kind.value}_id = ?", (tag_id, id))
