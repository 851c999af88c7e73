"""Soldiers that a state sends or keeps somewhere, told by their number alone: "Norway sent 200 soldiers"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract.gazetteer import demonym_pattern
from workbench.services.extract.grid import Grid
from workbench.services.extract.records import Mention

_ISO, _REACH, _LOOKED_AT = 2, 140, 4
_STOP = re.compile(r"[.!?…][»”\"]? [A-ZÀ-Ý]|[;:\n]")
_SOLDIERS = {
    "fr": r"(?:\d[\d ]{0,12}|cents|mille|milliers de|centaines de|dizaines de|centaine de|vingtaine de|trentaine de|cinquantaine de|dizaine de|millier de) (?P<noun>soldats|militaires|casques bleus|parachutistes)",
    "en": r"(?:\d[\d,]*|hundred|thousand|dozen|hundreds of|thousands of) (?P<noun>soldiers|troops|peacekeepers|paratroopers)",
}
_SENDS = {
    "fr": re.compile(
        r"\b(?:envoy|envoi|envers|dépêch|déploy|maintien|maintenir|maintenu|entretien|entretenir|conserv|stationn|retir|promi|promett|achemin|laiss|dispos|transfér|engag)\w*|\bdont (?=\d|quelque|près|plus|environ|plusieurs)"
    ),
    "en": re.compile(
        r"\b(?:sen[dt]|deploy|keep|kept|station|maintain|contribut|withdr[ae]w|pledg|promis|retain|left|leav|commit|transfer|mov)\w*|\bwhose (?=\d|some|about)"
    ),
}


def find_contingents(text: str, language: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Each such body of soldiers, as that of the state which the sentence names last before it."""
    held = Grid((m.span, m) for m in mentions)
    states = [m for m in mentions if m.kind == "state" and len(m.key) == _ISO and m.form in ("name", "metonym")]
    states.sort(key=lambda m: m.span.end)
    found: list[Mention] = []
    for match in _pattern(language).finditer(text):
        span = Span(*match.span("noun"))
        if held.touches(span):
            continue
        place = bisect_left(states, span.start, key=lambda m: m.span.end)
        for near in reversed(states[max(0, place - _LOOKED_AT) : place]):
            between = text[near.span.end : match.start()]
            if len(between) > _REACH or _STOP.search(between):
                break
            if _SENDS[language].search(text[near.span.end : match.end()]) and not _governed(text, near, language):
                key = f"nom:force:forces:{near.key}"
                found.append(Mention(span, key, "armed_force", "nominal", "described.contingent", 0.55, near.key))
                break
    return found


_PREPOSITION = {
    "fr": re.compile(
        r"(?:(?<![\w'])(?:à|au|aux|en|vers|dans|contre|chez|sur|avec|par|pour|du|de la|de l'|des|d'|de)\s?(?:l'|la |le |les )?)$"
    ),
    "en": re.compile(r"(?<!\w)(?:to|in|at|from|of|with|by|against|for|into|over|on|near) (?:the )?$"),
}
_WHOSE = {"fr": re.compile(r",? dont "), "en": re.compile(r",? whose ")}


def _governed(text: str, mention: Mention, language: str) -> bool:
    """Whether a preposition governs the state, so that it is not who sends: "to Norway"; "from Norway, whose 200 soldiers" is."""
    before = text[max(0, mention.span.start - 12) : mention.span.start]
    is_owner = _WHOSE[language].match(text, mention.span.end) is not None
    return not is_owner and _PREPOSITION[language].search(before) is not None


@lru_cache(maxsize=2)
def _pattern(language: str) -> re.Pattern[str]:
    people = demonym_pattern(language)
    if language == "fr":
        return re.compile(rf"(?<![\w.,]){_SOLDIERS['fr']}(?! (?:{people}|de l'|du |tués|morts|blessés))(?![\w'-])")
    return re.compile(rf"(?<![\w.,]){_SOLDIERS['en']}(?! (?:of |were killed|killed|dead))(?![\w'-])")
