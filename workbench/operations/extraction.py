"""A document read by the extraction rules: what they suggest becomes proposals."""

from __future__ import annotations

from typing import Any

from workbench.core.changes import Changes
from workbench.core.progress import Batch
from workbench.core.proposals import Suggestion
from workbench.operations import proposals
from workbench.services.extract import engine
from workbench.store.dossier import Dossier
from workbench.store.read import documents


def extract(dossier: Dossier, document_id: int) -> Changes:
    """Propose what the rules find in one document; what was decided before does not come back."""
    with dossier.reading() as reader:
        about = documents.document(reader, document_id)
        text = documents.text(reader, document_id)
        blocks, _ = documents.structure(reader, document_id)
    suggested: list[Suggestion] = []
    for item in engine.propose(text, blocks=blocks, language=about.language, published=about.published):
        if isinstance(item, Batch):
            suggested.extend(item.records)
    return proposals.add(dossier, document_id, suggested)


def found(dossier: Dossier, document_id: int) -> dict[str, Any]:
    """Everything that the rules find in one document, as plain data for scripts; nothing is written."""
    # The rules are loaded only when a document is read.
    from workbench.services.extract.analysis import analyse
    from workbench.services.extract.wire import as_data

    with dossier.reading() as reader:
        about = documents.document(reader, document_id)
        text = documents.text(reader, document_id)
        blocks, _ = documents.structure(reader, document_id)
    return as_data(analyse(text, blocks=blocks, language=about.language, published=about.published))
