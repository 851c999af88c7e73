"""What one actor hands to another: who gives, who receives, what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.grid import Grid
from workbench.services.extract.parties import (
    LONGEST_OBJECT,
    Place,
    Sides,
    fellows,
    for_its_state,
    sides,
    state_of,
    transfer_words,
)
from workbench.services.extract.records import Attribution, Mention, Sentence, Transfer
from workbench.services.extract.takenup import pronouns, subject_of


def find_transfers(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], language: str
) -> list[Transfer]:
    """Every transfer that has both a donor and a recipient, in order."""
    found: list[Transfer] = []
    grid = Grid((mention.span, mention) for mention in mentions)
    last: Mention | None = None
    received: Mention | None = None
    for sentence in sentences:
        if sentence.is_heading:
            last = received = None
            continue
        named = [
            m
            for m in grid.overlapping(sentence.span)
            if sentence.span.contains(m.span) and not any(_tells(a, m) for a in sentence.attributions)
        ]
        inside = sorted([*named, *pronouns(text, sentence.span, language, last, received)], key=lambda m: m.span)
        # A pronoun keeps its party in mind for the next sentence.
        last = subject_of(text, sentence.span, inside)
        if len({m.key for m in inside}) < 2:
            continue
        received = None
        for transfer in _in_sentence(text, sentence, inside, language):
            received = next((m for m in inside if m.key == transfer.recipient), None)
            same = (transfer.donor, transfer.recipient)
            if not any((t.donor, t.recipient) == same and t.span.overlaps(transfer.span) for t in found[-8:]):
                found.append(transfer)
    return found


def _tells(attribution: Attribution, mention: Mention) -> bool:
    """Whether a mention is only the source: "according to Oslo" receives nothing."""
    return attribution.rule == "attribution.according" and attribution.source.contains(mention.span)


def _in_sentence(text: str, sentence: Sentence, inside: Sequence[Mention], language: str) -> Iterator[Transfer]:
    for place in _places(text, sentence.span, language):
        found = sides(text, sentence.span, place, inside, language)
        if found is None or _NEGATED.search(text[max(0, place.span.start - 40) : place.span.start]):
            continue
        object = _object(text, sentence.span, place, found.donor, found.recipient, language)
        kind = _kind(text, object, language)
        if (
            object is None
            or _NO_THING.match(text, object.start)
            or (kind is None and place.sort == "carried")
            or (kind is None and place.sort != "strong" and not _COUNTED.match(text, object.start, object.end))
        ):
            continue
        score = 0.75 if place.sort == "strong" else 0.65
        for donor, recipient in _pairs(text, sentence.span, place, found, inside):
            span = Span(
                min(donor.span.start, place.span.start, recipient.span.start),
                max(donor.span.end, place.span.end, recipient.span.end),
            )
            rule = f"transfer.{place.sort}"
            yield Transfer(span, donor.key, recipient.key, object, kind or "other", sentence.modality, rule, score)


def _pairs(
    text: str, sentence: Span, place: Place, found: Sides, inside: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention]]:
    """Each of those who give with each of those who receive, as the states that they act for."""
    is_before = found.donor.span.end <= place.span.start
    donors = Span(sentence.start, place.span.start) if is_before else Span(place.span.end, sentence.end)
    takes = found.recipient.span.end <= place.span.start
    takers = Span(sentence.start, place.span.start) if takes else Span(place.span.end, sentence.end)
    for giving in fellows(text, found.donor, inside, donors):
        for taking in fellows(text, found.recipient, inside, takers):
            donor, recipient = for_its_state(state_of(text, giving, inside)), for_its_state(taking)
            # "M. Berg veut réduire la vente de chars à Oslo": he speaks of what others hand over.
            if donor.kind == "person" and place.sort == "noun":
                continue
            if donor.key != recipient.key and not _is_guess(donor) and not _is_guess(recipient):
                yield donor, recipient


def _is_guess(party: Mention) -> bool:
    """A name that only its article or its capitals make an organisation's: too little to say that it gives."""
    return party.rule in ("name.article", "name.acronym") and party.key.startswith("org:")


# "livrer bataille", "sell short": set phrases in which nothing changes hands.
_NO_THING = re.compile(
    r"to (?=\w)|(?:une |a )?(?:bataille|combat|passage|battle|fight|power|way|short|out|control|birth)(?!\w)", re.I
)
# What is counted is a thing that can be handed over, listed or not.
_COUNTED = re.compile(
    r"(?:(?:about|some|nearly|almost|more than|over|at least|up to|quelque|près de|plus de|environ|au moins) )?"
    r"(?:\d[\d .,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze"
    r"|dozens of|hundreds of|des (?:dizaines|centaines|milliers) d|(?:une |plusieurs )?(?:dizaine|vingtaine|centaine)s? d)(?:[\w' -]*) \w{4,}",
    re.I,
)
_NEGATED = re.compile(
    r"(?:(?:démenti|nié|nie|nient|dément|démentent|contesté|refus\w+|denied|denies|deny|denying|rejected|disputes) (?:\w+ment |\w+ly )?(?:avoir |d'avoir |de |having |to )?(?:jamais |ever )?$)|(?:(?<![\w-])(?:n'|ne )(?:[\w']+ ){0,2}(?:pas |jamais |rien |plus )?|(?:not|never|n't|refused to) (?:\w+ )?)$"
    r"|n'(?:a|ont|avait|avaient) (?:pas|aucunement|nullement|jamais) l'intention (?:de |d')$"
    r"|(?:no|without any) (?:intention of|plans? to|intent of|wish to|desire to) $|not (?:intend|plan|want|wish|agree|mean) to $"
    r"|(?:n'|ne )(?:compte|entend|veu|souhaite|envisage)\w* (?:pas|plus|jamais) (?:de |d')?$|(?:refus\w+|exclu\w*|renonc\w+) (?:de |d'|à )$|ruled out $"
)


