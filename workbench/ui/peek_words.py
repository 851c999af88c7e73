"""What a peek says of each kind of record: its essentials in a few lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from workbench.core import edtf, wording
from workbench.core.fields import ACTOR_KINDS, POLARITIES, RECORD_KINDS, label_of
from workbench.core.kinds import Polarity, RecordKind
from workbench.core.records import Evidence
from workbench.core.selection import Focus
from workbench.core.wording import tr, trn
from workbench.store.connection import Reader
from workbench.store.read import actors, claims, documents, events, notes, quotes, references, related, transfers

_AROUND = 160
_MOST = 420
_SAID = 200
_LISTED = 3


class Peeked(NamedTuple):
    """A record's title, kind and icon, the words that it is about, and (name, value) lines."""

    title: str
    kind: str
    icon: str
    words: str
    lines: tuple[tuple[str, str], ...]


def peeked(reader: Reader, focus: Focus) -> Peeked:
    """The essentials of a record; NotFound when it is gone."""
    found = references.reference(reader, focus.kind, focus.id)
    tell: dict[RecordKind, Callable[[Reader, Focus], tuple[str, list[tuple[str, str]]]]] = {
        RecordKind.ACTOR: _actor,
        RecordKind.EVENT: _event,
        RecordKind.CLAIM: _claim,
        RecordKind.QUOTE: _quote,
        RecordKind.DOCUMENT: _document,
        RecordKind.NOTE: _note,
        RecordKind.TRANSFER: _transfer,
    }
    words, lines = tell.get(focus.kind, _other)(reader, focus)
    title = found.detail if focus.kind is RecordKind.QUOTE else " ".join(found.label.split())
    kept = tuple((name, value) for name, value in lines if value)
    return Peeked(title[:160], tr(RECORD_KINDS[focus.kind]), found.icon, words, kept)


def _cut(words: str, most: int = _MOST) -> str:
    words = words.strip()
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def _date(text: str | None) -> str:
    return edtf.describe(edtf.parse(text), wording.language()) if text else ""


def _listed(names: Iterable[str]) -> str:
    found = list(dict.fromkeys(names))
    more = f" (+{len(found) - _LISTED * 2})" if len(found) > _LISTED * 2 else ""
    return ", ".join(found[: _LISTED * 2]) + more


def _evidence(found: tuple[Evidence, ...]) -> list[tuple[str, str]]:
    against = sum(one.relation == "contradicts" for one in found)
    told = trn("{count} quote", "{count} quotes", len(found))
    if against:
        told += ", " + trn("{count} contradicts it", "{count} contradict it", against)
    shown = [(tr("Evidence"), told)]
    said = (_cut(" ".join(one.label.split()), _SAID) for one in found[:_LISTED])
    return [*shown, *((tr("says"), tr("“{words}”", words=words)) for words in said)]


def _actor(reader: Reader, focus: Focus) -> tuple[str, list[tuple[str, str]]]:
    held = actors.actor(reader, focus.id)
    names = [
        f"{name.text} ({', '.join(filter(None, (name.language, name.script)))})"
        if name.language or name.script
        else name.text
        for name in held.names
    ]
    parent = held.parent_name + (f" ({_date(held.parent_dates)})" if held.parent_dates else "")
    counts = (
        trn("{count} quote", "{count} quotes", held.quotes),
        trn("{count} event", "{count} events", held.events),
        trn("{count} claim", "{count} claims", held.claims),
    )
    near = sorted(related.related(reader, RecordKind.ACTOR, focus.id).events, reverse=True)[:_LISTED]
    latest = [references.reference(reader, RecordKind.EVENT, id) for id in near]
    return _cut(held.description), [
        (tr("Kind"), tr(label_of(ACTOR_KINDS, held.kind))),
        (tr("Other names"), _listed(names)),
        (tr("Belongs to"), parent),
        (tr("Source reliability"), actors.current_grade(reader, focus.id)),
        (tr("Counts"), ", ".join(counts)),
        *((tr("Events"), " · ".join(filter(None, (one.label, _date(one.detail))))) for one in latest),
    ]


