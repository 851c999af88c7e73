"""Whoever tells something and is only described: "a retired mill manager said", "selon des sources parlementaires"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.descriptions import nouns
from workbench.services.extract.grid import Grid
from workbench.services.extract.reading import slug
from workbench.services.extract.records import Attribution, Mention, Sentence

_KINDS = {"forces": "armed_force", "organisations": "organisation", "persons": "person"}
# What stands ahead and is no part of the description; "the" and "le" need more than one word behind them.
_AHEAD = {
    "fr": re.compile(
        r"(?:(?P<the>le |la |les |l')|une? |des |d'|de |certain(?:e?s|e)? |plusieurs |quelques |d'autres )?(?=[a-zà-ÿ])",
        re.I,
    ),
    "en": re.compile(
        r"(?:so |yet |but )?(?:(?P<the>the )|an? |some |several |many |most |one |other )?(?=[a-z])", re.I
    ),
}
# Where the description ends and a clause begins: "experts | cités par la presse", "a miller | who left".
_BEHIND = {
    "fr": re.compile(
        r",| (?:qui|dont|ayant|étant|que|où)(?: |$)| (?:cité|joint|interrogé|contacté|rencontré|consulté|sondé|entendu)e?s? (?:par|à|en|au|sous|dans)? ?"
    ),
    "en": re.compile(
        r",| (?:who|whose|whom|that|which|has|have|had)(?: |$)| (?:cited|quoted|interviewed|contacted|consulted|reached|speaking|briefed|now) "
    ),
}
# Where the noun ends that tells who somebody is: "people | familiar with the matter", "Critics | of the mill".
_COMPLEMENT = re.compile(
    r" (?:of|in|from|at|with|familiar|close|based|across|on|to|for|following|near|inside|within|involved) .*"
)
_NOUN = {
    "fr": re.compile(r"(?P<noun>[a-zà-ÿ' -]+?) (?:de |d'|du |des |à |au |en |aux |auprès |chez |dans |proches? )"),
    "en": re.compile(r"(?P<noun>[a-z' -]+?) (?:of|in|from|at|with|close|based|across|on|to|for|near|inside|within) "),
}
# "nearly every miller", "a truce his government"
_NOBODY = re.compile(
    r"(?<![\w-])(?:every|each|no|any|its|his|her|their|our|my|your|this|these|that|those|chaque|aucune?|tout|toute|tous|son|sa|ses|leurs?|nos|notre|votre|ce|cette|ces)(?![\w-])",
    re.I,
)
_EPITHET = re.compile(
    r"(?:hauts?|haute|hautes|anciens?|anciennes?|mêmes?|nouve(?:au|aux|lle|lles)|jeunes?|vieux|principa(?:l|ux|les?)|autres?|deux|trois|quatre|cinq|six"
    r"|premiers?|propres?|simples?|futurs?|grands?|rares|nombreux|nombreuses|vice|ex)[ -]"
)
_WORD = re.compile(r"[\w-]+(?:'[a-zà-ÿ]\w*)?")
_LONGEST = 110
_SCORE = 0.55


def tellers(
    text: str, language: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[tuple[Sentence, ...], list[Mention]]:
    """The sentences with an actor for each described source, and these actors' mentions: "a retired manager"."""
    held = Grid((m.span, m) for m in mentions)
    found: dict[Span, Mention] = {}
    told: list[Sentence] = []
    for sentence in sentences:
        renamed: list[Attribution] = []
        for one in sentence.attributions:
            mention = _teller(text, language, one, held)
            if mention is not None:
                found[mention.span] = mention
                one = replace(one, actor=mention.key)
            renamed.append(one)
        told.append(replace(sentence, attributions=tuple(renamed)) if sentence.attributions else sentence)
    return tuple(told), list(found.values())


def _teller(text: str, language: str, told: Attribution, held: Grid[Mention]) -> Mention | None:
    source = told.source
    ahead = _AHEAD[language].match(text, source.start, source.end)
    start = ahead.end() if ahead is not None else source.start
    stop = _BEHIND[language].search(text, start, source.end)
    span = Span(start, stop.start() if stop is not None else source.end).trimmed(text)
    if not span.length or span.length > _LONGEST or ahead is None:
        return None
    words = span.of(text)
    if _NOBODY.search(words):
        return None
    # "a lawmaker in | the Vardane Duma": who is named behind the noun is another.
    noun = _NOUN[language].match(words)
    if held.touches(span) and (noun is None or held.touches(Span(span.start, span.start + noun.end("noun")))):
        return None
    if told.actor and (ahead["the"] or not held.touches(span)):
        return None
    if ahead["the"] and " " not in words:
        # "the bank": one that the text has told of before.
        return None
    group = _group(words, language)
    if group is None:
        return None
    kind = _KINDS.get(group, "group")
    prefix = {"person": "person", "organisation": "org", "armed_force": "force"}.get(kind, "group")
    return Mention(span, f"nom:{prefix}:{slug(words.lower())}:", kind, "nominal", "described.teller", _SCORE)


def _group(words: str, language: str) -> str | None:
    """The kind of people that a description names by its noun; None where no people are meant."""
    known = _heads(language)
    low = words[0].lower() + words[1:]
    if language == "en":
        return known.get(_COMPLEMENT.sub("", low).split(" ")[-1])
    while (epithet := _EPITHET.match(low)) is not None:
        low = low[epithet.end() :]
    head = _WORD.match(low)
    return known.get(head[0]) if head is not None else None


@lru_cache(maxsize=2)
def _heads(language: str) -> dict[str, str]:
    """Nouns of people and of the bodies that they make up; what tells by itself, like a paper, is none."""
    listed = {
        noun: "groups" if noun.endswith("s") else "persons" for noun in lexicon.words("actors", language)["tellers"]
    }
    described = {noun: group for noun, group in nouns(language).items() if " " not in noun}
    return {**described, **listed}
