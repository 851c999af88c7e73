"""Documents: the list, the text of record, its structure and its metadata."""

from __future__ import annotations

import json
import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from workbench.core.errors import NotFound
from workbench.core.kinds import BlockKind
from workbench.core.records import DocumentRow
from workbench.core.texts import Block, Page
from workbench.core.wording import tr
from workbench.store.connection import Reader
from workbench.store.faults import told_in_words

if TYPE_CHECKING:
    import sqlite3

_KINDS = {kind.value: kind for kind in BlockKind}
_LARGE = 200_000
_PIECE = 1 << 20
_SLICE = 60_000
_BETWEEN = re.compile(r"\],\s*\[")
# The large text read last and its digest. Text of record never changes, and the dossier is asked for the digest each time.
_kept: tuple[str, str] = ("", "")
SIGNATURE_BEGINNING = 132
"""As many bytes of a signature as it takes to look for its copies."""


class DocumentDetail(NamedTuple):
    """Everything known about a document but its words."""

    id: int
    uid: str
    title: str
    author: str
    publisher: str
    published: str | None
    retrieved: str | None
    url: str
    language: str
    format: str
    encoding: str
    filename: str
    sha256: str
    text_sha256: str
    length: int
    marking: str
    warnings: str
    imported_at: str
    copy_of_id: int | None


class Described(NamedTuple):
    """What references can know a document by."""

    id: int
    title: str
    url: str
    published: str | None
    filename: str
    format: str


class Copy(NamedTuple):
    """Another document with the same words, or nearly: what the one asked about was taken from, or taken from it."""

    id: int
    title: str
    is_near: bool
    is_original: bool


def copies(reader: Reader, id: int) -> list[Copy]:
    """What has the same words as a document: its original first, then copies of it and of its original."""
    sql = """SELECT other.id, other.title, other.text_sha256 <> this.text_sha256, other.id IS this.copy_of_id
             FROM document AS this JOIN document AS other ON other.id = this.copy_of_id
                 OR other.copy_of_id = this.id OR other.copy_of_id = this.copy_of_id
             WHERE this.id = ?1 AND other.id <> ?1 ORDER BY 4 DESC, 1"""
    return [Copy(id, title, bool(near), bool(original)) for id, title, near, original in reader.rows(sql, (id,))]


def described(reader: Reader) -> list[Described]:
    """Every document in the order of import, as references know it."""
    found = reader.rows("SELECT id, title, url, published, filename, format FROM document ORDER BY id")
    return list(map(Described._make, found))


def rows(reader: Reader) -> list[DocumentRow]:
    """Every document in the order of import, with its count of quotes."""
    sql = """SELECT id, title, publisher, published, language, format, length,
                    (SELECT count(*) FROM quote WHERE document_id = document.id), marking, copy_of_id,
                    copy_of_id IS NOT NULL AND text_sha256 <> (SELECT original.text_sha256 FROM document AS original
                                                               WHERE original.id = document.copy_of_id)
             FROM document ORDER BY id"""
    return list(map(DocumentRow._make, reader.rows(sql)))


def titles(reader: Reader, ids: Collection[int] | None = None) -> dict[int, str]:
    """The title of every document by its number, or of those of `ids` that are there, in the order of import."""
    if ids is None:
        return dict(reader.rows("SELECT id, title FROM document ORDER BY id"))
    sql = "SELECT id, title FROM document WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    return dict(reader.rows(sql, (json.dumps(sorted(ids)),)))


def first(reader: Reader) -> int | None:
    """The document imported first, None in an empty dossier."""
    found = reader.value("SELECT min(id) FROM document")
    return None if found is None else int(found)


def has(reader: Reader, id: int) -> bool:
    """Whether there is such a document."""
    return reader.value("SELECT 1 FROM document WHERE id = ?", (id,)) is not None


def document(reader: Reader, id: int) -> DocumentDetail:
    """One document's metadata; NotFound when there is none."""
    row = reader.row(
        """SELECT id, uid, title, author, publisher, published, retrieved, url, language, format, encoding, filename,
                  sha256, text_sha256, length, marking, warnings, imported_at, copy_of_id FROM document WHERE id = ?""",
        (id,),
    )
    if row is None:
        raise NotFound(tr("There is no document {id} in this dossier; “workbench facts” lists them.", id=id))
    return DocumentDetail(*row)


def are_any(reader: Reader) -> bool:
    """Whether the dossier has a document at all."""
    return reader.value("SELECT 1 FROM document LIMIT 1") is not None


def is_here(reader: Reader, id: int) -> bool:
    """Whether the dossier has this document."""
    return reader.value("SELECT 1 FROM document WHERE id = ?", (id,)) is not None


def text(reader: Reader, id: int) -> str:
    """The text of record, exactly; NotFound when there is no such document."""
    global _kept
    found = reader.row(
        "SELECT text, text_sha256 FROM document_text JOIN document ON document.id = document_id WHERE document_id = ?",
        (id,),
    )
    if found is None:
        raise NotFound(tr("There is no document {id} in this dossier; “workbench facts” lists them.", id=id))
    words = str(found[0])
    if len(words) > _LARGE:
        _kept = (str(found[1]), words)
    return words


