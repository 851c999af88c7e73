"""Where the parts of a sentence before a verb begin and end, and what each may begin with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.core.spans import Span
from workbench.services.extract.records import Mention

_BOUNDARY = {
    "fr": re.compile(
        r"(?:^|[;:»«(]|, (?:tandis que |alors que |mais |car |où |quand |que |qu'|dont |comme (?=ils? |elles? |on ))?| [–—] |\s(?:mais|et que"
        r"|et|que|où|car|or|tandis que|alors que|même si|si|parce que|lorsque|quand|comme) |(?<=\s)qu'|(?<=\s)puisqu'"
        r"|(?<=\s)lorsqu')\s?"
    ),
    "en": re.compile(
        r"(?:^|[;:”\"(]|(?<=[,.!?])' |, (?:which |whom |who (?=[A-Z]|the )|while |but |for (?=(?:the|its|their) [A-Z]|[A-Z]|he |she |they |it )|because |although |though |when |if )?"
        r"| [–—-] |\s(?:but|and|that|because|while|when|as(?! (?:part|well) )|if|although|though|whether|where|after|before"
        r"|since|what|which|whom) )\s?"
    ),
}
PREPOSITION = {
    "fr": re.compile(
        r"(?:[Ee]n|[Dd]ans|[Ll]ors|[Aa]près|[Dd]epuis|[Pp]our|[Aa]vec|[Ss]ur|[Aa]u|[Aa]ux|[ÀàA]|[Dd]ès|[Aa]vant|[Pp]ar|[Ss]ans"
        r"|[Ss]ous|[Cc]ontre|[Dd]'abord|[Mm]algré|[Ff]ace|[Ll]e \d|[Pp]endant|[Dd]urant|[Ss]elon|[Gg]râce|[Ss]uite"
        r"|[Cc]e (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|qui|dont|[Ee]ntre|[Dd]e(?! (?:plus en plus|hauts?"
        r"|hautes|nombreu\w+|grands?|grandes|jeunes|vieux|bons?|simples|rares|multiples|petits?|nouve\w+|proches|récent\w+)))\b"
    ),
    "en": re.compile(
        r"(?:[Ii]n|[Oo]n|[Aa]t|[Dd]uring|[Aa]fter|[Ss]ince|[Ff]or|[Ww]ith|[Bb]y|[Bb]efore|[Ff]rom|[Dd]espite|[Uu]nder"
        r"|[Aa]gainst|[Ww]ithout|[Oo]f|[Tt]o|who|which|[Aa]s|[Aa]ccording|[Cc]iting|[Cc]ontrary|[Oo]wing|[Tt]hanks)\b"
    ),
}
_CONNECTIVE = re.compile(
    r"(?:[Aa]insi|[Pp]ourtant|[Tt]outefois|[Cc]ependant|[Mm]ais|[Ee]t|[Oo]r|[Dd]onc|[Dd]e même|[Bb]ut|[Aa]nd|[Ss]till"
    r"|[Yy]et|[Mm]eanwhile|[Ll]ater|[Tt]hen|[Aa]lthough|[Tt]hough|[Ww]hile|[Bb]ecause|[Ww]here|[Ww]hen|[Qq]uoique"
    r"|[Hh]owever|[Aa]lso|[Ss]i|[Ii]f|[Qq]uand|[Ll]orsque|[Aa]lors que|[Tt]andis que"
    r"|(?:[Tt]oujours|[Mm]ême|[Jj]uste|[Ee]ven|[Oo]nly|[Jj]ust)(?= (?:à|au|en|dans|lors|in|on|at|after)\b))\s+"
)
VERBAL = {
    "fr": re.compile(
        r"(?<![\w'-])(?:est|sont|était|étaient|a|ont|avait|avaient|sera|seront|peut|peuvent|doit|doivent|fait|font|va|vont|ne"
        r"|serait|pourrait)(?![\w-])"
    ),
    "en": re.compile(
        r"(?<![\w'-])(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do)(?![\w-])"
    ),
}
NOUN_START = re.compile(
    r"(?:le |la |les |l'|un |une |des |ses? |sa |son |leurs? |plusieurs |the |a |an |its |his |her |their |several |M\. |Mme |[A-ZÀ-Ý])"
)


# "the Institute (SIPRI), a think-tank": the short name in brackets is of the noun phrase.
_SHORT_NAME = re.compile(r"\([A-Z][\w.&-]{1,11}\)")


def pieces_of(text: str, sentence: Span, verb: int, language: str, inside: Sequence[Mention]) -> list[Span]:
    """The parts of `sentence` before `verb`, cut at commas, conjunctions and quotation marks that no name holds."""
    pieces: list[Span] = []
    start = sentence.start
    for match in _BOUNDARY[language].finditer(text, sentence.start, verb):
        if (
            _SHORT_NAME.match(text, match.start())
            or match.start() == sentence.start
            or any(m.span.start < match.start() < m.span.end for m in inside)
        ):
            continue
        pieces.append(Span(start, match.start()))
        start = match.end()
    pieces.append(Span(start, max(start, verb)))
    return [piece.trimmed(text) for piece in pieces]


def starts_well(text: str, piece: Span, language: str) -> bool:
    """Whether a part may be the subject: it is no rest of a letter and no preposition leads it."""
    return piece.length > 1 and not PREPOSITION[language].match(text, piece.start)


def ends_in_name(piece: Span, inside: Sequence[Mention]) -> bool:
    """Whether somebody named stands at the end of a part."""
    return any(m.form != "demonym" and piece.contains(m.span) and piece.end - m.span.end <= 1 for m in inside)


def stripped(text: str, span: Span, language: str) -> Span:
    """The noun phrase without a connective or a date that opens it."""
    match = _CONNECTIVE.match(text, span.start, span.end) or _TIME_LEAD.match(text, span.start, span.end)
    while match is not None:
        span = Span(match.end(), span.end)
        match = _CONNECTIVE.match(text, span.start, span.end) or _TIME_LEAD.match(text, span.start, span.end)
    late = (_JOUR_BEHIND if language == "fr" else _TIME_BEHIND).search(span.of(text)) or (
        _ADVERB_BEHIND.search(span.of(text)) if language == "en" else None
    )
    late = late or (_CLITIC_BEHIND.search(span.of(text)) if language == "fr" else None)
    late = late or _PAPER_BEHIND.search(span.of(text))
    late = late or _ASIDE_BEHIND.search(span.of(text))
    month = _MONTH_BEHIND.match(span.of(text)) if late is None and language == "en" else None
    end = late.start() if late is not None else month.start("late") if month is not None else span.length
    return Span(span.start, span.start + end).trimmed(text)


# "Oslo also has promised"
_ADVERB_BEHIND = re.compile(
    r"(?<=[\w)]) (?:also|already|first|later|earlier|then|now|still|too|again|since|once|long|(?:repeated|public|open"
    r"|recent|previous|subsequent|consistent|initial|strong|official|private|explicit|apparent|wide)ly)$"
)


# "a court in February ruled", but not "a report released by Oslo in May"
_MONTH_BEHIND = re.compile(
    r"^(?!.* (?:by|of) ).*\w(?P<late> in (?:early |late |mid-)?(?:(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)(?: \d{4})?|\d{4}))$"
)
# "Le ministre mardi a dit"
_JOUR_BEHIND = re.compile(
    r"(?<=[\w)]) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd'hui)(?: (?:matin|midi|soir|dernier))?$"
)
# "Oslo y a vu un piège et a répliqué": the pronoun is of the verb.
_CLITIC_BEHIND = re.compile(r"(?<=[\w)]) (?:y|en|lui|leur)$")
# "Human Rights Watch on Monday accused"
_TIME_BEHIND = re.compile(
    r"(?<=[\w)]) (?:(?:on |late |early |last |this |earlier )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday)"
    r"|(?:last|this|earlier this) (?:week|month|year)"
    r"|on \d{1,2} [A-Z][a-z]+|at the time|recently)$"
)
# "Le ministère dans un communiqué a dit", "the ministry in a statement said"
_PAPER_BEHIND = re.compile(
    r"(?<=[\w)]) (?:(?:à travers|dans|par|via) (?:une?|son|sa) (?:communiqué|déclaration|message|lettre|tweet|rapport|note|entretien|tribune)"
    r"|in an? (?:statement|letter|report|post|note|tweet|interview|speech|memo|briefing))\b[^,]{0,40}$"
)
# "The army on the other hand has said"
_ASIDE_BEHIND = re.compile(
    r"(?<=[\w)]) (?:on the other hand|in turn|as well|for (?:his|her|its|their) part|once again|à son tour|à leur tour|quant à (?:lui|elle|eux)"
    r"|de son côté|de leur côté|pour sa part|pour leur part|elle aussi|lui aussi|eux aussi|en revanche)$"
)
_SAME = r"(?:[Tt]he )?(?:same|next|following|previous) (?:day|week|month|year|evening|morning),? (?=[a-zA-Z])|"
_MONTH = (
    r"(?i:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)"
)
# "on 6 May its council declared": a date opens the clause, the subject follows.
_TIME_LEAD = re.compile(
    rf"{_SAME}"
    r"(?:[Ii]n|[Ss]ince|[Bb]y|[Ee]n|[Dd]epuis|[Dd]ès) (?:early |late |mid-|début |fin |mi-)?(?:1[89]|20)\d\d,? (?=(?:le "
    r"|la |les |l'|un |une |son |sa |the |its |a |an |[A-ZÀ-Ý]))|"
    rf"(?:[Oo]n|[Ii]n|[Ll]e|[Ee]n|[Dd]ébut|[Ff]in|[Mm]i-|[Ee]arly|[Ll]ate) ?(?:early |mid-|late )?(?:\d{{1,2}}(?:er)? )?(?:{_MONTH}"
    rf"|\w+day)(?: \d{{1,2}}(?:st|nd|rd|th)?)?(?:,? \d{{4}})?,? (?=(?:le |la |les |l'|un |une |son |sa |the |its |a |an "
    rf"|[A-ZÀ-Ý]))"
)
