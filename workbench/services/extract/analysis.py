"""One document read by every rule: the stages in order, each a pure function of those before."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from datetime import date as calendar

from workbench.core.edtf import bounds
from workbench.core.spans import Span
from workbench.core.texts import Block
from workbench.services.extract.alone import stand_alone
from workbench.services.extract.attribution import find_attributions
from workbench.services.extract.claims import find_claims
from workbench.services.extract.clauses import is_quoted, opens_with_words, quoted_passages
from workbench.services.extract.clean import clean
from workbench.services.extract.contingents import find_contingents
from workbench.services.extract.dates import Date, find_dates
from workbench.services.extract.described import find_described
from workbench.services.extract.epithets import of_their_time
from workbench.services.extract.events import find_events
from workbench.services.extract.figures import find_figures
from workbench.services.extract.gazetteer import find_known
from workbench.services.extract.governments import governments
from workbench.services.extract.grid import Grid
from workbench.services.extract.identity import actors, linked, settled
from workbench.services.extract.known import known_mentions
from workbench.services.extract.language import reading_language
from workbench.services.extract.modality import find_cues, is_denied, is_undertaking, judged
from workbench.services.extract.model import Reader, arbitrated, model_names, pieces
from workbench.services.extract.names import find_names
from workbench.services.extract.possessed import find_possessed
from workbench.services.extract.ranked import by_rank
from workbench.services.extract.reading import Reading
from workbench.services.extract.realms import REALM, realms
from workbench.services.extract.records import Analysis, Mention, Sentence
from workbench.services.extract.segments import Segment, segments
from workbench.services.extract.several import beside_shared, find_several
from workbench.services.extract.speakers import last_speakers
from workbench.services.extract.tellers import tellers
from workbench.services.extract.transfers import find_transfers

_MARGIN = 3
# Which share of the work is done after the dates, after the model and after the sentences.
_DATES, _MODEL, _SENTENCES = 0.05, 0.6, 0.9
_AT_ONCE = 100


def analyse(
    text: str, *, blocks: Sequence[Block], language: str, published: str | None = None, model: Reader | None = None
) -> Analysis:
    """Everything that the rules find in `text`, with the names that `model` sees when there is one."""
    reading = analysed(text, blocks=blocks, language=language, published=published, model=model)
    while True:
        try:
            next(reading)
        except StopIteration as end:
            found: Analysis = end.value
            return found


def analysed(
    text: str, *, blocks: Sequence[Block], language: str, published: str | None = None, model: Reader | None = None
) -> Generator[float, None, Analysis]:
    """The same stage by stage: yields the share of the work that is done, 0 to 1, and returns what was found."""
    language = reading_language(text, language)
    work = clean(text)
    parts = list(segments(work, blocks))
    dates = find_dates(work, language=language, published=published)
    yield _DATES
    named = _MODEL if model is not None else _DATES
    seen: list[tuple[int, int, str]] = []
    for piece in pieces(work) if model is not None else ():
        assert model is not None
        seen += [(piece.start + start, piece.start + end, label) for start, end, label in model(piece.of(work))]
        yield _DATES + (named - _DATES) * piece.end / len(work)
    known = (lambda _text: seen) if model is not None else None
    mentions = find_mentions(work, language, parts, [date.core or date.span for date in dates], known)
    yield (named + _SENTENCES) / 2
    grid = Grid((mention.span, mention) for mention in mentions)
    latest = _latest_year(dates, published)
    read: list[Sentence] = []
    quoted = Grid((passage, passage) for passage in quoted_passages(work))
    for part in parts:
        in_quotes = is_quoted(work, part.span, quoted.overlapping(part.span))
        read.append(read_sentence(work, part, language, grid.overlapping(part.span), latest, in_quotes=in_quotes))
        if len(read) % _AT_ONCE == 0:
            yield (named + _SENTENCES) / 2 + (_SENTENCES - named) / 2 * len(read) / len(parts)
    yield _SENTENCES
    sentences, told = tellers(work, language, last_speakers(work, read, mentions), mentions)
    return Analysis(
        language,
        sentences,
        actors(work, text, language, sorted([*mentions, *told], key=lambda mention: mention.span)),
        tuple(dates),
        tuple(
            find_figures(
                work,
                language,
                [*(date.core or date.span for date in dates), *(m.span for m in mentions if m.form == "name")],
            )
        ),
        # Whom "the kingdom" gives to is told more narrowly there.
        tuple(find_transfers(work, sentences, [m for m in mentions if m.rule != REALM], language)),
        tuple(find_events(text, sentences, dates, mentions, language)),
        tuple(find_claims(sentences)),
    )


def find_mentions(
    work: str, language: str, parts: Sequence[Segment], taken: Sequence[Span], model: Reader | None = None
) -> list[Mention]:
    """Every mention of an actor, each with its actor's key."""
    hits = list(find_known(work, language))
    starts = frozenset(part.span.start for part in parts)
    headings = tuple(part.span for part in parts if part.is_heading)
    reading = Reading(work, language, starts, headings)
    names = find_names(reading, hits, taken)
    known = known_mentions(work, language, hits)
    if model is not None:
        names = arbitrated(known, names, model_names(reading, model, taken))
    shared = [*find_several(work, language, known), *find_possessed(work, language, known)]
    kept = settled(known, names, beside_shared(shared, find_described(work, language, known)))
    full = of_their_time(linked(work, kept))
    found = [*full, *governments(work, language, full)]
    found += find_contingents(work, language, found)
    found += by_rank(work, language, found)
    found += stand_alone(work, language, found)
    return sorted([*found, *realms(work, language, found)], key=lambda mention: mention.span)


def read_sentence(
    work: str,
    part: Segment,
    language: str,
    mentions: Sequence[Mention],
    latest_year: int | None = None,
    *,
    in_quotes: bool = False,
) -> Sentence:
    """How sure one sentence is and who says it; headings state nothing."""
    if part.is_heading:
        return Sentence(part.span, True, "asserted", (), (), ())
    found = find_attributions(work, part.span, language, mentions)
    if in_quotes:
        # Whom a speaker names within his own words says nothing to the reader: "« Le pont tient, dit Berg, …"
        found = [one for one in found if one.attribution.rule in _INSIDE_QUOTES]
    cues = find_cues(work, part.span, language, latest_year=latest_year)
    attributions = [one.attribution for one in found]
    # "…, comme le redoute X" leaves another hedge of the sentence its place.
    is_aside = any(one.attribution.rule == "attribution.aside" for one in found) and not any(c.is_main for c in cues)
    told = any(
        one.is_main and not (is_denied(one.attribution, cues) or is_undertaking(one.attribution, cues)) for one in found
    )
    is_told = in_quotes or is_aside or told or opens_with_words(work, part.span)
    modality, labels = judged(cues, attributions, is_told)
    return Sentence(part.span, False, modality, labels, tuple(cues), tuple(attributions))


_INSIDE_QUOTES = ("attribution.inverted", "attribution.clitic", "attribution.quoting")


def _latest_year(dates: Sequence[Date], published: str | None) -> int | None:
    """The year of writing, or the last year that the text names."""
    latest = bounds(published)[1]
    if latest is not None:
        return calendar.fromordinal(latest).year
    told = [date for date in dates if date.edtf and date.rule not in ("date.until", "date.range")]
    years = [int(year) for date in told for year in re.findall(r"\d{4}", date.edtf or "")]
    # The text may name years to come: only what lies well before the last of them is surely past.
    return max(years) - _MARGIN if years else None
