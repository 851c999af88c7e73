"""What the source pane reads: one document with its quotes, and where the focus stands in the texts."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from workbench.core.changes import Changes
from workbench.core.kinds import RecordKind
from workbench.core.records import QuoteRow, Related
from workbench.core.selection import Focus
from workbench.core.texts import Block, Page
from workbench.store.connection import Reader
from workbench.store.read import documents, places, quotes
from workbench.store.read.places import TextPlace
from workbench.ui.panes.source.spans import SpanTable

SPAN_TABLES = ("quote", "quote_part", "evidence", "claim", "event", "transfer")
CARD_TABLES = (*SPAN_TABLES, "attribution", "actor", "actor_name", "participant", "reliability", "figure", "tagging")
# Changes of these alone say which cards they touch; a renamed actor may stand on any.
_ONE_BY_ONE = ("quote", "quote_part", "evidence", "claim", "event", "transfer", "figure")
# Whose related quotes come in the order of documents and places in them.
_IN_READING_ORDER = (RecordKind.ACTOR, RecordKind.EVENT, RecordKind.CLAIM, RecordKind.TRANSFER)
_FEW = 400
_AROUND = 8_000
MANY = 2_000
# Longer texts take more than a frame or two to read, and are read beside the window.
LONG = 12_000_000


class Opened(NamedTuple):
    """One document as the viewer shows it."""

    id: int
    title: str
    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]
    quotes: int
    digest: str
    format: str


class Refresh(NamedTuple):
    """What became of the spans: these rows in place of all rows of `quote_ids`; None asks to read every quote."""

    quote_ids: Collection[int] | None
    rows: list[QuoteRow]


def open_document(reader: Reader, document_id: int) -> Opened:
    """The document with its text and structure; NotFound when it is gone."""
    return _opened(reader, document_id, documents.text(reader, document_id))


def _opened(reader: Reader, document_id: int, text: str) -> Opened:
    blocks, pages = documents.structure(reader, document_id)
    about = documents.document(reader, document_id)
    count = places.count_quotes(reader, document_id)
    return Opened(document_id, about.title, text, blocks, pages, count, about.text_sha256, about.format)


def is_long(reader: Reader, document_id: int) -> bool:
    """Whether a document takes so long to read that the window had better go on meanwhile."""
    return documents.document(reader, document_id).length > LONG


def open_long_document(reader: Reader, document_id: int, told: Callable[[float], object]) -> Opened:
    """As `open_document`, for a thread; `told` hears which part of the text is read."""
    text = documents.long_text(reader, document_id, told)
    return _opened(reader, document_id, text)


def digest_of(reader: Reader, document_id: int) -> str:
    """The digest of a document's text: another one once it was read again in another encoding."""
    return documents.document(reader, document_id).text_sha256


def spans_of(reader: Reader, document_id: int, known: quotes.Known | None = None) -> SpanTable:
    """Every quote of a document, less of it read where it is `known`."""
    found = quotes.columns(reader, document_id, known)
    return SpanTable(found.starts, found.ends, ids=found.ids, modalities=found.modalities)


def spans_around(reader: Reader, document_id: int, offset: int) -> SpanTable:
    """The quotes of a few screens around `offset`: what the first frame shows of a document with very many."""
    return SpanTable.of(quotes.rows(reader, document_id, only=near(reader, document_id, offset)))


def near(reader: Reader, document_id: int, offset: int) -> list[int]:
    """The quotes of a few screens around `offset`."""
    return places.quotes_between(reader, document_id, offset - _AROUND, offset + _AROUND)


def refresh_of(reader: Reader, document_id: int, changes: Changes) -> Refresh | None:
    """The spans to read anew after `changes`; None when no quote of this document looks different."""
    if not changes.touches(*SPAN_TABLES):
        return None
    affected = places.affected_quotes(reader, changes)
    if affected is None or len(affected) > _FEW:
        return Refresh(None, [])
    return Refresh(affected, quotes.rows(reader, document_id, only=affected)) if affected else None


def cards_of(reader: Reader, changes: Changes) -> Collection[int] | None:
    """The quotes whose cards may say something else after `changes`; None for every card, an empty set for none."""
    if not changes.touches(*CARD_TABLES):
        return frozenset()
    if any(changes.touches(table) for table in CARD_TABLES if table not in _ONE_BY_ONE):
        return None
    found = places.affected_quotes(reader, changes)
    links = changes.ids("evidence")
    beside = places.quotes_beside(reader, links)
    if found is None or beside is None:
        return None
    return found | beside


def place_of(reader: Reader, focus: Focus, related: Related, *, prefer: int | None) -> TextPlace | None:
    """Where the focus stands in the texts: in document `prefer` when it can; None when no text has it."""
    found: TextPlace | None
    if focus.kind is RecordKind.DOCUMENT:
        at = focus.position or 0
        return TextPlace(focus.id, at, at)
    if focus.kind is RecordKind.FIGURE:
        found = places.place_of_figure(reader, focus.id)
    elif focus.kind in _IN_READING_ORDER:
        is_here = prefer is not None and prefer in related.documents
        found = places.place_in(reader, related.quotes, prefer) if is_here and prefer is not None else None
        found = found or places.place_of_quotes(reader, related.quotes[:1], prefer=None)
    else:
        wanted = (focus.id,) if focus.kind is RecordKind.QUOTE else related.quotes
        found = places.place_of_quotes(reader, wanted, prefer=prefer)
    if focus.kind is RecordKind.ACTOR and (found is None or found.document_id != prefer):
        named = places.place_of_mention(reader, focus.id, prefer=prefer)
        if found is None or (named is not None and named.document_id == prefer):
            found = named
    if found is not None and focus.kind is RecordKind.QUOTE and focus.position is not None:
        return found._replace(start=focus.position)
    return found
