"""One record of any kind, read for the card: its values, what it is called and what is known about it at a glance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.core.fields import FIELDS, RECORD_KINDS, Editor
from workbench.core.kinds import RecordKind, Relation
from workbench.core.records import Evidence
from workbench.core.selection import Focus
from workbench.core.wording import tr, trn
from workbench.store.connection import Reader
from workbench.store.read import (
    actors,
    claims,
    documents,
    events,
    figures,
    judgements,
    locators,
    mergers,
    notes,
    quotes,
    tags,
    transfers,
)
from workbench.store.read.references import reference
from workbench.store.read.related import Known

_SHOWN = 2_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """A record ready for the card; `names` are labels for the fields that hold another record's id."""

    focus: Focus
    title: str
    record: Any
    values: Mapping[str, Any]
    names: Mapping[str, str] = field(default_factory=dict)
    summary: str = ""
    warning: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    # What was merged in and what may be the same: the card is drawn anew when that changes.
    ties: tuple[object, ...] = ()


def load(reader: Reader, focus: Focus, known: Known | None = None) -> Loaded:
    """The record in focus; NotFound when it is gone. What is `known` of an actor need not be counted."""
    is_actor = focus.kind is RecordKind.ACTOR
    record = actors.actor(reader, focus.id, known) if is_actor else _READ[focus.kind](reader, focus.id)
    values = {one.key: getattr(record, one.key, None) for one in FIELDS[focus.kind]}
    title = _title(reader, focus)
    facts = _facts(reader, focus.kind, record)
    ties = (mergers.merged_into(reader, focus.kind, focus.id), mergers.alike(reader, focus.kind, focus.id))
    return Loaded(
        focus, title, record, values, _names(reader, focus.kind, values), *_summary(focus.kind, record), facts, ties
    )


def _names(reader: Reader, kind: RecordKind, values: Mapping[str, Any]) -> dict[str, str]:
    """Labels of the actors and events that this record points at."""
    pointed = {Editor.ACTOR: RecordKind.ACTOR, Editor.EVENT: RecordKind.EVENT}
    return {
        one.key: reference(reader, pointed[one.editor], values[one.key]).label
        for one in FIELDS[kind]
        if one.editor in pointed and values[one.key] is not None
    }


def _title(reader: Reader, focus: Focus) -> str:
    words = " ".join(reference(reader, focus.kind, focus.id).label.split())
    name = words if len(words) <= 60 else words[:59].rstrip() + "…"
    kind = tr(RECORD_KINDS[focus.kind])
    return tr("{kind} — {name}", kind=kind, name=name) if name else kind


def _summary(kind: RecordKind, record: Any) -> tuple[str, str]:
    """Counts in one line, and what diverges in another; both may be empty."""
    parts: list[str] = []
    if kind is RecordKind.ACTOR:
        parts = [_events(record.events)] if record.events else []
        parts.append(_quotes(record.quotes))
        if record.claims:
            parts.append(trn("{count} claim", "{count} claims", record.claims))
        if record.ratings:
            parts.append(tr("reliability {grade}", grade=record.ratings[-1].grade))
    elif kind in (RecordKind.EVENT, RecordKind.CLAIM, RecordKind.TRANSFER):
        parts = [_quotes(len(record.evidence))]
        if kind is RecordKind.EVENT:
            parts.insert(0, trn("{count} participant", "{count} participants", len(record.participants)))
        diverging = divergences(record.evidence, getattr(record, "edtf", None))
        return " · ".join(parts), trn("{count} divergence", "{count} divergences", diverging) if diverging else ""
    elif kind is RecordKind.QUOTE:
        parts = [trn("{count} link", "{count} links", len(record.evidence)), record.document_title]
    elif kind is RecordKind.NOTE:
        parts = [trn("{count} citation", "{count} citations", len(record.citations))]
    elif kind is RecordKind.TAG:
        parts = [trn("used {count} time", "used {count} times", record.uses)]
    return " · ".join(parts), ""


def _events(count: int) -> str:
    return trn("{count} event", "{count} events", count)


def _quotes(count: int) -> str:
    return trn("{count} quote", "{count} quotes", count)


def divergences(evidence: Iterable[Evidence], edtf: str | None) -> int:
    """How many quotes contradict the record or give it another date."""
    return sum(one.relation == Relation.CONTRADICTS or bool(one.edtf and edtf and one.edtf != edtf) for one in evidence)


def _facts(reader: Reader, kind: RecordKind, record: Any) -> tuple[tuple[str, str], ...]:
    """What can be read but not changed, as (label, text)."""
    if kind is RecordKind.QUOTE:
        where = locators.locator(reader, record.document_id, [part.span for part in record.parts])
        return (
            (tr("Exact words"), "\n\n".join(tr("“{words}”", words=_beginning(part.exact)) for part in record.parts)),
            (tr("Where"), where),
        )
    if kind is RecordKind.DOCUMENT:
        read = [
            (tr("File"), " · ".join(part for part in (record.filename, record.format, record.encoding) if part)),
            (tr("Length"), trn("{count} character", "{count} characters", record.length)),
            (tr("Imported"), record.imported_at.replace("T", " ")[:16]),
            (tr("SHA-256"), record.sha256),
            (tr("Warnings"), record.warnings),
        ]
        if record.copy_of_id is not None:
            original = documents.document(reader, record.copy_of_id)
            is_same = original.text_sha256 == record.text_sha256
            read.insert(0, (tr("Copy of") if is_same else tr("Near copy of"), original.title))
        return tuple((label, text) for label, text in read if text)
    return ()


def _beginning(words: str) -> str:
    """The words, those of a whole chapter cut: a label lays all of them out each time it is measured."""
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(None, 1)[0] + " […]"


_READ: dict[RecordKind, Callable[[Reader, int], Any]] = {
    RecordKind.EVENT: events.event,
    RecordKind.CLAIM: claims.claim,
    RecordKind.TRANSFER: transfers.transfer,
    RecordKind.FIGURE: figures.figure,
    RecordKind.QUOTE: quotes.quote,
    RecordKind.DOCUMENT: documents.document,
    RecordKind.NOTE: notes.note,
    RecordKind.JUDGEMENT: judgements.judgement,
    RecordKind.TAG: tags.tag,
}
