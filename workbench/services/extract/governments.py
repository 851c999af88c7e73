"""Governments without their country beside them: "the government", "Berg's regime", "les forces de Berg"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from workbench.core.spans import Span
from workbench.services.extract.grid import Grid
from workbench.services.extract.people import state_of_office
from workbench.services.extract.records import Mention

_ALONE = {
    "fr": re.compile(
        r"(?:(?<=[Ll]e )|(?<=au )|(?<=[Dd]u ))[Gg]ouvernement(?! (?:de|du|des|d'|à) ?| [A-ZÀ-Ý]| [a-zà-ÿ-]+(?:ais|ois|ien|éen|ain|ol|ec|and|al|aire|oire|if|ique|on|ou|ui)\b)(?![\w'-])"
    ),
    "en": re.compile(r"(?<=[Tt]he )[Gg]overnment(?! (?:of|forces|troops|in [A-Z]|[a-z]+s? [a-z]+ly)\b)(?![\w-])"),
}
_OF_HEAD = re.compile(
    r"(?:'s?(?= )|(?= (?:government|regime)(?![\w-]))) (?P<noun>(?:[a-z]+ )?(?:government|regime|administration|forces|troops|soldiers|army))(?![\w-])"
)
_FORCES = re.compile(r"forces|troops|soldiers|army")
_TOLD = re.compile(r"[Gg]overnment|[Gg]ouvernement|[Rr]égime|[Rr]egime|[Aa]dministration")
_LEAD = 2


def governments(text: str, language: str, mentions: Sequence[Mention]) -> list[Mention]:
    """What the text calls a government by itself or by its head, as the state that it governs."""
    held = Grid((m.span, m) for m in mentions if m.form != "demonym")
    found = list(_of_heads(text, mentions)) if language == "en" else []
    alone = [span for match in _ALONE[language].finditer(text) if not held.touches(span := Span(*match.span()))]
    # Looked at once for all: a book says "the government" a thousand times.
    told = _told(text, mentions) if alone else []
    most = "" if told or not alone else _spoken_of(mentions)
    for span in alone:
        place = bisect_left(told, span.start, key=lambda m: m.span.end)
        key = told[max(0, place - 1)].key if told else most
        if key:
            found.append(Mention(span, key, "state", "nominal", "described.government", 0.5, key))
    return found


def _of_heads(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """ "Assad's regime", "Assad's forces": the state of a known head, or what fights for it."""
    found = []
    for mention in mentions:
        state = state_of_office(mention.key) if mention.kind == "person" and mention.form == "name" else ""
        behind = _OF_HEAD.match(text, mention.span.end) if state else None
        if behind is None:
            continue
        span = Span(mention.span.start, behind.end())
        if _FORCES.search(behind["noun"]):
            key, kind = f"nom:force:forces:{state}", "armed_force"
        else:
            key, kind = state, "state"
        found.append(Mention(span, key, kind, "nominal", "described.of-head", 0.6, state))
    return found


def _told(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The governments that the text has told of with their state, in order."""
    told = (m for m in mentions if m.kind == "state" and m.form == "nominal" and _TOLD.search(m.span.of(text)))
    return sorted(told, key=lambda m: m.span.end)


def _spoken_of(mentions: Sequence[Mention]) -> str:
    """The state that a text speaks of most by far; "" for none."""
    count = Counter(m.key for m in mentions if m.kind == "state").most_common(_LEAD)
    if not count or (len(count) == _LEAD and count[0][1] < _LEAD * count[1][1]):
        return ""
    return count[0][0]
