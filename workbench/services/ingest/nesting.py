"""Which HTML elements are open, so that a million stray tags stay cheap."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.services.ingest.elements import BLOCKS
from workbench.services.ingest.stylesheets import Styled

MOST_CELLS = 200
_SCOPES = ("td", "th", "caption", "table")
_TABLE_PARTS = frozenset(("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "body", "html"))


@dataclass(slots=True)
class Open:
    """An element whose end has not come: `starts_hiding` when it is the one that hides what it holds."""

    name: str
    starts_hiding: bool
    is_block: bool
    href: str = ""
    identity: str = ""
    number: int = 0
    keeps_spaces: bool = False
    signs: str = ""


@dataclass(slots=True)
class Row:
    """A table row under way: where its pieces begin and how many cells it has had."""

    first: int
    cells: int = 0
    is_nested: bool = False
    wider: int = 0


@dataclass(slots=True)
class Grid:
    """The columns of one table: for how many rows each is still taken by a cell from above."""

    taken: dict[int, int] = field(default_factory=dict)

    def begin_row(self) -> None:
        """A row has begun: every cell from above reaches one row less."""
        self.taken = {column: rows - 1 for column, rows in self.taken.items() if rows > 1}

    def place(self, row: Row, columns: int, rows: int) -> None:
        """Count the next cell of `row`, behind those beside and above it that reach into it."""
        row.cells += 1 + row.wider
        while self.taken.get(row.cells) and row.cells < MOST_CELLS:
            row.cells += 1
        row.wider = columns - 1
        if rows > 1:
            # The row itself is the first.
            self.taken.update(dict.fromkeys(range(row.cells, row.cells + columns), rows))


@dataclass(slots=True)
class Stack:
    """The open elements, with where each name stands, so that a million stray tags stay cheap."""

    items: list[Open] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=dict)
    blocks: list[int] = field(default_factory=list)
    styles: list[Styled | None] = field(default_factory=list)

    def push(self, item: Open, style: Styled | None = None) -> None:
        """Open an element inside the innermost one; `style` is how selectors see it, where there are any."""
        self.styles.append(style)
        place = len(self.items)
        self.items.append(item)
        self.places.setdefault(item.name, []).append(place)
        if item.is_block:
            self.blocks.append(place)

    def pop(self) -> Open:
        """Close the innermost element."""
        item = self.items.pop()
        self.styles.pop()
        self.places[item.name].pop()
        if item.is_block:
            self.blocks.pop()
        return item

    def place_of(self, name: str) -> int:
        """Where the innermost `name` that an end tag may close stands; -1 when there is none.

        An inline element outside the current block, or any outside the current table cell, is out of its reach.
        """
        place = self._last(name)
        if name not in BLOCKS and self.blocks and self.blocks[-1] > place:
            return -1
        if name not in _TABLE_PARTS and max(map(self._last, _SCOPES)) > place:
            return -1
        return place

    def _last(self, name: str) -> int:
        places = self.places.get(name)
        return places[-1] if places else -1

    @property
    def innermost_block(self) -> str:
        """Name of the innermost block; "" when none is open."""
        return self.items[self.blocks[-1]].name if self.blocks else ""

    @property
    def innermost_link(self) -> str:
        """Target of the innermost link; "" when none is open."""
        place = self._last("a")
        return self.items[place].href if place >= 0 else ""

    def holds(self, name: str) -> bool:
        """Whether an element of this name is open."""
        return self._last(name) >= 0
