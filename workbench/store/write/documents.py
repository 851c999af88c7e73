"""One document in: metadata, text of record, structure and original bytes, by bare SQL because imports come by the thousand."""

from __future__ import annotations

import json
from collections.abc import Sequence

from workbench.core.identity import new_uid
from workbench.core.texts import Ingested, digest, text_digest
from workbench.store.connection import Value
from workbench.store.dossier import Operation

_DOCUMENT = (
    "uid", "title", "author", "publisher", "published", "retrieved", "url", "language", "format", "encoding", "filename",
    "sha256", "text_sha256", "length", "warnings", "copy_of_id", "imported_at",
)  # fmt: skip


_INSERT = f"INSERT INTO document ({', '.join(_DOCUMENT)}) VALUES ({', '.join('?' * len(_DOCUMENT))})"
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
    signature: bytes | None = None,
) -> int:
    """Add the document and return its id; digests that are known already need not be taken again."""
    sha256 = sha256 or digest(content)
    text_sha256 = text_sha256 or text_digest(ingested.text)
    values: tuple[Value, ...] = (
        new_uid(),
        ingested.title or filename,
        ingested.author,
        ingested.publisher,
        ingested.published,
        ingested.retrieved,
        ingested.url,
        ingested.language,
        ingested.format,
        ingested.encoding,
        filename,
        sha256,
        text_sha256,
        len(ingested.text),
        "\n".join(ingested.warnings),
        copy_of_id,
        op.at,
    )
    id = int(op.execute(_INSERT, values).lastrowid or 0)
    op.execute("INSERT INTO document_text (document_id, text) VALUES (?, ?)", (id, ingested.text))
    # A plain UTF-8 text is its own original: half the bytes of a dossier of notes would say everything twice.
    kept = b"" if text_sha256 == sha256 else content
    op.execute("INSERT INTO original (document_id, content) VALUES (?, ?)", (id, kept))
    # A named tuple is a list to JSON, and a StrEnum a string.
    blocks, pages = _compact(ingested.blocks), _compact(ingested.pages)
    op.execute("INSERT INTO structure (document_id, blocks, pages) VALUES (?, ?, ?)", (id, blocks, pages))
    if signature is not None:
        sign(op, [(id, signature)])
    return id


def sign(op: Operation, signatures: Sequence[tuple[int, bytes]]) -> None:
    """Keep the signatures of documents that have none."""
    op.execute_many("INSERT INTO signature (document_id, numbers) VALUES (?, ?)", signatures)
