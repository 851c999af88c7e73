"""People behind their office: "le président norvégien", "la chancelière"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.core.spans import Span
from workbench.services.extract.grid import Grid
from workbench.services.extract.merges import Merges
from workbench.services.extract.people import holder
from workbench.services.extract.reading import slug
from workbench.services.extract.records import Mention

_OFFICE = re.compile(
    r"(président|présidente|president|premier ministre|prime minister|chancelière|chancelier|chancellor|roi|king|ambassadeur|ambassadrice|ambassador)(?: (?:de la |de l'|du |des |d')?)?",
    re.I,
)


def offices(text: str, mentions: Sequence[Mention], same: Merges) -> None:
    """ "le président norvégien" is the person who was introduced with these words."""
    people: dict[tuple[str, str], str] = {}
    present = frozenset(m.key for m in mentions if m.kind == "person" and m.form == "name")
    for place, mention in enumerate(mentions):
        if mention.kind != "person" or mention.form != "name":
            continue
        before = text[max(0, mention.span.start - 60) : mention.span.start]
        if before.endswith(", ") and " " not in mention.span.of(text):
            # "behind the Danish president, Berg left": one name behind a comma opens another clause.
            continue
        owner = next(
            (
                m.key
                for m in reversed(mentions[max(0, place - 3) : place])
                if m.kind == "state" and m.span.end >= mention.span.start - 12
            ),
            "",
        )
        for match in _OFFICE.finditer(before):
            if owner:
                people[match[1].lower(), owner] = mention.key
    for mention in mentions:
        if mention.form == "nominal" and mention.kind == "person" and not _is_deputy(text, mention.span):
            office = _OFFICE.search(mention.span.of(text))
            key = people.get((office[1].lower(), mention.owner)) if office else None
            key = key or (holder(_office_of(mention), mention.owner, present) if mention.owner else None)
            if key:
                same.join(mention.key, key)


# "le secrétaire d'État adjoint norvégien", "vice premier ministre": another office than that of whoever is deputised for.
_DEPUTY = re.compile(r"\b(?:adjointe?s?|délégué(?:e|s|es)?|deputy|assistant|under-?secretary|vice)\b", re.I)
_DEPUTY_BEFORE = re.compile(r"(?:vice[- ]|deputy |assistant |under[- ]?|sous-)$", re.I)


def _is_deputy(text: str, span: Span) -> bool:
    before = _DEPUTY_BEFORE.search(text, max(0, span.start - 12), span.start)
    return before is not None or _DEPUTY.search(text, span.start, span.end) is not None


_BARE = re.compile(
    r"(?:(?<=[Ll]a )|(?<=[Ll]e )|(?<=[Tt]he )|(?<=au )|(?<=du ))(chancelière|chancelier|chancellor|raïs|chef de l'[EÉ]tat)(?! \w+(?:ais|aise|ien|ienne|ain|aine|and|ande|ois|oise)\b| (?:de|du|of|[A-ZÀ-Ý]))(?![\w-])"
)


def by_office(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """ "la chancelière": the only person of the text who is known to have held such an office."""
    present = frozenset(m.key for m in mentions if m.kind == "person" and m.form == "name")
    taken = Grid((m.span, m) for m in mentions if m.kind == "person")
    found = []
    for match in _BARE.finditer(text):
        key = holder(slug(match[1]), "", present)
        if key and not taken.touches(Span(*match.span())):
            found.append(Mention(Span(*match.span()), key, "person", "nominal", "described.by-office", 0.6))
    return found


def _office_of(mention: Mention) -> str:
    return mention.key.split(":")[2] if mention.key.startswith("nom:person:") else ""
