"""Every quote against its source, and the file against itself."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.core.errors import DossierError
from workbench.core.spans import Anchor, Span
from workbench.core.texts import digest, text_digest
from workbench.core.wording import tr
from workbench.store.connection import Reader
from workbench.store.read import documents, integrity
from workbench.store.read.integrity import Finding

# Said of a record only where nothing else is: words that are not the source's are not those of the search either.
_CONSEQUENCES = frozenset({"quote-place", "search-index", "journal"})


def verify(reader: Reader) -> Iterator[Finding]:
    """Everything found wrong with the file, its documents, quotes, mentions, citations, search and history.

    What cannot be read is a finding too, and what comes after it is still compared.
    """
    told: set[str] = set()
    for found in _findings(reader):
        if found.rule not in _CONSEQUENCES or found.record not in told or found.record == "dossier":
            told.add(found.record)
            yield found


def _findings(reader: Reader) -> Iterator[Finding]:
    yield from _told(_file(reader))
    yield from _told(_documents(reader))
    yield from _told(_citations(reader))
    yield from _told(integrity.journal(reader))
    yield from _told(integrity.search_index(reader))


def _told(found: Iterator[Finding]) -> Iterator[Finding]:
    try:
        yield from found
    except (DossierError, TypeError, ValueError, AttributeError) as error:
        # A damaged page can hold a value of any kind where a text or a number should be.
        reason = str(error) if isinstance(error, DossierError) else type(error).__name__
        yield Finding("unreadable", "dossier", tr("A part of the file cannot be read: {reason}", reason=reason))


def _documents(reader: Reader) -> Iterator[Finding]:
    for document_id, title in reader.rows("SELECT id, title FROM document ORDER BY id"):
        yield from _told(_document(reader, document_id, title))


def _file(reader: Reader) -> Iterator[Finding]:
    try:
        found = reader.rows("PRAGMA integrity_check(20)")
    except DossierError as error:
        found = [(str(error.__cause__),)]
    for (message,) in found:
        if message != "ok":
            yield Finding("file-integrity", "dossier", tr("The file is damaged: {message}", message=message))
    for table, rowid, parent, _ in reader.rows("PRAGMA foreign_key_check"):
        yield Finding(
            "foreign-key",
            f"{table} {rowid}",
            tr("{table} {row} points at a row of {parent} that is gone", table=table, row=rowid, parent=parent),
        )


def _document(reader: Reader, id: int, title: str) -> Iterator[Finding]:
    where = f"document {id}"
    row = reader.row(
        """SELECT document_text.text, original.content, sha256, text_sha256, length FROM document
           LEFT JOIN document_text ON document_text.document_id = document.id
           LEFT JOIN original ON original.document_id = document.id WHERE document.id = ?""",
        (id,),
    )
    text, content, sha256, text_sha256, length = row
    if text is None or content is None:
        yield Finding("missing-text", where, tr("“{title}” has lost its text or its original bytes", title=title))
        return
    if digest(content or text.encode("utf-8", "surrogatepass")) != sha256:
        yield Finding(
            "original-changed", where, tr("the original bytes of “{title}” are not those imported", title=title)
        )
    if text_digest(text) != text_sha256 or len(text) != length:
        yield Finding("text-changed", where, tr("the text of “{title}” is not the one imported", title=title))
    yield from _structure(reader, id, title)
    yield from _quotes(reader, id, text)
    yield from _hulls(reader, id)
    yield from _mentions(reader, id, text)
    yield from _proposals(reader, id, text)


def _structure(reader: Reader, id: int, title: str) -> Iterator[Finding]:
    """Paragraphs and pages as the source pane reads them."""
    try:
        documents.structure(reader, id)
    except (ValueError, TypeError, LookupError):
        message = tr("the paragraphs or pages of “{title}” cannot be read", title=title)
        yield Finding("structure-damaged", f"document {id}", message)


def _quotes(reader: Reader, document_id: int, text: str) -> Iterator[Finding]:
    parts = reader.rows(
        """SELECT quote.id, quote_part.start, quote_part."end", exact, prefix, suffix
           FROM quote LEFT JOIN quote_part ON quote_part.quote_id = quote.id WHERE document_id = ? ORDER BY quote.id, seq""",
        (document_id,),
    )
    for quote_id, start, end, exact, prefix, suffix in parts:
        where = f"quote {quote_id}"
        if exact is None:
            yield Finding("quote-empty", where, tr("quote {id} holds no words", id=quote_id))
        elif text[start:end] != exact:
            message = tr(
                "quote {id} no longer has the words of its source at {start}-{end}", id=quote_id, start=start, end=end
            )
            yield Finding("quote-drifted", where, message)
        elif not 0 <= start < end <= len(text) or Anchor.take(text, Span(start, end)) != Anchor(
            Span(start, end), exact, prefix, suffix
        ):
            yield Finding(
                "quote-context", where, tr("the words around quote {id} are not those of its source", id=quote_id)
            )


def _hulls(reader: Reader, document_id: int) -> Iterator[Finding]:
    """A quote stands where its first part begins and its last one ends: what the page marks is what it quotes."""
    sql = """SELECT quote.id FROM quote JOIN quote_part ON quote_part.quote_id = quote.id WHERE document_id = ?
             GROUP BY quote.id HAVING min(quote_part.start) <> quote.start OR max(quote_part."end") <> quote."end" """
    for (id,) in reader.rows(sql, (document_id,)):
        message = tr("quote {id} is marked at another place than its words", id=id)
        yield Finding("quote-place", f"quote {id}", message)


def _proposals(reader: Reader, document_id: int, text: str) -> Iterator[Finding]:
    sql = """SELECT id, start, "end", exact FROM proposal WHERE document_id = ? AND status = 'proposed'"""
    for id, start, end, exact in reader.rows(sql, (document_id,)):
        if text[start:end] != exact:
            message = tr("proposal {id} no longer has the words of its source", id=id)
            yield Finding("proposal-drifted", f"proposal {id}", message)


def _mentions(reader: Reader, document_id: int, text: str) -> Iterator[Finding]:
    for id, start, end, exact in reader.rows(
        'SELECT id, start, "end", exact FROM mention WHERE document_id = ?', (document_id,)
    ):
        if text[start:end] != exact:
            yield Finding(
                "mention-drifted", f"mention {id}", tr("mention {id} no longer has the words of its source", id=id)
            )


def _citations(reader: Reader) -> Iterator[Finding]:
    rows = reader.rows(
        """SELECT note.id, note.title, quote_uid FROM citation JOIN note ON note.id = note_id
           LEFT JOIN quote ON quote.uid = quote_uid WHERE quote.id IS NULL ORDER BY note.id, seq"""
    )
    for note_id, title, uid in rows:
        yield Finding(
            "broken-citation",
            f"note {note_id}",
            tr("“{title}” cites a quote that is gone ({uid})", title=title, uid=uid[:8]),
        )
