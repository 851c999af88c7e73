"""Quotes: marked, linked, tagged; every one keeps its exact words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.core.changes import Changes
from workbench.core.errors import InvalidValue, NotFound
from workbench.core.kinds import RecordKind, Relation
from workbench.core.modality import Modality
from workbench.core.spans import CONTEXT_LENGTH, Anchor, Span
from workbench.core.wording import grouped, tr, trn
from workbench.operations import records
from workbench.store.dossier import Dossier, Operation
from workbench.store.read import documents
from workbench.store.read.names import Names
from workbench.store.read.references import reference
from workbench.store.write import evidence, rows

# Longer than any passage that anyone reads as one: every pane shows a quote's words, and lays all of them out.
LONGEST = 100_000


def check_length(spans: Sequence[Span]) -> None:
    """InvalidValue for more words than a quote, or a citation, may hold."""
    if sum(span.length for span in spans) > LONGEST:
        raise InvalidValue(
            tr(
                "That is too long to be quoted: a quote holds up to {most} characters; select less.",
                most=grouped(LONGEST),
            )
        )


def _anchors(op: Operation, document_id: int, spans: Sequence[Span]) -> list[Anchor]:
    first = max(0, min((span.start for span in spans), default=0) - CONTEXT_LENGTH)
    # Only what is quoted and its context: the whole text of a long report would cost a frame.
    last = max((span.end for span in spans), default=0) + CONTEXT_LENGTH
    text = documents.stretch(op.reader, document_id, first, last)
    inside = [_inside(span, first, len(text)) for span in spans if span.start < first + len(text)]
    trimmed = sorted(span.trimmed(text) for span in inside)
    kept = [span for span in trimmed if span.length]
    if not kept:
        raise InvalidValue(tr("There are no words in the selection; select some text first."))
    check_length(kept)
    if any(first.overlaps(second) for first, second in pairwise(kept)):
        raise InvalidValue(tr("The parts of a quote may not overlap; select them apart."))
    anchors = [Anchor.take(text, span) for span in kept]
    return [replace(anchor, span=Span(anchor.span.start + first, anchor.span.end + first)) for anchor in anchors]


def _inside(span: Span, first: int, length: int) -> Span:
    """The span counted from `first`, cut where the text ends."""
    return Span(span.start - first, max(span.start - first, min(span.end - first, length)))


def _place(op: Operation, document_id: int, spans: Sequence[Span]) -> tuple[int, str]:
    """The quote of these spans, made when missing, and its first words."""
    anchors = _anchors(op, document_id, spans)
    found = evidence.find_quote(op, document_id, anchors)
    made = found if found is not None else evidence.insert_quote(op, document_id, anchors)
    return made, _short(anchors[0].exact)


def _short(exact: str) -> str:
    words = " ".join(exact.split())
    return words if len(words) <= 50 else words[:49].rstrip() + "…"


def add(dossier: Dossier, document_id: int, spans: Sequence[Span]) -> Changes:
    """Quote these spans (white space at their ends left out); the same spans again are the same quote."""
    with dossier.operation(tr("Quote")) as op:
        op.result, words = _place(op, document_id, spans)
        op.rename(tr("Quote: “{words}”", words=words))
    return dossier.changes(op)


def add_all(dossier: Dossier, document_id: int, spans: Sequence[Span]) -> Changes:
    """Quote each of these spans by itself, all in one gesture; `result` is their ids, in order."""
    with dossier.operation(tr("Quote every occurrence")) as op:
        placed = [_place(op, document_id, [span]) for span in spans]
        op.result = tuple(quote_id for quote_id, _words in placed)
        if placed:
            op.rename(
                trn(
                    "Quote {count} occurrence of “{words}”",
                    "Quote {count} occurrences of “{words}”",
                    len(placed),
                    words=placed[0][1],
                )
            )
    return dossier.changes(op)


def resize(dossier: Dossier, quote_id: int, spans: Sequence[Span]) -> Changes:
    """Let a quote be these spans from now on, its exact words and context with them; links and citations stay."""
    with dossier.operation(tr("Resize quote")) as op:
        document_id = evidence.document_of(op, quote_id)
        if document_id is None:
            raise NotFound(tr("There is no quote {id} in this dossier.", id=quote_id))
        anchors = _anchors(op, document_id, spans)
        twin = evidence.find_quote(op, document_id, anchors)
        if twin is not None and twin != quote_id:
            raise InvalidValue(tr("These very words are quoted already, as Q{id}; delete one of the two.", id=twin))
        evidence.move_quote(op, quote_id, anchors)
        op.result = quote_id
        op.rename(tr("Resize quote: “{words}”", words=_short(anchors[0].exact)))
    return dossier.changes(op)


def link(
    dossier: Dossier,
    quote_id: int,
    kind: RecordKind,
    target_id: int,
    *,
    relation: str = Relation.SUPPORTS,
    edtf: str | None = None,
    place: str = "",
) -> Changes:
    """Make a quote evidence of an actor, event, claim or transfer; `result` is the evidence's id."""
    with dossier.operation(tr("Link quote")) as op:
        named = reference(op.reader, kind, target_id).label
        reference(op.reader, RecordKind.QUOTE, quote_id)
        op.result = evidence.link(op, quote_id, kind, target_id, _relation(kind, relation))
        if edtf or place:
            rows.update(op, "evidence", op.result, edtf=records.date_of(edtf) if edtf else None, place=place)
        op.rename(tr("Link quote to {kind}: {name}", kind=tr(kind.value), name=named))
    return dossier.changes(op)


