"""Dates moved and stretched by hand: each end stays as finely known as it was."""

from __future__ import annotations

from datetime import date

from workbench.core.edtf import FuzzyDate, Precision, ends, parse

_MONTH, _YEAR = 30.44, 365.25
_QUALIFIERS = "~?%"
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()
_DIVIDED = ((21, 24, 3), (33, 36, 3), (40, 41, 6))


def unit_of(found: FuzzyDate) -> float:
    """The days that moving a date by one step takes: a day, a month, a season, a year, a decade, a century."""
    if found.precision is Precision.INTERVAL:
        known = [unit_of(side) for side in ends(found) if side is not None]
        return min(known)
    if found.precision is Precision.SEASON:
        return _MONTH * next(months for low, high, months in _DIVIDED if low <= _division(found) <= high)
    units = {Precision.DAY: 1.0, Precision.MONTH: _MONTH, Precision.YEAR: _YEAR}
    return units.get(found.precision, 10 * _YEAR if found.precision is Precision.DECADE else 100 * _YEAR)


def moved(found: FuzzyDate, days: float) -> str:
    """The same date `days` later, to the nearest of its units; open ends stay open.

    >>> moved(parse("2024-06~"), 62), moved(parse("2022/.."), -365), moved(parse("2024-10-23"), 9)
    ('2024-08~', '2021/..', '2024-11-01')
    """
    if not found.is_period:
        return _moved(found, days)
    left, _, right = found.text.partition("/")
    start, end = ends(found)
    return f"{_moved(start, days) if start else left}/{_moved(end, days) if end else right}"


def stretched(found: FuzzyDate, day: float, *, is_start: bool) -> str:
    """The date with its start or its end put on a day; a single date becomes a period when it has to.

    >>> stretched(parse("2024-06"), 739175, is_start=False), stretched(parse("2024-06/2024-10"), 739055, is_start=False)
    ('2024-06/2024-10', '2024-06')
    """
    start, end = ends(found)
    left, _, right = found.text.partition("/") if found.is_period else (found.text, "", found.text)
    model = (start or end) if is_start else (end or start)
    written = _on(int(min(max(day, _FIRST), _LAST)), model)
    left, right = (written, right) if is_start else (left, written)
    if left == right:
        return left
    bounds = [parse(side) if side not in ("", "..") else None for side in (left, right)]
    if bounds[0] and bounds[1] and (bounds[0].earliest or 0) > (bounds[1].latest or 0):
        return written
    return f"{left}/{right}"


def _division(found: FuzzyDate) -> int:
    return int(found.text[5:7])


def _on(day: int, model: FuzzyDate | None) -> str:
    """A day written as finely as `model` is."""
    when = date.fromordinal(day)
    match model.precision if model else Precision.DAY:
        case Precision.YEAR | Precision.DECADE | Precision.CENTURY:
            return f"{when.year:04d}"
        case Precision.MONTH | Precision.SEASON:
            return f"{when.year:04d}-{when.month:02d}"
        case _:
            return when.isoformat()


def _moved(found: FuzzyDate, days: float) -> str:
    mark = found.text[-1] if found.text[-1] in _QUALIFIERS else ""
    bare = found.text.rstrip(_QUALIFIERS)
    steps = round(days / unit_of(found))
    year = int(bare[:4].replace("X", "0"))
    match found.precision:
        case Precision.DAY:
            ordinal = min(max((found.earliest or _FIRST) + steps, _FIRST), _LAST)
            return date.fromordinal(ordinal).isoformat() + mark
        case Precision.MONTH:
            index = year * 12 + int(bare[5:7]) - 1 + steps
            return f"{_year(index // 12):04d}-{index % 12 + 1:02d}{mark}"
        case Precision.SEASON:
            low, high, _ = next(one for one in _DIVIDED if one[0] <= _division(found) <= one[1])
            index = _division(found) - low + steps
            number = high - low + 1
            return f"{_year(year + index // number):04d}-{low + index % number}{mark}"
        case Precision.DECADE:
            return f"{_year(year + 10 * steps) // 10:03d}X{mark}"
        case Precision.CENTURY:
            return f"{_year(year + 100 * steps) // 100:02d}XX{mark}"
        case _:
            return f"{_year(year + steps):04d}{mark}"


def _year(year: int) -> int:
    return min(max(year, date.min.year), date.max.year)
