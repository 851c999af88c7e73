"""How much there is of each choice of a filter before it is taken, and of each actor in what is left."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.core.kinds import Status
from workbench.core.selection import EVERYTHING, Filter
from workbench.store.read.columns import MODALITIES, OPEN, Columns, distinct, held, picked
from workbench.store.read.crossfilter import Crossfilter, Masks


class Choice(NamedTuple):
    """One choice of a facet and how much it would leave of what the other facets leave; None: not counted by it."""

    value: Any
    events: int | None = None
    quotes: int | None = None
    claims: int | None = None

    @property
    def weight(self) -> int:
        """What choices are ordered by."""
        return (self.events or 0) + (self.quotes or 0) + (self.claims or 0)


class Tally:
    """How many quotes, events and claims of an actor are left, counted when it is asked for: a screen shows forty."""

    def __init__(self, columns: Columns, left: Masks) -> None:
        assert left.documents is not None
        masks = (("evidence", "quote", left.quotes), ("mention", "document", left.documents),
                 ("participant", "event", left.events), ("attribution", "claim", left.claims))  # fmt: skip
        self._parts = [(columns.groups(table, other), mask) for table, other, mask in masks]
        # A row that is painted again is not counted again: a hub has a quarter of all events.
        self._told: dict[int, tuple[int, int, int]] = {}

    def of(self, actor: int) -> tuple[int, int, int]:
        """Quotes (mentions are counted with them, as in the tree), events and claims."""
        told = self._told.get(actor)
        if told is None:
            quotes, mentions, events, claims = (
                int(np.count_nonzero(held(mask, groups.of(actor)))) for groups, mask in self._parts
            )
            told = self._told[actor] = (quotes + mentions, events, claims)
        return told


class Counted(NamedTuple):
    """For each actor id, how many quotes, events and claims are left."""

    quotes: NDArray[np.int64]
    events: NDArray[np.int64]
    claims: NDArray[np.int64]


class Choices:
    """Counts over what a crossfilter leaves."""

    def __init__(self, filters: Crossfilter) -> None:
        self._filters = filters
        self._columns = filters.columns

    def tally(self, filter: Filter) -> Tally:
        """Quotes, events and claims of each actor in what is left."""
        return Tally(self._columns, self._filters.masks(filter))

    def _counted(self, left: Masks) -> Counted:
        size = len(self._columns["actor"])
        event, actor = self._columns.pairs("participant", "event", "actor")
        events = np.bincount(picked(actor, held(left.events, event)), minlength=size)
        quote, actor = self._columns.pairs("evidence", "quote", "actor")
        quotes = np.bincount(picked(actor, held(left.quotes, quote)), minlength=size)
        claim, actor = self._columns.pairs("attribution", "claim", "actor")
        claims = np.bincount(picked(actor, held(left.claims, claim)), minlength=size)
        mention = self._columns["mention"]
        assert left.documents is not None
        named = picked(mention["actor"], held(left.documents, mention["document"]))
        return Counted(quotes + np.bincount(named, minlength=size), events, claims)

    def choices(self, filter: Filter, facet: str) -> list[Choice]:
        """Every choice of a facet that leaves something, with what it would leave of what the other facets leave."""
        base = filter._replace(**{facet: getattr(EVERYTHING, facet)})
        left = self._filters.masks(base)
        listed: list[Choice] = getattr(self, f"_count_{facet}")(left)
        return [one for one in listed if one.weight]

    def most(
        self, filter: Filter, facet: str, limit: int, among: Collection[int] | None = None
    ) -> tuple[list[Choice], int]:
        """Of the actors or documents, or of those `among` them, the `limit` choices that leave most; and how many there are."""
        base = filter._replace(**{facet: getattr(EVERYTHING, facet)})
        left = self._filters.masks(base)
        if facet == "actors":
            counted = self._counted(left)
        else:
            quotes = np.bincount(
                picked(self._columns["quote"]["document"], left.quotes), minlength=len(self._columns["document"])
            )
            counted = Counted(quotes, np.zeros_like(quotes), np.zeros_like(quotes))
        weights = counted.quotes + counted.events + counted.claims
        weights[0] = 0
        if among is not None:
            ids = np.fromiter((id for id in among if id < len(weights)), np.int64)
        else:
            ids = np.flatnonzero(weights)
        best = ids[np.argsort(-weights[ids], kind="stable")[:limit]].tolist()
        if facet == "actors":
            listed = [
                Choice(id, *(int(held[id]) for held in (counted.events, counted.quotes, counted.claims))) for id in best
            ]
        else:
            listed = [Choice(id, quotes=int(counted.quotes[id])) for id in best]
        return listed, len(ids)

    def _count_modalities(self, left: Masks) -> list[Choice]:
        counts = [
            np.bincount(picked(self._columns[kind]["modality"], mask), minlength=len(MODALITIES) + 1).tolist()
            for kind, mask in (("event", left.events), ("claim", left.claims))
        ]
        return [Choice(name, counts[0][at + 1], claims=counts[1][at + 1]) for at, name in enumerate(MODALITIES)]

    def _count_tags(self, left: Masks) -> list[Choice]:
        tagging = self._columns["tagging"]
        size = int(tagging["tag"].max(initial=0)) + 1
        quotes = np.bincount(picked(tagging["tag"], held(left.quotes, tagging["quote"])), minlength=size)
        events = np.bincount(picked(tagging["tag"], held(left.events, tagging["event"])), minlength=size)
        return [Choice(id, int(events[id]), int(quotes[id])) for id in range(1, size)]

    def _count_dates(self, left: Masks) -> list[Choice]:
        """By year: how many of the events that are left may have happened in it."""
        table = self._columns["event"]
        dated = left.events & (table["latest"] > -OPEN)
        starts, ends = picked(table["earliest"], dated), picked(table["latest"], dated)
        known = np.concatenate([starts[starts > -OPEN], ends[ends < OPEN]])
        if not len(known):
            return []
        first, last = int(known.min()), int(known.max())
        begun, ended = (
            np.cumsum(np.bincount(np.clip(days, first - 1, last + 1) - first + 1)) for days in (starts, ends)
        )
        return [self._in_year(year, first, begun, ended) for year in range(_year(first), _year(last) + 1)]

    @staticmethod
    def _in_year(year: int, first: int, begun: NDArray[Any], ended: NDArray[Any]) -> Choice:
        """Of sums over days from the one before `first` on: begun by the end of the year less ended before it."""
        opening, closing = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        until = int(begun[min(closing - first + 1, len(begun) - 1)])
        before = int(ended[min(opening - first, len(ended) - 1)]) if opening >= first else 0
        return Choice((opening, closing), until - before)

    def _count_grades(self, left: Masks) -> list[Choice]:
        claim, actor = self._columns.pairs("attribution", "claim", "actor")
        kept = left.claims[claim]
        # A claim of two speakers of one grade is one.
        keys = distinct(self._columns["actor"]["grade"][actor[kept]].astype(np.int64) << 32 | claim[kept])
        return self._by_code("reliability", keys >> 32)

    def _count_credibilities(self, left: Masks) -> list[Choice]:
        return self._by_code("credibility", self._columns["claim"]["credibility"][left.claims])

    def _by_code(self, scale: str, held: NDArray[Any]) -> list[Choice]:
        counts = np.bincount(held, minlength=1).tolist()
        codes = {id: code for code, id in self._filters.codes(scale).items()}
        return [Choice(codes[id], claims=count) for id, count in enumerate(counts) if id in codes]

    def _count_statuses(self, left: Masks) -> list[Choice]:
        return [
            Choice(
                status.value,
                int(np.count_nonzero(self._filters.in_status("event", status) & left.events)),
                claims=int(np.count_nonzero(self._filters.in_status("claim", status) & left.claims)),
            )
            for status in Status
        ]


def _year(day: int) -> int:
    return date.fromordinal(day).year
