"""What a briefing cites: each quote with its document, place, attribution and ratings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.core.spans import Span
from workbench.store.connection import Reader
from workbench.store.read.locators import Places
from workbench.store.read.quotes import rows as quote_rows


@dataclass(frozen=True, slots=True)
class Cited:
    """One quote as a footnote needs it: the pages, or else the paragraphs from 1, of all its parts; `chapter` of an e-book."""

    id: int
    uid: str
    document_id: int
    spans: tuple[Span, ...]
    exact: tuple[str, ...]
    page: str
    paragraph: str
    attribution: tuple[str, ...]
    modality: str
    reliability: str
    credibility: str
    chapter: str = ""


def cited(reader: Reader, uids: Sequence[str]) -> list[Cited]:
    """The quotes with these identities that are still here."""
    found: list[Cited] = []
    places = Places(reader)
    modalities: dict[int, dict[int, str]] = {}
    for uid in dict.fromkeys(uids):
        row = reader.row("SELECT id, document_id FROM quote WHERE uid = ?", (uid,))
        if row is None:
            continue
        id, document_id = row
        if document_id not in modalities:
            modalities[document_id] = {quote.id: quote.modality for quote in quote_rows(reader, document_id)}
        found.append(_one(reader, places, id, uid, document_id, modalities[document_id].get(id) or "asserted"))
    return found


def _one(reader: Reader, places: Places, id: int, uid: str, document_id: int, modality: str) -> Cited:
    parts = reader.rows('SELECT start, "end", exact FROM quote_part WHERE quote_id = ? ORDER BY seq', (id,))
    claim = reader.row(
        """SELECT claim.id, credibility FROM evidence JOIN claim ON claim.id = claim_id
           WHERE quote_id = ? AND relation <> 'contradicts' ORDER BY evidence.id LIMIT 1""",
        (id,),
    )
    chain = _chain(reader, claim[0]) if claim else []
    spans = tuple(Span(start, end) for start, end, _ in parts)
    page, paragraph = places.across(document_id, spans)
    return Cited(
        id,
        uid,
        document_id,
        spans,
        tuple(exact for *_, exact in parts),
        page,
        paragraph,
        tuple(name for name, _ in chain),
        modality,
        chain[-1][1] if chain else "",
        claim[1] if claim else "",
        places.book_chapter(document_id, parts[0][0]),
    )


def _chain(reader: Reader, claim_id: int) -> list[tuple[str, str]]:
    """(name, newest reliability grade) of a claim's sources, nearest the document first."""
    return reader.rows(
        """SELECT actor.name, coalesce((SELECT grade FROM reliability WHERE actor_id = actor.id ORDER BY id DESC LIMIT 1), '')
           FROM attribution JOIN actor ON actor.id = actor_id WHERE claim_id = ? ORDER BY seq""",
        (claim_id,),
    )
