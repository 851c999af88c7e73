"""Dates told by what happened: "depuis l'invasion de l'Ukraine", "before the fall of the Berlin Wall", "since the coup"."""

from __future__ import annotations

import re
from bisect import bisect_right
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

    `named` are the dates that the text writes, in order: "the coup of 1 February" tells later what "since the coup" means.
    """
    for match in _known_pattern(language).finditer(text):
        yield Span(*match.span()), _bounded(match, _dates(match["event"], language), language, published)
    unnamed = list(_unnamed_pattern(language).finditer(text))
    told = _told(text, language, named) if unnamed else {}
    for match in unnamed:
        day = _nearest(told.get(match["event"].lower(), []), match.start())
        yield Span(*match.span()), f"{day}/.." if day else None


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


def _told(text: str, language: str, named: Sequence[tuple[Span, str | None]]) -> dict[str, list[tuple[int, str]]]:
    """Where the text dates such an event, and when it was, by its noun: "le coup d'État du 1er février 2021"."""
    found: dict[str, list[tuple[int, str]]] = {}
    for span, value in named:
        event = _dated_pattern(language).search(text, max(0, span.start - _AHEAD), span.start)
        if value and "/" not in value and event is not None:
            found.setdefault(event["event"].lower(), []).append((span.end, value))
    return found


def _nearest(told: Sequence[tuple[int, str]], start: int) -> str | None:
    """The last date that was told before `start`, else the first behind it."""
    place = bisect_right(told, start, key=lambda one: one[0])
    return told[max(0, place - 1)][1] if told else None


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


# So many letters before a date hold the event that it dates.
_AHEAD = 60


@lru_cache(maxsize=2)
def _dated_pattern(language: str) -> re.Pattern[str]:
    nouns = lexicon.either(lexicon.words(_TABLE, language)["unnamed"])
    return re.compile(rf"(?<!\w)(?P<event>{nouns})(?: [a-zà-ÿ-]+)? (?:du|de|le|en|of|on|in)(?: the)? \Z", re.I)


def _stage(language: str) -> str:
    """ "le début de", "the outbreak of": which end of what happened is meant."""
    stages: dict[str, Any] = lexicon.words(_TABLE, language)["stages"]
    return rf"(?P<stage>{lexicon.either([*stages['begin'], *stages['end']])}) {_OF[language]}"
