"""Parts of a year or month that stands elsewhere: "by the end of the year", "les premiers mois de 2022", "until the autumn"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from workbench.core import edtf
from workbench.core.spans import Span
from workbench.services.extract import lexicon


class Now(NamedTuple):
    """The year and month in which a text speaks; no month where it names only a year."""

    year: int
    month: int | None


def parts_of_years(
    text: str, *, language: str, named: Sequence[tuple[Span, str | None]], published: str | None
) -> Iterator[tuple[Span, str | None, bool]]:
    """Every such date with its EDTF and whether that was inferred; None where no year is known.

    The year is the one that is written behind, else that of the document's date, else that of the last date before.
    """
    known = now(published)
    for match in _pattern(language).finditer(text):
        parts = {name: value.lower() for name, value in match.groupdict().items() if value}
        own = parts.get("year")
        at = Now(int(own), None) if own else known or _before(match.start(), named)
        yield Span(*match.span()), _value(parts, at, language) if at is not None else None, own is None


def now(published: str | None) -> Now | None:
    """The year and month of the document's date; None without one, or where it is a period."""
    if not published:
        return None
    date = edtf.parse(published)
    found = _YEAR.match(published)
    if date.is_period or found is None:
        return None
    return Now(int(found["year"]), int(found["month"]) if found["month"] else None)


_YEAR = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0\d|1[0-2])(?!\d))?")


def _before(start: int, named: Sequence[tuple[Span, str | None]]) -> Now | None:
    """The last year and month that were named before."""
    found = [_YEAR.match(value.removeprefix("../")) for span, value in named if value and span.end <= start]
    last = next((one for one in reversed(found) if one is not None), None)
    return Now(int(last["year"]), int(last["month"]) if last["month"] else None) if last is not None else None


def _value(parts: dict[str, str], at: Now, language: str) -> str | None:
    value = _part(parts, at, language)
    if value is None:
        return None
    lead = parts.get("lead") or parts.get("lead_", "")
    lists: dict[str, Any] = lexicon.words("dates", language)["within"]
    if lead in lists["until"] and "/" not in value:
        return f"../{value.rstrip('~')}"
    if lead in lists["since"] and "/" not in value:
        return f"{value}/.."
    return value


def _part(parts: dict[str, str], at: Now, language: str) -> str | None:
    words: dict[str, Any] = lexicon.words("dates", language)
    season = parts.get("season") or parts.get("season_")
    if season:
        lead = parts.get("lead_") or parts.get("lead", "")
        return _season(int(words["seasons"][season]), lead, at, words["within"])
    if "feast" in parts:
        return f"{at.year - (parts.get('lead_', '') in words['within']['since'])}-12-25"
    if "rank" in parts:
        first = _HALVES if parts["division"] == "semestre" else _QUARTERS
        return f"{at.year}-{first + int(words['ordinals'][parts['rank']])}"
    if "months" in parts:
        count = parts.get("count", "")
        last = int(count) if count.isdigit() else int(words["numbers"].get(count, _FEW))
        return f"{at.year}-01/{at.year}-{last:02d}" if 0 < last <= _MONTHS else None
    if "unit" in parts and words["units"].get(parts["unit"]) == "month":
        return f"{at.year}-{at.month:02d}~" if at.month else None
    return f"{at.year}~"


# EDTF counts quarters from 33 and halves from 40.
_QUARTERS, _HALVES = 32, 39
# "the first months": a quarter.
_FEW = 3
_MONTHS = 12
_BEGINS = {21: 3, 22: 6, 23: 9, 24: 12}


def _season(division: int, lead: str, at: Now, lists: dict[str, Any]) -> str:
    """The next such season behind "until", the last that has begun elsewhere."""
    is_ahead = lead in lists["until"] or lead in lists["ahead"]
    if at.month is None:
        return f"{at.year}-{division}"
    if is_ahead:
        return f"{at.year + (at.month > _BEGINS[division] + 2)}-{division}"
    return f"{at.year - (at.month < _BEGINS[division])}-{division}"


@lru_cache(maxsize=2)
def _pattern(language: str) -> re.Pattern[str]:
    words: dict[str, Any] = lexicon.words("dates", language)
    lists: dict[str, Any] = words["within"]
    bounds = lexicon.either([*lists["until"], *lists["since"]])
    leads = lexicon.either([*lists["until"], *lists["since"], *lists["ahead"], *lists["during"]])
    number, seasons = rf"\d{{1,2}}|{lexicon.either(words['numbers'])}", lexicon.either(words["seasons"])
    parts = lexicon.either(lists["parts"])
    rank = rf"(?P<rank>{lexicon.either(words['ordinals'])})"
    if language == "fr":
        of_year = r"(?:de l'année(?! \d)|(?:de l'année|de) (?P<year>(?:19|20)\d\d))"
        return re.compile(
            rf"(?<![\w'-])(?:(?:(?P<lead>{bounds}) ?)?(?:"
            rf"(?:les |des )?(?:(?P<count>{number}) )?(?P<months>premiers mois) {of_year}"
            rf"|{parts} (?:de l'année|du (?P<unit>mois)|(?:de l'|du )(?P<season_>{seasons}))(?! de | d'| \d))"
            rf"|(?:au|du|dès le|pour le|avant le|d'ici le|d'ici au) {rank} (?P<division>trimestre|semestre)"
            rf"|(?P<lead_>{leads}) ?(?:l'|le )?(?:(?P<season>{seasons})|(?P<feast>Noël)))(?![\w-]|(?: de)? \d{{4}}| de l'année| dernier| prochain| (?:suivant|précédent))",
            re.I,
        )
    of_year = r"(?:of the (?:current )?year|of (?P<year>(?:19|20)\d\d))"
    return re.compile(
        rf"(?<![\w'-])(?:(?:(?P<lead>{bounds}) )?(?:"
        rf"the first (?:(?P<count>{number}) )?(?P<months>months) {of_year}"
        rf"|(?:the )?{parts} of the (?:current )?(?:year|(?P<unit>month)|(?P<season_>{seasons}))|year-end|year's end)"
        rf"|(?:in|during|over|for|by|before|of) the {rank} (?P<division>quarter)(?! of)"
        rf"|(?P<lead_>{leads}) (?:the (?P<season>{seasons})(?! of (?!\d))|(?P<feast>Christmas)))(?![\w-]|,? (?:of|in) (?:the year )?\d| \d{{4}})",
        re.I,
    )
