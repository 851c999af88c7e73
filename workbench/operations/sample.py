"""The sample dossier: four short invented sources with their facts, ratings, a judgement and a note."""

from __future__ import annotations

import json
from typing import Any

from workbench.core.changes import Changes
from workbench.core.errors import DossierError
from workbench.core.wording import tr
from workbench.files import resource
from workbench.operations import documents, notes, packs
from workbench.services.ingest.html import read_html
from workbench.services.ingest.plain import read_markdown, read_text
from workbench.store.connection import Value
from workbench.store.dossier import Dossier, now
from workbench.store.read import documents as document_reads
from workbench.store.read import exchange
from workbench.store.write import rows

# Our own files: no child process reads them, and their packs say the language that a classifier would take a second for.
_READERS = {".txt": read_text, ".md": read_markdown, ".html": read_html}


def build(dossier: Dossier) -> Changes:
    """Fill an empty dossier with the sample, each step an operation of its own; DossierError when it is not empty.

    `result` is the note's id.
    """
    with dossier.reading() as reader:
        if document_reads.rows(reader):
            raise DossierError(tr("The sample needs an empty dossier; make a new one for it."))
    manifest = _manifest()
    with dossier.batch():
        _describe(dossier, manifest["marking"])
        for source in manifest["sources"]:
            _add_source(dossier, source["file"], source["pack"])
        _rate(dossier, manifest["ratings"])
        note_id = _add_note(dossier, manifest["note"])
        _judge(dossier, manifest["judgement"], note_id)
    return Changes(whole=True, result=note_id)


def _manifest() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(resource("sample", "sample.json").read_text(encoding="utf-8"))
    return found


def _describe(dossier: Dossier, marking: str) -> None:
    with dossier.operation(tr("Describe the sample dossier")) as op:
        rows.update(
            op,
            "dossier",
            1,
            title=tr("Sample: North Korea and Russia, 2024"),
            description=tr(
                "Sample material for trying the workbench. The four sources, their outlets and their wording are invented; facts and figures follow an analysis of late 2024 on the military cooperation between North Korea and Russia. Do not cite it."
            ),
            marking=marking,
        )


def _add_source(dossier: Dossier, filename: str, pack: str) -> None:
    path = resource("sample", filename)
    content = path.read_bytes()
    document_id = documents.add(dossier, _READERS[path.suffix](content), content, filename).result
    assert isinstance(document_id, int)
    packs.apply_file(dossier, resource("sample", pack), document_id=document_id)


def _rate(dossier: Dossier, ratings: list[dict[str, str]]) -> None:
    with dossier.operation(tr("Rate the sample’s sources")) as op:
        actors = exchange.uids(op.reader, "actor")
        moment = now()
        rated: list[dict[str, Value]] = [
            {
                "actor_id": actors[rating["actor"]],
                "grade": rating["grade"],
                "since": rating["since"],
                "reason": rating["reason"],
                "rated_at": moment,
            }
            for rating in ratings
        ]
        rows.insert_many(op, "reliability", rated, uids=True)


def _add_note(dossier: Dossier, note: dict[str, str]) -> int:
    body = resource("sample", note["file"]).read_text(encoding="utf-8")
    made = notes.create(dossier, note["title"], body=body, language=note["language"], marking=note["marking"])
    assert isinstance(made.result, int)
    return made.result


def _judge(dossier: Dossier, judgement: dict[str, str], note_id: int) -> None:
    with dossier.operation(tr("Judge how likely it is")) as op:
        rows.insert(op, "judgement", note_id=note_id, made_at=now(), **judgement)
