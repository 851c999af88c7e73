"""A document read anew from its own bytes: another text of record, and what points into it moved along."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from workbench.core.spans import Anchor, Span
from workbench.core.texts import Ingested, text_digest
from workbench.store.connection import Value
from workbench.store.dossier import Operation


def replace_text(op: Operation, id: int, ingested: Ingested, content: bytes, values: Mapping[str, Value]) -> None:
    """Another text, structure and `values` for document `id`, whose original bytes are `content`."""
    # Text and bytes never change: they are taken away and put in anew, which the journal can take back.
    for table in ("document_text", "original"):
        op.execute(f"DELETE FROM {table} WHERE document_id = ?", (id,))
    kept = b"" if content == ingested.text.encode("utf-8", "surrogatepass") else content
    op.execute("INSERT INTO document_text (document_id, text) VALUES (?, ?)", (id, ingested.text))
    op.execute("INSERT INTO original (document_id, content) VALUES (?, ?)", (id, kept))
    blocks = json.dumps([(block.start, block.end, block.kind.value, block.level) for block in ingested.blocks])
    pages = json.dumps([(page.start, page.end, page.label) for page in ingested.pages], ensure_ascii=False)
    op.execute("UPDATE structure SET blocks = ?, pages = ? WHERE document_id = ?", (blocks, pages, id))
    changed: dict[str, Value] = {
        **values,
        "encoding": ingested.encoding,
        "text_sha256": text_digest(ingested.text),
        "length": len(ingested.text),
        "warnings": "\n".join(ingested.warnings),
    }
    names = ", ".join(f"{name} = ?" for name in changed)
    op.execute(f"UPDATE document SET {names} WHERE id = ?", [*changed.values(), id])


def move_quotes(op: Operation, quotes: Mapping[int, Sequence[Anchor]]) -> None:
    """Each quote at its new place, with the words and the context that stand there."""
    op.execute_many(
        'UPDATE quote SET start = ?, "end" = ? WHERE id = ?',
        [(anchors[0].span.start, anchors[-1].span.end, id) for id, anchors in quotes.items()],
    )
    op.execute_many(
        """UPDATE quote_part SET start = ?, "end" = ?, exact = ?, prefix = ?, suffix = ? WHERE quote_id = ? AND seq = ?""",
        [
            (anchor.span.start, anchor.span.end, anchor.exact, anchor.prefix, anchor.suffix, id, seq)
            for id, anchors in quotes.items()
            for seq, anchor in enumerate(anchors)
        ],
    )


def move_marks(op: Operation, table: str, places: Mapping[int, tuple[Span, str]]) -> None:
    """Mentions or proposals at their new places: id -> (span, words)."""
    op.execute_many(
        f'UPDATE {table} SET start = ?, "end" = ?, exact = ? WHERE id = ?',
        [(span.start, span.end, words, id) for id, (span, words) in places.items()],
    )


def remove(op: Operation, table: str, ids: Sequence[int]) -> None:
    """Quotes, mentions or proposals that have no place any more."""
    op.execute_many(f"DELETE FROM {table} WHERE id = ?", [(id,) for id in ids])
