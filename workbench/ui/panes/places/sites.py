"""Places gathered: one point for everything at one spot, and what has no spot yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

from workbench.services.places import gazetteer
from workbench.services.places.gazetteer import Spot
from workbench.store.read.sites import Ground, Happened, Told


@dataclass(frozen=True, slots=True)
class Site:
    """One point of the map: the actors there, the words that name it where no actor does, its events, and the quotes
    that put there what is elsewhere or nowhere by its own record."""

    name: str
    spot: Spot
    actors: tuple[int, ...]
    words: str
    events: tuple[int, ...]
    quotes: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said to have happened here."""
        return not self.events and not self.quotes


class Lost(NamedTuple):
    """What is not on the map: an actor (its id) or words (None), with the number of its events."""

    actor_id: int | None
    name: str
    events: int


class Atlas(NamedTuple):
    """Sites with most events first, what has no coordinates, and the places among the sites of each event and quote.

    `told_of` are the sites at which an event's quotes put it, where they are others than its own.
    """

    sites: Sequence[Site]
    lost: Sequence[Lost]
    site_of: Mapping[int, int] = MappingProxyType({})
    site_of_quote: Mapping[int, int] = MappingProxyType({})
    told_of: Mapping[int, frozenset[int]] = MappingProxyType({})


def spot_of(ground: Ground) -> Spot | None:
    """Where an actor is: as somebody set it, else as the table of places says."""
    if ground.latitude is not None and ground.longitude is not None:
        return Spot(ground.latitude, ground.longitude)
    return gazetteer.spot(ground.name, ground.key)


def atlas(
    grounds: Iterable[Ground],
    happened: Iterable[Happened],
    told: Iterable[Told] = (),
    *,
    events: Collection[int] | None,
    actors: Collection[int] | None,
    quotes: Collection[int] | None = None,
) -> Atlas:
    """The places of these actors, events and quotes, as the filter (None: all) leaves them."""
    grounds = list(grounds)
    at: dict[int | None, list[int]] = defaultdict(list)
    worded: dict[str, list[int]] = defaultdict(list)
    for one in happened:
        if events is None or one.event_id in events:
            (at[one.actor_id] if one.actor_id is not None else worded[one.words]).append(one.event_id)
    named: dict[Spot, list[Ground]] = defaultdict(list)
    lost: list[Lost] = []
    for ground in grounds:
        if actors is not None and ground.id not in actors and ground.id not in at:
            continue
        spot = spot_of(ground)
        if spot is None:
            lost.append(Lost(ground.id, ground.name, len(at.get(ground.id, ()))))
        else:
            named[spot].append(ground)
    only_words: dict[Spot, list[str]] = defaultdict(list)
    for words in worded:
        spot = gazetteer.spot(words)
        if spot is None:
            lost.append(Lost(None, words, len(worded[words])))
        else:
            only_words[spot].append(words)
    sites = [_site(spot, named.get(spot, []), only_words.get(spot, []), at, worded) for spot in {**named, **only_words}]
    said = [one for one in told if quotes is None or one.quote_id in quotes]
    sites, unknown, by_event = _with_told(sites, said, {ground.name.casefold(): spot_of(ground) for ground in grounds})
    lost += [Lost(None, words, 0) for words in unknown if words not in worded]
    sites.sort(key=lambda site: (-len(site.events), -len(site.quotes), site.name))
    number_of = {site.spot: number for number, site in enumerate(sites)}
    return Atlas(
        sites,
        sorted(lost, key=lambda one: (-one.events, one.name)),
        {event: number for number, site in enumerate(sites) for event in site.events},
        {quote: number for number, site in enumerate(sites) for quote in site.quotes},
        {event: frozenset(number_of[spot] for spot in spots) for event, spots in by_event.items()},
    )


def _with_told(
    sites: Sequence[Site], told: Iterable[Told], named: Mapping[str, Spot | None]
) -> tuple[list[Site], list[str], dict[int, set[Spot]]]:
    """The sites with the quotes told there, the words that name no known spot, and the spots told of each event."""
    own = {event: site.spot for site in sites for event in site.events}
    at: dict[Spot, dict[int, str]] = defaultdict(dict)
    unknown: dict[str, None] = {}
    by_event: dict[int, set[Spot]] = defaultdict(set)
    spots: dict[str, Spot | None] = {}
    for one in told:
        if one.words not in spots:
            spots[one.words] = named.get(one.words.casefold()) or gazetteer.spot(one.words)
        spot = spots[one.words]
        if spot is None:
            unknown[one.words] = None
        elif one.event_id is None or own.get(one.event_id) != spot:
            at[spot].setdefault(one.quote_id, one.words)
            if one.event_id is not None:
                by_event[one.event_id].add(spot)
    found = [replace(site, quotes=tuple(at.pop(site.spot, ()))) for site in sites]
    fresh = [Site(next(iter(said.values())), spot, (), "", (), tuple(said)) for spot, said in at.items()]
    return [*found, *fresh], list(unknown), by_event


def _site(
    spot: Spot,
    grounds: Sequence[Ground],
    words: Sequence[str],
    at: dict[int | None, list[int]],
    worded: dict[str, list[int]],
) -> Site:
    events = [event for ground in grounds for event in at.get(ground.id, ())]
    events += [event for one in words for event in worded[one]]
    best = max(grounds, key=lambda ground: len(at.get(ground.id, ())), default=None)
    name = best.name if best is not None else words[0]
    return Site(
        name, spot, tuple(ground.id for ground in grounds), words[0] if words else "", tuple(sorted(set(events)))
    )
