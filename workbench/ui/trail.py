"""The places visited, for back and forward across everything."""

from __future__ import annotations

from workbench.core.selection import Focus

LONGEST = 200


class Trail:
    """A list of visited places with a mark on the present one."""

    def __init__(self) -> None:
        self._places: list[Focus] = []
        self._at = -1

    def visit(self, focus: Focus) -> None:
        """Come to a new place; what lay ahead is dropped. Elsewhere in the same record is the same place."""
        here = self._places[self._at] if self._at >= 0 else None
        if here is not None and (here.kind, here.id) == (focus.kind, focus.id):
            self._places[self._at] = focus
            return
        self._places = [*self._places[: self._at + 1], focus][-LONGEST:]
        self._at = len(self._places) - 1

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place after this one."""
        return self._at + 1 < len(self._places)

    @property
    def places(self) -> tuple[list[Focus], int]:
        """Every place in the order of the visits, and which of them is the present one (-1: none)."""
        return list(self._places), self._at

    def go(self, at: int) -> Focus | None:
        """The place with this number, which is now the present one."""
        if not 0 <= at < len(self._places):
            return None
        self._at = at
        return self._places[at]

    def back(self) -> Focus | None:
        """The place before, which is now the present one."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self._places[self._at]

    def forward(self) -> Focus | None:
        """The place after, which is now the present one."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self._places[self._at]

    def forget(self, gone: Focus) -> None:
        """Leave out every visit to a record that is no more."""
        here = self._places[self._at] if self._at >= 0 else None
        self._places = [place for place in self._places if (place.kind, place.id) != (gone.kind, gone.id)]
        self._at = self._places.index(here) if here in self._places else len(self._places) - 1
