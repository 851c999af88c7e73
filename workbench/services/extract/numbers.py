"""Numbers as they are written, with their signs and scales; and which of them name something instead of counting it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from workbench.core.spans import Span
from workbench.services.extract import lexicon, numerals

# "several hundred" is two hundred or more, and less than a thousand.
_LEAST_SEVERAL = 2


class Number(NamedTuple):
    """A number as written: its bounds, and its unit where a sign in front says it."""

    span: Span
    low: float
    high: float
    sign: str
    rule: str


@lru_cache(maxsize=2)
def words(language: str) -> dict[str, Any]:
    """The word lists of figures."""
    return lexicon.words("figures", language)


# "27 km" and "27km" are read; "27th" and "27bis" are not.
_GLUED = r"(?!(?:km|kg|m|mm|cm|t|kt|MW|GW|kW|mph|nm|ft|M€|Md€|Mds€)\b|(?:M|Md|Mds)€)\w"


@lru_cache(maxsize=2)
def _number_pattern(language: str) -> re.Pattern[str]:
    lists = words(language)
    digits = (
        r"\d{1,3}(?:(?: \d{3})+|(?:\.\d{3})+)(?!\d)(?:,\d+)?|\d+(?:,\d+)?"
        if language == "fr"
        else r"\d{1,3}(?:(?:,\d{3})+|(?: \d{3})+)(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
    )
    multiplier = lexicon.either(word for word in lists["multipliers"] if word != "M") + r"|(?-i:M)(?=[€$])"
    multiplier = rf"(?:{multiplier})"
    named = lexicon.either(lists["numbers"])
    half = r"(?: and a half| et demie?)"
    long = rf"(?P<long>{numerals.pattern(language)})(?:[ -](?P<times_long>{multiplier})(?!\w))?"
    rounds = lexicon.either(lists["rounds"])
    several = lexicon.either(lists["several"])
    one = lexicon.either(lists["one"])
    link = r"(?: (?:de |d'))?" if language == "fr" else ""
    group = rf"(?:(?:(?P<several>{several})|(?P<one>{one})|(?P<times>{named}|\d+)) )?(?P<round>{rounds})(?: (?:de |of )(?P<scale>{multiplier}|milliers|thousands))?"
    sign = lexicon.either(lists["signs"])
    many = rf"(?:(?P<many>{several}) (?P<much>millions|milliards)(?!\w))"
    plain = rf"(?P<sign>{sign})?\s?(?:(?P<digits>{digits})(?:-(?P<upto>{digits})(?!\d))?|(?P<named>{named}))(?P<half_before>{half}(?= (?:million|billion)))?(?:[ -]?(?P<multiplier>{multiplier})(?!\w)(?P<half>{half})?)?"
    return re.compile(
        rf"(?<![\w.,/:+-])(?:(?<!')|(?<=(?<![\w'-])[dlDL]'))(?:(?<!\d )|(?<=(?<!\d)(?:19|20)\d\d ))(?:{long}|{many}|{group}|{plain})(?!{_GLUED}|[.,:/]\d|-\d){link}",
        re.I,
    )


def numbers(text: str, language: str) -> list[Number]:
    """Every number of a cleaned text that counts or measures, in order."""
    found = []
    for match in _number_pattern(language).finditer(text):
        number = _value(match, language)
        if number is not None and not _is_label(text, match, language):
            found.append(number)
    return found


def _is_written_out(match: re.Match[str]) -> bool:
    """A number that is none of a name's: with a sign, with groups of digits, with "million" behind it."""
    return bool(match["sign"] or match["multiplier"]) or any(mark in (match["digits"] or "") for mark in " ,")


# "Estlink 2", "Yi Peng 3": a small number behind a capitalised word that opens no sentence.
_NAME_BEFORE = re.compile(r"(?<=[\w,] )(?!(?:Les|Le|La|Ces|Des|The|These|Some|Over|About|Nearly)\b)[A-ZÀ-Ý][\w-]+ $")
_PLURAL_AHEAD = re.compile(r"\d{2,3} (?:[a-zà-ÿ-]+ )?[a-zà-ÿ-]{3,}[sx](?!\w)")
_UNIT_AHEAD = re.compile(
    r"\d+(?:[.,]\d+)? ?(?:%|€|\$|per cent|percent|pour cent|km\b|kilom|miles?\b|metres?\b|meters?\b|mètres?\b|tonnes?\b)"
)
# "at 10 am", "à 20 heures", "10 h 30": the time of day.
_CLOCK = re.compile(r"[\d.]+ ?(?:[ap]m\b|[ap]\.m\.|GMT\b|UTC\b|CET\b|EST\b|o'clock\b|local time\b|h \d)", re.I)
_AT_HOUR = re.compile(r"(?<!\w)(?:à|vers|dès|avant|jusqu'à) $", re.I)
_MINUTES = re.compile(r"\d h $")
_HOURS = re.compile(r"(?:[01]?\d|2[0-4]) heures?(?! (?:de|du|d'|après|avant|plus))")
# "one in five", "deux tiers", "three times as many": parts and multiples of what stands elsewhere.
_PART_BEFORE = re.compile(
    r"(?:(?<!\w)(?:one|two|three|four|nine|\d+) (?:in|out of)|(?<!\w)(?:une?|deux|trois|neuf) [\w-]+ sur|(?<!\w)\d+ sur) $",
    re.I,
)
_FRENCH_PLURAL = re.compile(r" [a-zà-ÿ]{3,}[sx](?!\w)")
_PART_BEHIND = re.compile(
    r"[ -](?:tiers|quarts?|cinquièmes?|dixièmes?|thirds?|quarters?|fifths?|tenths?)(?!\w)|[ -](?:times (?:as|more|larger|higher|bigger|greater|less|the|over)|fois (?:plus|moins|le|la|les|supérieure?s?))(?!\w)"
)
# "Il part le 21.": the day of a month named before.
_DAY_ALONE = re.compile(r"(?:[12]?\d|3[01])(?=[.,;:)]|$|\n)")
# "Ola Berg, 45, left": how old somebody is.
_AGE = re.compile(r"(?<=, )\d{2}(?=,)")
_NAMED = re.compile(r"[A-ZÀ-Ý][\w'-]+, $")