def _event(reader: Reader, focus: Focus) -> tuple[str, list[tuple[str, str]]]:
    held = events.event(reader, focus.id)
    who = [f"{one.name} ({one.role})" if one.role else one.name for one in held.participants]
    return _cut(held.description), [
        (tr("Date"), _date(held.edtf)),
        (tr("Place"), held.place or held.place_name),
        (tr("Participants"), _listed(who)),
        (tr("Modality"), tr(held.modality)),
        *_evidence(held.evidence),
    ]


def _claim(reader: Reader, focus: Focus) -> tuple[str, list[tuple[str, str]]]:
    held = claims.claim(reader, focus.id)
    return _cut(held.description), [
        (tr("Who says so"), " › ".join(one.label for one in held.attribution)),
        (tr("Modality"), tr(held.modality)),
        (tr("Polarity"), tr(label_of(POLARITIES, held.polarity)) if held.polarity != Polarity.POSITIVE else ""),
        (tr("Credibility"), held.credibility),
        *_evidence(held.evidence),
    ]


def _quote(reader: Reader, focus: Focus) -> tuple[str, list[tuple[str, str]]]:
    held = quotes.quote(reader, focus.id)
    near = 60
    part = held.parts[0]
    before = documents.stretch(reader, held.document_id, max(part.span.start - near, 0), part.span.start)
    after = documents.stretch(reader, held.document_id, held.end, held.end + near)
    quoted = tr("“{words}”", words=held.text)
    ahead = f"…{before.split(' ', 1)[-1]}" if len(before) == near else before
    behind = f"{after.rsplit(' ', 1)[0]}…" if len(after) == near else after
    words = f"{ahead}{quoted}{behind}"
    said = [(tr(RECORD_KINDS[one.kind]), " ".join(one.label.split())[:160]) for one in held.evidence[:6]]
    tags = _listed(tag.label for tag in held.tags)
    return _cut(" ".join(words.split())), [*said, (tr("Tags"), tags), (tr("Comment"), held.comment)]


def _document(reader: Reader, focus: Focus) -> tuple[str, list[tuple[str, str]]]:
    held = documents.document(reader, focus.id)
    at = focus.position or 0
    first, last = max(at - _AROUND, 0), at + _MOST
    words = documents.stretch(reader, focus.id, first, last + 1)
    if len(words) > last - first:
        words = words[:-1].rsplit(" ", 1)[0] + " …"
    if at > _AROUND:
        words = "…" + words.split(" ", 1)[-1]
    inside = related.related(reader, RecordKind.DOCUMENT, focus.id)
    return " ".join(words.split()), [
        (tr("Publisher"), held.publisher),
        (tr("Author"), held.author),
        (tr("Published"), _date(held.published)),
        (tr("Quotes"), str(len(inside.quotes) or "")),
    ]


def _note(reader: Reader, focus: Focus) -> tuple[str, list[tuple[str, str]]]:
    held = notes.note(reader, focus.id)
    at = max((focus.position or 0) - _AROUND, 0)
    return _cut(held.body[at : at + _MOST * 2]), [(tr("Quotes"), str(len(held.citations) or ""))]


def _transfer(reader: Reader, focus: Focus) -> tuple[str, list[tuple[str, str]]]:
    held = transfers.transfer(reader, focus.id)
    return _cut(held.description), [
        (tr("Donor"), held.donor),
        (tr("Recipient"), held.recipient),
        (tr("Date"), _date(held.edtf)),
        (tr("Modality"), tr(held.modality)),
        *_evidence(held.evidence),
    ]


def _other(reader: Reader, focus: Focus) -> tuple[str, list[tuple[str, str]]]:
    found = related.related(reader, focus.kind, focus.id)
    counts = [
        trn(one, many, len(held))
        for held, one, many in (
            (found.quotes, "{count} quote", "{count} quotes"),
            (found.events, "{count} event", "{count} events"),
            (found.actors, "{count} actor", "{count} actors"),
            (found.documents, "{count} source", "{count} sources"),
        )
        if held
    ]
    return "", [(tr("Leads to"), ", ".join(counts))]
