"""Places gathered: one point for everything at one spot, and what has no spot yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from workbench.services.places import gazetteer
from workbench.services.places.gazetteer import Spot
from workbench.store.read.sites import Ground, Happened


@dataclass(frozen=True, slots=True)
class Site:
    """One point of the map: the actors there, the words that name it where no actor does, and its events."""

    name: str
    spot: Spot
    actors: tuple[int, ...]
    words: str
    events: tuple[int, ...]


class Lost(NamedTuple):
    """What is not on the map: an actor (its id) or words (None), with the number of its events."""

    actor_id: int | None
    name: str
    events: int


class Atlas(NamedTuple):
    """Sites with most events first, what has no coordinates, and the place among the sites of each event."""

    sites: Sequence[Site]
    lost: Sequence[Lost]
    site_of: Mapping[int, int] = MappingProxyType({})


def spot_of(ground: Ground) -> Spot | None:
    """Where an actor is: as somebody set it, else as the table of places says."""
    if ground.latitude is not None and ground.longitude is not None:
        return Spot(ground.latitude, ground.longitude)
    return gazetteer.spot(ground.name, ground.key)


def atlas(
    grounds: Iterable[Ground],
    happened: Iterable[Happened],
    *,
    events: Collection[int] | None,
    actors: Collection[int] | None,
) -> Atlas:
    """The places of these actors and events, as the filter (None: all) leaves them."""
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
    sites.sort(key=lambda site: (-len(site.events), site.name))
    site_of = {event: number for number, site in enumerate(sites) for event in site.events}
    return Atlas(sites, sorted(lost, key=lambda one: (-one.events, one.name)), site_of)


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