@lru_cache(maxsize=2)
def _pattern(language: str) -> re.Pattern[str]:
    words = transfer_words(language)
    sorts = {sort: [form for verb in words[sort] for form in words["forms"][verb]] for sort in ("strong", "weak")}
    sorts |= {"carried": words["carried"], "received": words["received"], "noun": words["nouns"]}
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


def _places(text: str, sentence: Span, language: str) -> Iterator[Place]:
    for match in _pattern(language).finditer(text, sentence.start, sentence.end):
        sort = str(match.lastgroup)
        determined = _DETERMINED[language].search(text[max(0, match.start() - 8) : match.start()]) is not None
        verb = sort in ("strong", "weak", "carried")
        if verb and determined and match[0].lower() in transfer_words(language)["nouns"]:
            sort = "noun"
        elif verb and determined and not match[0].endswith("r" if language == "fr" else "ing"):
            continue
        yield Place(Span(*match.span()), sort)


def _object(text: str, sentence: Span, place: Place, donor: Mention, recipient: Mention, language: str) -> Span | None:
    """The words between the giving and its recipient, or those behind the recipient, or those that "que" takes up."""
    words = transfer_words(language)
    lead = re.compile(
        rf"\s{lexicon.either([*words['recipient'], *words['by'], *words['from'], 'with'])}\s?(?:le |la |les |l'|the )?$",
        re.I,
    )
    if recipient.span.start > place.span.end or donor.span.start > place.span.end:
        first = min(m.span.start for m in (donor, recipient) if m.span.start > place.span.end)
        opening = lead.search(text[:first][-40:])
        end = first - (len(opening[0]) if opening else 0)
        between = Span(place.span.end, max(place.span.end, end)).trimmed(text)
        if between.length > 2 and not _ADVERBIAL.fullmatch(text, between.start, between.end):
            return _short(text, between)
    if donor.form == "demonym" and recipient.span.end < donor.span.start and place.sort == "noun":
        # "l'envoi en Lettonie d'instructeurs norvégiens"
        return _short(text, Span(recipient.span.end, donor.span.start).trimmed(text))
    last = max(m.span.end for m in (donor, recipient))
    aside = _ASIDE.match(text, max(last, place.span.end), sentence.end)
    last = aside.end() if aside else last
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
    if behind.length > 2 and (aside or last in (recipient.span.end, donor.span.end)):
        return _short(text, behind)
    if place.sort == "noun" and _kind(text, place.span, language) is not None:
        # "a new aid package for Oslo": the noun itself is what is handed over.
        return place.span
    if place.sort == "noun":
        # "approved $2 billion in arms sales to Oslo": what is sold stands before the noun.
        held = re.search(r"(?:[$€£]?\d[\w.,]*(?: \w+)? in )?[\w-]+ $", text[sentence.start : place.span.start])
        return Span(sentence.start + held.start(), place.span.start).trimmed(text) if held else None
    words_before = text[sentence.start : place.span.start]
    is_owner = donor.form == "demonym" and donor.span.end <= place.span.start
    auxiliary = _AUXILIARY.search(words_before)
    before = Span(sentence.start, sentence.start + (auxiliary.start() if auxiliary else len(words_before))).trimmed(
        text
    )
    is_subject = is_owner or donor.span.start > place.span.end
    return _short(text, before) if is_subject and before.length > 2 else None


# "recevoir de la France, avant l'automne, trois avions"
_ASIDE = re.compile(
    r", (?:d'ici|avant|après|dès|en|au|à|fin|début|le \d|pour|by|before|after|in|on|from|this|next)\b[^,;:.]{2,40}, "
)
_ADVERBIAL = re.compile(
    r"(?:par ailleurs|en outre|de son côté|pour sa part|quant à \w+|également|aussi|notamment|encore|désormais|depuis(?: \w+){0,2}|ainsi|\w+ment|also|recently|again|later)"
)
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
    if span.length <= LONGEST_OBJECT:
        return span
    return Span(span.start, text.rfind(" ", span.start, span.start + LONGEST_OBJECT)).trimmed(text)


@lru_cache(maxsize=2)
def _object_patterns(language: str) -> list[tuple[str, re.Pattern[str]]]:
    return [
        (kind, re.compile(rf"(?<![\w-]){lexicon.either(nouns)}(?![\w-])", re.I))
        for kind, nouns in transfer_words(language)["objects"].items()
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
