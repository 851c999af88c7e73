"""Figures: a number with its bounds, its unit and what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.grid import Grid
from workbench.services.extract.numbers import Number, numbers, words
from workbench.services.extract.records import Figure


def find_figures(text: str, language: str, taken: Sequence[Span]) -> list[Figure]:
    """Every figure of a cleaned text in order; `taken` are dates and names, whose digits count nothing."""
    held = Grid((span, span) for span in taken)
    written = [n for n in numbers(text, language) if not held.touches(n.span)]
    found: list[Figure] = []
    place = 0
    while place < len(written):
        first = written[place]
        second = written[place + 1] if place + 1 < len(written) else None
        joined = _range(text, language, first, second) if second else None
        number = joined or first
        place += 2 if joined else 1
        figure = _figure(text, language, number, is_range=joined is not None)
        if figure is not None:
            found.append(figure)
    return found


def _range(text: str, language: str, first: Number, second: Number) -> Number | None:
    """Two numbers that bound one: "entre 10 et 12 000", "5 to 7 billion"; the first takes the second's scale."""
    between = text[first.span.end : second.span.start].strip()
    between = re.sub(r"^(?:%|pour cent|per cent|percent|km|tonnes)\s*", "", between)
    lead = text[max(0, first.span.start - 60) : first.span.start]
    before = lead[-12:].rstrip().lower()
    for opening, joint in words(language)["between"]:
        if between != joint or not (before.endswith(opening) if opening else True):
            continue
        if not opening and joint not in ("-", "–") and not second.low > first.low:
            continue
        if opening in ("from", "de", "d'") and _MOVED[language].search(lead):
            return None
        low = _scaled(first.low, second, text)
        if low >= second.high:
            return None
        start = first.span.start - len(opening) - 1 if opening else first.span.start
        return Number(Span(max(0, start), second.span.end), low, second.high, first.sign or second.sign, "figure.range")
    return None


# "It rose from 10 to 12": two figures, not one that lies between them.
_MOVED = {
    "fr": re.compile(
        r"(?<!\w)(?:pass|grimp|bond|augment|mont|chut|tomb|baiss|progress|recul|relev|port|diminu|ramen|abaiss|hauss|rédui|crû|croît|gonfl|doubl|tripl)[a-zéè]*"
        r"(?: [\w'-]+){0,6} d(?:e |')$"
    ),
    "en": re.compile(
        r"(?<!\w)(?:rose|ris(?:e[sn]?|ing)|f[ea]ll\w*|gr[eo]w\w*|increas\w+|decreas\w+|dropp?\w*|climb\w*|jump\w*|cut\w*|slash\w*|went|go(?:es|ing|ne)?|mov\w+|rais\w+"
        r"|reduc\w+|doubl\w+|tripl\w+|up|down|sw[eo]ll\w*|expand\w*|declin\w+|plung\w+|soar\w*|surg\w+|lower\w*|shr[aiu]nk\w*|expansion|growth)(?: [\w'-]+){0,6} from $"
    ),
}


_THOUSAND = 1000
_SCALES = {
    "mille": 1e3, "thousand": 1e3, "million": 1e6, "milliard": 1e9, "billion": 1e9, "bn": 1e9, "trillion": 1e12,
}  # fmt: skip
_SCALE = re.compile(r"(?:mille|millions?|milliards?|thousand|billions?|bn|trillions?)\b")


def _scaled(low: float, second: Number, text: str) -> float:
    """ "5 à 7 milliards": the first number has the scale that only the second writes."""
    match = _SCALE.search(second.span.of(text))
    return low if match is None or low >= _THOUSAND else low * _SCALES[match[0].rstrip("s")]


