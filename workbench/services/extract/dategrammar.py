"""How dates are written in one language: the patterns, built from the word lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from workbench.services.extract import dateforms, lexicon

# "résolution 1973", "Mirage 2000", "some 2000", never a year.
_NUMBERED = re.compile(
    r"(?:(?<![\w-])(?:résolutions?|resolutions?|vols?|flights?|articles?|lois?|numéros?|n°|nos?\.?|sections?|pages?|lignes?|unités?|units?"
    r"|brigades?|types?|modèles?|routes?|highway|room|boeing|airbus|protocole|mirage|falcon|vision|agenda|windows|(?<!l')horizon|objectif"
    r"|quelque|some|over|nearly|almost|than|another|only|seulement|presque|près de|plus de|moins de|(?<!since at )(?<!until at )(?<!through at )least"
    r"|(?<!depuis au )moins))\s$",
    re.I,
)
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Point:
    """One date as written; `value` is set when the parts do not say it (a season, a decade, a day range)."""

    start: int
    end: int
    precision: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_year: int | None = None
    division: int | None = None
    inferred: bool = False

    def with_year(self, year: int | None, *, inferred: bool) -> Point:
        """The same date in `year`."""
        return replace(self, year=year, inferred=inferred)

    def edtf(self) -> str | None:
        """The date in EDTF; None without a year."""
        if self.year is None:
            return None
        if self.precision == "decade":
            return f"{self.year // 10}X"
        if self.precision == "century":
            return f"{self.year // 100}XX"
        if self.last_year:
            return f"{self.year}/{self.last_year}"
        text = f"{self.year:04d}"
        if self.division:
            return f"{text}-{self.division}"
        if self.month:
            text += f"-{self.month:02d}"
        if self.day:
            return f"{text}-{self.day:02d}" + (f"/{text}-{self.last_day:02d}" if self.last_day else "")
        return text


_FEASTS = {
    "noël": (12, 25), "christmas": (12, 25), "christmas day": (12, 25), "boxing day": (12, 26), "saint-sylvestre": (12, 31),
    "new year's eve": (12, 31), "new year's day": (1, 1), "jour de l'an": (1, 1), "nouvel an": (1, 1),
}  # fmt: skip


class Grammar:
    """The patterns of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words: dict[str, Any] = lexicon.words("dates", language)
        forms = dateforms.french(self._words) if language == "fr" else dateforms.english(self._words)
        self._patterns = [(precision, re.compile(form, re.I)) for precision, form in forms]
        lists = self._words
        self.part = _part(lists["part"])
        self.bounds = (
            ("since", _since(language, lists), "{}/.."),
            ("until", _before(lists["until"], articles=True), "../{}"),
            ("after", _before(lists["after"], articles=True), "{}/.."),
            ("about", _before(lists["about"]), "{}~"),
        )
        opens = ["entre", "de", "du", "des", "d'", "depuis", "le"] if language == "fr" else ["between", "from"]
        joins = (
            ["et", "à", "au", "aux", "jusqu'en", "jusqu'à", "jusqu'au"]
            if language == "fr"
            else ["and", "to", "until", "till", "through", "up to"]
        )
        article = r"(?:le |la |l')?" if language == "fr" else r"(?:the )?"
        part = rf"(?:{lexicon.either(lists['part'])}(?:(?<=-)| |(?<=')))?"
        at_part = lexicon.either(one for one in lists["part"] if one[:3] in ("au ", "à l", "at "))
        self.opens_range = re.compile(rf"(?<!\w){lexicon.either(opens)}\s?{article}{part}$", re.I)
        self.joins_range = re.compile(rf",? (?:{lexicon.either(joins)} {article}{part}|{at_part} )", re.I)

    def points(self, text: str) -> Iterator[Point]:
        """Every date of `text` in order, the longest reading first where two begin together."""
        found: list[Point] = []
        taken = bytearray(len(text) + 1)
        for precision, pattern in self._patterns:
            for match in pattern.finditer(text):
                start, end = match.span("date") if "date" in pattern.groupindex else match.span()
                is_number = precision == "year" and _NUMBERED.search(text, max(0, start - 18), start)
                if is_number or any(taken[start:end]):
                    continue
                point = self._point(precision, start, end, match.groupdict())
                if precision == "slashed":
                    point = _in_order(point, match, text)
                elif precision == "years" and not _is_span(point, text):
                    continue
                taken[start:end] = b"\x01" * (end - start)
                found.append(point)
        return iter(sorted(found, key=lambda point: point.start))

    def _point(self, precision: str, start: int, end: int, parts: dict[str, str | None]) -> Point:
        def number(name: str) -> int | None:
            return int(parts.get(name) or 0) or None

        def word(name: str) -> str:
            return (parts.get(name) or "").lower()

        lists = self._words
        month = lists["months"].get(word("month")) or number("mm")
        year, division, last_year = number("year"), None, None
        day = number("day") or lists["day_words"].get(word("dayword"))
        if word("feast"):
            month, day = _FEASTS[word("feast")]
        if word("named"):
            year, month, day = (int(part) for part in _named_day(lists, word("named")).split("-"))
        if word("season"):
            division = lists["seasons"][word("season")]
        elif word("quarter"):
            division = self._division(word("quarter"), word("portion"))
        if word("decade"):
            year = int(lists["decades"][word("decade")]) * 10
        if word("short"):
            year = 1900 + int(word("short"))
        if word("fiscal"):
            year = 2000 + int(word("fiscal"))
        if word("century"):
            year = _century(word("century"), lists) * 100
        if word("until") and year is not None:
            last_year = year // 100 * 100 + int(word("until"))
        return Point(start, end, precision, year, month, day, number("last"), last_year, division)

    def _division(self, rank: str, portion: str) -> int:
        number = int(rank) if rank.isdigit() else int(self._words["ordinals"][rank])
        if portion in ("semestre", "half", "h", "s"):
            return 40 if number == 1 else 41
        return 32 + number


