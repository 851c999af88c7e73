"""Figures: a number with its bounds, its unit and what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from workbench.core.spans import Span
from workbench.services.extract import lexicon, numerals
from workbench.services.extract.grid import Grid
from workbench.services.extract.records import Figure

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "US$": "USD"}
_LEAST_SEVERAL = 2


class _Number(NamedTuple):
    """A number as written: its bounds, and its unit where a sign in front says it."""

    span: Span
    low: float
    high: float
    sign: str
    rule: str


def find_figures(text: str, language: str, taken: Sequence[Span]) -> list[Figure]:
    """Every figure of a cleaned text in order; `taken` are dates and names, whose digits count nothing."""
    held = Grid((span, span) for span in taken)
    numbers = [n for n in _numbers(text, language) if not held.touches(n.span)]
    found: list[Figure] = []
    place = 0
    while place < len(numbers):
        first = numbers[place]
        second = numbers[place + 1] if place + 1 < len(numbers) else None
        joined = _range(text, language, first, second) if second else None
        number = joined or first
        place += 2 if joined else 1
        figure = _figure(text, language, number, is_range=joined is not None)
        if figure is not None:
            found.append(figure)
    return found


# "Estlink 2", "Yi Peng 3": a small number behind a capitalised word that opens no sentence.
_NAME_BEFORE = re.compile(r"(?<=[\w,] )(?!(?:Les|Le|La|Ces|Des|The|These|Some|Over|About|Nearly)\b)[A-ZÀ-Ý][\w-]+ $")


@lru_cache(maxsize=2)
def _words(language: str) -> dict[str, Any]:
    return lexicon.words("figures", language)


@lru_cache(maxsize=2)
def _number_pattern(language: str) -> re.Pattern[str]:
    words = _words(language)
    digits = (
        r"\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:,\d+)?"
        if language == "fr"
        else r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    )
    multiplier = lexicon.either(words["multipliers"])
    named = lexicon.either(words["numbers"])
    long = rf"(?P<long>{numerals.pattern(language)})(?:[ -](?P<times_long>{multiplier})(?!\w))?"
    rounds = lexicon.either(words["rounds"])
    several = lexicon.either(words["several"])
    one = lexicon.either(words["one"])
    link = r"(?: (?:de |d'))?" if language == "fr" else ""
    group = rf"(?:(?:(?P<several>{several})|(?P<one>{one})|(?P<times>{named}|\d+)) )?(?P<round>{rounds})(?: (?:de |of )(?P<scale>{multiplier}|milliers|thousands))?"
    plain = rf"(?P<sign>US\$|[$€£])?\s?(?:(?P<digits>{digits})|(?P<named>{named}))(?:[ -]?(?P<multiplier>{multiplier})(?!\w))?"
    return re.compile(
        rf"(?<![\w.,/:-])(?:(?<!')|(?<=(?<![\w'-])[dlDL]'))(?:(?<!\d )|(?<=(?<!\d)(?:19|20)\d\d ))(?:{long}|{group}|{plain})(?!(?!(?:km|kg|m|t|kt|MW|GW|kW|mph|nm|ft)\b)\w|[.,:/]\d|-\d){link}",
        re.I,
    )


def _numbers(text: str, language: str) -> list[_Number]:
    found = []
    for match in _number_pattern(language).finditer(text):
        number = _value(match, language)
        if number is not None and not _is_label(text, match.start(), language, is_grouped=_is_written_out(match)):
            found.append(number)
    return found


def _is_written_out(match: re.Match[str]) -> bool:
    """A number that is none of a name's: with a sign, with groups of digits, with "million" behind it."""
    return bool(match["sign"] or match["multiplier"]) or any(mark in (match["digits"] or "") for mark in " ,")


_PLURAL_AHEAD = re.compile(r"\d{2,3} (?:[a-zà-ÿ-]+ )?[a-zà-ÿ-]{3,}[sx](?!\w)")


_UNIT_AHEAD = re.compile(r"\d+(?:[.,]\d+)? ?(?:%|€|\$|per cent|percent|pour cent)")


def _is_label(text: str, start: int, language: str, *, is_grouped: bool) -> bool:
    """A number that names something: an article, a resolution, a flight."""
    before = re.split(r"[\s'(]+", text[max(0, start - 16) : start].lower().strip())
    if not is_grouped and _NAME_BEFORE.search(text[max(0, start - 30) : start]):
        # "vers la Moldavie 250 transformateurs": what is counted follows.
        return _PLURAL_AHEAD.match(text, start) is None and _UNIT_AHEAD.match(text, start) is None
    return bool(before) and before[-1] in _words(language)["skip"]


def _value(match: re.Match[str], language: str) -> _Number | None:
    words = _words(language)
    end = match.end()
    span = Span(match.start(), end).trimmed(match.string)
    parts = {name: (value or "").lower() for name, value in match.groupdict().items()}
    if parts["long"]:
        value = float(numerals.value(parts["long"], language) or 0)
        value *= _scale(parts["times_long"], words)
        return _Number(span, value, value, "", "figure.word")
    if parts["round"]:
        base = float(words["rounds"][parts["round"]])
        if parts["scale"]:
            base *= float(words["multipliers"].get(parts["scale"], 1000))
        if parts["times"]:
            times = float(parts["times"]) if parts["times"].isdigit() else float(words["numbers"][parts["times"]])
            return _Number(span, base * times, base * times, "", "figure.round")
        plural = parts["round"].endswith("s")
        if plural or parts["several"] in ("several", "a few", "plusieurs", "quelques"):
            return _Number(span, base * _LEAST_SEVERAL, base * 10 - 1, "", "figure.several")
        return _Number(span, base, base, "", "figure.round")
    digits = parts["digits"]
    if digits:
        plain = digits.replace(" ", "").replace(",", "." if language == "fr" else "")
        value = float(plain)
    else:
        value = float(words["numbers"][parts["named"]])
    value *= _scale(parts["multiplier"], words)
    return _Number(span, value, value, (match["sign"] or "").upper(), "figure.number" if digits else "figure.word")


