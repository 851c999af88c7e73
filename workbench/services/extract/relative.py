"""Dates told from the day of writing: "hier", "la semaine dernière", "two years ago", "on Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from workbench.core import edtf
from workbench.core.spans import Span
from workbench.services.extract import lexicon

_DAYS = {
    "fr": {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "après-demain": 2},
    "en": {"yesterday": -1, "today": 0, "tomorrow": 1},
}
_LENGTHS = {"day": 1, "week": 7}


def relative_dates(text: str, *, language: str, published: str | None) -> Iterator[tuple[Span, str | None]]:
    """Every such date with its EDTF; None where the document's date is unknown or too coarse."""
    base = _base(published)
    for match in _pattern(language).finditer(text):
        yield Span(*match.span()), _resolved(match, language, base)


def _base(published: str | None) -> tuple[date, str] | None:
    """The first day that the document's date allows, and how finely that date is known."""
    if not published:
        return None
    known = edtf.parse(published)
    if known.earliest is None or known.is_period:
        return None
    return date.fromordinal(known.earliest), known.precision.value


@lru_cache(maxsize=2)
def _pattern(language: str) -> re.Pattern[str]:
    lists: dict[str, Any] = lexicon.words("dates", language)
    days, unit = lexicon.either(_DAYS[language]), lexicon.either(lists["units"])
    count = [rf"(?P<count{place}>\d{{1,2}}|{lexicon.either(lists['numbers'])})" for place in range(3)]
    weekday, last, following = (lexicon.either(lists[name]) for name in ("weekdays", "last", "next"))
    if language == "fr":
        branches = (
            rf"(?P<day>{days})",
            rf"il y a {count[0]} (?P<ago>{unit})",
            rf"{count[1]} (?P<later>{unit}) plus (?:tard|tôt)",
            rf"dans {count[2]} (?P<ahead>jours|semaines|mois|ans)",
            rf"(?:la|le|l'|les) ?(?P<past>semaine|mois|an|année) {last}",
            rf"(?:la|le|l'|les) ?(?P<coming>semaine|mois|an|année) {following}",
            r"(?:cette|ce) (?P<now>semaine|mois-ci|mois|année)",
            rf"(?:(?:ce|le) )?(?P<weekday>{weekday})(?: (?P<which>{last}|{following}))?",
        )
    else:
        branches = (
            rf"(?P<day>{days})",
            rf"{count[0]} (?P<ago>{unit}) ago",
            rf"{count[1]} (?P<later>{unit}) (?:later|earlier)",
            rf"in {count[2]} (?P<ahead>days|weeks|months|years)(?:'s? time)?",
            rf"{last} (?P<past>week|month|year)",
            rf"{following} (?P<coming>week|month|year)",
            r"this (?P<now>week|month|year)",
            rf"(?:on |(?P<which>{last}|{following}) )?(?P<weekday>{weekday})",
        )
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(branches)})(?![\w-])", re.I)


def _resolved(match: re.Match[str], language: str, base: tuple[date, str] | None) -> str | None:
    lists: dict[str, Any] = lexicon.words("dates", language)
    parts = {name: value.lower() for name, value in match.groupdict().items() if value}
    if base is None or "later" in parts:
        return None
    day, precision = base
    if "day" in parts:
        return (day + timedelta(days=_DAYS[language][parts["day"]])).isoformat() if precision == "day" else None
    if "weekday" in parts:
        return _weekday(int(lists["weekdays"][parts["weekday"]]), parts.get("which", "") in lists["next"], base)
    for name, sign in (("ago", -1), ("ahead", 1), ("past", -1), ("coming", 1), ("now", 0)):
        if name in parts:
            word = parts.get("count0") or parts.get("count2") or "1"
            count = int(word) if word.isdigit() else int(lists["numbers"][word])
            return _moved(base, lists["units"][parts[name].removesuffix("-ci")], sign * count)
    return None


def _weekday(number: int, is_next: bool, base: tuple[date, str]) -> str | None:
    """The last such day up to the document's date: the press says "mardi" for the Tuesday just past."""
    day, precision = base
    if precision != "day":
        return None
    back = (day.weekday() - number) % 7
    return (day + timedelta(days=7 - back if is_next else -back)).isoformat()


def _moved(base: tuple[date, str], unit: str, count: int) -> str | None:
    """The document's date moved by `count` units, as finely as the unit allows."""
    day, precision = base
    if unit in _LENGTHS:
        if precision != "day":
            return None
        moved = day + timedelta(days=count * _LENGTHS[unit])
        if unit == "day":
            return moved.isoformat()
        monday = moved - timedelta(days=moved.weekday())
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "month":
        if precision not in ("day", "month"):
            return None
        months = day.year * 12 + day.month - 1 + count
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return f"{day.year + count:04d}"
