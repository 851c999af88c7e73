"""The cards of quotes, each read when it is wanted: of the hundreds that crowd a page most are only counted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from workbench.core.records import Card

CardProvider = Callable[[Sequence[int]], Mapping[int, Card]]
CardFinder = Callable[[Sequence[int]], Collection[int]]
# Read together where one was not expected to be shown: its neighbours will be wanted too.
_TOGETHER = 8


class Deck:
    """Keeps what was read; a quote that says nothing has no card."""

    def __init__(self) -> None:
        self._provider: CardProvider | None = None
        self._finder: CardFinder | None = None
        self._cards: dict[int, Card | None] = {}
        self._promised: set[int] = set()

    @property
    def has_provider(self) -> bool:
        """Whether anyone gives cards."""
        return self._provider is not None

    def ask(self, provider: CardProvider | None, finder: CardFinder | None) -> None:
        """Take the cards from `provider` from now on; `finder` knows sooner which quotes have one."""
        self._provider, self._finder = provider, finder
        self.forget()

    def forget(self, quote_ids: Collection[int] | None = None) -> None:
        """Read the cards of these quotes again, of all without any."""
        if quote_ids is None:
            self._cards.clear()
            self._promised.clear()
            return
        for quote_id in quote_ids:
            self._cards.pop(quote_id, None)
            self._promised.discard(quote_id)

    def having(self, ids: Sequence[int]) -> frozenset[int]:
        """Of these quotes those that have a card."""
        unknown = [id for id in ids if id not in self._cards and id not in self._promised]
        if unknown and self._finder is None:
            self.read(unknown)
        elif unknown and self._finder is not None:
            self._promised.update(self._finder(unknown))
            self._cards.update((id, None) for id in unknown if id not in self._promised)
        return frozenset(id for id in ids if id in self._promised or self._cards.get(id) is not None)

    def read(self, ids: Sequence[int]) -> None:
        """Read the cards of these quotes that were not read yet, all at once."""
        missing = [id for id in ids if id not in self._cards]
        if missing and self._provider is not None:
            given = self._provider(missing)
            self._cards.update((id, given.get(id)) for id in missing)
            self._promised.difference_update(missing)

    def card(self, ids: Sequence[int], at: int) -> Card | None:
        """The card of the quote at a place among these; those after it are read with it."""
        if ids[at] not in self._cards:
            self.read(ids[at : at + _TOGETHER])
        return self._cards.get(ids[at])