def _relation(kind: RecordKind, relation: str) -> str:
    """A quote that names an actor mentions it: there is nothing to support."""
    return Relation.MENTIONS.value if kind is RecordKind.ACTOR else str(relation)


def add_linked(dossier: Dossier, document_id: int, spans: Sequence[Span], kind: RecordKind, target_id: int) -> Changes:
    """Quote and link in one gesture; `result` is the quote's id."""
    with dossier.operation(tr("Quote and link")) as op:
        named = reference(op.reader, kind, target_id).label
        quote_id, words = _place(op, document_id, spans)
        op.result = quote_id
        if kind is RecordKind.TAG:
            evidence.tag(op, RecordKind.QUOTE, quote_id, target_id)
        else:
            evidence.link(op, quote_id, kind, target_id, _relation(kind, Relation.SUPPORTS))
        op.rename(tr("Quote “{words}” for {name}", words=words, name=named))
    return dossier.changes(op)


def unlink(dossier: Dossier, evidence_id: int) -> Changes:
    """Take one link away; quote and record stay."""
    with dossier.operation(tr("Unlink quote")) as op:
        op.rename(tr("Unlink quote: {link}", link=Names(op.reader).name("evidence", evidence_id)))
        rows.delete(op, "evidence", evidence_id)
    return dossier.changes(op)


def edit_evidence(dossier: Dossier, evidence_id: int, **values: str | None) -> Changes:
    """Change what a quote does for its record: `relation`, its own date `edtf`, its own `place`."""
    if "edtf" in values:
        values["edtf"] = records.date_of(values["edtf"]) if values["edtf"] else None
    if "relation" in values and values["relation"] not in set(Relation):
        raise InvalidValue(
            tr("“{value}” is not a relation; it is supports, contradicts or mentions.", value=values["relation"])
        )
    with dossier.operation(tr("Edit link")) as op:
        op.rename(tr("Edit link: {link}", link=Names(op.reader).name("evidence", evidence_id)))
        rows.update(op, "evidence", evidence_id, **values)
    return dossier.changes(op)


def tag(dossier: Dossier, quote_id: int, tag_id: int) -> Changes:
    """Put a tag on a quote."""
    with dossier.operation(tr("Tag quote")) as op:
        named = reference(op.reader, RecordKind.TAG, tag_id).label
        evidence.tag(op, RecordKind.QUOTE, quote_id, tag_id)
        op.rename(tr("Tag quote: {name}", name=named))
    return dossier.changes(op)


def untag(dossier: Dossier, quote_id: int, tag_id: int) -> Changes:
    """Take a tag off a quote."""
    with dossier.operation(tr("Untag quote")) as op:
        op.rename(tr("Untag quote: {name}", name=Names(op.reader).name("tag", tag_id)))
        evidence.untag(op, RecordKind.QUOTE, quote_id, tag_id)
    return dossier.changes(op)


def claim(
    dossier: Dossier, quote_id: int, *, text: str, modality: str = Modality.ASSERTED, attribution: Sequence[int] = ()
) -> Changes:
    """A claim that rests on this quote; `result` is the claim's id."""
    if not text.strip():
        raise InvalidValue(tr("A claim needs words; type what is said."))
    with dossier.operation(tr("Claim: {words}", words=" ".join(text.split())[:60])) as op:
        claim_id = rows.insert(op, "claim", text=text.strip(), modality=str(Modality(modality)))
        chain = [{"claim_id": claim_id, "seq": seq, "actor_id": actor} for seq, actor in enumerate(attribution)]
        rows.insert_many(op, "attribution", chain)
        evidence.link(op, quote_id, RecordKind.CLAIM, claim_id, Relation.SUPPORTS)
        op.result = claim_id
    return dossier.changes(op)
