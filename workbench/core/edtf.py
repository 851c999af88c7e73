"""Dates that say no more than is known: the part of EDTF (ISO 8601-2, levels 0 to 1) that reports need.

Read: `2024-10-23`, `2024-06`, `2024`, `202X`, `20XX`, seasons `2024-21` to `-24`, quarters `2024-33` to `-36`, halves
`2024-40` and `-41`, the qualifiers `~ ? %` behind a date, and intervals `A/B` where either side may be `..` (open) or
empty (unknown).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from workbench.core.errors import InvalidValue
from workbench.core.wording import tr

_DATE = re.compile(r"^(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<mark>[~?%]?)$")
_DIVISIONS = {
    **{21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)},
    **{33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)},
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


@dataclass(frozen=True, slots=True)
class FuzzyDate:
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
    return InvalidValue(tr("“{text}” is not an EDTF date; write 2024-10-23, 2024-06, 2024, 2022/.. or 2024-11~.", text=text))


def _month_span(year: int, first: int, last: int) -> tuple[int, int]:
    """Ordinals of the first day of month `first` to the last of month `last`; months over 12 are next year's."""
    start_year, start = year + (first - 1) // 12, (first - 1) % 12 + 1
    end_year, end = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(start_year, start, 1).toordinal(), date(end_year, end, monthrange(end_year, end)[1]).toordinal()


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
