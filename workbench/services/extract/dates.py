"""Dates in French and English prose, as EDTF; what has to be guessed is flagged and what cannot be resolved stays open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from workbench.core import edtf
from workbench.core.errors import InvalidValue
from workbench.core.spans import Span
from workbench.services.extract.dategrammar import Grammar, Point, grammar
from workbench.services.extract.grid import Grid
from workbench.services.extract.relative import relative_dates


@dataclass(frozen=True, slots=True)
class Date:
    """Words that say when; `edtf` is None where nothing tells which day they mean.

    `inferred` says that the value rests on the document's date or on another date, not on these words alone.
    """

    span: Span
    edtf: str | None
    rule: str
    inferred: bool = False
    # The words that name the day, month or year: what leads to them ("depuis la chute de X en") may hold names.
    core: Span | None = None


class _Reading(NamedTuple):
    text: str
    grammar: Grammar
    published: str | None


def find_dates(text: str, *, language: str, published: str | None = None) -> list[Date]:
    """Every date of a cleaned text in order; none overlaps another."""
    reading = _Reading(text, grammar(language), published)
    found: list[Date] = []
    points = list(_points(reading))
    number = 0
    while number < len(points):
        joined = _range(reading, points, number)
        if joined is not None:
            found.append(joined)
            number += 2
            continue
        found.append(_qualified(reading, points[number]))
        number += 1
    taken = Grid((date.span, date) for date in found)
    for span, value in relative_dates(text, language=language, published=published):
        if not taken.touches(span):
            found.append(Date(span, value, "date.relative", True))
    return sorted(found, key=lambda date: date.span)


def _points(reading: _Reading) -> Iterator[Point]:
    """Dates as they are written, those without a year completed where the text or the document's date allows."""
    written = list(reading.grammar.points(reading.text))
    # A wire begins with a day that has no year: the first full date tells it; a story is told up to its latest year.
    told = next((p.year for p in written if p.year and p.day), None)
    near = Point(-_NEAR, -_NEAR, "")
    for point in written:
        if point.year is None:
            # "En mars 2011 … En avril": a later month soon behind a date goes on in its year.
            goes_on = point.start - near.end < _NEAR and (point.month or 0) >= (near.month or 13)
            context = near.year if goes_on else told or near.year
            yield point.with_year(_missing_year(point, context, reading.published), inferred=True)
            continue
        if point.month and not _LATER.search(reading.text, max(0, point.start - 24), point.start):
            near = point
            told = max(told or 0, point.year)
        yield point


_NEAR = 250
# "jusqu'en mars 2027" tells nothing about the year in which the text goes on.
_LATER = re.compile(
    r"(?:jusqu'\w*|d'ici(?: à)?|horizon|until|till|by|before|expire[sd]? in|avant)(?: (?:la|the|le|fin|end|of|de|début|early|late|au))* ?$",
    re.I,
)


def _missing_year(point: Point, context: int | None, published: str | None) -> int | None:
    """The year before the document's date in which the month was last; else the year that the text last named."""
    latest = edtf.bounds(published)[1]
    if latest is None or not point.month:
        return context
    written = date.fromordinal(latest)
    return written.year if point.month <= written.month else written.year - 1


_TO = re.compile(r" (?:to|through|au|à) ")


def _range(reading: _Reading, points: list[Point], number: int) -> Date | None:
    """Two dates that bound a period: "de juin à novembre 2024", "between 2014 and 2022", "2014-2022"."""
    if number + 1 >= len(points):
        return None
    first, second = points[number], points[number + 1]
    between = reading.text[first.end : second.start]
    if len(between) > 24:
        return None
    before = reading.text[max(0, first.start - 30) : first.start]
    opening = reading.grammar.opens_range.search(before)
    # "31 March to 1 April 2025" needs no word before it.
    is_bare = (first.day is not None and second.day is not None and first.year is None) or first.inferred
    is_joined = reading.grammar.joins_range.fullmatch(between) if opening or (is_bare and _TO.match(between)) else None
    if is_joined is None and not (_DASH.fullmatch(between) and first.precision == second.precision):
        return None
    if second.year is not None and not second.inferred and (first.year is None or first.inferred):
        year = second.year - 1 if first.month and second.month and first.month > second.month else second.year
        first = first.with_year(year, inferred=False)
    start = first.start - len(opening[0]) if opening and is_joined else first.start
    span = Span(start, second.end)
    left, right = first.edtf(), second.edtf()
    if left is None or right is None:
        return Date(span, None, "date.range", True)
    return Date(span, _valid(f"{left}/{right}"), "date.range", first.inferred or second.inferred)


_DASH = re.compile(r"\s?[-–—]\s?")


def _qualified(reading: _Reading, point: Point) -> Date:
    """One date with what stands before it: since, until, about, early, late."""
    value = point.edtf()
    before = reading.text[max(0, point.start - 90) : point.start]
    start, rule = point.start, f"date.{point.precision}"
    if part := reading.grammar.part.search(before):
        start -= len(part[0])
        before = before[: part.start()]
        value = f"{value}~" if value and "/" not in value and "~" not in value else value
        rule = "date.part"
    for name, pattern, form in reading.grammar.bounds:
        match = pattern.search(before)
        if match is None:
            continue
        start -= len(match[0])
        value = form.format(value) if value and "/" not in value else value
        return Date(Span(start, point.end), _valid(value), f"date.{name}", point.inferred, Span(point.start, point.end))
    return Date(Span(start, point.end), _valid(value), rule, point.inferred)


def _valid(value: str | None) -> str | None:
    """`value` if EDTF can hold it: the 31st of June is no date."""
    if value is None:
        return None
    try:
        edtf.parse(value)
    except InvalidValue:
        return None
    return value
