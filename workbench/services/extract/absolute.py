"""Speech beside the clause with a subject of its own: "…, with X warning that", "…, la porte-parole accusant Oslo de"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.conjugation import gerund
from workbench.services.extract.records import Mention
from workbench.services.extract.sources import Found, each, is_source, names_at_once
from workbench.services.extract.speechforms import infinitives, speech_words
from workbench.services.extract.speechparts import listed


@lru_cache(maxsize=2)
def _pattern(language: str) -> re.Pattern[str]:
    words = speech_words(language)
    verbs = [verb for kind in ("strong", "weak", "that") for verb in words.get(kind, {}).get("verbs", ())]
    forms = lexicon.either({gerund(verb, language) for verb in verbs})
    bare = lexicon.either({gerund(verb, language) for verb in words["addressed"]})
    if language == "fr":
        article = r"(?:l[ae]|les|une?|des|son|sa|ses|leurs?|plusieurs|certaine?s|d'autres|nombre de|M\.|Mme) "
        who = rf"(?P<who>(?:{article}|l'|(?=[A-ZÀ-Ý]))[^;:«»\"()]{{2,110}}?)"
        # "se bornant à rappeler", "allant jusqu'à accuser"
        led = rf"{listed('fr', 'led_to')} ?(?:l[ae]s? |l'|lui |leur )?{infinitives('fr', 'strong')}(?= )"
        told = rf"(?:{forms}(?= (?:que\b|qu'|: ?«|«))|{bare}(?= )|{led})"
        return re.compile(rf", {who},? (?P<cue>{told})")
    clause = r"(?= (?:that\b|it |they |he |she |there |the |a |\d|at least |about |more than |[A-Z]|[“\"'])|: ?[“\"])"
    # "with Dahl vowing to sail"
    bound = rf"{listed('en', 'binding')}(?= (?:not |never )?to [a-z])"
    led = rf"{listed('en', 'led_to')} {infinitives('en', 'strong')}(?= )"
    told = rf"(?:{forms}{clause}|{bare}(?= )|{bound}|{led})"
    return re.compile(rf"(?<!\w)with (?P<who>[^,;:“”\"()]{{2,110}}?) (?P<cue>{told})")


_CLAUSE = {
    "fr": re.compile(
        r"(?:(?<![\w'-])|(?<=n'))(?:a|ont|est|sont|avait|avaient|était|étaient|sera|seront|\w{3,}(?:ait|aient|èrent|ira|era))(?![\w-])"
    ),
    "en": re.compile(r"(?<![\w'-])(?:is|are|was|were|has|have|had|will|would|can|could|may|might)(?![\w-])"),
}


def absolute(text: str, sentence: Span, language: str, inside: Sequence[Mention]) -> Iterator[Found]:
    """Whoever is set beside the main clause with a participle of speech."""
    for match in _pattern(language).finditer(text, sentence.start, sentence.end):
        who = Span(*match.span("who")).trimmed(text)
        if language == "fr" and not _CLAUSE[language].search(text, sentence.start, match.start()):
            # "Ola Berg, le ministre, estimant que": what stands in commas belongs to the subject.
            continue
        if _CLAUSE[language].search(text, who.start, who.end) or _OTHER.search(text, who.start, who.end):
            continue
        if names_at_once(text, who, language, inside) and is_source(text, who, language, inside):
            yield from each(text, who, Span(*match.span("cue")), inside, "attribution.absolute", False)


_OTHER = re.compile(r"(?<!\w)en(?: lui| leur)?$|(?<!\w)(?:who|which|that|qui|que|dont|où|and|as|when|while)(?!\w)")
