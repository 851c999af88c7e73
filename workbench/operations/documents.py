"""Documents: added once, edited, deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from workbench.core.changes import Changes
from workbench.core.errors import DossierError
from workbench.core.texts import Ingested, digest, shown_name, text_digest
from workbench.core.wording import tr
from workbench.store.connection import Reader
from workbench.store.dossier import Dossier
from workbench.store.read import documents as read
from workbench.store.write import documents as write


def find(dossier: Dossier, content: bytes) -> int | None:
    """The document that was imported from these very bytes."""
    with dossier.reading() as reader:
        return read.by_digest(reader, digest(content))


@dataclass(frozen=True, slots=True)
class Added:
    """A document that came in: its number, and that of the document whose text it repeats."""

    id: int
    copy_of_id: int | None


def add(dossier: Dossier, ingested: Ingested, content: bytes, filename: str, *, run: str = "") -> Changes:
    """One document in, as one undoable gesture; `result` is its id. The same bytes must not be here already.

    A document whose text is that of another one is linked to it as its copy.
    """
    changes, added = publish(dossier, ingested, content, filename, sha256=digest(content), run=run)
    return replace(changes, result=added.id)


def publish(
    dossier: Dossier,
    ingested: Ingested,
    content: bytes,
    filename: str,
    *,
    sha256: str,
    run: str,
    text_sha256: str = "",
    signature: bytes | None = None,
    near: Callable[[Reader], int | None] = lambda _: None,
) -> tuple[Changes, Added]:
    """`add` for bytes whose digest is known; `near` finds the document that the text nearly repeats, if any does."""
    filename = shown_name(filename)
    with dossier.operation(tr("Import {name}", name=filename), run=run) as op:
        if read.by_digest(op.reader, sha256) is not None:
            raise DossierError(tr("“{name}” is in the dossier already; nothing was imported.", name=filename))
        text_sha256 = text_sha256 or text_digest(ingested.text)
        copy_of = read.by_text_digest(op.reader, text_sha256) or near(op.reader)
        id = write.insert(
            op,
            ingested,
            content,
            filename,
            sha256=sha256,
            text_sha256=text_sha256,
            copy_of_id=copy_of,
            signature=signature,
        )
    return dossier.changes(op), Added(id, copy_of)
