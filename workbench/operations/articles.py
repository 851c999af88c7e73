"""The reading view of a web page: which of its paragraphs are the article; the text of record stays whole."""

from __future__ import annotations

from workbench.core.errors import InvalidValue
from workbench.core.spans import Span
from workbench.core.wording import tr
from workbench.jobs.worker import Worker
from workbench.store.dossier import Dossier
from workbench.store.read import documents

SERVICE = "workbench.services.ingest.article:serve"
FORMATS = frozenset(("html", "mhtml"))


def article(dossier: Dossier, document_id: int, worker: Worker) -> tuple[Span, ...]:
    """The blocks of the article, in text order; () when none stands out. May run in any thread.

    InvalidValue when the document is no web page.
    """
    with dossier.reading() as reader:
        held = documents.document(reader, document_id)
        if held.format not in FORMATS:
            raise InvalidValue(tr("“{title}” is no web page: all of it is read.", title=held.title))
        content = documents.original(reader, document_id)
        blocks, _ = documents.structure(reader, document_id)
    (answer,) = worker.run(SERVICE, content, encoding=held.encoding, format=held.format)
    found = [Span(start, end) for start, end in answer["spans"]]
    places = {(block.start, block.end) for block in blocks}
    # A document from an older version of the program, read by other rules: better all of it than the wrong half.
    return tuple(found) if all((span.start, span.end) in places for span in found) else ()