@lru_cache(maxsize=2)
def _bounds(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """The words that bound what follows, the longest first: "no more than" before "more than"."""
    names = {word: name for name in ("about", "at_least", "at_most") for word in words(language)[name]}
    return re.compile(rf"(?<![\w-])(?P<words>{lexicon.either(names)})\s?$", re.I), names


@lru_cache(maxsize=2)
def _unit_pattern(language: str) -> re.Pattern[str]:
    units = words(language)["units"]
    joined = (
        rf"|(?<=\d)-(?P<joined>{lexicon.either(unit for unit in units if unit[0] != '-')})" if language == "en" else ""
    )
    return re.compile(rf"(?:\s?(?:de |d')?(?P<unit>{lexicon.either(units)}){joined})(?!\w)")


_COUNTED = re.compile(
    r"\s?(?:de |d'|of (?:the |its |their )?|des |du )?(?P<counted>(?:[A-Z][a-z]+(?:an|ese|ish|i|ch) (?=[a-z]))?(?:autres |nouveaux |nouvelles |jeunes |grands? |grandes? |petits? |petites? |vieux |gros |principaux |principales |premiers |premières |derniers |dernières |hauts? |hautes? |anciens? |anciennes? |longs? |longues? |other |more |new |additional |senior |former |top |young |old |small |large |big |major |key |main |different |separate |local |foreign |heavy |light )?(?:[a-zà-ÿœ]|[A-ZÀ-Ý](?=[a-zà-ÿ]+s(?!\w)))[\w'-]*(?: (?:de (?!l'|la )|d')[a-zà-ÿ]{3,})?)"
)
# "two Royal Navy tugs", "eight F-16s", "six J-11 fighters": names and marks before, or as, what is counted.
_NAMED_COUNTED = {
    "en": re.compile(
        r"\s(?P<counted>(?:(?:[A-Z][\w./'-]*|[a-z]+-[a-z]+|[a-z]+(?:al|ic|an|ed|ive|ous|ern|ary)) ){1,4}(?:[a-z][\w-]* ){0,2}?(?:[a-z][\w-]*[a-rt-z]s|men|women|people|troops|aircraft|personnel|police)(?!\w)"
        r"|(?:[A-Z][\w./-]* ){0,2}[A-Z][\w./-]*[A-Z\d]s(?!\w)|[A-Z][\w./-]*\d[\w/.-]*(?: [A-Z][a-z]+s)?(?!\w))"
    ),
    "fr": re.compile(r"\s(?P<counted>[A-ZÀ-Ý][\w/-]*(?: (?:[A-Z]+[\d-]*|\d{1,4}[A-Z]?)(?!\w| ?%))?(?!\w))"),
}
_LINKED = re.compile(r"\s(?:de |d'|du |des |of |en )", re.I)
_NOT_COUNTED = frozenset(
    ["et", "du", "des", "de", "ou", "à", "au", "aux", "en", "dans", "sur", "par", "pour", "avec", "le", "la", "les", "un", "une", "qui", "que", "dont", "ne", "se", "est", "sont", "a", "ont", "contre", "selon", "depuis", "lors", "and", "or", "to", "in", "on", "at", "by", "for", "with", "the", "who", "that", "was", "were", "is", "are", "has", "have", "had", "since", "from", "as", "but", "of", "than", "after", "before", "when", "while", "if", "il", "elle"]
)  # fmt: skip
_MORE = re.compile(r" [a-z]+s(?!\w)")
_SMALL, _LEAST_IN_WORDS = 10, 1000


def _figure(text: str, language: str, number: Number, *, is_range: bool) -> Figure | None:
    start, end = number.span.start, number.span.end
    unit, counted = number.sign, ""
    match = _unit_pattern(language).match(text, end)
    if match is not None and not unit:
        words_of_unit = match["unit"] or match.groupdict().get("joined") or ""
        unit = str(words(language)["units"].get(words_of_unit, ""))
        end = match.end()
    following = _COUNTED.match(text, end)
    if unit and following is not None and not _LINKED.match(text, end):
        following = None
    if following is not None and following["counted"].split(" ")[0] not in _NOT_COUNTED:
        counted = following["counted"]
        more = _MORE.match(text, following.end())
        if language == "en" and not counted.endswith("s") and more is not None and not unit:
            counted += more[0]
            end = more.end()
        end = max(end, following.end()) if not unit else end
    if not unit and (not counted or not counted.endswith(("s", "x"))):
        named = _NAMED_COUNTED[language].match(text, number.span.end)
        if named is not None and named.end() > end and (language == "en" or not counted):
            counted, end = named["counted"], named.end()
    is_bare = not unit and not counted
    is_small = number.low < _SMALL or (number.rule == "figure.word" and number.low < _LEAST_IN_WORDS)
    if is_bare and (number.rule == "figure.span" or (is_small and not is_range)):
        return None
    bound, start = _bound(text, language, start)
    low, best, high = _limits(number, bound[0], is_range)
    return Figure(Span(start, end), low, best, high, bound[1], unit, counted, number.rule)


def _bound(text: str, language: str, start: int) -> tuple[tuple[str, str], int]:
    before = text[max(0, start - 24) : start]
    pattern, names = _bounds(language)
    match = pattern.search(before)
    if match is None:
        return ("", ""), start
    return (names[match["words"].lower()], match["words"]), start - len(match[0])


def _limits(number: Number, bound: str, is_range: bool) -> tuple[float | None, float | None, float | None]:
    if is_range or number.low != number.high:
        return number.low, None, number.high
    if bound == "at_least":
        return number.low, None, None
    if bound == "at_most":
        return None, None, number.high
    return None, number.low, None
