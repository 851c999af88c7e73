"""Who speaks where the clause before the verb does not tell: behind its last comma, or the paper that opens it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.core.spans import Span
from workbench.services.extract.records import Mention
from workbench.services.extract.sources import is_source, names_at_once
from workbench.services.extract.speech import evidence_pattern

# A finite verb: what holds one is a clause, no noun phrase.
_FINITE = re.compile(
    r"(?<![\w'-])(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|did|does"
    r"|est|sont|était|étaient|a|ont|avait|avaient|sera|seront|peut|peuvent|doit|doivent|fait|font|va|vont|serait|pourrait)(?![\w-])"
)
_LONGEST = 110
_LAST = re.compile(r", (?P<who>[^,;:«»“”\"()]{3,110})$")
_NOUN_FIRST = re.compile(
    r"(?:the|an?|one|two|three|several|some|another|its|his|her|their|this|le|la|les|un|une|des|de|son|sa|ses|leurs?"
    r"|plusieurs|certains|ce|cet|cette|M\.|Mme) |l'|(?:former |senior |top |local |ancien )?[A-ZÀ-Ý][\w.-]+|(?:officials"
    r"|witnesses|residents|analysts|experts|diplomats|reports|sources|doctors|activists|police|media)\b"
)


def behind_comma(text: str, sentence: Span, verb: int, language: str, inside: Sequence[Mention]) -> Span | None:
    """ "The shells ran out, a senior officer of Norway's staff told Reuters": the noun phrase right before its verb."""
    last = _LAST.search(text[max(sentence.start, verb - _LONGEST - 3) : verb].rstrip())
    if last is None:
        return None
    start = max(sentence.start, verb - _LONGEST - 3) + last.start("who")
    span = Span(start, start + len(last["who"])).trimmed(text)
    ahead = text[sentence.start : start]
    if (
        not _NOUN_FIRST.match(text, span.start, span.end)
        or _OWN_RELATIVE.search(text, span.start, span.end)
        or _FINITE.search(text, span.start, span.end)
    ):
        return None
    # Where nothing but a lead stands before it, it is the subject too: "In a column for the daily, Berg details why".
    if language == "fr" and not _SPEAKS.match(text, verb):
        return None
    is_behind = _FINITE.search(ahead) is not None or _PAST.search(ahead) is not None or _LEAD.match(ahead) is not None
    speaks = is_behind and names_at_once(text, span, language, inside) and is_source(text, span, language, inside)
    return span if speaks else None


# "the herders who | asked": the verb is of their relative clause.
_OWN_RELATIVE = re.compile(r" (?:who|which|that|qui|que|dont)$")
# "une nouvelle menace": a present alone may be a noun.
_SPEAKS = re.compile(
    r"(?:n'|ne |l'|le |les |lui |leur |en |s'|y )*(?:(?:a|ont|avait|avaient|s'est|se sont|se|s')\b"
    r"|\w+(?: \w+ment)? (?:que\b|qu'|:|«|comment|pourquoi|combien|si\b|avoir|être))"
)
_PAST = re.compile(r"\w{3,}(?:ed|é|ée|és|ées) |(?<!\w)(?:fell|rose|came|went|took|left|met|saw|hit) ")
_LEAD = re.compile(
    r"(?:[Ii]n|[Oo]n|[Aa]t|[Dd]uring|[Aa]fter|[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ast|[Tt]his|[Dd]ans|[Ee]n|[Ll]ors|[Aa]près"
    r"|[Cc]es|[Cc]ette|[Ll]e|[Aa]u|[Aa]ux|[ÀA]|[Ss]ur|[Dd]ès|[Dd]epuis) "
)
_MADE = re.compile(
    r"(?:conducted|carried out|compiled|published|released|obtained|seen|reviewed|commissioned|collected|shared|issued|prepared|written|drafted"
    r"|menée?s?|réalisée?s?|publiée?s?|obtenue?s?|consultée?s?|diffusée?s?|compilée?s?|recueillie?s?|rédigée?s?|établie?s?"
    r"|transmise?s?) (?:by|in|on|for|par|en|le|à|pour) "
)


def paper_first(text: str, sentence: Span, verb: int, language: str) -> Span | None:
    """ "Analysis conducted by Berg, in May, and published later indicates": the paper with whoever made it."""
    noun = evidence_pattern(language).search(text, sentence.start, min(verb, sentence.start + _NEAR))
    made = _MADE.match(text, noun.end() + 1, verb) if noun is not None else None
    if noun is None or made is None or _FINITE.search(text, sentence.start, verb) is not None:
        return None
    comma = text.find(",", made.end(), verb)
    return Span(sentence.start, comma if comma > 0 else verb).trimmed(text)


_NEAR = 40
