"""Two dossiers brought together: documents meet by digest, records by their identity."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core import citations
from workbench.core.texts import Ingested
from workbench.core.wording import tr, trn
from workbench.operations import packs
from workbench.operations.pack_application import Application
from workbench.store.connection import Reader
from workbench.store.dossier import Dossier, Operation
from workbench.store.read import documents, exchange
from workbench.store.read import notes as read_notes
from workbench.store.write import documents as write_documents
from workbench.store.write import notes as write_notes
from workbench.store.write import rows


@dataclass(frozen=True, slots=True)
class Report:
    """What a merge brought in; `differing` names notes that both sides hold with other words (ours were kept)."""

    documents: int
    records: int
    notes: int
    differing: tuple[str, ...]

    def __str__(self) -> str:
        parts = [
            trn("{count} document", "{count} documents", self.documents),
            trn("{count} record", "{count} records", self.records),
            trn("{count} note", "{count} notes", self.notes),
        ]
        lines = [tr("Brought in: {what}.", what=", ".join(parts))]
        lines += [
            tr("The note “{title}” differs on both sides; this dossier's was kept.", title=one)
            for one in self.differing
        ]
        return "\n".join(lines)


def merge(dossier: Dossier, other: Dossier) -> Report:
    """Bring the other dossier's documents, their facts and its notes in, as one undoable gesture.

    What is here already stays as it is, so merging twice changes nothing. Records of the other dossier that no
    document of it gives evidence of are left there.
    """
    with other.reading() as source:
        theirs = documents.rows(source)
        made = {row.id: packs.make(other, row.id) for row in theirs}
        with dossier.operation(tr("Merge {name}", name=other.path.name)) as op:
            arrived = records = 0
            for row in theirs:
                id, is_new = _document(op, source, row.id)
                arrived += is_new
                records += sum(Application(op, made[row.id], id).run().created.values())
            notes, differing = _notes(op, source)
            op.session.expunge_all()
    return Report(arrived, records, notes, tuple(differing))


def _document(op: Operation, source: Reader, id: int) -> tuple[int, bool]:
    """The document's number here, and whether it had to be added."""
    about = documents.document(source, id)
    held = documents.by_digest(op.reader, about.sha256)
    if held is not None:
        return held, False
    blocks, pages = documents.structure(source, id)
    ingested = Ingested(
        text=documents.text(source, id),
        blocks=blocks,
        pages=pages,
        title=about.title,
        author=about.author,
        publisher=about.publisher,
        published=about.published,
        url=about.url,
        language=about.language,
        encoding=about.encoding,
        format=about.format,
        warnings=tuple(about.warnings.splitlines()),
    )
    return write_documents.insert(op, ingested, documents.original(source, id), about.filename), True


def _notes(op: Operation, source: Reader) -> tuple[int, list[str]]:
    here = exchange.uids(op.reader, "note")
    added, differing = 0, []
    for row in read_notes.rows(source):
        note = read_notes.note(source, row.id)
        if note.uid in here:
            if read_notes.note(op.reader, here[note.uid]).body != note.body:
                differing.append(note.title)
            continue
        id = rows.insert(
            op,
            "note",
            uid=note.uid,
            title=note.title,
            body=note.body,
            language=note.language,
            marking=note.marking,
            created_at=note.saved_at,
            saved_at=note.saved_at,
        )
        write_notes.save(op, id, note.body, [token.uid for token in citations.tokens(note.body)])
        added += 1
    return added, differing
