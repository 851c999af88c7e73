"""People taken up by their rank alone: "the marshal" where the text has told of "Marshal Ola Berg"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from workbench.core.spans import Span
from workbench.services.extract.grid import Grid
from workbench.services.extract.records import Mention

_RANKS = {
    "fr": r"maréchal|général|amiral|colonel|commandant|capitaine|émir|cheikh|ayatollah|patriarche|archevêque|sénateur|gouverneur|chancelier|roi|sultan",
    "en": r"marshal|general|admiral|colonel|commander|captain|emir|sheikh|ayatollah|patriarch|archbishop|senator|governor|chancellor|king|sultan",
}
_BEFORE = {
    "fr": re.compile(rf"(?<![\w-])(?P<rank>{_RANKS['fr']})(?: [a-zà-ÿ]+(?:ais|ain|ien|éen|ois|ol))? (?:M\. )?$", re.I),
    "en": re.compile(
        rf"(?<![\w-])(?P<rank>(?:field |vice |rear |major |lieutenant |brigadier )?(?:{_RANKS['en']})) $", re.I
    ),
}
_ALONE = {
    "fr": re.compile(
        rf"(?<![\w'-])(?:[Ll]e |[Ll]'|[Aa]u |[Dd]u )(?P<rank>{_RANKS['fr']})(?! (?:[A-ZÀ-Ý]|de |du |d'|des |en chef)| [a-zà-ÿ-]+(?:ais|ain|ien|éen|ois|ol|ique|al)\b)(?![\w'-])"
    ),
    "en": re.compile(
        rf"(?<![\w'-])(?:[Tt]he )(?P<rank>{_RANKS['en']})(?! (?:[A-Z]|of |staff|secretary|assembly|public|election|strike|in charge|who|view|council|elections))(?![\w-])"
    ),
}
_FIRST_LETTERS = 24


def by_rank(text: str, language: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Each rank alone, as the last person who was named with it before; a rank that nobody was named with is nobody's."""
    held: dict[str, list[Mention]] = {}
    people = sorted((m for m in mentions if m.kind == "person" and m.form == "name"), key=lambda m: m.span.start)
    for person in people:
        title = _BEFORE[language].search(text, max(0, person.span.start - _FIRST_LETTERS), person.span.start)
        if title is not None:
            held.setdefault(title["rank"].lower().split(" ")[-1], []).append(person)
    taken = Grid((m.span, m) for m in mentions if m.form != "demonym")
    found: list[Mention] = []
    for match in _ALONE[language].finditer(text) if held else ():
        span = Span(*match.span("rank"))
        named = held.get(match["rank"].lower(), [])
        place = bisect_left(named, span.start, key=lambda m: m.span.start)
        if place and not taken.touches(span):
            found.append(Mention(span, named[place - 1].key, "person", "nominal", "described.by-rank", 0.55))
    return found
