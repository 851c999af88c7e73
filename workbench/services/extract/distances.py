"""Dates told as a distance from one that the text named before: "onze jours plus tôt", "five months on", "three years before"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from workbench.core.spans import Span
from workbench.services.extract import lexicon, numerals
from workbench.services.extract.anaphoric import near

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?(?![\d-])")
_DAYS = {"day": 1, "week": 7}
# "before,": what follows is no event that the days are counted from ("four days before the raid").
_CLOSED = r"(?=\s*(?:[,.;:)!?]|$))"


def distant_dates(
    text: str, *, language: str, named: Sequence[tuple[Span, str | None]]
) -> Iterator[tuple[Span, str | None]]:
    """Every such date with its EDTF; None where no date before it is as fine as its unit."""
    units: dict[str, str] = lexicon.words("dates", language)["units"]
    for match in _pattern(language).finditer(text):
        count = _count(match["count"], language)
        if count:
            is_back = match["side"].lower() in _BACK[language]
            told = near(named, match.start())
            yield Span(*match.span()), _moved(told, units[match["unit"].lower()], -count if is_back else count)


_BACK = {"fr": ("plus tôt", "auparavant", "avant"), "en": ("earlier", "before", "previously")}
_ABOUT = {
    "fr": r"(?:(?:à peine|tout juste|environ|quelque|près de|près d'|plus de|plus d'|moins de|moins d'|presque) ?)?",
    "en": r"(?:(?:about|around|some|nearly|almost|just|barely|less than|more than|over|fewer than|only|scarcely) )?",
}


def _count(words: str, language: str) -> int | None:
    """ "onze", "forty", "a", "12" as a number."""
    listed: dict[str, int] = lexicon.words("dates", language)["numbers"]
    word = words.lower()
    return int(word) if word.isdigit() else listed.get(word) or numerals.value(word, language)


@lru_cache(maxsize=2)
def _pattern(language: str) -> re.Pattern[str]:
    units: dict[str, Any] = lexicon.words("dates", language)["units"]
    number = rf"\d{{1,3}}|{numerals.pattern(language)}|{lexicon.either(_single(language))}"
    free = "plus tôt|plus tard|auparavant" if language == "fr" else "earlier|later|previously"
    closed = "avant|après" if language == "fr" else "before|after|on"
    return re.compile(
        rf"(?<![\w'-]){_ABOUT[language]}(?P<count>{number}) (?P<unit>{lexicon.either(units)}) (?P<side>(?:{free})(?![\w-])|(?:{closed}){_CLOSED})",
        re.I,
    )


def _single(language: str) -> list[str]:
    """Numbers of one word."""
    return [*lexicon.words("dates", language)["numbers"], *numerals.single_words(language)]


def _moved(told: Sequence[str], unit: str, count: int) -> str | None:
    """The last of `told` that is as fine as `unit`, moved by `count` of them; an open end is counted from its day."""
    dates = [found for value in told if (found := _DATE.search(value))]
    if unit in _DAYS:
        days = [found for found in dates if found["day"]]
        return (date.fromisoformat(days[-1][0]) + timedelta(days=count * _DAYS[unit])).isoformat() if days else None
    if unit == "month":
        months = [found for found in dates if found["month"]]
        if not months:
            return None
        number = int(months[-1]["year"]) * 12 + int(months[-1]["month"]) - 1 + count
        return f"{number // 12:04d}-{number % 12 + 1:02d}"
    return f"{int(dates[-1]['year']) + count:04d}" if dates else None
