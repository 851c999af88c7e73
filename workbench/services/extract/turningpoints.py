"""Dates told by what happened: "depuis l'invasion de l'Ukraine", "before the fall of the Berlin Wall", "since the coup"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from workbench.core import edtf
from workbench.core.spans import Span
from workbench.services.extract import lexicon

_TABLE = "turningpoints"


class _Event(NamedTuple):
    """When something known by name began and ended; None where it goes on."""

    begin: str
    end: str | None


def turning_points(
    text: str, *, language: str, named: Sequence[tuple[Span, str | None]], published: str | None
) -> Iterator[tuple[Span, str | None]]:
    """Every such date with its EDTF; None where nothing tells when that happened.

    `named` are the dates that the text writes: "the coup of 1 February" tells later what "since the coup" means.
    """
    for match in _known_pattern(language).finditer(text):
        yield Span(*match.span()), _bounded(match, _dates(match["event"], language), language, published)
    for match in _unnamed_pattern(language).finditer(text):
        told = _told_of(match["event"], text, match.start(), named)
        yield Span(*match.span()), f"{told}/.." if told else None


def _bounded(match: re.Match[str], events: Sequence[_Event], language: str, published: str | None) -> str | None:
    """ "since the end of the war" is open behind its end, "before the war" ahead of its beginning."""
    words: dict[str, Any] = lexicon.words(_TABLE, language)
    leads, lead, stage = words["leads"], match["lead"].lower(), (match["stage"] or "").lower()
    is_near = lead in leads["near"]
    event = _meant(events, published, is_ahead=is_near)
    is_begin = stage in words["stages"]["begin"] or (lead not in leads["since"] and not stage)
    day = event.begin if is_begin or event.end is None else event.end
    if stage in words["stages"]["end"] and event.end is None:
        return None
    return f"{day}/.." if lead in leads["since"] else f"../{day}"


def _meant(events: Sequence[_Event], published: str | None, *, is_ahead: bool) -> _Event:
    """The last of several that had begun when the text was written, or the next that had not."""
    written = edtf.bounds(published)[1]
    if written is None or len(events) == 1:
        return events[-1]
    past = [event for event in events if (edtf.bounds(event.begin)[0] or 0) <= written]
    coming = events[len(past) :]
    if is_ahead and coming:
        return coming[0]
    return past[-1] if past else events[0]


def _told_of(event: str, text: str, start: int, named: Sequence[tuple[Span, str | None]]) -> str | None:
    """The date that stands behind the same noun elsewhere: "le coup d'État du 1er février 2021"."""
    pattern = re.compile(rf"(?<!\w){re.escape(event)}(?: [a-zà-ÿ-]+)? (?:du|de|le|en|of|on|in)(?: the)? $", re.I)
    dates = {
        span: value
        for span, value in named
        if value and "/" not in value and pattern.search(text, max(0, span.start - 60), span.start)
    }
    before = [value for span, value in dates.items() if span.end <= start]
    return before[-1] if before else next(iter(dates.values()), None)


def _dates(words: str, language: str) -> list[_Event]:
    return _events(language)[words.lower()]


@lru_cache(maxsize=2)
def _events(language: str) -> dict[str, list[_Event]]:
    return {
        name.lower(): [_Event(*span) for span in one["spans"]]
        for one in lexicon.table(_TABLE)["events"]
        for name in one[language]
    }


_ARTICLES = {"fr": r"(?:le |la |les |l')?", "en": r"(?:the )?"}
_OF = {"fr": r"(?:de la |de l'|des |du |de |d')", "en": r"of (?:the )?"}


@lru_cache(maxsize=2)
def _known_pattern(language: str) -> re.Pattern[str]:
    words: dict[str, Any] = lexicon.words(_TABLE, language)
    leads = lexicon.either(lead for kind in words["leads"].values() for lead in kind)
    names = lexicon.any_of(name for one in lexicon.table(_TABLE)["events"] for name in one[language])
    # "à l'approche des élections", "au lendemain du Brexit": the article is in the lead's last word.
    article = (
        _ARTICLES[language]
        if language == "en"
        else rf"(?:{_ARTICLES['fr']}|{_OF['fr']}|(?<=jusqu')(?:au |aux |à la |à l'))"
    )
    return re.compile(
        rf"(?<![\w'-])(?P<lead>(?i:{leads})) ?{article}(?:{_stage(language)})?(?P<event>{names})(?![\w-])"
    )


@lru_cache(maxsize=2)
def _unnamed_pattern(language: str) -> re.Pattern[str]:
    words: dict[str, Any] = lexicon.words(_TABLE, language)
    since = "depuis" if language == "fr" else "(?:ever )?since"
    article = r"(?:le |la |les |l')" if language == "fr" else r"(?:the |(?=independence))"
    return re.compile(
        rf"(?<![\w'-])(?i:{since}) {article}(?:{_stage(language)})?(?P<event>{lexicon.either(words['unnamed'])})(?![\w'-])"
    )


def _stage(language: str) -> str:
    """ "le début de", "the outbreak of": which end of what happened is meant."""
    stages: dict[str, Any] = lexicon.words(_TABLE, language)["stages"]
    return rf"(?P<stage>{lexicon.either([*stages['begin'], *stages['end']])}) {_OF[language]}"
