"""The stretch of time in view, and the ticks that make it readable."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from workbench.core.edtf import Precision, month_name

FIRST_DAY = 1.0
LAST_DAY = float(date.max.toordinal())
_SHORTEST = 3.0
_LONGEST = 365.25 * 1500
_HALF_YEAR = 183
# Pixels that a hand can tell apart.
_POINTED = 4
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500)


class TimeWindow(NamedTuple):
    """A stretch of time in day ordinals; day `d` covers `d` to `d + 1`."""

    first: float
    last: float

    @property
    def span(self) -> float:
        """Its length in days."""
        return self.last - self.first

    def zoomed(self, at: float, factor: float) -> TimeWindow:
        """The window `factor` times as long, with day `at` staying where it is on the screen."""
        span = min(max(self.span * factor, _SHORTEST), _LONGEST)
        return TimeWindow(at - (at - self.first) / self.span * span, 0).with_span(span)

    def with_span(self, span: float) -> TimeWindow:
        """The window of `span` days that starts here, kept inside the calendar."""
        first = min(max(self.first, FIRST_DAY), LAST_DAY - span)
        return TimeWindow(first, first + span)

    def moved(self, days: float) -> TimeWindow:
        """The window `days` later."""
        return TimeWindow(self.first + days, 0).with_span(self.span)

    def showing(self, first: float, last: float) -> TimeWindow:
        """This window when `first` to `last` already meets its inner part, else moved so that it does."""
        margin = self.span * 0.08
        if last >= self.first + margin and first <= self.last - margin:
            return self
        return self.moved((first + min(last, first + self.span)) / 2 - (self.first + self.span / 2))


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to pixels and back: the window's first day lies at `left`, its last at `left + width`."""

    window: TimeWindow
    left: float
    width: float
    per_day: float = field(init=False)
    right: float = field(init=False)

    def __post_init__(self) -> None:
        # Asked for thousands of times a frame.
        object.__setattr__(self, "per_day", self.width / self.window.span)
        object.__setattr__(self, "right", self.left + self.width)

    def x(self, day: float) -> float:
        """Where `day` begins."""
        return self.left + (day - self.window.first) * self.per_day

    def day(self, x: float) -> float:
        """The moment at pixel `x`."""
        return self.window.first + (x - self.left) / self.per_day

    @property
    def pointed(self) -> Precision:
        """How finely a hand can point here: to a day, a month or a year."""
        if self.per_day >= _POINTED:
            return Precision.DAY
        return Precision.MONTH if self.per_day * 30 >= _POINTED else Precision.YEAR

    def stretch(self, one: float, other: float) -> tuple[int, int]:
        """The days (inclusive) between two moments, whole months or years where a hand points no finer."""
        first, last = sorted((min(max(one, FIRST_DAY), LAST_DAY), min(max(other, FIRST_DAY), LAST_DAY)))
        if self.pointed is Precision.DAY:
            return math.floor(first), max(math.ceil(last) - 1, math.floor(first))
        units = self._unit(first), self._unit(last)
        start, end = (
            min(unit, key=lambda edge: abs(edge - day)) for unit, day in zip(units, (first, last), strict=True)
        )
        return (start, end - 1) if start < end else (units[0][0], units[0][1] - 1)

    def _unit(self, day: float) -> tuple[int, int]:
        """Where the month or year around a moment begins, and where the next one does."""
        when = date.fromordinal(int(day))
        months = 1 if self.pointed is Precision.MONTH else 12
        index = when.year * 12 + (when.month - 1) // months * months
        start, end = (
            date(at // 12, at % 12 + 1, 1).toordinal() if at // 12 <= date.max.year else int(LAST_DAY) + 1
            for at in (index, index + months)
        )
        return start, end


class Tick(NamedTuple):
    """One line of the axis: its day, its words, and whether a year begins there."""

    day: float
    label: str
    is_year: bool


def fitted(extent: tuple[int, int] | None, today: date | None = None) -> TimeWindow:
    """The window that shows `extent` (inclusive ordinals) with a margin; the current year when there is none."""
    if extent is None:
        now = today or date.today()
        extent = (date(now.year, 1, 1).toordinal(), date(now.year, 12, 31).toordinal())
    first, last = extent
    if first == last:
        # One day alone may be where a vague or open time begins or ends: half a year each way shows how vaguely.
        first, last = first - _HALF_YEAR, last + _HALF_YEAR
    span = max(float(last + 1 - first), 20.0)
    margin = span * 0.06
    return TimeWindow(first - margin, 0).with_span(span + 2 * margin)


def heart(days: Sequence[int]) -> tuple[int, int] | None:
    """Where most of these days are; None when they are spread so evenly that the whole of them is the answer.

    One event of 1953 beside thirty of last autumn would otherwise press the thirty into one bar.
    """
    ordered = sorted(days)
    cut = len(ordered) // 8
    if len(ordered) < 8 or cut == 0:
        return None
    first, last = ordered[cut], ordered[-1 - cut]
    return (first, last) if (last - first) * 3 < ordered[-1] - ordered[0] else None


def _step(span: float, width: float, room: float) -> tuple[str, int]:
    """The finest unit and multiple whose lines stand at least `room` pixels apart."""
    needed = room * span / max(width, 1.0)
    for unit, length, multiples in (("day", 1.0, _DAYS), ("month", 30.44, _MONTHS), ("year", 365.25, _YEARS)):
        for multiple in multiples:
            if length * multiple >= needed:
                return unit, multiple
    return "year", 1000


def _days(window: TimeWindow, multiple: int) -> Iterator[date]:
    first = int(max(window.first, FIRST_DAY))
    day = first - first % multiple if multiple > 2 else first
    last = min(window.last, LAST_DAY)
    while day <= last:
        found = date.fromordinal(max(day, 1))
        if multiple != 2 or (found.day % 2 == 1 and found.day != 31):
            yield found
        day += multiple if multiple > 2 else 1


def _months(window: TimeWindow, multiple: int) -> Iterator[date]:
    found = date.fromordinal(int(max(window.first, FIRST_DAY)))
    index = found.year * 12 + (found.month - 1) // multiple * multiple
    while index // 12 <= date.max.year:
        found = date(index // 12, index % 12 + 1, 1)
        if found.toordinal() > window.last:
            return
        yield found
        index += multiple


def _years(window: TimeWindow, multiple: int) -> Iterator[date]:
    year = date.fromordinal(int(max(window.first, FIRST_DAY))).year
    year -= year % multiple
    while year <= date.max.year:
        if year >= 1:
            if date(year, 1, 1).toordinal() > window.last:
                return
            yield date(year, 1, 1)
        year += multiple


def _label(day: date, unit: str, is_first: bool, language: str) -> str:
    if unit == "year":
        return str(day.year)
    month = month_name(day.month, language)
    if unit == "month":
        return f"{month} {day.year}" if is_first or day.month == 1 else month
    words = f"{day.day} {month}"
    return f"{words} {day.year}" if is_first or (day.month, day.day) == (1, 1) else words


@lru_cache(maxsize=32)
def ticks(window: TimeWindow, width: float, language: str, room: float = 92.0) -> tuple[Tick, ...]:
    """The lines of the axis, at least about `room` pixels apart; the first one in view and each January name the year.

    >>> from workbench.ui.panes.timeline.scale import TimeWindow
    >>> [tick.label for tick in ticks(TimeWindow(738945, 739220), 800, "fr")]
    ['mars 2024', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.']
    """
    unit, multiple = _step(window.span, width, room)
    days = {"day": _days, "month": _months, "year": _years}[unit](window, multiple)
    found: list[Tick] = []
    is_first = True
    for day in days:
        at = float(day.toordinal())
        is_inside = at >= window.first
        found.append(Tick(at, _label(day, unit, is_first and is_inside, language), (day.month, day.day) == (1, 1)))
        is_first = is_first and not is_inside
    return tuple(found)
