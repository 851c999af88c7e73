"""Dated happenings: a sentence, its date, who takes part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.core.spans import Span
from workbench.services.extract.dates import Date
from workbench.services.extract.grid import Grid
from workbench.services.extract.records import Event, Mention, Sentence

_LONGEST_LABEL = 90


def find_events(
    text: str, sentences: Sequence[Sentence], dates: Sequence[Date], mentions: Sequence[Mention]
) -> Iterator[Event]:
    """One event per date that a sentence states, in order; headings state none."""
    grid = Grid((mention.span, mention) for mention in mentions)
    dated = Grid((date.span, date) for date in dates)
    for sentence in sentences:
        if sentence.is_heading:
            continue
        for date in dated.overlapping(sentence.span):
            if date.edtf is None or not sentence.span.contains(date.span) or _is_dateline(text, sentence.span, date):
                continue
            inside = (m.key for m in grid.overlapping(sentence.span) if sentence.span.contains(m.span))
            yield Event(
                sentence.span,
                _label(text, sentence.span, date),
                date,
                tuple(dict.fromkeys(inside)),
                sentence.modality,
                date.rule,
                0.5 if date.inferred else 0.9,
            )


# "OSLO, 3 mai (AFP) –": where and when a wire was written is no happening.
_TOWN = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý.' -]+(?:, [A-ZÀ-Ý][\w.]+)?[,.]? (?:\([\w/ ]+\) ?[–—-]+ )?(?:on |le )?")
_AGENCY = re.compile(r",? ?(?:\([\w/ .-]{2,30}\) ?)?[–—-]+ |\. ?\([\w/ ]{2,20}\)")


def _is_dateline(text: str, sentence: Span, date: Date) -> bool:
    opening = text[sentence.start : date.span.start]
    return _TOWN.fullmatch(opening) is not None and _AGENCY.match(text, date.span.end) is not None


def _label(text: str, quote: Span, date: Date) -> str:
    """The sentence without a date that opens it, cut at a word."""
    words = quote.of(text)
    opening = text[quote.start : date.span.start]
    if len(opening) <= 12 and text[date.span.end : date.span.end + 2] == ", ":
        words = text[date.span.end + 2 : quote.end]
    words = " ".join(words.split()).rstrip(". ")
    words = words[:1].upper() + words[1:]
    if len(words) <= _LONGEST_LABEL:
        return words
    return words[: words.rfind(" ", 0, _LONGEST_LABEL)].rstrip(",;: ") + "…"
