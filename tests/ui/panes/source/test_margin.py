from __future__ import annotations

import random

import pytest
from PySide6.QtWidgets import QApplication

from workbench.core.records import Card
from workbench.ui.panes.source.fonts import ReadingFonts
from workbench.ui.panes.source.margin import Anchored, Margin, Placed

HEIGHT = 600


class Told:
    """Gives cards of one to five lines, and remembers of which quotes."""

    def __init__(self) -> None:
        self.read: list[int] = []

    def cards(self, ids: list[int]) -> dict[int, Card]:
        self.read += ids
        return {id: Card(id, "Reported claim", "B2", "word " * (id % 23), "who" * (id % 3), "reported") for id in ids}


def margin(told: Told) -> Margin:
    made = Margin(ReadingFonts())
    made.deck.ask(told.cards, lambda ids: [id for id in ids if id % 11])
    return made


def anchors(seed: int) -> list[Anchored]:
    """Quotes of some paragraphs, from above the view to below it, here sparse and there crowded."""
    chance, y, found = random.Random(seed), -500, []
    for paragraph in range(12):
        pace = chance.choice((2, 6, 30, 90))
        for _ in range(chance.randint(1, 25)):
            y += chance.randrange(2 * pace)
            found.append(Anchored(len(found) + 1, y, paragraph))
        y += 30
    return found


def in_sight(placed: list[Placed]) -> list[Placed]:
    return [card for card in placed if card.rect.bottom() >= 0 and card.rect.top() < HEIGHT]


@pytest.mark.parametrize("seed", range(40))
def test_what_is_out_of_sight_is_left_out_and_moves_nothing_in_sight(qapp: QApplication, seed: int) -> None:
    quotes = anchors(seed)
    focus = random.Random(seed).choice([None, *(quote.quote_id for quote in quotes)])
    whole = margin(Told()).place(quotes, left=10, width=200, height=100_000, focus=focus)
    seen = margin(Told()).place(quotes, left=10, width=200, height=HEIGHT, focus=focus)
    assert in_sight(seen) == in_sight(whole)
    assert in_sight(seen)


def test_few_cards_are_read_where_the_text_goes_on_for_long(qapp: QApplication) -> None:
    quotes = [Anchored(number, 20 * number - 3_000, number // 10) for number in range(1, 1_000)]
    told = Told()
    placed = margin(told).place(quotes, left=10, width=200, height=HEIGHT)
    assert len(in_sight(placed)) > 5
    assert len(told.read) < 80
