"""Dated happenings: a sentence, its date, who takes part."""

from __future__ import annotations

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
            if date.edtf is None or not sentence.span.contains(date.span):
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
