"""Dates that say no more than is known: the part of EDTF (ISO 8601-2, levels 0 to 1) that reports need.

Read: `2024-10-23`, `2024-06`, `2024`, `202X`, `20XX`, seasons `2024-21` to `-24`, quarters `2024-33` to `-36`, halves
`2024-40` and `-41`, the qualifiers `~ ? %` behind a date, and intervals `A/B` where either side may be `..` (open) or
empty (unknown).
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from workbench.core.errors import InvalidValue
from workbench.core.wording import tr

_DATE = re.compile(r"^(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<mark>[~?%]?)$")
_DIVISIONS = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 14),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    40: (1, 6),
    41: (7, 12),
}


class Precision(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


class FuzzyDate(NamedTuple):
    """One EDTF value: `text` as written; `earliest` and `latest` are day ordinals (inclusive), None where open.

    The ordinals are those of `datetime.date.toordinal`. An open or unknown end is None on its side.
    """

    text: str
    precision: Precision
    earliest: int | None
    latest: int | None
    is_approximate: bool = False
    is_uncertain: bool = False

    @property
    def is_period(self) -> bool:
        """Whether it was written as an interval, rather than as one date of some precision."""
        return self.precision is Precision.INTERVAL

    @property
    def middle(self) -> float:
        """The day to place a label at; the closed end of an open interval."""
        if self.earliest is None:
            return float(self.latest or 0)
        return float(self.earliest) if self.latest is None else (self.earliest + self.latest) / 2

    def overlaps(self, first: int | None, last: int | None) -> bool:
        """Whether it may fall within `first` to `last` (ordinals, None where open)."""
        after = first is not None and self.latest is not None and self.latest < first
        before = last is not None and self.earliest is not None and self.earliest > last
        return not (after or before)


def _refuse(text: str) -> InvalidValue:
    return InvalidValue(
        tr("“{text}” is not an EDTF date; write 2024-10-23, 2024-06, 2024, 2022/.. or 2024-11~.", text=text)
    )


def _month_span(year: int, first: int, last: int) -> tuple[int, int]:
    """Ordinals of the first day of month `first` to the last of month `last`; months over 12 are next year's."""
    start_year, start = year + (first - 1) // 12, (first - 1) % 12 + 1
    end_year, end = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(start_year, start, 1).toordinal(), _last_day(end_year, end)


