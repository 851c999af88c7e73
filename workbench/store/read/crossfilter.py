"""What a filter leaves, worked out over columns in a few milliseconds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from workbench.core.errors import InvalidValue
from workbench.core.kinds import RecordKind, Status
from workbench.core.query import parse
from workbench.core.records import Subset
from workbench.core.selection import FACETS, Filter
from workbench.store.connection import Reader
from workbench.store.read import search
from workbench.store.read.columns import MODALITIES, OPEN, Columns, Ids, Mask, Numbers, held, picked

_KEPT = 24
_FEW = 300
_ANSWERS = 6
_STATUSES = {Status.ACCEPTED.value: 1, Status.EDITED.value: 2}


class Masks(NamedTuple):
    """What is left of each kind; documents and actors only where a facet names them itself."""

    events: Mask
    quotes: Mask
    claims: Mask
    transfers: Mask
    documents: Mask | None = None
    actors: Mask | None = None


class Crossfilter:
    """Answers for one state of the columns; the masks of a facet are kept, since the next filter differs in one."""

    def __init__(self, columns: Columns, reader: Reader) -> None:
        self.columns = columns
        self._reader = reader
        self._kept: dict[tuple[object, ...], Masks] = {}
        self._answers: dict[Filter, Masks] = {}
        self._below: dict[tuple[frozenset[int], bool], Mask] = {}

    # -- what is left ----------------------------------------------------------------------------------------------

    def subset(self, filter: Filter) -> Subset:
        """What the filter leaves of every kind."""
        left = self.masks(filter)
        assert left.documents is not None
        assert left.actors is not None
        return Subset(
            Ids(left.actors),
            Ids(left.documents),
            Ids(left.events),
            Ids(left.quotes),
            Ids(left.claims),
            Ids(left.transfers),
        )

    def masks(self, filter: Filter) -> Masks:
        """The same as masks, documents and actors worked out."""
        found = self._answers.pop(filter, None)
        if found is None:
            found = self._whole(filter)
        self._answers[filter] = found
        while len(self._answers) > _ANSWERS:
            del self._answers[next(iter(self._answers))]
        return found

    def forget(self) -> None:
        """Something changed, in the columns or in the words that are searched."""
        self._kept.clear()
        self._answers.clear()
        self._below.clear()

    def _whole(self, filter: Filter) -> Masks:
        parts = self._parts(filter)
        left = self._joined(parts)
        if filter.dates is not None and len(parts) > 1:
            # A quote is left for an event that is, not for one of another actor in the same days.
            left = left._replace(quotes=left.quotes & self._quotes_of(events=left.events))
        documents = self._of_quotes(left.quotes)
        named = [part for part in parts if part.documents is not None]
        if named:
            told = np.ones(len(self.columns["document"]), np.bool_)
            for part in parts:
                own = self._of_quotes(part.quotes)
                told &= own if part.documents is None else own | part.documents
            documents |= told
        for one in filter.without:
            gone = self._joined(self._parts(one))
            kinds = zip(left[:4], gone[:4], strict=True)
            left = Masks(*(own & ~taken for own, taken in kinds if own is not None and taken is not None))
            for part in self._parts(one):
                documents = documents if part.documents is None else documents & ~part.documents
        if filter.without:
            documents &= self._of_quotes(left.quotes) | (documents if named else False)
        actors = self._actors(left, parts, filter)
        for one in filter.without:
            if one.actors:
                actors &= ~self._people(one.actors, one.is_alone)
        return left._replace(documents=documents & self.columns["document"].alive, actors=actors)

    def _parts(self, filter: Filter) -> list[Masks]:
        """The masks of each facet that is set, those of `also` included."""
        found = [self._facet(facet, filter) for facet in (*FACETS, "dates") if getattr(filter, facet)]
        for one in filter.also:
            found += self._parts(one)
        return found

    def _joined(self, parts: list[Masks]) -> Masks:
        found = []
        for at, name in enumerate(("event", "quote", "claim", "transfer")):
            left = self.columns[name].alive
            for part in parts:
                own = part[at]
                assert own is not None
                left = left & own
            found.append(left if parts else left.copy())
        return Masks(*found)

    def _actors(self, left: Masks, parts: list[Masks], filter: Filter) -> Mask:
        """Who takes part, is quoted or speaks in what is left; and who was named."""
        found = self._mask("actor")
        linked = (
            ("participant", "event", left.events),
            ("evidence", "quote", left.quotes),
            ("attribution", "claim", left.claims),
        )
        for table, name, mask in linked:
            # Whom most of a million name first is told by the event itself: no look at the pairs is needed.
            first, one, actor = self.columns.firsts(table, name, "actor")
            found[picked(first, mask)] = True
            found[picked(actor, held(mask, one))] = True
        if filter.actors:
            found |= self._people(filter.actors, filter.is_alone)
        if len(parts) == 1 and parts[0].actors is not None:
            found |= parts[0].actors
        return found & self.columns["actor"].alive

    # -- facets ----------------------------------------------------------------------------------------------------

    def _facet(self, facet: str, filter: Filter) -> Masks:
        chosen = getattr(filter, facet)
        key = (facet, chosen, filter.is_alone if facet == "actors" else False)
        found = self._kept.pop(key, None)
        if found is None:
            made = getattr(self, f"_by_{facet}")
            found = made(chosen, filter.is_alone) if facet == "actors" else made(chosen)
        # The last used stands last; the first is let go.
        self._kept[key] = found
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return found

    def _mask(self, table: str, ids: Iterable[int] = ()) -> Mask:
        found = np.zeros(len(self.columns[table]), np.bool_)
        wanted = np.fromiter((id for id in ids if 0 < id < len(found)), np.int64)
        found[wanted] = True
        return found & self.columns[table].alive if len(wanted) else found

    def _people(self, ids: frozenset[int], is_alone: bool) -> Mask:
        """The actors, and all below them unless they are meant alone."""
        found = self._below.get((ids, is_alone))
        if found is None:
            if len(self._below) >= _KEPT:
                self._below.clear()
            found = self._below[ids, is_alone] = self._with_those_below(ids, is_alone)
        return found

    def _with_those_below(self, ids: frozenset[int], is_alone: bool) -> Mask:
        found = self._mask("actor", ids)
        parents = self.columns["actor"]["parent"]
        while not is_alone:
            more = held(found, parents) & ~found
            if not more.any():
                break
            found |= more
        return found

    def _quotes_of(
        self, *, events: Mask | None = None, claims: Mask | None = None, transfers: Mask | None = None,
        actors: Mask | None = None,
    ) -> Mask:  # fmt: skip
        """The quotes that are evidence of any of these."""
        found = self._mask("quote")
        for name, mask in (("event", events), ("claim", claims), ("transfer", transfers)):
            if mask is not None:
                # Most quotes show one thing of a kind, and nothing is shown by number 0: no mask holds it.
                first, quote, target = self.columns.firsts("evidence", "quote", name)
                found |= held(mask, first)
                found[picked(quote, held(mask, target))] = True
        return found

    def _shown_by(self, quotes: Mask, name: str) -> Mask:
        """The events or claims that these quotes are evidence of."""
        found = self._mask(name)
        quote, target = self.columns.pairs("evidence", "quote", name)
        found[picked(target, held(quotes, quote))] = True
        return found

    def _of_quotes(self, quotes: Mask) -> Mask:
        found = self._mask("document")
        found[picked(self.columns["quote"]["document"], quotes)] = True
        return found

    def _by_actors(self, ids: frozenset[int], is_alone: bool) -> Masks:
        people = self._people(ids, is_alone)
        events, claims, named = (
            self._had_by(people, table, other)
            for table, other in (("participant", "event"), ("attribution", "claim"), ("evidence", "quote"))
        )
        given = self.columns["transfer"]
        transfers = held(people, given["donor"]) | held(people, given["recipient"])
        quotes = named | self._quotes_of(events=events, claims=claims, transfers=transfers)
        return Masks(events, quotes, claims, transfers & given.alive, actors=people)

    def _had_by(self, people: Mask, table: str, other: str) -> Mask:
        """The events, claims or quotes of these actors: from their own where they are few, else from all."""
        found = self._mask(other)
        listed = np.flatnonzero(people)
        if len(listed) <= _FEW:
            found[self.columns.groups(table, other).of_all(listed)] = True
        else:
            values, actor = self.columns.pairs(table, other, "actor")
            found[picked(values, held(people, actor))] = True
        return found

    def _by_documents(self, ids: frozenset[int]) -> Masks:
        documents = self._mask("document", ids)
        quotes = held(documents, self.columns["quote"]["document"])
        named = self._mask("actor")
        actor, document = self.columns.pairs("mention", "actor", "document")
        named[picked(actor, held(documents, document))] = True
        events, claims, transfers = (self._shown_by(quotes, name) for name in ("event", "claim", "transfer"))
        return Masks(events, quotes, claims, transfers, documents, named)

    def _by_tags(self, ids: frozenset[int]) -> Masks:
        tagging = self.columns["tagging"]
        rows = np.isin(tagging["tag"], np.fromiter(ids, np.int64)) & tagging.alive

        def worn(name: str) -> Mask:
            found = self._mask(name)
            found[tagging[name][rows]] = True
            found[0] = False
            return found

        quotes = worn("quote")
        events = worn("event") | self._shown_by(quotes, "event")
        claims = worn("claim") | self._shown_by(quotes, "claim")
        return Masks(events, quotes, claims, self._shown_by(quotes, "transfer"), worn("document"), worn("actor"))

    def _by_modalities(self, names: frozenset[str]) -> Masks:
        wanted = [at + 1 for at, name in enumerate(MODALITIES) if name in names]
        events, claims, transfers = (
            _any_of(self.columns[name]["modality"], wanted) for name in ("event", "claim", "transfer")
        )
        return Masks(events, self._quotes_of(events=events, claims=claims, transfers=transfers), claims, transfers)

    def _by_dates(self, dates: tuple[int | None, int | None]) -> Masks:
        first, last = dates
        events = self._happening("event", first, last)
        claims = held(events, self.columns["claim"]["event"])
        return Masks(events, self._quotes_of(events=events), claims, self._happening("transfer", first, last))

    def _happening(self, kind: str, first: int | None, last: int | None) -> Mask:
        """Events or transfers that may have happened in these days; what has no date at all did not."""
        table = self.columns[kind]
        found = table["latest"] >= (-OPEN + 1 if first is None else first)
        found &= table["earliest"] <= (OPEN - 1 if last is None else last)
        if first is None or first <= 0:
            # What is gone has days of 0, which are before all others.
            found &= table.alive
        return np.asarray(found, np.bool_)

    def _by_words(self, searches: frozenset[str]) -> Masks:
        found = Masks(*(self._mask(name) for name in ("event", "quote", "claim", "transfer", "document", "actor")))
        assert found.documents is not None
        assert found.actors is not None
        for words in searches:
            try:
                query = parse(words.removeprefix("="), is_being_typed=True)
            except InvalidValue:
                continue
            hits = search.ids(self._reader, query, is_folded=not words.startswith("="))
            for mask, kind in zip(
                found,
                (
                    RecordKind.EVENT,
                    RecordKind.QUOTE,
                    RecordKind.CLAIM,
                    RecordKind.TRANSFER,
                    RecordKind.DOCUMENT,
                    RecordKind.ACTOR,
                ),
                strict=True,
            ):
                assert mask is not None
                ids = np.array(hits[kind], np.int64)
                mask[ids[ids < len(mask)]] = True
        events = found.events | self._shown_by(found.quotes, "event")
        claims = found.claims | self._shown_by(found.quotes, "claim")
        transfers = found.transfers | self._shown_by(found.quotes, "transfer")
        return found._replace(events=events, claims=claims, transfers=transfers)

    def _of_claims(self, claims: Mask) -> Masks:
        """What stands with claims: their quotes, and the events that they are about or share a quote with."""
        quotes = self._quotes_of(claims=claims)
        events = self._shown_by(quotes, "event")
        events[self.columns["claim"]["event"][claims]] = True
        events[0] = False
        return Masks(events, quotes, claims, self._shown_by(quotes, "transfer"))

    def _by_grades(self, codes: frozenset[str]) -> Masks:
        graded = np.isin(self.columns["actor"]["grade"], self._numbers("reliability", codes))
        claims = self._mask("claim")
        claim, actor = self.columns.pairs("attribution", "claim", "actor")
        claims[picked(claim, held(graded, actor))] = True
        return self._of_claims(claims)

    def _by_credibilities(self, codes: frozenset[str]) -> Masks:
        claims = self.columns["claim"]
        return self._of_claims(np.isin(claims["credibility"], self._numbers("credibility", codes)) & claims.alive)

    def _by_statuses(self, names: frozenset[str]) -> Masks:
        events, claims = self._mask("event"), self._mask("claim")
        for name in names:
            events |= self.in_status("event", name)
            claims |= self.in_status("claim", name)
        quotes = self._quotes_of(events=events, claims=claims)
        return Masks(events, quotes, claims, self._shown_by(quotes, "transfer"))

    def in_status(self, kind: str, name: str) -> Mask:
        """The events or claims with a status."""
        table = self.columns[kind]
        if name in (Status.CONTESTED, Status.UNSOURCED):
            evidence = self.columns["evidence"]
            rows = evidence["against"] > 0 if name == Status.CONTESTED else evidence.alive
            found = self._mask(kind)
            found[evidence[kind][rows]] = True
            found[0] = False
            return found if name == Status.CONTESTED else table.alive & ~found
        return np.asarray((table["status"] == _STATUSES.get(name, 0)) & table.alive, np.bool_)

    def codes(self, scale: str) -> dict[str, int]:
        """The codes of a scale and the numbers that the columns hold for them."""
        return dict(self._reader.rows("SELECT code, id FROM scale_value WHERE scale = ? ORDER BY rank", (scale,)))

    def _numbers(self, scale: str, codes: Iterable[str]) -> list[int]:
        known = self.codes(scale)
        return [known[code] for code in codes if code in known]


def _any_of(values: Numbers, wanted: list[int]) -> Mask:
    """Where one of a few numbers stands: a few comparisons of a whole column need no look-up of each row."""
    found: Mask = np.zeros(len(values), np.bool_)
    for number in wanted:
        found |= values == number
    return found


def subset(reader: Reader, filter: Filter) -> Subset:
    """What the filter leaves of every kind, read for this once."""
    return Crossfilter(Columns.load(reader), reader).subset(filter)
