"""Things with a place in the text, found again by place without looking at all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from workbench.core.spans import Span

Item = TypeVar("Item")
_CELL = 128


class Grid(Generic[Item]):
    """Items by the stretch of text that they hold; asking costs no more for a long text than for a short one."""

    def __init__(self, items: Iterable[tuple[Span, Item]] = ()) -> None:
        self._cells: dict[int, list[tuple[Span, Item]]] = {}
        for span, item in items:
            self.add(span, item)

    def add(self, span: Span, item: Item) -> None:
        """Keep `item` at `span`."""
        for cell in range(span.start // _CELL, max(span.start, span.end - 1) // _CELL + 1):
            self._cells.setdefault(cell, []).append((span, item))

    def overlapping(self, span: Span) -> list[Item]:
        """The items that share a character with `span`, in the order in which they were added to its first cell.

        >>> Grid([(Span(0, 4), "a"), (Span(6, 9), "b")]).overlapping(Span(3, 5))
        ['a']
        """
        seen: dict[int, Item] = {}
        for cell in range(span.start // _CELL, max(span.start, span.end - 1) // _CELL + 1):
            for held, item in self._cells.get(cell, ()):
                if held.overlaps(span):
                    seen.setdefault(id(item), item)
        return list(seen.values())

    def touches(self, span: Span) -> bool:
        """Whether any item shares a character with `span`."""
        return any(
            held.overlaps(span)
            for cell in range(span.start // _CELL, max(span.start, span.end - 1) // _CELL + 1)
            for held, _ in self._cells.get(cell, ())
        )
