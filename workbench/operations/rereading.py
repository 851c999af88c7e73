"""A document read again, with another encoding or its pictures recognised: one undoable gesture, its quotes moved along, and a report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from workbench.core.alignment import Alignment
from workbench.core.changes import Changes
from workbench.core.errors import InvalidValue
from workbench.core.identity import new_uid
from workbench.core.spans import Anchor, Span
from workbench.core.texts import Ingested
from workbench.core.wording import tr, trn
from workbench.jobs.worker import Worker
from workbench.operations.scanning import Scanner, Told, ignore, is_available
from workbench.services.ingest.parts import EXTRA
from workbench.services.ingest.wire import from_json
from workbench.store.connection import Reader, Value
from workbench.store.dossier import Dossier, Operation
from workbench.store.read import documents
from workbench.store.read import rereading as read
from workbench.store.write import rereading as write

SERVICE = "workbench.services.ingest.reading:serve"
# Of a file's own metadata, what an encoding can spoil.
_WORDED = ("title", "author", "publisher")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Lost:
    """A quote whose words are not in the new text."""

    id: int
    words: str


@dataclass(frozen=True, slots=True)
class Report:
    """What reading again did, or would do: quotes that stayed, moved or are lost, and marks that went."""

    document: int
    before: str
    encoding: str
    held: int = 0
    moved: int = 0
    lost: tuple[Lost, ...] = ()
    mentions_lost: int = 0
    proposals_dropped: int = 0
    is_done: bool = True
    gesture: str = ""
    """What a reading for proposals joins, so that both are undone as one."""

    def as_json(self) -> dict[str, Any]:
        """The object that `workbench reread --json` prints."""
        return {
            "document": self.document,
            "before": self.before,
            "encoding": self.encoding,
            "done": self.is_done,
            "quotes": {
                "held": self.held,
                "moved": self.moved,
                "lost": [{"quote": one.id, "text": one.words} for one in self.lost],
            },
            "mentions_lost": self.mentions_lost,
            "proposals_dropped": self.proposals_dropped,
        }

    def __str__(self) -> str:
        kept = self.held + self.moved
        parts = [
            tr("Not read again: nothing was changed.")
            if not self.is_done
            else tr("Read as {encoding} instead of {before}.", encoding=self.encoding, before=self.before)
            if self.encoding
            else tr("Read again with its pictures.")
        ]
        if kept and self.is_done:
            parts.append(trn("{count} quote is at its words again.", "{count} quotes are at their words again.", kept))
        if self.lost:
            shown = ", ".join(tr("“{words}”", words=one.words) for one in self.lost[:3])
            more = "…" if len(self.lost) > 3 else ""
            parts.append(
                trn(
                    "{count} quote has no place in the new text: {words}.",
                    "{count} quotes have no place in the new text: {words}.",
                    len(self.lost),
                    words=shown + more,
                )
            )
        if self.proposals_dropped and self.is_done:
            parts.append(
                trn(
                    "{count} proposal of the old text is gone.",
                    "{count} proposals of the old text are gone.",
                    self.proposals_dropped,
                )
            )
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Reread:
    """Both readings of a document's bytes, before anything is changed."""

    document: int
    before: Ingested
    after: Ingested
    content: bytes


def prepare(dossier: Dossier, document_id: int, encoding: str, worker: Worker) -> Reread:
    """Read the document's bytes again in the child process; changes nothing and may run in any thread.

    InvalidValue when the format leaves no choice or the text would be the same.
    """
    with dossier.reading() as reader:
        held = documents.document(reader, document_id)
        content = documents.original(reader, document_id)
        text = documents.text(reader, document_id)
    if not held.encoding:
        raise InvalidValue(
            tr("“{title}” says itself how its letters are written; there is no encoding to choose.", title=held.title)
        )
    before = _read(worker, content, held.filename, held.encoding)
    after = _read(worker, content, held.filename, encoding)
    if after.text == text:
        raise InvalidValue(
            tr("“{title}” is the same text when it is read as {encoding}.", title=held.title, encoding=after.encoding)
        )
    return Reread(document_id, replace(before, text=text), after, content)


def prepare_scan(
    dossier: Dossier, document_id: int, worker: Worker, scanner: Scanner, *, told: Told = ignore
) -> Reread:
    """Recognise the pages of a document that are pictures of text; changes nothing and may run in any thread.

    InvalidValue when there is no such page, or nothing to recognise it with.
    """
    with dossier.reading() as reader:
        held = documents.document(reader, document_id)
        content = documents.original(reader, document_id)
        text = documents.text(reader, document_id)
    if not is_available():
        raise InvalidValue(tr("OCR is not installed: add it with pip install {extra}.", extra=EXTRA))
    (answer,) = worker.run(SERVICE, content, filename=held.filename, ocr=True)
    if not answer.get("scanned"):
        raise InvalidValue(tr("“{title}” has no page whose words are still to be recognised.", title=held.title))
    said = scanner.read(content, held.filename, answer["scanned"], worker, told=told)
    assert said is not None
    after = from_json(said)
    if after.text == text:
        raise InvalidValue(tr("“{title}” is the same text with its pictures recognised.", title=held.title))
    return Reread(document_id, _as_held(held, text), after, content)


