"""Reference files: what they say of documents fills those documents' empty fields; other works become descriptions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.core.changes import Changes
from workbench.core.errors import RefusedFile
from workbench.core.texts import Ingested, digest
from workbench.core.wording import tr, trn
from workbench.jobs.worker import Worker
from workbench.services.ingest.wire import works as works_in
from workbench.store.connection import Value
from workbench.store.dossier import Dossier, Operation
from workbench.store.read import documents as read
from workbench.store.write import documents as write
from workbench.store.write import rows

if TYPE_CHECKING:
    from workbench.services.ingest.references import Work

SERVICE = "workbench.services.ingest.reading:serve"
# The format of a document that only says that a work exists: its text is what the reference says.
DESCRIPTION = "reference"
_REFERENCE_FILES = frozenset((DESCRIPTION, "ris", "bib", "csl"))
_LANGUAGES = {
    "fra": "fr",
    "fre": "fr",
    "french": "fr",
    "francais": "fr",
    "français": "fr",
    "eng": "en",
    "english": "en",
}


@dataclass(frozen=True, slots=True)
class Described:
    """Documents whose empty fields were filled, documents made of descriptions, and how many works said nothing new."""

    filled: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    known: int = 0

    def as_json(self) -> dict[str, Any]:
        """The object that `workbench describe --json` prints."""
        return {"filled": list(self.filled), "added": list(self.added), "known": self.known}

    def __str__(self) -> str:
        parts = []
        if self.filled:
            parts.append(trn("{count} source described", "{count} sources described", len(self.filled)))
        if self.added:
            parts.append(trn("{count} description added", "{count} descriptions added", len(self.added)))
        if self.known:
            parts.append(trn("{count} known already", "{count} known already", self.known))
        return ", ".join(parts)


def read_works(worker: Worker, content: bytes, filename: str) -> tuple[Work, ...]:
    """The works of a reference file; RefusedFile when it is none."""
    (answer,) = worker.run(SERVICE, content, filename=filename)
    if not (found := works_in(answer)):
        raise RefusedFile(tr("“{name}” is no reference file; name one of RIS, BibTeX or CSL-JSON.", name=filename))
    return found


def describe(
    dossier: Dossier, works: Sequence[Work], filename: str, *, document_id: int | None = None, run: str = ""
) -> Changes:
    """Fill documents from `works` and add the rest as descriptions, as one gesture; `result` is Described.

    `document_id` is the document that the reference file itself became: when the file describes one unknown work,
    that document is its description.
    """
    from workbench.services.ingest.matching import Held, Shelf

    with dossier.operation(tr("Describe sources: {name}", name=filename), run=run) as op:
        held = [row for row in read.described(op.reader) if row.id != document_id]
        sources = Shelf(Held(*row[:5]) for row in held if row.format not in _REFERENCE_FILES)
        descriptions = Shelf(Held(*row[:5]) for row in held if row.format == DESCRIPTION)
        filled: dict[int, None] = {}
        added: list[int] = []
        known = 0
        for work in works:
            id = sources.match(work)
            id = descriptions.match(work) if id is None else id
            if id is None and document_id is not None and len(works) == 1:
                id = document_id
            if id is not None and _fill(op, id, work):
                filled[id] = None
            elif id is None and (new := _add(op, work, filename)) is not None:
                added.append(new)
                descriptions.put(Held(new, work.title, work.url, work.published, filename))
            else:
                known += 1
        op.result = Described(tuple(filled), tuple(added), known)
    return dossier.changes(op)


def _fill(op: Operation, id: int, work: Work) -> bool:
    """Write what the document does not say yet; whether there was anything."""
    held = read.document(op.reader, id)
    values: dict[str, Value] = {
        name: value for name, value in _metadata(work).items() if value and not getattr(held, name)
    }
    # A document without a title of its own is called by its file.
    if work.title and held.title == held.filename:
        values["title"] = work.title
    if values:
        rows.update(op, "document", id, **values)
    return bool(values)


def _add(op: Operation, work: Work, filename: str) -> int | None:
    """A document that only describes; None when the same description is here."""
    from workbench.services.ingest.references import described

    text, blocks = described(work)
    content = text.encode("utf-8", "surrogatepass")
    if read.by_digest(op.reader, digest(content)) is not None:
        return None
    metadata = {name: value for name, value in _metadata(work).items() if value}
    warning = tr("Only a description from a reference file: the text of the work is not here.")
    made = Ingested(text, blocks, title=work.title, format=DESCRIPTION, warnings=(warning,), **metadata)
    return write.insert(op, made, content, filename)


def _metadata(work: Work) -> dict[str, Any]:
    return {
        "author": work.author,
        "publisher": work.publisher,
        "published": work.published,
        "retrieved": work.retrieved,
        "url": work.url or (f"https://doi.org/{work.doi}" if work.doi else ""),
        "language": _language(work.language),
    }


def _language(declared: str) -> str:
    """The two letters of a language, "" where the reference writes something else.

    >>> _language("fr-FR"), _language("English"), _language("various")
    ('fr', 'en', '')
    """
    words = declared.strip().lower()
    code = words.replace("_", "-").partition("-")[0]
    return _LANGUAGES.get(words) or (code if len(code) == 2 and code.isalpha() else "")
