"""The extraction engine: what one document says, as suggestions that a person decides on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.core.progress import Batch, Step
from workbench.core.proposals import Suggestion
from workbench.core.spans import Span
from workbench.core.texts import Block
from workbench.core.wording import tr
from workbench.services.extract.capitals import is_city
from workbench.services.extract.clean import clean
from workbench.services.extract.countries import Hit, display_name, find_countries
from workbench.services.extract.dates import Date, find_dates
from workbench.services.extract.segments import Segment, segments

ENGINE = "rules/1"
_LONGEST_LABEL = 90


def propose(
    text: str, *, blocks: Sequence[Block], language: str, published: str | None
) -> Iterator[Step | Batch[Suggestion]]:
    """Read one document; each batch holds suggestions in the order of their words."""
    language = "fr" if language == "fr" else "en"
    work = clean(text)
    yield Step(0, 2, tr("Reading dates…"))
    parts = list(segments(work, blocks))
    yield Batch(tuple(_events(text, parts, find_dates(work, language=language, published=published))))
    yield Step(1, 2, tr("Reading names…"))
    yield Batch(tuple(_actors(text, work, language)))


def _events(text: str, parts: Sequence[Segment], dates: Sequence[Date]) -> Iterator[Suggestion]:
    place = 0
    for date in dates:
        while place < len(parts) and parts[place].span.end <= date.span.start:
            place += 1
        if place == len(parts) or date.edtf is None or parts[place].is_heading:
            continue
        quote = parts[place].span
        payload = {"label": _label(text, quote, date), "edtf": date.edtf, "quote": [quote.start, quote.end]}
        score = 0.5 if date.inferred else 0.9
        yield Suggestion("event", date.span, date.span.of(text), payload, date.rule, ENGINE, score)


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


def _actors(text: str, work: str, language: str) -> Iterator[Suggestion]:
    """One suggestion per country and per city, with all its mentions."""
    found: dict[tuple[str, str, str], list[Hit]] = {}
    for hit in find_countries(work, language):
        if hit.form == "metonym" and is_city(work, hit.span, language):
            name = hit.span.of(text)
            found.setdefault(("place", "", name), []).append(hit._replace(form="name"))
        else:
            found.setdefault(("state", hit.key, display_name(hit.key, language)), []).append(hit)
    for (kind, key, name), hits in found.items():
        first = hits[0].span
        mentions = [[hit.span.start, hit.span.end, hit.form] for hit in hits]
        payload = {"kind": kind, "key": key, "name": name, "mentions": mentions}
        rule = "country.gazetteer" if kind == "state" else "country.capital-as-place"
        score = 0.95 if any(hit.form == "name" for hit in hits) else 0.8
        yield Suggestion("actor", first, first.of(text), payload, rule, ENGINE, score)
