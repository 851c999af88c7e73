"""Documents: added once, edited, deleted."""

from __future__ import annotations

from workbench.core.changes import Changes
from workbench.core.errors import DossierError
from workbench.core.texts import Ingested, digest, shown_name, text_digest
from workbench.core.wording import tr
from workbench.store.dossier import Dossier
from workbench.store.read import documents as read
from workbench.store.write import documents as write


def find(dossier: Dossier, content: bytes) -> int | None:
    """The document that was imported from these very bytes."""
    with dossier.reading() as reader:
        return read.by_digest(reader, digest(content))


def add(dossier: Dossier, ingested: Ingested, content: bytes, filename: str, *, run: str = "") -> Changes:
    """One document in, as one undoable gesture; `result` is its id. The same bytes must not be here already.

    A document whose text is that of another one is linked to it as its copy.
    """
    filename = shown_name(filename)
    with dossier.operation(tr("Import {name}", name=filename), run=run) as op:
        if read.by_digest(op.reader, digest(content)) is not None:
            raise DossierError(tr("“{name}” is in the dossier already; nothing was imported.", name=filename))
        copy_of = read.by_text_digest(op.reader, text_digest(ingested.text))
        op.result = write.insert(op, ingested, content, filename, copy_of_id=copy_of)
    return dossier.changes(op)
