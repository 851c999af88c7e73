"""Dated happenings: a sentence, its date, who takes part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.core.spans import Span
from workbench.services.extract.dates import Date
from workbench.services.extract.grid import Grid
from workbench.services.extract.records import Event, Mention, Sentence
from workbench.services.extract.takenup import pronouns, subject_of

_LONGEST_LABEL = 90


def find_events(
    text: str, sentences: Sequence[Sentence], dates: Sequence[Date], mentions: Sequence[Mention], language: str
) -> Iterator[Event]:
    """One event per date that a sentence states, in order; headings state none."""
    grid = Grid((mention.span, mention) for mention in mentions)
    dated = Grid((date.span, date) for date in dates)
    last: Mention | None = None
    for sentence in sentences:
        if sentence.is_heading:
            last = None
            continue
        within = sorted(
            (m for m in grid.overlapping(sentence.span) if sentence.span.contains(m.span)), key=lambda m: m.span
        )
        meant = next((m for m in pronouns(text, sentence.span, language, last) if m.rule == "taken-up.subject"), None)
        who = last.span.of(text) if meant is not None and last is not None else ""
        last = last if meant is not None else subject_of(text, sentence.span, within)
        for date in dated.overlapping(sentence.span):
            if date.edtf is None or not sentence.span.contains(date.span) or _is_dateline(text, sentence.span, date):
                continue
            yield Event(
                sentence.span,
                _label(text, sentence.span, date, who),
                date,
                tuple(dict.fromkeys(m.key for m in within)),
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


def _label(text: str, quote: Span, date: Date, who: str) -> str:
    """The sentence without a date that opens it, cut at a word; a pronoun that opens it is told by its name, `who`."""
    words = quote.of(text)
    if who:
        words = who + words[len(words.split(" ", 1)[0]) :]
    opening = text[quote.start : date.span.start]
    if len(opening) <= 12 and text[date.span.end : date.span.end + 2] == ", ":
        words = text[date.span.end + 2 : quote.end]
    words = " ".join(words.split()).rstrip(". ")
    words = words[:1].upper() + words[1:]
    if len(words) <= _LONGEST_LABEL:
        return words
    return words[: words.rfind(" ", 0, _LONGEST_LABEL)].rstrip(",;: ") + "…"