def _last_day(year: int, month: int) -> int:
    """The ordinal of the last day of a month; `calendar` knows it too, and reads `locale` for it at each start."""
    if (year, month) == (date.max.year, date.max.month):
        return date.max.toordinal()
    return date(year + month // 12, month % 12 + 1, 1).toordinal() - 1


def _single(text: str) -> FuzzyDate:
    match = _DATE.match(text)
    if match is None:
        raise _refuse(text)
    year_text, month_text, day_text = match["year"], match["month"], match["day"]
    mark = match["mark"]
    first_year = int(year_text.replace("X", "0"))
    last_year = int(year_text.replace("X", "9"))
    try:
        if "X" in year_text:
            if month_text not in (None, "XX"):
                raise _refuse(text)
            precision = Precision.CENTURY if year_text.endswith("XX") else Precision.DECADE
            bounds = (date(max(first_year, 1), 1, 1).toordinal(), date(last_year, 12, 31).toordinal())
        elif month_text in (None, "XX"):
            precision = Precision.YEAR
            bounds = (date(first_year, 1, 1).toordinal(), date(first_year, 12, 31).toordinal())
        elif int(month_text) > 12:
            if day_text is not None:
                raise _refuse(text)
            precision = Precision.SEASON
            bounds = _month_span(first_year, *_DIVISIONS[int(month_text)])
        elif day_text in (None, "XX"):
            precision = Precision.MONTH
            bounds = _month_span(first_year, int(month_text), int(month_text))
        else:
            precision = Precision.DAY
            day = date(first_year, int(month_text), int(day_text)).toordinal()
            bounds = (day, day)
    except (ValueError, KeyError) as error:
        raise _refuse(text) from error
    return FuzzyDate(text, precision, *bounds, is_approximate=mark in ("~", "%"), is_uncertain=mark in ("?", "%"))


@lru_cache(maxsize=4096)
def parse(text: str) -> FuzzyDate:
    """The date that `text` writes in EDTF; InvalidValue when it is none.

    >>> parse("2024-06").precision.value
    'month'
    >>> parse("2022/..").latest is None
    True
    """
    text = text.strip()
    if "/" not in text:
        return _single(text)
    left, _, right = text.partition("/")
    ends = [None if side in ("", "..") else _single(side) for side in (left, right)]
    start, end = ends
    if start is None and end is None:
        raise _refuse(text)
    earliest, latest = start.earliest if start else None, end.latest if end else None
    if earliest is not None and latest is not None and earliest > latest:
        raise InvalidValue(tr("“{text}” ends before it begins; put the earlier date first.", text=text))
    known = [side for side in ends if side is not None]
    return FuzzyDate(
        text,
        Precision.INTERVAL,
        earliest,
        latest,
        is_approximate=any(side.is_approximate for side in known),
        is_uncertain=any(side.is_uncertain for side in known),
    )


def bounds(text: str | None) -> tuple[int | None, int | None]:
    """Earliest and latest ordinal of an EDTF string; (None, None) when there is none."""
    if not text:
        return None, None
    found = parse(text)
    return found.earliest, found.latest


def ends(fuzzy: FuzzyDate) -> tuple[FuzzyDate | None, FuzzyDate | None]:
    """How the start and the end of an interval were written, None where open or unknown; a single date is both."""
    if not fuzzy.is_period:
        return fuzzy, fuzzy
    left, _, right = fuzzy.text.partition("/")
    return (None if left in ("", "..") else parse(left)), (None if right in ("", "..") else parse(right))


_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
}
_PARTS = {
    "en": {
        21: "spring {year}",
        22: "summer {year}",
        23: "autumn {year}",
        24: "winter {year}–{next}",
        33: "Q1 {year}",
        34: "Q2 {year}",
        35: "Q3 {year}",
        36: "Q4 {year}",
        40: "first half of {year}",
        41: "second half of {year}",
    },
    "fr": {
        21: "printemps {year}",
        22: "été {year}",
        23: "automne {year}",
        24: "hiver {year}–{next}",
        33: "1er trimestre {year}",
        34: "2e trimestre {year}",
        35: "3e trimestre {year}",
        36: "4e trimestre {year}",
        40: "1er semestre {year}",
        41: "2e semestre {year}",
    },
}
_SINCE = {"en": "since {date}", "fr": "depuis {date}"}
_UNTIL = {"en": "until {date}", "fr": "jusqu’{date}"}
_UNKNOWN_END = {"en": "from {date}, end unknown", "fr": "dès {date}, fin inconnue"}
_UNKNOWN_START = {"en": "{date}, start unknown", "fr": "{date}, début inconnu"}
_ABOUT = {"en": "about {date}", "fr": "vers {date}"}
_UNSURE = {"en": "{date} (uncertain)", "fr": "{date} (incertain)"}


def month_name(month: int, language: str) -> str:
    """The short name of month 1 to 12: "Jun", "juin"; languages other than French read English."""
    return _MONTHS["fr" if language == "fr" else "en"][month - 1]


def _day_words(ordinal: int, language: str) -> str:
    day = date.fromordinal(ordinal)
    number = "1er" if day.day == 1 and language == "fr" else str(day.day)
    return f"{number} {month_name(day.month, language)} {day.year}"


