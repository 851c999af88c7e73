"""States told by what they are alone: "the kingdom" where a text has told of Norway, "l'ancienne puissance coloniale"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.gazetteer import demonym_pattern
from workbench.services.extract.grid import Grid
from workbench.services.extract.records import Mention

_ISO = 2
_FORMS = ("name", "metonym", "demonym")
_CLAUSE_BREAK = re.compile(r"[,;:.!?()«»“”\n–—]")
REALM = "described.realm"


def realms(text: str, language: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Each kind of state that stands for one: the last of that kind that was told of, but no subject of its own clause."""
    held = Grid((m.span, m) for m in mentions)
    found: list[Mention] = []
    told = _Told(text, mentions)
    for match in _pattern(language).finditer(text):
        span = Span(*match.span("noun"))
        key = "" if held.touches(span) else told.last(span, _kinds(language)[match["kind"].lower()])
        if key:
            found.append(Mention(span, key, "state", "nominal", REALM, 0.55, key))
    return found


class _Told:
    """Which states were told of before a place: where each stands, in order, so that no text is read backwards."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._places: dict[str, list[Mention]] = {}
        for state in sorted((m for m in mentions if _is_state(m)), key=lambda m: m.span.end):
            self._places.setdefault(state.key, []).append(state)

    def last(self, span: Span, meant: Iterable[str]) -> str:
        """The one of `meant` that was told of last before `span`; "" for none. "La Norvège vend le royaume": whoever does it is another."""
        near = [state for key in meant if (state := self._before(key, span)) is not None]
        return max(near, key=lambda state: state.span.end).key if near else ""

    def _before(self, key: str, span: Span) -> Mention | None:
        states = self._places.get(key, [])
        place = bisect_left(states, span.start, key=lambda m: m.span.end)
        for state in reversed(states[max(0, place - _LOOKED_AT) : place]):
            if state.form == "demonym" or _CLAUSE_BREAK.search(self._text, state.span.end, span.start) is not None:
                return state
        return None


# More mentions of one state than these stand in no clause.
_LOOKED_AT = 12


def _is_state(mention: Mention) -> bool:
    return mention.kind == "state" and len(mention.key) == _ISO and mention.form in _FORMS


@lru_cache(maxsize=2)
def _kinds(language: str) -> dict[str, frozenset[str]]:
    entries = [one for one in lexicon.table("epithets")["kinds"] if one["states"] and one["key"] not in _RULED]
    return {words.lower(): frozenset(one["states"]) for one in entries for words in one[language]}


# Whom soldiers rule is told by what the whole text is about.
_RULED = ("junta",)


@lru_cache(maxsize=2)
def _pattern(language: str) -> re.Pattern[str]:
    kinds = lexicon.either(_kinds(language))
    if language == "fr":
        lead, size = r"(?:[Ll]e |[Ll]a |[Ll]'|[Cc]e |[Cc]et |[Cc]ette |[Aa]u |[Dd]u )", r"(?:petite? |grande? |riche )?"
        kind = rf"(?:{demonym_pattern('fr')}|[a-zà-ÿ-]+(?:iques?|ales?|iens?|iennes?|istes?|aires?|ains?|aines?|ières?|ites?|ifiens?))"
        behind = rf"(?! (?:de |d'|du |des |à |{kind}(?![\w-])|[A-ZÀ-Ý]))"
        return re.compile(rf"(?<![\w'-]){lead}(?P<noun>{size}(?P<kind>(?i:{kinds}))){behind}(?![\w'-])")
    lead, size = r"(?:[Tt]he |[Tt]his |[Tt]hat )", r"(?:small |tiny |rich |oil-rich |gas-rich |landlocked )?"
    return re.compile(rf"(?<![\w'-]){lead}(?P<noun>{size}(?P<kind>{kinds}))(?![\w-]| of | [A-Z]| (?:nation|state)s?\b)")
