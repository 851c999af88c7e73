"""What the analyst looks at and what everything is reduced to, as one value that every pane reads."""

from __future__ import annotations

from typing import Any, NamedTuple

from workbench.core.kinds import RecordKind

# Facets that hold choices; each is a frozen set.
FACETS = ("actors", "documents", "tags", "modalities", "words", "grades", "credibilities", "statuses")


class Focus(NamedTuple):
    """The one thing looked at; `position` is a code point offset where the thing has a text."""

    kind: RecordKind
    id: int
    position: int | None = None


class Filter(NamedTuple):
    """The subset everything is reduced to: the facets combine with AND, the choices inside one with OR.

    `dates` is an inclusive range of day numbers (proleptic Gregorian ordinals), None where open. `actors` includes
    their descendants unless `is_alone`. `words` are searches as typed, with "=" before one whose accents count.
    `grades` and `credibilities` are codes of the rating scales, `statuses` values of `core.kinds.Status`. Each filter
    of `also` must hold as well, and nothing that one of `without` leaves is left.
    """

    actors: frozenset[int] = frozenset()
    documents: frozenset[int] = frozenset()
    tags: frozenset[int] = frozenset()
    modalities: frozenset[str] = frozenset()
    dates: tuple[int | None, int | None] | None = None
    words: frozenset[str] = frozenset()
    grades: frozenset[str] = frozenset()
    credibilities: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    is_alone: bool = False
    also: tuple[Filter, ...] = ()
    without: tuple[Filter, ...] = ()

    def __bool__(self) -> bool:
        return self._replace(is_alone=False) != EVERYTHING

    def added(self, other: Filter) -> Filter:
        """This or, inside each facet, also what `other` chooses."""
        chosen: dict[str, Any] = {facet: getattr(self, facet) | getattr(other, facet) for facet in FACETS}
        return self._replace(
            **chosen,
            dates=other.dates or self.dates,
            also=(*self.also, *(one for one in other.also if one not in self.also)),
            without=(*self.without, *(one for one in other.without if one not in self.without)),
            is_alone=other.is_alone if other.actors else self.is_alone,
        )

    def intersected(self, other: Filter) -> Filter:
        """This and also what `other` leaves."""
        if not self:
            return other
        return self if not other or other in self.also else self._replace(also=(*self.also, other))

    def removed(self, other: Filter) -> Filter:
        """This without what `other` leaves; a choice made before is only taken back."""
        chosen: dict[str, Any] = {facet: getattr(self, facet) - getattr(other, facet) for facet in FACETS}
        left = self._replace(**chosen, also=tuple(one for one in self.also if one != other))
        if left != self or not other:
            return left
        return self if other in self.without else self._replace(without=(*self.without, other))

    def as_state(self) -> dict[str, Any]:
        """As JSON can hold it."""
        found: dict[str, Any] = {facet: sorted(getattr(self, facet)) for facet in FACETS if getattr(self, facet)}
        if self.dates is not None:
            found["dates"] = list(self.dates)
        if self.is_alone:
            found["is_alone"] = True
        for name in ("also", "without"):
            if getattr(self, name):
                found[name] = [one.as_state() for one in getattr(self, name)]
        return found

    @classmethod
    def from_state(cls, state: dict[str, Any]) -> Filter:
        """What `as_state` gave; anything unreadable in it is passed over.

        >>> Filter.from_state({"tags": [3], "odd": 1}) == Filter(tags=frozenset({3}))
        True
        """
        held: dict[str, Any] = {facet: frozenset(state[facet]) for facet in FACETS if _is_list(state.get(facet))}
        dates = state.get("dates")
        if isinstance(dates, list) and len(dates) == 2 and all(day is None or isinstance(day, int) for day in dates):
            held["dates"] = tuple(dates)
        for name in ("also", "without"):
            if isinstance(state.get(name), list):
                held[name] = tuple(cls.from_state(one) for one in state[name] if isinstance(one, dict))
        return cls(**held, is_alone=state.get("is_alone") is True)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, int | str) for one in value)


EVERYTHING = Filter()


class Selection(NamedTuple):
    """Focus and filter together."""

    focus: Focus | None = None
    filter: Filter = EVERYTHING

    def on(self, kind: RecordKind, id: int, position: int | None = None) -> Selection:
        """The same filter with the focus on another thing."""
        return self._replace(focus=Focus(kind, id, position))

    def filtered(self, filter: Filter) -> Selection:
        """The same focus with another filter."""
        return self._replace(filter=filter)