@lru_cache(maxsize=2)
def grammar(language: str) -> Grammar:
    """The grammar of "fr" or "en"; other languages are read as English."""
    return Grammar("fr" if language == "fr" else "en")


def _named_day(lists: dict[str, Any], words: str) -> str:
    """The day that all know by `words`, "9/11"."""
    named = {name.lower(): str(day) for name, day in lists["named_days"].items()}
    return named.get(words, "2001-09-11")


def _century(words: str, lists: dict[str, Any]) -> int:
    """The number that the years of a century begin with: 18 for "XIXe", "19th" and "nineteenth"."""
    if words in lists["centuries"]:
        return int(lists["centuries"][words]) - 1
    rank = re.sub(r"(?:e|è|ème|ᵉ|st|nd|rd|th)$", "", words)
    if rank.isdigit():
        return int(rank) - 1
    digits = [_ROMAN[letter] for letter in rank.upper()]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-digit if digit < after else digit for digit, after in pairs) - 1


_MONTH_FIRST = re.compile(
    r"(?<![\d/])(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/\d{4}|[A-Z][a-z]{2,8}\.? \d{1,2},? (?:19|20)\d\d"
)
_LAST_MONTH = 12


def _in_order(point: Point, match: re.Match[str], text: str) -> Point:
    """ "12/05/2019" as the rest of the text writes its dates: the month first where it does elsewhere."""
    first, second = int(match["first"]), int(match["second"])
    is_month_first = first <= _LAST_MONTH and (second > _LAST_MONTH or _MONTH_FIRST.search(text) is not None)
    month, day = (first, second) if is_month_first else (second, first)
    return replace(point, precision="day", month=month, day=day, inferred=max(first, second) <= _LAST_MONTH)


def _is_span(point: Point, text: str) -> bool:
    """Whether "2014-18" is a span of years: "2014-08" is a month, "2014-12" may be one."""
    if point.last_year is None or point.year is None or point.last_year <= point.year:
        return False
    if point.last_year == point.year + 1:
        return True
    # "2009/43" is the number of a directive.
    return text[point.start + 4] == "–" or (text[point.start + 4] == "-" and point.last_year % 100 > _LAST_MONTH)


def _before(choices: list[str], *, articles: bool = False) -> re.Pattern[str]:
    """Any of `choices` right before a date, with an article between them where one may stand."""
    article = r"(?:(?:le|la|les|l'|the|en|in|fin|début|early|late)\s?)?" if articles else ""
    return re.compile(rf"(?<![\w'-]){lexicon.either(choices)}\s?{article}$", re.I)


def _part(choices: list[str]) -> re.Pattern[str]:
    """ "fin", "à la fin de l'année", "late in the year" right before a date."""
    return re.compile(
        rf"(?<![\w'-]){lexicon.either(choices)}\s?(?:(?:de )?l'année |l'an |the year |du mois de |du mois d'|the month of )?$",
        re.I,
    )


def _since(language: str, lists: dict[str, Any]) -> re.Pattern[str]:
    """ "depuis" before a date, or before an event whose date follows: "depuis l'accord de 2015"."""
    event = (
        r"(?:l'|la |le |les |leurs? |sa |son |ses |un |une |qu'|que )[^.;:()]{3,70}?,? (?:en|de|du|d'|le)"
        if language == "fr"
        else r"(?:the |its |his |her |their |an? |(?-i:[A-Z])[\w.-]*(?: (?-i:[A-Z])[\w.-]*)?'s? )[^.;:()]{3,60}?,? (?:in|of|on)"
    )
    article = r"(?:le|la|l'|les|the|its|his|her|their)?"
    word = "depuis" if language == "fr" else "since"
    return re.compile(rf"(?<![\w'-])(?:{lexicon.either(lists['since'])}\s?{article}\s?|{word} {event}\s?)$", re.I)
