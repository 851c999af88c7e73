"""The quotes and mentions of one document found at the same words in another one."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from workbench.core.kinds import RecordKind
from workbench.core.merging import Part
from workbench.core.spans import Anchor, Span
from workbench.core.wording import tr
from workbench.services.exchange.anchoring import Finder, take
from workbench.store.connection import Reader
from workbench.store.dossier import Operation
from workbench.store.read import documents
from workbench.store.write import merging as write
from workbench.store.write import rows


class Fit(NamedTuple):
    """Where the passages of a document stand in another: quotes by id, mentions by id, and how many stand nowhere."""

    quotes: dict[int, list[Anchor]]
    mentions: dict[int, Span]
    known: int
    left_quotes: int
    left_mentions: int


def fit(reader: Reader, kept_id: int, other_id: int) -> Fit:
    """Every quote and mention of `other_id` looked for in the text of `kept_id`; none is ever guessed."""
    text, theirs = documents.text(reader, kept_id), documents.text(reader, other_id)
    parts = reader.rows(
        """SELECT quote_id, part.start, part."end" FROM quote_part AS part JOIN quote ON quote.id = quote_id
           WHERE document_id = ? ORDER BY quote_id, seq""",
        (other_id,),
    )
    named = reader.rows('SELECT id, actor_id, start, "end" FROM mention WHERE document_id = ?', (other_id,))
    sought = {(start, end): take(theirs, Span(start, end)) for *_, start, end in [*parts, *named]}
    finder = Finder(text, sought.values())
    places = {span: finder.find(part).span for span, part in sought.items()}
    spans: dict[int, list[Span | None]] = {}
    for quote, start, end in parts:
        spans.setdefault(quote, []).append(places[start, end])
    quotes = {quote: _anchors(text, held) for quote, held in spans.items()}
    there = set(reader.rows('SELECT actor_id, start, "end" FROM mention WHERE document_id = ?', (kept_id,)))
    found = {id: (actor, places[start, end]) for id, actor, start, end in named}
    mentions = {id: span for id, (actor, span) in found.items() if span and (actor, span.start, span.end) not in there}
    lost = sum(span is None for _, span in found.values())
    fitting = {quote: anchors for quote, anchors in quotes.items() if anchors}
    return Fit(fitting, mentions, len(found) - len(mentions) - lost, len(quotes) - len(fitting), lost)


def _anchors(text: str, spans: list[Span | None]) -> list[Anchor]:
    """The parts of a quote at their new places; none when one is lost or they no longer stand in their order."""
    held = [span for span in spans if span is not None]
    is_ordered = all(one.end <= other.start for one, other in itertools.pairwise(held))
    return [Anchor.take(text, span) for span in held] if len(held) == len(spans) and is_ordered else []


def parts(reader: Reader, kept_id: int, other_id: int) -> list[Part]:
    """What would move from one document to the other, and what would stay."""
    found = fit(reader, kept_id, other_id)
    tags = int(reader.value("SELECT count(*) FROM tagging WHERE document_id = ?", (other_id,)))
    told = [
        Part(tr("Quotes"), len(found.quotes), 0, found.left_quotes),
        Part(tr("Mentions"), len(found.mentions), found.known, found.left_mentions),
        Part(tr("Tags"), tags),
    ]
    return [part for part in told if part.moved or part.known or part.left]


def move(op: Operation, kept_id: int, other_id: int) -> None:
    """Move all that fits; the other document stays as a copy of the kept one."""
    found = fit(op.reader, kept_id, other_id)
    for quote, anchors in found.quotes.items():
        write.move_quote(op, quote, kept_id, anchors)
    write.move_mentions(op, [(kept_id, span.start, span.end, id) for id, span in found.mentions.items()])
    write.hand_over_tags(op, RecordKind.DOCUMENT, other_id, kept_id)
    if documents.document(op.reader, kept_id).copy_of_id == other_id:
        rows.update(op, "document", kept_id, copy_of_id=None)
    rows.update(op, "document", other_id, copy_of_id=kept_id)
