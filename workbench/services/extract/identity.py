"""Which mentions mean the same actor, and one list of them without clashes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.core.spans import Span
from workbench.services.extract.gazetteer import display_name
from workbench.services.extract.grid import Grid
from workbench.services.extract.merges import Merges, merged, recalled
from workbench.services.extract.offices import by_office, offices
from workbench.services.extract.records import Actor, Mention

_GUESS = 0.6


def settled(known: Sequence[Mention], names: Sequence[Mention], described: Sequence[Mention]) -> list[Mention]:
    """One list without clashes: of two names that overlap the longer stays, a description never covers a name's end."""
    bodies = Grid((m.span, m) for m in described if m.rule == "described.ministry")
    names = [
        n for n in names if n.score > _GUESS or not any(b.span.contains(n.span) for b in bodies.overlapping(n.span))
    ]
    longer = sorted([*known, *names], key=lambda mention: (-mention.span.length, mention.span.start))
    kept: list[Mention] = []
    grid: Grid[Mention] = Grid()
    for mention in longer:
        near = grid.overlapping(mention.span)
        # "Obama" in "the Obama administration", which is the country.
        if all(
            (o.span == mention.span and o.form == "demonym" and o.key != mention.key)
            or (o.form == "nominal" and o.span.contains(mention.span))
            or (o.rule == "name.institution" and mention.rule == "name.public" and _heads(o, mention))
            for o in near
        ):
            kept.append(mention)
            grid.add(mention.span, mention)
    for mention in described:
        near = grid.overlapping(mention.span)
        is_proper = any(other.span == mention.span and other.form not in ("demonym", "nominal") for other in near)
        if not is_proper and all(_nests(other, mention) for other in near):
            kept.append(mention)
            grid.add(mention.span, mention)
    return sorted(kept, key=lambda mention: (mention.span.start, -mention.span.end))


def _heads(body: Mention, head: Mention) -> bool:
    """Whether a known person ends the name of what they head: "Berg" in "l'administration Berg"."""
    return body.span.end == head.span.end and body.span.start < head.span.start and head.kind == "person"


def _nests(one: Mention, other: Mention) -> bool:
    """Whether one of two mentions may stand inside the other: "russe" and "agence russe" in "chef de l'agence russe"."""
    return other.span.contains(one.span) or (one.form == "nominal" and one.span.contains(other.span))


def linked(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The same mentions with one key per actor."""
    mentions = [m for m in _without_titles(text, mentions) if not _is_leaning(text, m)]
    mentions = sorted([*mentions, *recalled(text, mentions)], key=lambda m: (m.span.start, -m.span.end))
    same = Merges()
    merged(text, mentions, same)
    offices(text, mentions, same)
    mentions = sorted([*mentions, *by_office(text, mentions)], key=lambda m: (m.span.start, -m.span.end))
    kinds: dict[str, str] = {}
    for mention in sorted(mentions, key=lambda m: -m.score):
        kinds.setdefault(same.root(mention.key), mention.kind)
    found = [replace(m, key=same.root(m.key), kind=kinds[same.root(m.key)]) for m in mentions]
    named = Grid((m.span, m) for m in found if m.form == "name")
    return [m for m in found if not _is_apposed(text, m, named)]


# "l'ambassadeur danois auprès des Nations unies, Ola Berg": where the office is held stands between.
_PLACE_OF_OFFICE = (
    r"(?: (?:auprès|en|à|au|aux|to|in|at|for|of|de|du|des|chargée?|pour|par)(?: [^ ,.;:()«»“”\"\n]+){1,7})?"
)
_ARTICLE = r"(?:the |le |la |l'|an? |une? |son |sa |leur |his |her |its |their |then |former |ancien |ancienne )"
_COMMA = re.compile(rf"(?:{_PLACE_OF_OFFICE}|), {_ARTICLE}{{0,2}}(?:M\. |Mme |Dr |[a-zà-ÿ-]+ )?")
_LONGEST_COMMA = 70


def _is_apposed(text: str, mention: Mention, named: Grid[Mention]) -> bool:
    """ "the Danish minister, Ola Berg,": an office in commas beside the name says no more than the name."""
    if mention.form != "nominal" or mention.kind != "person":
        return False
    near = Span(max(0, mention.span.start - _LONGEST_COMMA), mention.span.end + _LONGEST_COMMA)
    return any(
        _COMMA.fullmatch(text, mention.span.end, name.span.start)
        or _COMMA.fullmatch(text, name.span.end, mention.span.start)
        for name in named.overlapping(near)
        if name.key == mention.key
    )


def _is_leaning(text: str, mention: Mention) -> bool:
    """ "l'aide occidentale", "the Kurdish towns": an adjective that points to no state; "les Occidentaux" are somebody."""
    if mention.form != "demonym" or mention.key not in ("@WEST", "@KURDISTAN"):
        return False
    words = mention.span.of(text)
    return words[0].islower() or words in ("Western", "Kurdish")


def _without_titles(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Descriptions whose name follows at once are no mention of their own: "le ministre norvégien Berg"."""
    named = {m.span.start for m in mentions if m.form == "name" and m.kind in ("person", "organisation", "group")}
    titles = ("person", "organisation", "group")
    return [
        m
        for m in mentions
        if not (
            m.form == "nominal"
            and m.kind in titles
            and any(m.span.end + step in named for step in _to_the_name(text, m))
        )
    ]


# "Danish minister of defence Ola Berg", "secretary of national defense Ola Berg": the office's field leads to the name.
_FIELD = re.compile(
    r" (?:of|for) (?:the )?(?:(?:national|foreign|internal|home|external|public) )?[a-z]{4,12}(?: (?:and|affairs|security|relations) ?[a-z]{0,10}){0,2} "
)


def _to_the_name(text: str, mention: Mention) -> list[int]:
    """How many letters may stand between an office and whoever holds it."""
    steps = [1] if text[mention.span.end : mention.span.end + 1] == " " else []
    field = _FIELD.match(text, mention.span.end) if steps and mention.kind == "person" else None
    return [*steps, field.end() - mention.span.end] if field is not None else steps


def actors(text: str, source: str, language: str, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """One actor per key, in the order of their first mentions; `source` has the typography that names are shown in."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.key, []).append(mention)
    found = []
    for key, group in groups.items():
        iso = key if re.fullmatch(r"[A-Z]{2}", key) else ""
        is_known = iso or key[0] in "@#"
        name = display_name(key, language) if is_known else _longest_name(source, group)
        found.append(Actor(key, iso, group[0].kind, name, tuple(group)))
    return tuple(found)


def _longest_name(source: str, group: Sequence[Mention]) -> str:
    named = [m for m in group if m.form == "name"] or list(group)
    words = max((m.span.of(source) for m in named), key=len)
    return " ".join(words.split())
