"""One document in: metadata, text of record, structure and original bytes, by bare SQL because imports come by the thousand."""

from __future__ import annotations

import json
from collections.abc import Mapping

from workbench.core.identity import new_uid
from workbench.core.texts import Ingested, digest, text_digest
from workbench.store.connection import Value
from workbench.store.dossier import Operation, now

_DOCUMENT = (
    "uid", "title", "author", "publisher", "published", "retrieved", "url", "language", "format", "encoding", "filename",
    "sha256", "text_sha256", "length", "warnings", "copy_of_id", "imported_at",
)  # fmt: skip


_compact = json.JSONEncoder(separators=(",", ":")).encode


def insert(
    op: Operation,
    ingested: Ingested,
    content: bytes,
    filename: str,
    *,
    sha256: str = "",
    text_sha256: str = "",
    copy_of_id: int | None = None,
) -> int:
    """Add the document and return its id; digests that are known already need not be taken again."""
    values: Mapping[str, Value] = {
        "uid": new_uid(),
        "title": ingested.title or filename,
        "author": ingested.author,
        "publisher": ingested.publisher,
        "published": ingested.published,
        "retrieved": ingested.retrieved,
        "url": ingested.url,
        "language": ingested.language,
        "format": ingested.format,
        "encoding": ingested.encoding,
        "filename": filename,
        "sha256": sha256 or digest(content),
        "text_sha256": text_sha256 or text_digest(ingested.text),
        "length": len(ingested.text),
        "warnings": "\n".join(ingested.warnings),
        "copy_of_id": copy_of_id,
        "imported_at": now(),
    }
    sql = f"INSERT INTO document ({', '.join(_DOCUMENT)}) VALUES ({', '.join('?' * len(_DOCUMENT))})"
    id = int(op.execute(sql, [values[name] for name in _DOCUMENT]).lastrowid or 0)
    op.execute("INSERT INTO document_text (document_id, text) VALUES (?, ?)", (id, ingested.text))
    # A plain UTF-8 text is its own original: half the bytes of a dossier of notes would say everything twice.
    kept = b"" if content == ingested.text.encode("utf-8", "surrogatepass") else content
    op.execute("INSERT INTO original (document_id, content) VALUES (?, ?)", (id, kept))
    blocks = _compact([(block.start, block.end, block.kind.value, block.level) for block in ingested.blocks])
    pages = _compact([(page.start, page.end, page.label) for page in ingested.pages])
    op.execute("INSERT INTO structure (document_id, blocks, pages) VALUES (?, ?, ?)", (id, blocks, pages))
    return id
