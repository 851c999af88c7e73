"""Dates in French and English prose, as EDTF; what has to be guessed is flagged and what cannot be resolved stays open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from workbench.core import edtf
from workbench.core.errors import InvalidValue
from workbench.core.spans import Span
from workbench.services.extract.anaphoric import anaphoric_dates
from workbench.services.extract.dategrammar import Grammar, Point, grammar
from workbench.services.extract.distances import distant_dates
from workbench.services.extract.grid import Grid
from workbench.services.extract.relative import relative_dates
from workbench.services.extract.turningpoints import turning_points
from workbench.services.extract.within import parts_of_years


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
    told = Grid(
        (span, span) for find in (anaphoric_dates, distant_dates) for span, _ in find(text, language=language, named=())
    )
    for span, value in relative_dates(text, language=language, published=published):
        if not taken.touches(span) and not told.touches(span):
            found.append(Date(span, value, "date.relative", True))
            taken.add(span, found[-1])
    found.sort(key=lambda date: date.span)
    named = [(date.span, date.edtf) for date in found]
    for span, value, is_inferred in parts_of_years(text, language=language, named=named, published=published):
        if not taken.touches(span) or _holds_its_year(span, found):
            found = [date for date in found if not span.contains(date.span)]
            found.append(Date(span, _valid(value), "date.within", is_inferred))
            taken.add(span, found[-1])
    from_others = (
        ("date.distance", distant_dates(text, language=language, named=named)),
        ("date.told-from", anaphoric_dates(text, language=language, named=named)),
        ("date.turning-point", turning_points(text, language=language, named=named, published=published)),
    )
    for rule, dates in from_others:
        for span, value in dates:
            if not taken.touches(span):
                found.append(Date(span, _valid(value), rule, True))
                taken.add(span, found[-1])
    return sorted(found, key=lambda date: date.span)


def _holds_its_year(span: Span, found: list[Date]) -> bool:
    """ "the first months of 2022": the year within is no date of its own."""
    touched = [date for date in found if date.span.overlaps(span)]
    return all(span.contains(date.span) and date.rule == "date.year" for date in touched)


def _points(reading: _Reading) -> Iterator[Point]:
    """Dates as they are written, those without a year completed where the text or the document's date allows."""
    written = _with_shared_years(reading.text, list(reading.grammar.points(reading.text)))
    # A wire begins with a day that has no year: the first full date tells it; a story is told up to its latest year.
    told = next((p.year for p in written if p.year and p.day), None)
    near = Point(-_NEAR, -_NEAR, "")
    last: int | None = None
    for point in written:
        same = _same_year(reading, point) if last is not None and point.year is None and point.month else None
        if same is not None:
            yield replace(point.with_year(last, inferred=True), end=same)
            continue
        last = point.year or last
        if point.year is None:
            # "En mars 2011 … En avril": a later month soon behind a date goes on in its year.
            goes_on = point.start - near.end < _NEAR and (point.month or 0) >= (near.month or 13)
            context = near.year if goes_on else told or near.year
            year = _missing_year(point, context, reading.published)
            year = year - 1 if year and _is_last(reading, point, year) else year
            yield point.with_year(year + _is_ahead(reading, point, year) if year else year, inferred=True)
            continue
        if point.month and not _LATER.search(reading.text, max(0, point.start - 24), point.start):
            near = point
            told = max(told or 0, point.year)
        yield point


# "octobre | de la même année", "in December | of that year", "That | April"
_OF_SAME = re.compile(
    r" (?:de la même année|de cette année-là|of (?:the|that) (?:very )?same year|of that year)(?![\w-])"
)
_THAT = re.compile(r"(?<!\w)[Tt]hat $")


def _same_year(reading: _Reading, point: Point) -> int | None:
    """Where a month ends that is told as one of the year named last; None for any other month."""
    behind = _OF_SAME.match(reading.text, point.end)
    if behind is not None:
        return behind.end()
    is_that = point.day is None and _THAT.search(reading.text, max(0, point.start - 6), point.start) is not None
    return point.end if is_that else None


_NEAR = 250
_LISTED = re.compile(
    r"(?:,|,? (?:and|et|or|ou|to|until|through|puis|au?|à)|[-–/])(?:(?: |(?<=[-–/]))(?:le|the|on|en|in|fin|début|early|late))* ?(?:mi-|mid-)?"
)


def _with_shared_years(text: str, points: list[Point]) -> list[Point]:
    """ "March and April 2022": the year that only the last of several writes is that of all."""
    for place in range(len(points) - 2, -1, -1):
        first, second = points[place], points[place + 1]
        if first.year is not None or None in (first.month, second.month, second.year):
            continue
        if _LISTED.fullmatch(text, first.end, second.start):
            year = (second.year or 0) - ((first.month or 0) > (second.month or 0))
            points[place] = first.with_year(year, inferred=second.inferred)
    return points


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


