"""People and bodies of several states at once: "the presidents of Norway and Sweden", "présidents danois et suédois"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.grid import Grid
from workbench.services.extract.reading import slug
from workbench.services.extract.records import Mention

_LINK = {
    "en": re.compile(r"(?:, |,? (?:and|or) )(?:the )?"),
    "fr": re.compile(r"(?:, | et | ou )(?:de la |de l'|du |des |d'|de )?"),
}
_LAST = {"en": (" and ", ", and ", " or "), "fr": (" et ", " ou ")}
_AHEAD = re.compile(r"(?:,? and |, )$")
_LEAST = 2
_RULE = "described.of-several"


def find_several(text: str, language: str, known: Sequence[Mention]) -> list[Mention]:
    """Each description that two or more states share, as one group."""
    places = {m.span.start: m for m in known if m.kind == "state"}
    ends = {m.span.end: m for m in known if m.kind == "state"}
    found: list[Mention] = []
    for match in _pattern(language).finditer(text):
        for span, keys in _shared(text, language, match, places, ends):
            if not found or not found[-1].span.overlaps(span):
                key = f"nom:group:{slug(match['noun'])}:{'+'.join(sorted(keys))}"
                found.append(Mention(span, key, "group", "nominal", _RULE, 0.7))
    for match in _regional(language).finditer(text):
        key = f"nom:group:{slug(match[0])}:"
        found.append(Mention(Span(*match.span()), key, "group", "nominal", "described.region", 0.6))
    return found


def _shared(
    text: str, language: str, match: re.Match[str], places: dict[int, Mention], ends: dict[int, Mention]
) -> Iterator[tuple[Span, list[str]]]:
    """The whole words and the states of one plural noun: those behind it, or the peoples before it."""
    behind = _chain(text, language, match.end(), places, "name") if match["of"] else []
    if not behind and language == "fr" and not match["of"]:
        behind = _chain(text, language, match.end("noun") + 1, places, "demonym")
    if len(behind) >= _LEAST:
        yield Span(match.start("whole"), behind[-1].span.end), [m.key for m in behind]
    elif language == "en" and not match["of"]:
        before = _peoples(text, match.start("whole"), ends)
        if len(before) >= _LEAST:
            yield Span(before[0].span.start, match.end("noun")), [m.key for m in before]


def _chain(text: str, language: str, start: int, places: dict[int, Mention], form: str) -> list[Mention]:
    """The states that follow one another from `start`, where "and" ends the list."""
    found: list[Mention] = []
    is_closed = False
    while (near := places.get(start)) is not None and (near.form == "demonym") == (form == "demonym"):
        found.append(near)
        link = _LINK[language].match(text, near.span.end)
        if is_closed or link is None:
            break
        is_closed, start = link[0].startswith(_LAST[language]), link.end()
    return found if is_closed and len(found) >= _LEAST else []


def _peoples(text: str, start: int, ends: dict[int, Mention]) -> list[Mention]:
    """The peoples before a noun: "Danish, Swedish and Norwegian" presidents."""
    found: list[Mention] = []
    while (near := ends.get(start - 1 if not found else start)) is not None and near.form == "demonym":
        found.insert(0, near)
        link = _AHEAD.search(text, max(0, near.span.start - 6), near.span.start)
        if link is None or (len(found) == 1 and "and" not in link[0]):
            break
        start = link.start()
    return found


@lru_cache(maxsize=2)
def _pattern(language: str) -> re.Pattern[str]:
    words = lexicon.words("actors", language)["of_several"]
    noun = lexicon.either(words)
    if language == "fr":
        field = r"(?: (?:de la |de l'|des |du )(?:Défense|défense|Intérieur|Affaires étrangères|Économie|Finances|Énergie|Justice|Commerce|Transports))?"
        return re.compile(
            rf"(?<![\w'-])(?P<whole>(?P<noun>(?:anciens |nouveaux |vice-)?{noun}{field}))(?: (?P<of>de la |de l'|du |des |d'|de )| (?=[a-zà-ÿ]))"
        )
    field = r"(?:(?:deputy|former|prime|foreign|defence|defense|interior|finance|energy|trade|economy|oil|security|senior|first|new) ){0,3}"
    return re.compile(rf"(?<![\w'-])(?P<whole>(?P<noun>{field}{noun}))(?! (?:from|in)\b)(?P<of> of (?:the )?)?")


@lru_cache(maxsize=2)
def _regional(language: str) -> re.Pattern[str]:
    """ "the Gulf monarchies", "Western embassies", "the two governments": several states by what they share."""
    if language == "fr":
        return re.compile(
            r"(?<![\w'-])(?:(?:pétro)?monarchies (?:du Golfe|arabes)|États (?:du Golfe|occidentaux|arabes)|ambassades (?:occidentales|européennes|arabes)|pays socialistes"
            r"|deux gouvernements)(?![\w'-])"
        )
    return re.compile(
        r"(?<![\w'-])(?:Gulf (?:monarchies|sheikhdoms)|Western (?:states|embassies)|European embassies|socialist (?:countries|states)|two governments)(?![\w'-])"
    )


def beside_shared(shared: Sequence[Mention], described: Sequence[Mention]) -> list[Mention]:
    """Both lists without clashes: a description inside a shared one is dropped, a shared one that crosses another too."""
    wide = Grid((s.span, s) for s in shared)
    kept = [
        m for m in described if not any(s.span.contains(m.span) and s.span != m.span for s in wide.overlapping(m.span))
    ]
    taken = Grid((m.span, m) for m in kept)
    return sorted([*kept, *(s for s in shared if not taken.touches(s.span))], key=lambda m: m.span)