def _scale(word: str, words: dict[str, Any]) -> float:
    """What "million" multiplies by; 1 where no such word stands."""
    return next((float(scale) for name, scale in words["multipliers"].items() if name.lower() == word), 1.0)


def _range(text: str, language: str, first: _Number, second: _Number) -> _Number | None:
    """Two numbers that bound one: "entre 10 et 12 000", "5 to 7 billion"; the first takes the second's scale."""
    between = text[first.span.end : second.span.start].strip()
    between = re.sub(r"^(?:%|pour cent|per cent|percent|km|tonnes)\s*", "", between)
    before = text[max(0, first.span.start - 12) : first.span.start].rstrip().lower()
    for opening, joint in _words(language)["between"]:
        if between != joint or not (before.endswith(opening) if opening else True):
            continue
        if not opening and joint not in ("-", "–") and not second.low > first.low:
            continue
        low = _scaled(first.low, second, text)
        if low >= second.high:
            return None
        start = first.span.start - len(opening) - 1 if opening else first.span.start
        return _Number(
            Span(max(0, start), second.span.end), low, second.high, first.sign or second.sign, "figure.range"
        )
    return None


def _scaled(low: float, second: _Number, text: str) -> float:
    """ "5 à 7 milliards": the first number has the scale that only the second writes."""
    match = re.search(r"(?:mille|millions?|milliards?|thousand|billion|bn)\b", second.span.of(text))
    if match is None or low >= 1000:
        return low
    scale = {"m": 1e6, "t": 1e3, "b": 1e9}[match[0][0]]
    if match[0].startswith("mille"):
        scale = 1e3
    if match[0].startswith("milliard"):
        scale = 1e9
    return low * scale


@lru_cache(maxsize=2)
def _bounds(language: str) -> list[tuple[str, re.Pattern[str]]]:
    words = _words(language)
    return [
        (name, re.compile(rf"(?<![\w-])(?P<words>{lexicon.either(words[name])})\s?$", re.I))
        for name in ("about", "at_least", "at_most")
    ]


@lru_cache(maxsize=2)
def _unit_pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s?(?:de |d')?(?P<unit>{lexicon.either(_words(language)['units'])})(?!\w)")


_COUNTED = re.compile(
    r"\s?(?:de |d'|of (?:the |its |their )?|des |du )?(?P<counted>(?:[A-Z][a-z]+(?:an|ese|ish|i|ch) (?=[a-z]))?(?:autres |nouveaux |nouvelles |jeunes |grands? |grandes? |petits? |petites? |vieux |gros |principaux |principales |premiers |premières |derniers |dernières |longs? |longues? |other |more |new |additional )?(?:[a-zà-ÿœ]|[A-ZÀ-Ý](?=[a-zà-ÿ]+s(?!\w)))[\w'-]*(?: (?:de (?!l'|la )|d')[a-zà-ÿ]{3,})?)"
)
_LINKED = re.compile(r"\s(?:de |d'|du |des |of |en )", re.I)
_NOT_COUNTED = frozenset(
    ["et", "du", "des", "de", "ou", "à", "au", "aux", "en", "dans", "sur", "par", "pour", "avec", "le", "la", "les", "un", "une", "qui", "que", "dont", "ne", "est", "sont", "a", "ont", "contre", "selon", "depuis", "lors", "and", "or", "to", "in", "on", "at", "by", "for", "with", "the", "who", "that", "was", "were", "is", "are", "has", "have", "had", "since", "from", "as", "but", "of", "than", "after", "before", "when", "while", "if", "il", "elle"]
)  # fmt: skip


def _figure(text: str, language: str, number: _Number, *, is_range: bool) -> Figure | None:
    start, end = number.span.start, number.span.end
    unit = _SIGNS.get(number.sign, "")
    counted = ""
    match = _unit_pattern(language).match(text, end)
    if match is not None and not unit:
        unit = str(_words(language)["units"].get(match["unit"], ""))
        end = match.end()
    following = _COUNTED.match(text, end)
    if unit and following is not None and not _LINKED.match(text, end):
        following = None
    if following is not None and following["counted"].split(" ")[0] not in _NOT_COUNTED:
        counted = following["counted"]
        more = re.compile(r" [a-z]+s(?!\w)").match(text, following.end())
        if language == "en" and not counted.endswith("s") and more is not None and not unit:
            counted += more[0]
            end = more.end()
        end = max(end, following.end()) if not unit else end
    if (
        not unit
        and not counted
        and not is_range
        and (number.low < 10 or (number.rule == "figure.word" and number.low < 1000))
    ):
        return None
    bound, start = _bound(text, language, start)
    low, best, high = _limits(number, bound[0], is_range)
    return Figure(Span(start, end), low, best, high, bound[1], unit, counted, number.rule)


def _bound(text: str, language: str, start: int) -> tuple[tuple[str, str], int]:
    before = text[max(0, start - 24) : start]
    for name, pattern in _bounds(language):
        match = pattern.search(before)
        if match is not None:
            return (name, match["words"]), start - len(match[0])
    return ("", ""), start


def _limits(number: _Number, bound: str, is_range: bool) -> tuple[float | None, float | None, float | None]:
    if is_range or number.low != number.high:
        return number.low, None, number.high
    if bound == "at_least":
        return number.low, None, None
    if bound == "at_most":
        return None, None, number.high
    return None, number.low, None
