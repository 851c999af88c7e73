"""What somebody told already: "Comme la capitainerie l'a rapporté en mai, …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.conjugation import conjugated
from workbench.services.extract.frenchparts import DAYS
from workbench.services.extract.records import Mention
from workbench.services.extract.sources import Found, each, is_source
from workbench.services.extract.speechforms import speech_words, spoken


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = speech_words("fr")["told_as"]["verbs"]
    weak, own = spoken("fr", "weak"), [conjugated(verb, "fr") for verb in words]
    past = lexicon.either({*weak.participles, *(form for verb in own for form in verb.participles)})
    plain = lexicon.either({*weak.finite, *(form for verb in own for form in verb.finite)})
    who = r"(?P<who>(?!il |elle |on |ils |elles )[^,;:«»“”\"()]{3,110}?)"
    told = rf"(?:a|ont|avait|avaient) (?:\w+ment |déjà |aussi )?{past}|{plain}"
    when_or_where = rf"(?=,| (?:en|dans|le|{DAYS}|à|sur|hier|lors|devant)\b)"
    return re.compile(rf"(?<!\w)(?:[Cc]omme|[Aa]insi que) {who} (?:l'|le )?(?P<cue>{told}){when_or_where}")


@lru_cache(maxsize=1)
def _going_on() -> re.Pattern[str]:
    verbs = lexicon.either(verb for kind in ("strong", "weak") for verb in speech_words("fr")[kind]["verbs"])
    opening = r"(?:[Ll][ea]s? |[Ll]'|[Uu]ne? |[Ss]on |[Ss]a |M\. |Mme |[A-ZÀ-Ý])"
    who = rf"(?P<who>{opening}[^,;:«»“”\"()]{{2,90}}?)"
    return re.compile(rf"(?:Et )?{who} d(?:e |')(?P<cue>{verbs})(?= que\b| qu'| ?: | «)")


def going_on(text: str, sentence: Span, inside: Sequence[Mention]) -> Iterator[Found]:
    """ "Et le maire d'ajouter que …": an infinitive that tells on."""
    match = _going_on().match(text, sentence.start, sentence.end)
    who = Span(*match.span("who")) if match is not None else None
    if match is not None and who is not None and is_source(text, who, "fr", inside):
        yield from each(text, who, Span(*match.span("cue")), inside, "attribution.subject", True)


def as_told(text: str, sentence: Span, inside: Sequence[Mention]) -> Iterator[Found]:
    """Whoever told what the sentence says, named in an aside."""
    for match in _pattern().finditer(text, sentence.start, sentence.end):
        who = Span(*match.span("who")).trimmed(text)
        if is_source(text, who, "fr", inside):
            yield from each(text, who, Span(*match.span("cue")), inside, "attribution.aside", False)
