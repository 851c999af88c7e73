"""What one actor hands to another: who gives, who receives, what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.grid import Grid
from workbench.services.extract.records import Attribution, Mention, Sentence, Transfer

_PARTIES = frozenset(["state", "organisation", "armed_force", "group", "person"])
_LONGEST_OBJECT = 110


class _Place(NamedTuple):
    """Where a giving is said: a verb or a noun, and what sort it is."""

    span: Span
    sort: str


def find_transfers(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], language: str
) -> list[Transfer]:
    """Every transfer that has both a donor and a recipient, in order."""
    found: list[Transfer] = []
    grid = Grid((mention.span, mention) for mention in mentions)
    for sentence in sentences:
        if sentence.is_heading:
            continue
        inside = [
            m
            for m in grid.overlapping(sentence.span)
            if sentence.span.contains(m.span) and not any(_tells(a, m) for a in sentence.attributions)
        ]
        if len({m.key for m in inside}) < 2:
            continue
        for transfer in _in_sentence(text, sentence, inside, language):
            same = (transfer.donor, transfer.recipient)
            if not any((t.donor, t.recipient) == same and t.span.overlaps(transfer.span) for t in found[-8:]):
                found.append(transfer)
    return found


def _tells(attribution: Attribution, mention: Mention) -> bool:
    """Whether a mention is only the source: "according to Oslo" receives nothing."""
    return attribution.rule == "attribution.according" and attribution.source.contains(mention.span)


def _in_sentence(text: str, sentence: Sentence, inside: Sequence[Mention], language: str) -> Iterator[Transfer]:
    for place in _places(text, sentence.span, language):
        if place.sort == "received":
            parties = _received(text, sentence.span, place, inside, language)
        elif place.sort == "noun":
            parties = _handed(text, sentence.span, place, inside, language)
        else:
            parties = _given(text, sentence.span, place, inside, language)
        if parties is None or _NEGATED.search(text[max(0, place.span.start - 30) : place.span.start]):
            continue
        donor, recipient = parties
        object = _object(text, sentence.span, place, donor, recipient, language)
        kind = _kind(text, object, language)
        if object is None or (kind is None and place.sort != "strong"):
            continue
        donor, recipient = _for_its_state(_state_of(text, donor, inside)), _for_its_state(recipient)
        if donor.key == recipient.key:
            continue
        span = Span(
            min(donor.span.start, place.span.start, recipient.span.start),
            max(donor.span.end, place.span.end, recipient.span.end),
        )
        score = 0.75 if place.sort == "strong" else 0.65
        yield Transfer(
            span, donor.key, recipient.key, object, kind or "other", sentence.modality, f"transfer.{place.sort}", score
        )


_NEGATED = re.compile(
    r"(?:(?<![\w-])(?:n'|ne )(?:[\w']+ ){0,2}(?:pas |jamais |rien |plus )?|(?:not|never|n't|refused to) (?:\w+ )?)$"
)


def _state_of(text: str, donor: Mention, inside: Sequence[Mention]) -> Mention:
    """The state for which somebody in office gives: "la ministre norvégienne Berg" gives what Norway gives."""
    if donor.kind != "person":
        return donor
    before = [m for m in inside if m.kind == "state" and m.span.end <= donor.span.start]
    if (
        before
        and donor.span.start - before[-1].span.end < 40
        and not re.search(r"[;:]|\b(?:et|and|a|has|with|avec)\b", text[before[-1].span.end : donor.span.start])
    ):
        return before[-1]
    return donor


def _for_its_state(party: Mention) -> Mention:
    """A state gives and receives by its navy or its ministry: "les garde-côtes norvégiens" are Norway here."""
    is_organ = party.form == "nominal" and party.kind in ("armed_force", "organisation")
    if is_organ and party.owner and party.owner[0] not in "@#":
        return replace(party, key=party.owner, kind="state")
    return party


@lru_cache(maxsize=2)
def _words(language: str) -> dict[str, Any]:
    return lexicon.words("transfers", language)


@lru_cache(maxsize=2)
def _pattern(language: str) -> re.Pattern[str]:
    words = _words(language)
    sorts = {sort: [form for verb in words[sort] for form in words["forms"][verb]] for sort in ("strong", "weak")}
    sorts |= {"received": words["received"], "noun": words["nouns"]}
    return re.compile(
        "(?<![\\w-])(?:"
        + "|".join(f"(?P<{sort}>{lexicon.either(forms)})" for sort, forms in sorts.items())
        + ")(?![\\w-])",
        re.I,
    )


_DETERMINED = {
    "fr": re.compile(r"(?:^|[\s'(])(?:le|la|les|l'|un|une|des|du|de|d'|cet|cette|ces|son|sa|ses|leur|leurs)\s?$", re.I),
    "en": re.compile(r"(?:^|[\s(])(?:the|a|an|its|their|of|this|that|new|first)\s$", re.I),
}


def _places(text: str, sentence: Span, language: str) -> Iterator[_Place]:
    for match in _pattern(language).finditer(text, sentence.start, sentence.end):
        sort = str(match.lastgroup)
        determined = _DETERMINED[language].search(text[max(0, match.start() - 8) : match.start()]) is not None
        verb = sort in ("strong", "weak")
        if verb and determined and match[0].lower() in _words(language)["nouns"]:
            sort = "noun"
        elif (verb and determined and language == "fr" and not match[0].endswith("r")) or (
            verb and determined and language == "en"
        ):
            continue
        yield _Place(Span(*match.span()), sort)


def _preceded(text: str, mention: Mention, words: Sequence[str]) -> bool:
    """Whether one of `words` leads to a mention, with at most an article or an office between them."""
    before = text[max(0, mention.span.start - 40) : mention.span.start]
    return (
        re.search(rf"(?<![\w'-]){lexicon.either(words)}\s?(?:(?:le|la|les|l'|the|ses|son|sa) ?)?$", before, re.I)
        is not None
    )


def _parties(inside: Sequence[Mention]) -> list[Mention]:
    return [m for m in inside if m.kind in _PARTIES and (m.form != "demonym" or m.key)]


_ANY_PREPOSITION = ("à", "au", "aux", "en", "de", "du", "des", "d'", "contre", "avec", "par", "vers", "pour", "sur", "dans", "chez", "entre", "face à", "of", "in", "to", "for", "with", "against", "by", "from", "on", "at", "near", "between", "into")  # fmt: skip


def _donor(text: str, sentence: Span, verb: Span, inside: Sequence[Mention], language: str) -> Mention | None:
    """The subject of a giving: the nearest actor before it that no preposition governs."""
    before = [m for m in _parties(inside) if m.span.end <= verb.start and m.form != "demonym"]
    free = [m for m in before if not _preceded(text, m, _ANY_PREPOSITION)]
    if not free:
        return None
    nearest = free[-1]
    return nearest if ";" not in text[nearest.span.end : verb.start] else None


def _given(
    text: str, sentence: Span, place: _Place, inside: Sequence[Mention], language: str
) -> tuple[Mention, Mention] | None:
    """Donor and recipient of a verb of giving, active, passive or in a participle that opens the sentence."""
    words = _words(language)
    after = [m for m in _parties(inside) if m.span.start >= place.span.end]
    near = [m for m in after if not _breaks(text, place.span, m.span)]
    donor = next((m for m in near if _preceded(text, m, words["by"])), None)
    if donor is None and re.search(r"(?<!\w)(?:[Ee]n|[Bb]y) $", text[max(0, place.span.start - 4) : place.span.start]):
        donor = _next_subject(text, place, inside)
    if donor is None:
        donor = _donor(text, sentence, place.span, inside, language)
    if donor is None:
        return None
    leads = words["recipient"]
    recipient = next(
        (m for m in after if m.key != donor.key and m.form != "demonym" and _preceded(text, m, leads)), None
    )
    if recipient is None and language == "en":
        recipient = next(
            (m for m in after[:1] if m.key != donor.key and m.form != "demonym" and m.span.start - place.span.end <= 5),
            None,
        )
    return (donor, recipient) if recipient is not None and not _breaks(text, place.span, recipient.span) else None


_NEW_CLAUSE = re.compile(
    r";|\.\s|, (?:qui|ce qui|ce que|dont|tandis que|alors que|mais|while|but|which|whose|where|où) |, (?:et|and) (?:il|elle|ils|elles|it|they|he|she) "
)


def _breaks(text: str, verb: Span, party: Span) -> bool:
    """Whether another clause begins between the two."""
    return _NEW_CLAUSE.search(text, min(verb.end, party.end), max(verb.start, party.start)) is not None


def _next_subject(text: str, place: _Place, inside: Sequence[Mention]) -> Mention | None:
    """The subject of the main clause behind "En livrant …, "."""
    comma = text.find(", ", place.span.end)
    return next(
        (
            m
            for m in _parties(inside)
            if comma > 0 and m.span.start >= comma and m.form != "demonym" and not _preceded(text, m, _ANY_PREPOSITION)
        ),
        None,
    )


def _received(
    text: str, sentence: Span, place: _Place, inside: Sequence[Mention], language: str
) -> tuple[Mention, Mention] | None:
    words = _words(language)
    recipient = _donor(text, sentence, place.span, inside, language)
    if recipient is None:
        return None
    after = [m for m in _parties(inside) if m.span.start >= place.span.end and m.key != recipient.key]
    donor = next((m for m in after if m.form != "demonym" and _preceded(text, m, words["from"])), None)
    if donor is None:
        donor = next((m for m in after if m.form == "demonym" and m.kind == "state"), None)
    return (donor, recipient) if donor is not None and not _breaks(text, place.span, donor.span) else None


def _handed(
    text: str, sentence: Span, place: _Place, inside: Sequence[Mention], language: str
) -> tuple[Mention, Mention] | None:
    """Donor and recipient of a noun of giving: "la livraison de chars polonais à l'Ukraine", "deliveries by X to Y"."""
    words = _words(language)
    after = [
        m
        for m in _parties(inside)
        if m.span.start >= place.span.end and m.span.start - place.span.end < _LONGEST_OBJECT
    ]
    recipient = next((m for m in after if m.form != "demonym" and _preceded(text, m, words["recipient"])), None)
    if recipient is None:
        return None
    by = next((m for m in after if _preceded(text, m, words["by"])), None)
    owner = next(
        (m for m in after if m.form == "demonym" and m.kind == "state" and m.span.end <= recipient.span.start), None
    )
    before = [
        m for m in _parties(inside) if m.form == "demonym" and place.span.start - 2 <= m.span.end <= place.span.start
    ]
    donor = by or owner or (before[0] if before else None) or _decider(text, sentence, place, inside, language)
    if donor is None or donor.key == recipient.key or _breaks(text, place.span, recipient.span):
        return None
    return donor, recipient


_DECIDED = re.compile(
    r"\b(?:approuv\w+|autoris\w+|annonc\w+|décid\w+|accélér\w+|repris|reprend|propos\w+|valid\w+|confirm\w+|poursui\w+"
    r"|approv\w+|authori[sz]\w+|announc\w+|decid\w+|speed\w*|resum\w+|propos\w+|clear\w*|agree\w*|continu\w*)\b[^,;:]{0,45}$"
)


def _decider(text: str, sentence: Span, place: _Place, inside: Sequence[Mention], language: str) -> Mention | None:
    """Whoever decides on a delivery without another donor: "Oslo approved the sale of shells to Riga"."""
    if not _DECIDED.search(text, sentence.start, place.span.start):
        return None
    return _donor(text, sentence, place.span, inside, language)


def _object(text: str, sentence: Span, place: _Place, donor: Mention, recipient: Mention, language: str) -> Span | None:
    """The words between the giving and its recipient, or those behind the recipient, or those that "que" takes up."""
    words = _words(language)
    lead = re.compile(
        rf"\s{lexicon.either([*words['recipient'], *words['by'], *words['from'], 'with'])}\s?(?:le |la |les |l'|the )?$",
        re.I,
    )
    if recipient.span.start > place.span.end or donor.span.start > place.span.end:
        first = min(m.span.start for m in (donor, recipient) if m.span.start > place.span.end)
        opening = lead.search(text[:first][-40:])
        end = first - (len(opening[0]) if opening else 0)
        between = Span(place.span.end, max(place.span.end, end)).trimmed(text)
        if between.length > 2:
            return _short(text, between)
    last = max(m.span.end for m in (donor, recipient))
    stop = re.compile(r"[,;:.]|\s(?:depuis|pour|afin|contre|since|for|after)\s").search(
        text, max(last, place.span.end), sentence.end
    )
    behind = Span(max(last, place.span.end), stop.start() if stop else sentence.end).trimmed(text)
    relative = re.search(
        r"(?<![\w'])((?:l'|la |le |les |des |une? |the )(?:(?! l'| la | le | les | une? | the )[\w' -]){2,60}?) (?:que|qu'|that|which) ?[^,;]{0,60}$",
        text[sentence.start : place.span.start],
        re.I,
    )
    if relative is not None and donor.span.start >= sentence.start + relative.end(1):
        return Span(sentence.start + relative.start(1), sentence.start + relative.end(1))
    if behind.length > 2 and (recipient.span.end == last or donor.span.end == last):
        return _short(text, behind)
    if place.sort == "noun":
        # "approved $2 billion in arms sales to Oslo": what is sold stands before the noun.
        held = re.search(r"(?:[$€£]?\d[\w.,]*(?: \w+)? in )?[\w-]+ $", text[sentence.start : place.span.start])
        return Span(sentence.start + held.start(), place.span.start).trimmed(text) if held else None
    words_before = text[sentence.start : place.span.start]
    auxiliary = _AUXILIARY.search(words_before)
    before = Span(sentence.start, sentence.start + (auxiliary.start() if auxiliary else len(words_before))).trimmed(
        text
    )
    return _short(text, before) if donor.span.start > place.span.end and before.length > 2 else None


_DATE_AHEAD = re.compile(r"(?:en|in|on|le|fin|début|since|depuis) (?:\d{1,2} )?(?:\w+ )?(?:19|20)\d\d,? ")
_AUXILIARY = re.compile(
    r"\s(?:ont|a|sont|est|seront|sera|avaient|avait|auraient|aurait|étaient|était|were|was|are|is|will be|have been|has been|had been)"
    r"(?: été| être| also| \w+ment| \w+ly){0,2}\s*$"
)
_LEADING = re.compile(r"(?:désormais|également|aussi|notamment|déjà|ainsi|with|also|already|récemment|encore) ")
_DATE_WORD = (
    r"\d|(?i:janv|févr|mars|avril|mai\b|juin|juil|août|sept|octo|nov|déc|jan|feb|mar|apr|may\b|jun|jul|aug|dec)"
)
_TRAILING = re.compile(
    rf"\s(?:(?:en|in|by|depuis|since|on|fin|début|au|à partir de) (?:{_DATE_WORD}).*|last (?:year|month|week)|en cours.*)$"
)


def _short(text: str, span: Span) -> Span:
    """The object without adverbs before it or a date behind it, cut at a word."""
    lead = _DATE_AHEAD.match(text, span.start, span.end) or _LEADING.match(text, span.start, span.end)
    if lead is not None:
        span = Span(lead.end(), span.end)
    tail = _TRAILING.search(span.of(text))
    if tail is not None and tail.start() > 2:
        span = Span(span.start, span.start + tail.start())
    if span.length <= _LONGEST_OBJECT:
        return span
    return Span(span.start, text.rfind(" ", span.start, span.start + _LONGEST_OBJECT)).trimmed(text)


@lru_cache(maxsize=2)
def _object_patterns(language: str) -> list[tuple[str, re.Pattern[str]]]:
    return [
        (kind, re.compile(rf"(?<![\w-]){lexicon.either(nouns)}(?![\w-])", re.I))
        for kind, nouns in _words(language)["objects"].items()
    ]


def _kind(text: str, object: Span | None, language: str) -> str | None:
    """What is handed over, by the first listed noun in the object."""
    if object is None:
        return None
    found = [
        (match.start(), -match.end(), kind)
        for kind, pattern in _object_patterns(language)
        if (match := pattern.search(text, object.start, object.end))
    ]
    return min(found)[2] if found else None