def _is_last(reading: _Reading, point: Point, year: int) -> bool:
    """Whether "last June", "juin dernier" is told in June: that of the year before."""
    latest = edtf.bounds(reading.published)[1]
    if latest is None or (year, point.month) != (date.fromordinal(latest).year, date.fromordinal(latest).month):
        return False
    return point.day is None and (
        _LAST.search(reading.text, max(0, point.start - 5), point.start) is not None
        or _DERNIER.search(reading.text[point.start : point.end + 8]) is not None
    )


_LAST = re.compile(r"last $", re.I)
_DERNIER = re.compile(r" dernier\b")


def _is_ahead(reading: _Reading, point: Point, year: int) -> bool:
    """Whether the sentence tells what is to come: "the vote scheduled for November" is no vote of last year."""
    latest = edtf.bounds(reading.published)[1]
    if latest is None or year >= date.fromordinal(latest).year:
        return False
    before = reading.text[max(0, point.start - _CLAUSE) : point.start]
    is_planned = _AS_PLANNED.match(reading.text, point.end) is not None
    return is_planned or _COMING[reading.grammar.language].search(before) is not None


_CLAUSE = 80
# "le 26 septembre comme prévu", "next June"
_AS_PLANNED = re.compile(r",? (?:comme prévu|comme convenu|prochain|as (?:planned|scheduled|agreed))(?!\w)", re.I)
_COMING = {
    "fr": re.compile(r"(?<!\w)(?:prévue?s?|programmée?s?|attendue?s?|fixée?s?|prochaine?s?|annoncée?s? pour|ser(?:a|ont)|pourr(?:a|ont|ait|aient)|devr(?:a|ont|ait|aient)|doi(?:t|vent)|d'ici|jusqu'\w+|avant (?:la fin|le début|le scrutin|l'élection|les élections)|candidate? à)(?!\w)[^.;]*\Z"),
    "en": re.compile(r"(?<!\w)(?:will|could|may|might|scheduled|due|planned|expected|slated|upcoming|next|until|ahead of|by|(?:is|are) to)(?!\w)[^.;]*\Z"),
}  # fmt: skip
_TO = re.compile(r" (?:to|through|au|à) ")
_BETWEEN = re.compile(r"(?:entre|between)\b", re.I)


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
    is_list = reading.text[: first.start].endswith(", ")
    if (
        not is_list
        and _AND.fullmatch(between)
        and (first.year, first.division) == (second.year, second.division)
        and _follows(first, second)
    ):
        return Date(
            Span(first.start, second.end), _valid(f"{first.edtf()}/{second.edtf()}"), "date.range", second.inferred
        )
    # "31 March to 1 April 2025" needs no word before it.
    is_bare = first.precision == second.precision or first.inferred or None not in (first.day, second.day)
    is_joined = reading.grammar.joins_range.fullmatch(between) if opening or (is_bare and _TO.match(between)) else None
    if is_joined and opening and _AND.match(between) and not _BETWEEN.match(opening[0]):
        # "les accords de 2014 et 2015" are two.
        return None
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


_AND = re.compile(r" (?:and|et) (?:en |in )?")


def _follows(first: Point, second: Point) -> bool:
    """ "March and April 2022": one month and the next."""
    months = first.precision == second.precision == "month" and first.year is not None
    return months and second.month == (first.month or 0) + 1


_DASH = re.compile(r"\s?[-–—/]\s?")


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
    if _ONWARDS.match(reading.text, point.end) and _FROM.search(before):
        return Date(Span(start, point.end), _valid(f"{value}/.."), "date.since", point.inferred)
    for name, pattern, form in reading.grammar.bounds:
        match = pattern.search(before)
        if match is None or (name in ("after", "until") and point.precision == "year" and before.endswith("the ")):
            # "after the 2003 invasion": the year is the event's own.
            continue
        start -= len(match[0])
        if name == "until" and _NOT.search(before[: match.start()]):
            # "pas avant mars 2023", "not until March": that month at the earliest is the date that is told.
            return Date(
                Span(start, point.end), _valid(value), f"date.{name}", point.inferred, Span(point.start, point.end)
            )
        value = form.format(value) if value and "/" not in value else value
        return Date(Span(start, point.end), _valid(value), f"date.{name}", point.inferred, Span(point.start, point.end))
    return Date(Span(start, point.end), _valid(value), rule, point.inferred)


_NOT = re.compile(r"(?:(?<!\w)(?:pas|guère|jamais|not|never|hardly)|n't)(?: (?:\w+ ){0,4})?$", re.I)
# "From 2025 onwards", "from 2025 on": the words behind the date make it open.
_FROM = re.compile(r"(?<!\w)from (?:the )?$", re.I)
_ONWARDS = re.compile(r" (?:onwards?|on(?! the\b))(?!\w)")


def _valid(value: str | None) -> str | None:
    """`value` if EDTF can hold it: the 31st of June is no date."""
    if value is None:
        return None
    try:
        edtf.parse(value)
    except InvalidValue:
        return None
    return value