def _as_held(held: documents.DocumentDetail, text: str) -> Ingested:
    """The reading that the dossier holds, as far as a new one is compared with it."""
    return Ingested(
        text,
        (),
        title=held.title,
        author=held.author,
        publisher=held.publisher,
        language=held.language,
        encoding=held.encoding,
    )


def _read(worker: Worker, content: bytes, filename: str, encoding: str) -> Ingested:
    (answer,) = worker.run(SERVICE, content, filename=filename, encoding=encoding)
    return from_json(answer)


def apply(dossier: Dossier, found: Reread, *, drop_lost: bool = False) -> Changes:
    """Make the new reading the text of record; `result` is the Report.

    While quotes would be lost nothing is changed and the report says so, unless `drop_lost`: then they are deleted in
    the same gesture, and come back with undo.
    """
    gesture = f"reread {new_uid()}"
    with dossier.operation(tr("Read again"), merge_key=gesture) as op:
        held = documents.document(op.reader, found.document)
        alignment = Alignment(found.before.text, found.after.text)
        fitted = fit(op.reader, found.document, alignment, before=held.encoding, encoding=found.after.encoding)
        op.result = replace(fitted.report, gesture=gesture)
        if fitted.report.lost and not drop_lost:
            op.result = replace(op.result, is_done=False)
            return Changes(result=op.result)
        words = (found.after, found.content, _metadata(op.reader, found))
        carry(op, fitted, lambda: write.replace_text(op, found.document, *words))
        op.rename(
            tr("Read “{title}” as {encoding}", title=held.title, encoding=found.after.encoding)
            if found.after.encoding
            else tr("Recognise the pictures of “{title}”", title=held.title)
        )
    return dossier.changes(op)


@dataclass(frozen=True, slots=True)
class Fit:
    """Where everything that points into a document stands in another reading of it, and what has no place there."""

    quotes: Mapping[int, list[Anchor]]
    mentions: Mapping[int, tuple[Span, str]]
    lost_mentions: list[int]
    decided: Mapping[int, tuple[Span, str]]
    dropped: list[int]
    report: Report


def fit(reader: Reader, document_id: int, alignment: Alignment, *, before: str = "", encoding: str = "") -> Fit:
    """What a reading of document `document_id`, reached through `alignment`, would do to all that points into it."""
    spans = read.quotes(reader, document_id)
    quotes = {id: alignment.anchors(parts) for id, parts in spans.items()}
    lost = [id for id, anchors in quotes.items() if not anchors]
    held = sum([one.span for one in anchors] == spans[id] for id, anchors in quotes.items())
    mentions = _marks(alignment, read.mentions(reader, document_id))
    decided = _marks(alignment, read.decided(reader, document_id))
    undecided = read.undecided(reader, document_id)
    report = Report(
        document_id,
        before,
        encoding,
        held,
        len(quotes) - held - len(lost),
        tuple(Lost(id, _short(alignment.old, spans[id])) for id in lost),
        sum(place is None for place in mentions.values()),
        len(undecided),
    )
    return Fit(
        {id: anchors for id, anchors in quotes.items() if anchors},
        _there(mentions),
        [id for id, place in mentions.items() if place is None],
        _there(decided),
        [*undecided, *(id for id, place in decided.items() if place is None)],
        report,
    )


def _marks(alignment: Alignment, spans: Mapping[int, Span]) -> dict[int, tuple[Span, str] | None]:
    moved = {id: alignment.span(span) for id, span in spans.items()}
    return {id: (span, span.of(alignment.new)) if span else None for id, span in moved.items()}


def _there(places: Mapping[int, tuple[Span, str] | None]) -> dict[int, tuple[Span, str]]:
    return {id: place for id, place in places.items() if place is not None}


def _short(text: str, spans: list[Span]) -> str:
    words = " ".join(" […] ".join(span.of(text) for span in spans).split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"


def carry(op: Operation, fit: Fit, replace_text: Callable[[], object]) -> None:
    """Put another text in a document's place, with all that points into it; what has no place goes."""
    write.remove(op, "quote", [one.id for one in fit.report.lost])
    write.remove(op, "mention", fit.lost_mentions)
    write.remove(op, "proposal", fit.dropped)
    replace_text()
    write.move_quotes(op, fit.quotes)
    write.move_marks(op, "mention", fit.mentions)
    write.move_marks(op, "proposal", fit.decided)


def _metadata(reader: Reader, found: Reread) -> dict[str, Value]:
    """What the file says of itself, read again; what the analyst has written in its place stays."""
    held = documents.document(reader, found.document)
    values: dict[str, Value] = {}
    for name in _WORDED:
        new = getattr(found.after, name)
        if new and getattr(held, name) == getattr(found.before, name):
            values[name] = new
    if held.language == found.before.language:
        values["language"] = found.after.language
    return values
