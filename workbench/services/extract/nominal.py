"""Speech that is a noun: "X's claim that …", "a warning from X that …", "les propos de X selon lesquels …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.appositions import LONGEST_SOURCE
from workbench.services.extract.records import Mention
from workbench.services.extract.sources import Found, each, is_source
from workbench.services.extract.speechforms import speech_words

# Whoever speaks: no clause and no comma stands within the noun phrase.
_WHO = rf"(?P<who>[^,;:.!?«»“”\"()]{{2,{LONGEST_SOURCE}}}?)"


@lru_cache(maxsize=2)
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    nouns = lexicon.either(speech_words(language)["uttered"])
    if language == "fr":
        # "l'avis du maire est que", "la thèse du maire selon laquelle"
        which = r"(?:selon (?:laquelle|lesquelles|lequel|lesquels)|(?:(?:est|était|reste) )?(?:que\b|qu'))"
        of = r"(?:du |des |de (?=la |l'|son |sa |ses |leurs? |cette |cet |ces |[a-zà-ÿ]*[A-ZÀ-Ý])|de |d')"
        told = r"(?:des? |du |d'|que |qu'|selon |à |aux? )"
        return (
            re.compile(
                rf"(?<![\w-])(?P<cue>(?i:{nouns})) (?:\w+s? )?{of}{_WHO}(?:, (?:le|en|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|fin|début|mi-)\b[^,;:]{{1,28}})?,? {which}"
            ),
            re.compile(rf"(?<![\w-])(?P<cue>(?i:{nouns}))(?: \w+)? par {_WHO} {told}"),
        )
    epithet = r"(?:[a-z-]+ ){0,2}"
    owner = r"(?P<who>(?:(?:[Tt]he|[Aa]n?|[Oo]ne) )?(?:[\w.-]+ ){0,6}?[\w.-]+)"
    return (
        re.compile(rf"(?<![\w'-]){owner}(?:'s|(?<=s)') {epithet}(?P<cue>(?i:{nouns})) (?:(?:is|was|remains) )?that\b"),
        re.compile(rf"(?<![\w-])(?P<cue>(?i:{nouns})) (?:by|from|of) {_WHO},? that\b"),
    )


def nominal(text: str, sentence: Span, language: str, inside: Sequence[Mention]) -> Iterator[Found]:
    """Whoever utters what a noun of speech tells, beside the main clause."""
    for pattern in _patterns(language):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            who = _from_its_article(text, Span(*match.span("who")))
            if is_source(text, who, language, inside) and not _CLAUSE.search(text, who.start, who.end):
                yield from each(text, who, Span(*match.span("cue")), inside, "attribution.nominal", False)


# "le rapport et la promesse": a verb or another preposition ends the noun phrase.
_CLAUSE = re.compile(
    r"(?<![\w'-])(?:est|sont|a|ont|était|étaient|qui|dont|où|is|are|was|were|has|have|had|who|which|when|if|because|but|after|before)(?![\w-])"
)
_ARTICLE = re.compile(
    r"(?<![\w-])(?:[Tt]he|[Aa]n?|[Oo]ne|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?!.*(?<![\w-])(?:the|an?|its|his|her|their) )"
)
_BEFORE_IT = re.compile(
    r"^.*(?<![\w'-])(?:to|on|of|in|with|by|from|at|for|and|that|over|about|against|despite|after|amid|following|rejected|denied|dismissed|disputed|repeated|echoed|doubts?|deny|denies|reject|rejects|confirmed|contradicts?|contradicted|supports?|supported|undermines?|undermined|Despite|After|Amid|Following|Given|With|But|And|Yet) "
)


def _from_its_article(text: str, who: Span) -> Span:
    """The noun phrase without the verb or the preposition that stands before it: "rejected | the ministry"."""
    words = who.of(text)
    lead = _BEFORE_IT.match(words)
    start = who.start + (lead.end() if lead is not None else 0)
    article = _ARTICLE.search(text, start, who.end)
    return Span(article.start() if article is not None else start, who.end)
