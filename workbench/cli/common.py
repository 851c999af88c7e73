"""What several verbs need: a document by what was typed for it, and JSON out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workbench.core.kinds import RecordKind

if TYPE_CHECKING:
    from workbench.store.dossier import Dossier


def print_json(value: Any) -> None:
    """Print for scripts."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def document(dossier: Dossier, words: str) -> int:
    """The document that the words name; NotFound when there is none."""
    from workbench.store.read.references import resolve

    with dossier.reading() as reader:
        return resolve(reader, RecordKind.DOCUMENT, words)