def _is_label(text: str, match: re.Match[str], language: str) -> bool:
    """A number that names something: an article, a resolution, a flight; an hour, a part or an age."""
    start = match.start()
    before = text[max(0, start - 30) : start]
    if _CLOCK.match(text, start) or (_AT_HOUR.search(before) and _HOURS.match(text, start)) or _MINUTES.search(before):
        return True
    is_part = _PART_BEFORE.search(before) and not (language == "fr" and _FRENCH_PLURAL.match(text, match.end()))
    if is_part or (not match["round"] and _PART_BEHIND.match(text, match.end())):
        return True
    if before.endswith("pour ") and match[0].lower().startswith("cent"):
        return True
    if language == "fr" and before.endswith((" le ", "Le ")) and _DAY_ALONE.match(text, start):
        return True
    if _AGE.match(text, start) and _NAMED.search(before):
        return True
    if not _is_written_out(match) and _NAME_BEFORE.search(before):
        # "vers la Moldavie 250 transformateurs": what is counted follows.
        return _PLURAL_AHEAD.match(text, start) is None and _UNIT_AHEAD.match(text, start) is None
    last = re.split(r"[\s'(]+", before[-16:].lower().strip())[-1]
    return last in words(language)["skip"]


def _value(match: re.Match[str], language: str) -> Number | None:
    lists = words(language)
    span = Span(*match.span()).trimmed(match.string)
    parts = {name: (value or "").lower() for name, value in match.groupdict().items()}
    if parts["long"]:
        value = float(numerals.value(parts["long"], language) or 0)
        value *= scale(parts["times_long"], lists)
        return Number(span, value, value, "", "figure.word")
    if parts["round"]:
        return _round(span, parts, lists)
    if parts["many"]:
        base = scale(parts["much"], lists)
        return Number(span, base * _LEAST_SEVERAL, base * 10 - 1, "", "figure.several")
    times = scale(parts["multiplier"], lists)
    half = 0.5 * times if parts["half"] or parts["half_before"] else 0.0
    sign = match["sign"] or ""
    sign = next((str(unit) for name, unit in lists["signs"].items() if name.lower() == sign.lower()), "")
    if parts["digits"]:
        low = _read(parts["digits"], language)
        if parts["upto"]:
            high = _read(parts["upto"], language)
            if high <= low or (low >= 1000 and " " not in match["digits"] and "," not in match["digits"]):
                return None
            return Number(span, low * times, high * times, sign, "figure.span")
        return Number(span, low * times + half, low * times + half, sign, "figure.number")
    value = float(lists["numbers"][parts["named"]]) * times + half
    return Number(span, value, value, sign, "figure.word")


def _round(span: Span, parts: dict[str, str], lists: dict[str, Any]) -> Number:
    """ "une trentaine", "two dozen", "several hundred", "des dizaines de milliers"."""
    base = float(lists["rounds"][parts["round"]])
    if parts["scale"]:
        base *= float(lists["multipliers"].get(parts["scale"], 1000))
    if parts["times"]:
        times = float(parts["times"]) if parts["times"].isdigit() else float(lists["numbers"][parts["times"]])
        return Number(span, base * times, base * times, "", "figure.round")
    if parts["round"].endswith("s") or parts["several"] in ("several", "a few", "many", "plusieurs", "quelques"):
        base = 10.0 if base == _DOZEN else base
        return Number(span, base * _LEAST_SEVERAL, base * 10 - 1, "", "figure.several")
    return Number(span, base, base, "", "figure.round")


_DOZEN = 12


def _read(digits: str, language: str) -> float:
    plain = digits.replace(" ", "")
    if language == "fr":
        return float(re.sub(r"\.(?=\d{3})", "", plain).replace(",", "."))
    return float(plain.replace(",", ""))


def scale(word: str, lists: dict[str, Any]) -> float:
    """What "million" multiplies by; 1 where no such word stands."""
    return next((float(factor) for name, factor in lists["multipliers"].items() if name.lower() == word.lower()), 1.0)