def _plain_words(found: FuzzyDate, language: str) -> str:
    """A single date without its qualifier: "23 oct. 2024", "printemps 2024", "2020s"."""
    if found.earliest is None:
        return found.text
    start = date.fromordinal(found.earliest)
    match found.precision:
        case Precision.DAY:
            return _day_words(found.earliest, language)
        case Precision.MONTH:
            return f"{month_name(start.month, language)} {start.year}"
        case Precision.SEASON:
            return _PARTS[language][int(found.text[5:7])].format(year=start.year, next=start.year + 1)
        case Precision.DECADE:
            return f"années {start.year}" if language == "fr" else f"{start.year}s"
        case Precision.CENTURY:
            return f"{found.text[:2]}00–{found.text[:2]}99"
        case _:
            return str(start.year)


def _single_words(found: FuzzyDate, language: str) -> str:
    words = _plain_words(found, language)
    if found.is_approximate:
        words = _ABOUT[language].format(date=words)
    return _UNSURE[language].format(date=words) if found.is_uncertain else words


def _french_article(found: FuzzyDate, words: str) -> str:
    """`words` behind the article that "depuis" wants: "le 3 mai 2024", "l’été 2024", "juin 2024"."""
    if found.is_approximate or found.precision in (Precision.MONTH, Precision.YEAR):
        return words
    if found.precision in (Precision.DECADE, Precision.CENTURY):
        return f"les {words}" if words.startswith("années") else words
    return f"l’{words}" if words[0] in "éah" else f"le {words}"


def _french_until(found: FuzzyDate, words: str) -> str:
    """`words` behind "jusqu’": "au 3 mai 2024", "à l’été 2024", "en juin 2024", "à vers 2024"."""
    with_article = _french_article(found, words)
    if with_article.startswith("le "):
        return "au " + words
    if with_article.startswith("les "):
        return "aux " + words
    if with_article != words or found.is_approximate:
        return "à " + with_article
    return "en " + words


def _both_words(start: FuzzyDate, end: FuzzyDate, language: str) -> str:
    """Start and end with what they share said once: "3–5 oct. 2024", "juin – nov. 2024"."""
    left, right = _single_words(start, language), _single_words(end, language)
    is_plain = not (start.is_approximate or start.is_uncertain or end.is_approximate or end.is_uncertain)
    if not (is_plain and start.precision is end.precision and start.earliest and end.earliest):
        return f"{left} – {right}"
    first, last = date.fromordinal(start.earliest), date.fromordinal(end.earliest)
    if start.precision is Precision.YEAR:
        return f"{left}–{right}"
    if first.year == last.year and start.precision in (Precision.DAY, Precision.MONTH):
        if start.precision is Precision.DAY and first.month == last.month:
            return f"{left.split()[0]}–{right}"
        left = left.removesuffix(f" {first.year}")
    return f"{left} – {right}"


def describe(fuzzy: FuzzyDate, language: str) -> str:
    """The date in words a reader of `language` ("en" or "fr") expects, with what is open, approximate or uncertain.

    >>> describe(parse("2024-10-23"), "fr"), describe(parse("2022/.."), "fr"), describe(parse("2024-11~"), "fr")
    ('23 oct. 2024', 'depuis 2022', 'vers nov. 2024')
    >>> describe(parse("../2028"), "en")
    'until 2028'
    """
    language = "fr" if language == "fr" else "en"
    if not fuzzy.is_period:
        return _single_words(fuzzy, language)
    start, end = ends(fuzzy)
    if start is not None and end is not None:
        return _both_words(start, end, language)
    known = start or end
    if known is None:
        return fuzzy.text
    words = _single_words(known, language)
    is_unknown = ".." not in fuzzy.text
    if start is None:
        if is_unknown:
            return _UNKNOWN_START[language].format(date=words)
        return _UNTIL[language].format(date=_french_until(known, words) if language == "fr" else words)
    with_article = _french_article(known, words) if language == "fr" else words
    return (_UNKNOWN_END if is_unknown else _SINCE)[language].format(date=with_article)
