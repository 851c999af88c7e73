"""States told by what they are alone: "the kingdom" where a text has told of Norway, "l'ancienne puissance coloniale"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
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
    states = sorted((m for m in mentions if _is_state(m)), key=lambda m: m.span.end)
    held = Grid((m.span, m) for m in mentions)
    found: list[Mention] = []
    for match in _pattern(language).finditer(text) if states else ():
        span = Span(*match.span("noun"))
        place = bisect_left(states, span.start, key=lambda m: m.span.end)
        key = "" if held.touches(span) else _meant(text, span, match["kind"].lower(), states[:place], language)
        if key:
            found.append(Mention(span, key, "state", "nominal", REALM, 0.55, key))
    return found


def _is_state(mention: Mention) -> bool:
    return mention.kind == "state" and len(mention.key) == _ISO and mention.form in _FORMS


def _meant(text: str, span: Span, kind: str, before: Sequence[Mention], language: str) -> str:
    """The last state of the kind; "" for none. "La Norvège vend le royaume": whoever does it is another."""
    meant = _kinds(language)[kind]
    for near in reversed(before):
        is_beside = near.form != "demonym" and _CLAUSE_BREAK.search(text, near.span.end, span.start) is None
        if near.key in meant and not is_beside:
            return near.key
    return ""


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
