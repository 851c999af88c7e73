"""Cards are read when they are wanted, once, and again when they are forgotten."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from workbench.core.records import Card
from workbench.ui.panes.source.deck import Deck


class Asked:
    """Even quotes have a card."""

    def __init__(self) -> None:
        self.read: list[int] = []
        self.found: list[int] = []

    def give(self, ids: Sequence[int]) -> Mapping[int, Card]:
        self.read += ids
        return {id: Card(id, "Quote", "", f"what {id}", "", "") for id in ids if id % 2 == 0}

    def find(self, ids: Sequence[int]) -> Collection[int]:
        self.found += ids
        return [id for id in ids if id % 2 == 0]


def test_what_has_a_card_is_known_before_any_is_read() -> None:
    asked, deck = Asked(), Deck()
    deck.ask(asked.give, asked.find)
    assert deck.having([1, 2, 3, 4]) == {2, 4}
    assert deck.having([2, 3]) == {2}
    assert (asked.found, asked.read) == ([1, 2, 3, 4], [])
    deck.read([4])
    deck.read([4])
    assert asked.read == [4]
    card = deck.card([2, 4, 6], 0)
    assert card is not None
    assert card.what == "what 2"
    # Those beside it were read with it.
    assert asked.read == [4, 2, 6]
    assert deck.card([1], 0) is None


def test_without_a_finder_all_are_read() -> None:
    asked, deck = Asked(), Deck()
    deck.ask(asked.give, None)
    assert deck.having([1, 2]) == {2}
    assert asked.read == [1, 2]


def test_a_card_that_went_since_it_was_promised_is_none() -> None:
    deck = Deck()
    deck.ask(lambda ids: {}, lambda ids: ids)
    assert deck.having([5]) == {5}
    assert deck.card([5], 0) is None
    assert deck.having([5]) == frozenset()


def test_what_is_forgotten_is_read_again() -> None:
    asked, deck = Asked(), Deck()
    deck.ask(asked.give, asked.find)
    deck.read([2, 4])
    deck.forget([2])
    assert deck.having([2, 4]) == {2, 4}
    deck.read([2, 4])
    assert asked.read == [2, 4, 2]
    deck.forget()
    deck.read([4])
    assert asked.read == [2, 4, 2, 4]