def long_text(reader: Reader, id: int, told: Callable[[float], object] = lambda _fraction: None) -> str:
    """As `text`, for a thread: read a piece at a time, so that no other waits for it; `told` hears how much is read."""
    global _kept
    about = document(reader, id)
    with told_in_words(reader.path), reader.connection.blobopen("document_text", "text", id, readonly=True) as held:
        words = _grown(_pieces(held, told))
    if len(words) > _LARGE:
        _kept = (about.text_sha256, words)
    return words


def _pieces(held: sqlite3.Blob, told: Callable[[float], object]) -> Iterator[str]:
    decode, whole = getincrementaldecoder("utf-8")().decode, max(1, len(held))
    while piece := held.read(_PIECE):
        yield decode(piece)
        told(held.tell() / whole)
    yield decode(b"", True)


def _grown(pieces: Iterator[str]) -> str:
    # Python lengthens a string where it stands, in a "for" loop like this one. To join the pieces at the end, or to copy
    # what there is for each, would hold every other thread up for a tenth of a second.
    words = ""
    for piece in pieces:
        words += piece
    return words


def stretch(reader: Reader, id: int, start: int, end: int) -> str:
    """Characters `start` to `end` of the text of record, without reading the rest of it into memory."""
    # SQLite counts characters from the first one: at the end of a long report that takes longer than a gesture may.
    digest, words = _kept
    if digest and reader.value("SELECT text_sha256 FROM document WHERE id = ?", (id,)) == digest:
        return words[start:end]
    found = reader.value(
        "SELECT substr(text, ?, ?) FROM document_text WHERE document_id = ?", (start + 1, end - start, id)
    )
    if found is None:
        raise NotFound(tr("There is no document {id} in this dossier; “workbench facts” lists them.", id=id))
    return str(found)


def original(reader: Reader, id: int) -> bytes:
    """The bytes as they were imported; kept apart from the text only where they differ from it."""
    kept = bytes(reader.value("SELECT content FROM original WHERE document_id = ?", (id,)) or b"")
    return kept or text(reader, id).encode("utf-8", "surrogatepass")


def signatures(reader: Reader) -> list[tuple[int, bytes]]:
    """(document, beginning of its signature) of each text that has one, in the order of import."""
    sql = "SELECT document_id, substr(numbers, 1, ?) FROM signature WHERE numbers <> x'' ORDER BY document_id"
    return reader.rows(sql, (SIGNATURE_BEGINNING,))


def signature(reader: Reader, id: int) -> bytes:
    """A document's whole signature, b"" where it has none."""
    return bytes(reader.value("SELECT numbers FROM signature WHERE document_id = ?", (id,)) or b"")


def unsigned(reader: Reader, most: int) -> list[tuple[int, str]]:
    """(document, text) of up to `most` documents whose signature was never worked out."""
    sql = """SELECT document_id, text FROM document_text
             WHERE document_id NOT IN (SELECT document_id FROM signature) ORDER BY document_id LIMIT ?"""
    return reader.rows(sql, (most,))


def structure(reader: Reader, id: int) -> tuple[tuple[Block, ...], tuple[Page, ...]]:
    """Blocks and pages of a document's text."""
    row = reader.row("SELECT blocks, pages FROM structure WHERE document_id = ?", (id,))
    if row is None:
        return (), ()
    found = (line for lines in _sliced(row[0]) for line in json.loads(lines))
    blocks = tuple([Block(start, end, _KINDS[kind], level) for start, end, kind, level in found])
    return blocks, tuple([Page(start, end, label) for start, end, label in json.loads(row[1])])


def _sliced(lines: str) -> Iterator[str]:
    """A JSON list of lists as several: while one of many thousands is read, no other thread gets a turn."""
    at = 0
    while (cut := _BETWEEN.search(lines, at + _SLICE)) is not None:
        yield ("[" if at else "") + lines[at : cut.start()] + "]]"
        at = cut.end() - 1
    yield ("[" if at else "") + lines[at:]


def digests(reader: Reader) -> set[str]:
    """The SHA-256 of the original bytes of every document."""
    return {sha256 for (sha256,) in reader.rows("SELECT sha256 FROM document")}


def by_digest(reader: Reader, sha256: str) -> int | None:
    """The document whose original bytes have this SHA-256."""
    found = reader.value("SELECT id FROM document WHERE sha256 = ?", (sha256,))
    return None if found is None else int(found)


def held(reader: Reader, digests: Sequence[str]) -> dict[str, int]:
    """Those of these SHA-256 of original bytes that documents here have, and which."""
    sql = "SELECT sha256, id FROM document WHERE sha256 IN (SELECT value FROM json_each(?))"
    return dict(reader.rows(sql, (json.dumps(digests),)))


def first_with_texts(reader: Reader, digests: Sequence[str]) -> dict[str, int]:
    """Those of these SHA-256 of texts that documents here have, and the first that has it."""
    sql = """SELECT text_sha256, min(id) FROM document WHERE text_sha256 IN (SELECT value FROM json_each(?))
             GROUP BY text_sha256"""
    return dict(reader.rows(sql, (json.dumps(digests),)))


def next_number(reader: Reader) -> int:
    """The number that the next document will have; none is ever given twice."""
    return 1 + int(reader.value("SELECT seq FROM sqlite_sequence WHERE name = 'document'") or 0)


def by_text_digest(reader: Reader, text_sha256: str) -> int | None:
    """The first document whose text of record has this SHA-256."""
    found = reader.value("SELECT id FROM document WHERE text_sha256 = ? ORDER BY id LIMIT 1", (text_sha256,))
    return None if found is None else int(found)
