"""Quotes: their places in a document, their words, their margin cards."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple, Protocol

from workbench.core.errors import NotFound
from workbench.core.kinds import RecordKind
from workbench.core.modality import most_hedged
from workbench.core.records import Card, Quote, QuotePart, QuoteRow, Reference
from workbench.core.spans import Span
from workbench.core.wording import tr
from workbench.store.connection import Reader
from workbench.store.read import cards as margin_cards
from workbench.store.read.evidence import links_of

_STATED = """
SELECT evidence.quote_id, coalesce(claim.modality, event.modality, transfer.modality)
FROM quote JOIN evidence ON evidence.quote_id = quote.id
    LEFT JOIN claim ON claim.id = evidence.claim_id LEFT JOIN event ON event.id = evidence.event_id
    LEFT JOIN transfer ON transfer.id = evidence.transfer_id
WHERE {document} = ? AND evidence.actor_id IS NULL{chosen}
"""


class Known(Protocol):
    """What may be known of quotes already: among a million events, SQLite looks at a page for each of them."""

    def modalities_of(self, quotes: Sequence[int], /) -> Sequence[str] | None:
        """What each of these states; None where that must be read."""

    def may_be_parted(self, quotes: Collection[int], /) -> bool:
        """Whether any of these may have several parts."""

    def carded(self, quotes: Sequence[int], /) -> frozenset[int] | None:
        """Those of these that have a margin card; None where that must be read."""


class Columns(NamedTuple):
    """Quote parts of a document in text order, the longer one first where two begin together."""

    starts: Sequence[int]
    ends: Sequence[int]
    ids: Sequence[int]
    modalities: Sequence[str]


def rows(reader: Reader, document_id: int, *, only: Collection[int] | None = None) -> list[QuoteRow]:
    """Every quote part of a document by start, or of some of its quotes; a quote in several parts has several rows."""
    # The plus keeps the planner from walking every quote of the document for a handful of ids.
    document = "quote.document_id" if only is None else "+quote.document_id"
    chosen = "" if only is None else f" AND quote.id IN ({', '.join(str(int(id)) for id in only)})"
    modality = _modalities(reader.rows(_STATED.format(document=document, chosen=chosen), (document_id,)))
    parts = reader.rows(
        f"""SELECT quote.id, quote_part.start, quote_part."end"
           FROM quote JOIN quote_part ON quote_part.quote_id = quote.id
           WHERE {document} = ?{chosen} ORDER BY quote_part.start, quote_part."end" DESC, quote.id""",
        (document_id,),
    )
    return [QuoteRow(id, start, end, modality.get(id, "")) for id, start, end in parts]


def _modalities(stated: Iterable[tuple[int, str]]) -> dict[int, str]:
    """The most hedged of what each quote states."""
    found: dict[int, str] = {}
    for quote_id, modality in stated:
        held = found.get(quote_id)
        found[quote_id] = modality if held is None else most_hedged((held, modality))
    return found


def columns(reader: Reader, document_id: int, known: Known | None = None) -> Columns:
    """What `rows` gives of a whole document, column by column: for the tens of thousands a text may hold."""
    # One covering index has every quote in order; only those in several parts need their parts read.
    placed = reader.rows(
        'SELECT start, "end", id FROM quote WHERE document_id = ? ORDER BY start, "end" DESC, id', (document_id,)
    )
    parted: list[tuple[int, int, int]] = []
    if known is None or known.may_be_parted([row[2] for row in placed]):
        parted = reader.rows(
            """SELECT part.start, part."end", quote.id FROM quote
                   CROSS JOIN quote_part AS second ON second.quote_id = quote.id AND second.seq = 1
                   JOIN quote_part AS part ON part.quote_id = quote.id WHERE document_id = ?""",
            (document_id,),
        )
    if parted:
        several = {row[2] for row in parted}
        whole = [row for row in placed if row[2] not in several]
        placed = sorted([*whole, *parted], key=lambda row: (row[0], -row[1], row[2]))
    if not placed:
        return Columns((), (), (), ())
    starts, ends, ids = zip(*placed, strict=True)
    told = None if known is None else known.modalities_of(ids)
    if told is not None:
        return Columns(starts, ends, ids, told)
    stated = reader.rows(_STATED.format(document="quote.document_id", chosen=""), (document_id,))
    modality = _modalities(stated)
    return Columns(starts, ends, ids, [modality.get(id, "") for id in ids])


def quote(reader: Reader, id: int) -> Quote:
    """One quote with its words, links and tags; NotFound when there is none."""
    row = reader.row(
        """SELECT quote.id, quote.uid, document_id, document.title, quote.comment
           FROM quote JOIN document ON document.id = document_id WHERE quote.id = ?""",
        (id,),
    )
    if row is None:
        raise NotFound(tr("There is no quote {id} in this dossier.", id=id))
    tags = reader.rows(
        "SELECT tag.id, tag.name FROM tagging JOIN tag ON tag.id = tag_id WHERE quote_id = ? ORDER BY tag.name", (id,)
    )
    return Quote(
        id=row[0],
        uid=row[1],
        document_id=row[2],
        document_title=row[3],
        parts=_parts(reader, id),
        comment=row[4],
        evidence=links_of(reader, id),
        tags=tuple(Reference(RecordKind.TAG, tag, name) for tag, name in tags),
    )


def _parts(reader: Reader, id: int) -> tuple[QuotePart, ...]:
    found = reader.rows(
        'SELECT start, "end", exact, prefix, suffix FROM quote_part WHERE quote_id = ? ORDER BY seq', (id,)
    )
    return tuple(QuotePart(Span(start, end), exact, prefix, suffix) for start, end, exact, prefix, suffix in found)


def by_uid(reader: Reader, uid: str) -> Quote | None:
    """The quote with this identity, if it is here."""
    id = reader.value("SELECT id FROM quote WHERE uid = ?", (uid,))
    return None if id is None else quote(reader, int(id))


def citable(reader: Reader) -> dict[str, str]:
    """What a person may write to cite a quote (its number, or its uid) -> the quote's uid."""
    found = reader.rows("SELECT id, uid FROM quote")
    return {**{str(id): uid for id, uid in found}, **{uid: uid for _, uid in found}}


def cards(reader: Reader, quote_ids: Sequence[int]) -> dict[int, Card]:
    """The margin cards of these quotes."""
    return margin_cards.cards(reader, quote_ids)


def carded(reader: Reader, quote_ids: Sequence[int], known: Known | None = None) -> frozenset[int]:
    """Of these quotes those that have a margin card."""
    told = None if known is None else known.carded(quote_ids)
    return margin_cards.carded(reader, quote_ids) if told is None else told
