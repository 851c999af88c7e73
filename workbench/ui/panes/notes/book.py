"""What the notes editor knows of quotes: whether they are there, their numbers, and what their card says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from workbench.core.kinds import RecordKind
from workbench.core.records import Card, Quote, Reference
from workbench.store.connection import Reader
from workbench.store.read import locators, quotes, references
from workbench.store.read.notes import CitationRow

OFFERED = (RecordKind.ACTOR, RecordKind.EVENT, RecordKind.QUOTE)


class Sight(NamedTuple):
    """One quote as the hover card shows it."""

    quote: Quote
    locator: str
    card: Card | None


class QuoteBook:
    """Quotes by uid, remembered until `forget`: every chip asks each time it is painted."""

    def __init__(self, reader: Callable[[], Reader]) -> None:
        self._reader = reader
        self._ids: dict[str, int | None] = {}
        self._quotes: dict[str, Quote | None] = {}

    def learn(self, citations: Iterable[CitationRow]) -> None:
        """Take over what a note's own rows say, which saves a query a chip."""
        self._ids.update((row.quote_uid, row.quote_id) for row in citations if row.quote_id is not None)

    def find(self, uid: str) -> Quote | None:
        """The quote with this identity, None when it is gone."""
        if uid not in self._quotes:
            found = self._quotes[uid] = quotes.by_uid(self._reader(), uid)
            self._ids[uid] = found.id if found else None
        return self._quotes[uid]

    def id_of(self, uid: str) -> int | None:
        """The number of a quote, None when the quote is gone."""
        if uid not in self._ids:
            self.find(uid)
        return self._ids[uid]

    def uid_of(self, quote_id: int) -> str:
        """The identity of a quote; NotFound when there is none."""
        return quotes.quote(self._reader(), quote_id).uid

    def sight(self, uid: str) -> Sight | None:
        """What a card shows about a quote, read now; None when it is gone."""
        reader = self._reader()
        found = self.find(uid)
        if found is None:
            return None
        locator = locators.locator(reader, found.document_id, [part.span for part in found.parts])
        return Sight(found, locator, quotes.cards(reader, [found.id]).get(found.id))

    def candidates(self) -> list[Reference]:
        """Everything that `[[` offers."""
        return [found for kind in OFFERED for found in references.candidates(self._reader(), kind)]

    def forget(self, quote_ids: Collection[int] | None = None) -> None:
        """Ask again about these quotes, and about those that were missing; about all without `quote_ids`."""
        kept = (
            ()
            if quote_ids is None
            else [uid for uid, id in self._ids.items() if id is not None and id not in quote_ids]
        )
        self._ids = {uid: self._ids[uid] for uid in kept}
        self._quotes = {uid: found for uid, found in self._quotes.items() if uid in self._ids}
