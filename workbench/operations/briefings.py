"""A note checked and exported: the words of its footnotes are taken from the sources, never from the note."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from workbench.core import citations
from workbench.core.errors import DossierError
from workbench.core.modality import Modality
from workbench.core.wording import language, tr
from workbench.jobs.worker import Limits, Worker
from workbench.operations.texts import replace_whole
from workbench.services.assess.lint import Finding, QuotedWords, lint
from workbench.services.briefing import manifest, wire
from workbench.services.briefing.records import Briefing, CitedDocument, CitedQuote, Marking
from workbench.store.connection import Reader
from workbench.store.dossier import Dossier
from workbench.store.read import briefing as reads
from workbench.store.read import documents, notes, scales, summary

SERVICE = "workbench.services.briefing.wire:serve"


def compose(reader: Reader, note_id: int, *, today: date | None = None) -> Briefing:
    """The note with everything that its citations lead to."""
    note = notes.note(reader, note_id)
    held = reads.cited(reader, [token.uid for token in citations.tokens(note.body)])
    sources = {id: documents.document(reader, id) for id in dict.fromkeys(quote.document_id for quote in held)}
    about = summary.summary(reader)
    return Briefing(
        uid=note.uid,
        title=note.title,
        body=note.body,
        language=note.language or _language_of(note.body),
        exported_on=today or date.today(),
        marking=_marking(reader, note.marking or about.marking),
        quotes={quote.uid: cited_quote(quote, sources[quote.document_id].sha256) for quote in held},
        documents={source.sha256: cited_document(source) for source in sources.values()},
        dossier_title=about.title,
    )


def _language_of(body: str) -> str:
    """The language that the note is written in, which its footnotes speak too; the window's where it is too short."""
    from workbench.services.ingest.language import language_of

    return language_of(body) or language()


def cited_quote(quote: reads.Cited, document_sha256: str) -> CitedQuote:
    """A quote as its footnote prints it."""
    return CitedQuote(
        uid=quote.uid,
        number=quote.id,
        document_sha256=document_sha256,
        exact_parts=quote.exact,
        spans=quote.spans,
        page=quote.page,
        paragraph=quote.paragraph,
        attribution=quote.attribution,
        modality=Modality(quote.modality),
        reliability=quote.reliability,
        credibility=quote.credibility,
        chapter=quote.chapter,
    )


def cited_document(source: documents.DocumentDetail) -> CitedDocument:
    """A source as footnotes name it."""
    return CitedDocument(
        sha256=source.sha256,
        title=source.title,
        author=source.author,
        publisher=source.publisher,
        published=source.published,
        url=source.url,
        language=source.language,
        text_sha256=source.text_sha256,
    )


def _marking(reader: Reader, code: str) -> Marking | None:
    for value in scales.values(reader, "tlp"):
        if value.code == code:
            return Marking(code, value.label, value.foreground or "#000000", value.background or "#ffffff")
    return Marking(code, code) if code else None


def check(reader: Reader, note_id: int) -> tuple[Finding, ...]:
    """What the note claims beyond its sources."""
    return findings(reader, notes.note(reader, note_id).body)


def findings(reader: Reader, body: str) -> tuple[Finding, ...]:
    """The lint's findings on a body, saved or not."""
    held = reads.cited(reader, [token.uid for token in citations.tokens(body)])
    return lint(body, {quote.uid: QuotedWords(quote.exact) for quote in held})


def export(dossier: Dossier, note_id: int, format: str, target: Path, worker: Worker) -> list[Path]:
    """Write the note as `format` to `target`, with its manifest beside it or inside; returns the files written.

    A file that is there is replaced only once the new one is whole.
    """
    with dossier.reading() as reader:
        payload = wire.to_json(compose(reader, note_id))
    answer: dict[str, Any] = next(iter(worker.run(SERVICE, payload, format=format)))
    written = [target]
    replace_whole(target, base64.b64decode(answer["file"]))
    if not answer["is_embedded"]:
        beside = target.with_name(target.name + manifest.SUFFIX)
        replace_whole(beside, manifest.dump(answer["manifest"]))
        written.append(beside)
    return written


def export_worker() -> Worker:
    """A child process with the time and memory that a long export takes."""
    return Worker(limits=Limits(memory=1 << 46, cpu_seconds=120, seconds=120), may_start_programs=True)


def check_bundle(path: Path, reader: Reader | None) -> list[manifest.Finding]:
    """What does not hold in an exported briefing; with no dossier to read from, its quotes are not compared."""

    def lookup(sha256: str) -> str | None:
        id = documents.by_digest(reader, sha256) if reader else None
        return documents.text(reader, id) if reader and id is not None else None

    found = _compare(path, lookup)
    return found if reader else [one for one in found if one.rule != "missing-document"]


def _compare(path: Path, lookup: Callable[[str], str | None]) -> list[manifest.Finding]:
    if path.is_dir():
        raise DossierError(tr("“{name}” is a folder; name the briefing in it.", name=str(path)))
    beside = path if path.name.endswith(manifest.SUFFIX) else path.with_name(path.name + manifest.SUFFIX)
    exported = path if beside != path else path.with_name(path.name.removesuffix(manifest.SUFFIX))
    try:
        if beside.is_file():
            held = manifest.read(beside.read_bytes())
            return manifest.check(held, lookup, content=exported.read_bytes() if exported.is_file() else None)
        content = path.read_bytes()
    except OSError as error:
        raise DossierError(
            tr("“{name}” cannot be read: {reason}.", name=path.name, reason=error.strerror or "")
        ) from error
    return manifest.check(manifest.read(content), lookup, content=content)
