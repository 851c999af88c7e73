"""Dates told from a date that the text named before: "the same month", "la veille", "the following year"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon

# A date further back is no longer the one that "the same month" means.
_NEAR = 600
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-(?:0\d|1[0-2])")


def anaphoric_dates(
    text: str, *, language: str, named: Sequence[tuple[Span, str | None]]
) -> Iterator[tuple[Span, str | None]]:
    """Every such date with its EDTF; None where no date before it is as fine as it has to be."""
    table: dict[str, list[int | str]] = lexicon.words("dates", language)["told_from"]
    for match in _pattern(language).finditer(text):
        unit, shift = table[match[0].lower()]
        yield Span(*match.span()), _told(near(named, match.start()), str(unit), int(shift))


def near(named: Sequence[tuple[Span, str | None]], start: int) -> list[str]:
    """What the dates close before `start` say, in order; `named` are in order and none overlaps another."""
    last = bisect_left(named, start, key=lambda date: date[0].end)
    first = bisect_right(named, start - _NEAR, key=lambda date: date[0].end)
    return [value for _, value in named[first:last] if value]


@lru_cache(maxsize=2)
def _pattern(language: str) -> re.Pattern[str]:
    # "la veille du vote", "the day after the raid": told from what follows, not from a date before.
    words = lexicon.either(lexicon.words("dates", language)["told_from"])
    return re.compile(
        rf"(?<![\w'-]){words}(?![\w-]| (?:de|du|des|of|the|its|his|her) | d'|(?:(?<=after)|(?<=before)) an? | (?:que|that) )",
        re.I,
    )


def _told(values: Sequence[str], unit: str, shift: int) -> str | None:
    """The last of `values` that says its `unit`, moved by `shift` of them."""
    if unit == "day":
        days = [found[0] for value in values if (found := _DAY.search(value))]
        return (date.fromisoformat(days[-1]) + timedelta(days=shift)).isoformat() if days else None
    if unit == "month":
        months = [found[0] for value in values if (found := _MONTH.search(value))]
        if not months:
            return None
        number = int(months[-1][:4]) * 12 + int(months[-1][5:]) - 1 + shift
        return f"{number // 12:04d}-{number % 12 + 1:02d}"
    years = [value.strip("./~")[:4] for value in values]
    years = [year for year in years if year.isdigit()]
    return f"{int(years[-1]) + shift:04d}" if years else None
