"""The whole noun phrase of a source, with the clause in commas behind it: "one miller, who asked not to be named"."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.core.spans import Span
from workbench.services.extract.insertions import insertion_before
from workbench.services.extract.sources import Found

_CLAUSE = re.compile(
    r", (?:who|whose|whom|which|qui|dont|among (?:them|whom)|including|parmi (?:eux|elles|lesquel(?:le)?s)|y compris)(?= )"
)
_STOP = re.compile(r"[;:«»“”\"()]|[.!?…](?=\s|$)| [–—] ")
# Longer than so much a clause tells a story of its own.
_LONGEST = 170


def with_its_clause(text: str, sentence: Span, one: Found, language: str) -> Found:
    """The same source with the relative clause that commas tie to it.

    >>> from workbench.services.extract.records import Attribution
    >>> text = "Ola Berg, who left, said so."
    >>> found = Found(Attribution(Span(0, 8), Span(20, 24), "", "attribution.subject"), True)
    >>> with_its_clause(text, Span(0, 28), found, "en").attribution.source.of(text)
    'Ola Berg, who left'
    """
    source, cue = one.attribution.source, one.attribution.cue
    if _CLAUSE.match(text, source.end, sentence.end) is None:
        return one
    end = _before_its_verb(text, sentence, one, language) if cue.start > source.end else _closed(text, source, sentence)
    if end is None or end - source.end > _LONGEST:
        return one
    return Found(replace(one.attribution, source=Span(source.start, end)), one.is_main)


def _before_its_verb(text: str, sentence: Span, one: Found, language: str) -> int | None:
    """Where the clause ends that stands between a source and its verb, whatever else stands in commas behind it."""
    source, cue = one.attribution.source, one.attribution.cue
    comma = text.rfind(", ", source.end + 1, cue.start)
    if comma < 0 or _BETWEEN.fullmatch(text, comma + 2, cue.start) is None or _STOP.search(text, source.end, comma):
        return None
    if _AMONG.match(text, source.end + 2):
        return comma
    last: int | None = comma + 2
    while last is not None and last > source.end + 2:
        earlier = insertion_before(text, sentence, last, language)
        if earlier == source.end + 2:
            return last - 2
        last = earlier
    return text.find(", ", source.end + 2, comma + 2)


_AMONG = re.compile(r"(?:among|parmi|including|y compris) ")
# "Berg, who left, later said"
_BETWEEN = re.compile(r"(?:[\w'-]+ ?){0,3}")


def _closed(text: str, source: Span, sentence: Span) -> int | None:
    """Where the clause behind a source that its verb precedes ends: at its comma, or with the sentence."""
    stop = _STOP.search(text, source.end + 1, sentence.end)
    comma = text.find(", ", source.end + 2, stop.start() if stop is not None else sentence.end)
    if comma > 0:
        return comma
    return stop.start() if stop is not None and text[stop.start()] in ".!?…;" else None
