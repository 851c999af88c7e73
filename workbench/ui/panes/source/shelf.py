"""Where the reader was in each document, and the bookmarks put there: view state, never in the dossier or its journal."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Container, Mapping, Sequence
from typing import Any


class Shelf:
    """Places and bookmarks by document; offsets are code points of the text of record."""

    def __init__(self) -> None:
        self._places: dict[int, tuple[int, int]] = {}
        self._bookmarks: dict[int, list[int]] = {}

    def leave(self, document_id: int, top: int, caret: int) -> None:
        """Remember the first line in sight and the caret of a document."""
        self._places[document_id] = (top, caret)

    def place(self, document_id: int) -> tuple[int, int] | None:
        """First line in sight and caret where the document was left; None when it never was open."""
        return self._places.get(document_id)

    def bookmarks(self, document_id: int | None) -> Sequence[int]:
        """The bookmarks of a document in text order."""
        return self._bookmarks.get(document_id, ()) if document_id is not None else ()

    def toggle(self, document_id: int, low: int, high: int) -> bool:
        """Put a bookmark at `low`, or take away those between `low` and `high`; whether there is one now."""
        held = self._bookmarks.setdefault(document_id, [])
        kept = [at for at in held if not low <= at <= high]
        if len(kept) < len(held):
            self._bookmarks[document_id] = kept
            return False
        insort(held, low)
        return True

    def next_bookmark(self, document_id: int | None, offset: int, *, forward: bool = True) -> int | None:
        """The next bookmark after (or before) `offset`, round the end; None without any."""
        held = self.bookmarks(document_id)
        if not held:
            return None
        at = bisect_right(held, offset) if forward else bisect_left(held, offset) - 1
        return held[at % len(held)]

    def state(self) -> dict[str, Any]:
        """Everything, for the layout's settings."""
        return {
            "places": {str(id): list(place) for id, place in self._places.items()},
            "bookmarks": {str(id): held for id, held in self._bookmarks.items() if held},
        }

    def restore(self, state: Mapping[str, Any], known: Container[int]) -> None:
        """Bring back what `state` gave, of documents in `known`; what cannot be read is left out."""
        for key, place in dict(state.get("places", {})).items():
            if key.isdigit() and int(key) in known:
                top, caret = place if isinstance(place, list) else (place, place)
                self._places[int(key)] = (int(top), int(caret))
        for key, held in dict(state.get("bookmarks", {})).items():
            if key.isdigit() and int(key) in known:
                self._bookmarks[int(key)] = sorted(int(at) for at in held)
