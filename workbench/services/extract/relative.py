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
_ABOUT = {
    "fr": r"(?:(?:tout juste|à peine|environ|près d[e']|plus d[e']|moins d[e']|bientôt|presque|quelque) ?)?",
    "en": r"(?:(?:about|around|some|nearly|almost|just|just over|just under|more than|less than|over) )?",
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
    season = lexicon.either(lists["seasons"])
    weekday, last, following = (lexicon.either(lists[name]) for name in ("weekdays", "last", "next"))
    branches: tuple[str, ...]
    if language == "fr":
        branches = (
            rf"(?P<day>{days})",
            rf"(?:il y a|voilà|voici) {_ABOUT['fr']}{count[0]} (?P<ago>{unit})",
            rf"depuis {_ABOUT['fr']}(?P<count3>\d{{1,2}}|{lexicon.either(lists['numbers'])}) (?P<lasting>jours|semaines|mois|ans?)",
            rf"dans {count[2]} (?P<ahead>jours|semaines|mois|ans)",
            rf"(?:la|le|l'|les) ?(?P<past>semaine|mois|an|année) {last}",
            rf"(?:la|le|l'|les) ?(?P<coming>semaine|mois|an|année) {following}",
            r"(?:cette|ce) (?P<now>semaine|mois-ci|mois|année)",
            rf"(?:ces|les|des) (?P<count4>\d{{1,2}}|{lexicon.either(lists['numbers'])}) (?:dernières années|derniers ans)",
            r"(?:la|cette) (?:dernière (?P<decade>décennie)|décennie (?P<decade_>écoulée|passée))",
            rf"(?:(?P<this>ce|cet|au|à l'|en) ?|(?:l'|le |d')(?=\w+ (?:{last}|{following})))(?P<season>{season})(?: (?P<when>{last}|{following}))?(?! (?:de )?(?:\d{{4}}|l'année))",
            rf"(?:ce|le) (?P<weekend>week-end)(?: (?P<side>{last}|{following}))?",
            rf"(?:(?:ce|le) )?(?P<weekday>{weekday})(?: (?P<which>{last}|{following}))?",
        )
    else:
        branches = (
            rf"(?P<day>{days})",
            rf"{_ABOUT['en']}{count[0]} (?P<ago>{unit}) ago",
            rf"in {count[2]} (?P<ahead>days|weeks|months|years)(?:'s? time)?",
            rf"{last} (?P<past>week|month|year)",
            rf"{following} (?P<coming>week|month|year)",
            r"(?:(?:earlier|later) )?this (?P<now>week|month|year)",
            rf"the (?:{last}|preceding) (?P<count4>\d{{1,2}}|{lexicon.either(lists['numbers'])}) years",
            rf"the (?:{last}) (?P<decade>decade)",
            rf"(?:(?P<this>this|in the|during the)|(?P<when>{last}|{following})) (?P<season>spring|summer|autumn|winter)(?! (?:of|in)\b| and (?:the )?(?:spring|summer|autumn|winter)\b| \d{{4}})",
            rf"(?:this|at the|over the|(?P<side>{last}|{following})) (?P<weekend>weekend)",
            rf"(?:on |(?P<which>{last}|{following}) )?(?P<weekday>{weekday})",
        )
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(branches)})(?![\w-])", re.I)


def _resolved(match: re.Match[str], language: str, base: tuple[date, str] | None) -> str | None:
    lists: dict[str, Any] = lexicon.words("dates", language)
    parts = {name: value.lower() for name, value in match.groupdict().items() if value}
    if base is None:
        return None
    day, precision = base
    if "day" in parts:
        return (day + timedelta(days=_DAYS[language][parts["day"]])).isoformat() if precision == "day" else None
    if "weekday" in parts:
        return _weekday(int(lists["weekdays"][parts["weekday"]]), parts.get("which", "") in lists["next"], base)
    if "weekend" in parts:
        return _weekend(_side(parts.get("side", ""), lists), base)
    if "season" in parts:
        return _season(int(lists["seasons"][parts["season"]]), _side(parts.get("when", ""), lists), base)
    if "count4" in parts or "decade" in parts or "decade_" in parts:
        years = _count(parts["count4"], lists) if "count4" in parts else _DECADE
        return f"{day.year - years:04d}/{day.year:04d}"
    if "lasting" in parts:
        begun = _moved(base, lists["units"][parts["lasting"]], -_count(parts["count3"], lists))
        return f"{begun}/.." if begun and "/" not in begun else None
    for name, sign in (("ago", -1), ("ahead", 1), ("past", -1), ("coming", 1), ("now", 0)):
        if name in parts:
            count = _count(parts.get("count0") or parts.get("count2") or "1", lists)
            return _moved(base, lists["units"][parts[name].removesuffix("-ci")], sign * count)
    return None


def _count(word: str, lists: dict[str, Any]) -> int:
    return int(word) if word.isdigit() else int(lists["numbers"][word])


def _side(word: str, lists: dict[str, Any]) -> int:
    """-1 for "last", 1 for "next", 0 where neither stands."""
    return (word in lists["next"]) - (word in lists["last"])


def _weekend(side: int, base: tuple[date, str]) -> str | None:
    """The weekend of the document's week, the one before it or the one after it."""
    day, precision = base
    if precision != "day":
        return None
    saturday = day + timedelta(days=5 - day.weekday() + 7 * side)
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


_DECADE = 10
_BEGINS = {21: 3, 22: 6, 23: 9, 24: 12}


def _season(division: int, side: int, base: tuple[date, str]) -> str:
    """The season of the document's year; the last one that had begun, or the next that had not."""
    day, _ = base
    has_begun = day.month > _BEGINS[division] + 2
    year = day.year - (side < 0 and not has_begun) + (side > 0 and has_begun)
    return f"{year:04d}-{division}"


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
