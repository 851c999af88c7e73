"""What the analyst looks at and what everything is reduced to, as one value that every pane reads."""

from __future__ import annotations

from typing import NamedTuple

from workbench.core.kinds import RecordKind


class Focus(NamedTuple):
    """The one thing looked at; `position` is a code point offset where the thing has a text."""

    kind: RecordKind
    id: int
    position: int | None = None


class Filter(NamedTuple):
    """The subset everything is reduced to: the facets combine with AND, the choices inside one with OR.

    `dates` is an inclusive range of day numbers (proleptic Gregorian ordinals), None where open.
    `actors` includes their descendants.
    """

    actors: frozenset[int] = frozenset()
    documents: frozenset[int] = frozenset()
    tags: frozenset[int] = frozenset()
    modalities: frozenset[str] = frozenset()
    dates: tuple[int | None, int | None] | None = None
    words: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self != EVERYTHING


EVERYTHING = Filter()


class Selection(NamedTuple):
    """Focus and filter together."""

    focus: Focus | None = None
    filter: Filter = Filter()

    def on(self, kind: RecordKind, id: int, position: int | None = None) -> Selection:
        """The same filter with the focus on another thing."""
        return self._replace(focus=Focus(kind, id, position))

    def filtered(self, filter: Filter) -> Selection:
        """The same focus with another filter."""
        return self._replace(filter=filter)
