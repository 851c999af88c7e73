"""Documents in: metadata, text of record, structure and original bytes, by bare SQL because imports come by the thousand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workbench.core.identity import new_uid
from workbench.core.kept import Kept, kept
from workbench.core.texts import Ingested, digest
from workbench.store.dossier import Operation

_DOCUMENT = (
    "id", "uid", "title", "author", "publisher", "published", "retrieved", "url", "language", "format", "encoding",
    "filename", "sha256", "text_sha256", "length", "warnings", "copy_of_id", "imported_at",
)  # fmt: skip
_INSERT = f"INSERT INTO document ({', '.join(_DOCUMENT)}) VALUES ({', '.join('?' * len(_DOCUMENT))})"


class Arrival(NamedTuple):
    """A document about to come in, under a number that is given once."""

    id: int
    document: Kept
    content: bytes
    filename: str
    sha256: str
    text_sha256: str
    copy_of_id: int | None = None
    signature: bytes | None = None


def insert(op: Operation, ingested: Ingested, content: bytes, filename: str, *, copy_of_id: int | None = None) -> int:
    """Add one document and return its id."""
    document = kept(ingested)
    id = op.next_number("document")
    insert_all(op, [Arrival(id, document, content, filename, digest(content), document.digest, copy_of_id)])
    return id


def insert_all(op: Operation, arrivals: Sequence[Arrival]) -> None:
    """Add documents, by as many statements as for one; of none, only let SQLite prepare them."""
    op.execute_many(_INSERT, [_row(one, op.at) for one in arrivals])
    # Bytes of UTF-8 are taken as they are: nobody needs the characters in between.
    op.execute_many(
        "INSERT INTO document_text (document_id, text) VALUES (?, CAST(? AS TEXT))",
        [(one.id, one.document.text) for one in arrivals],
    )
    # A plain UTF-8 text is its own original: half the bytes of a dossier of notes would say everything twice.
    op.execute_many(
        "INSERT INTO original (document_id, content) VALUES (?, ?)",
        [(one.id, b"" if one.text_sha256 == one.sha256 else one.content) for one in arrivals],
    )
    op.execute_many(
        "INSERT INTO structure (document_id, blocks, pages) VALUES (?, ?, ?)",
        [(one.id, one.document.blocks, one.document.pages) for one in arrivals],
    )
    sign(op, [(one.id, one.signature) for one in arrivals if one.signature is not None])


def _row(one: Arrival, at: str) -> tuple[int | str | None, ...]:
    held = one.document
    return (
        one.id,
        new_uid(),
        held.title or one.filename,
        held.author,
        held.publisher,
        held.published,
        held.retrieved,
        held.url,
        held.language,
        held.format,
        held.encoding,
        one.filename,
        one.sha256,
        one.text_sha256,
        held.length,
        held.warnings,
        one.copy_of_id,
        at,
    )


def sign(op: Operation, signatures: Sequence[tuple[int, bytes]]) -> None:
    """Keep the signatures of documents that have none."""
    op.execute_many("INSERT INTO signature (document_id, numbers) VALUES (?, ?)", signatures)
