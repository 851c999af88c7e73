"""What has the look of speech and says nothing: things that show or teach, feelings of states, what one asks in a clause about another thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.records import Mention
from workbench.services.extract.sources import Found


def is_unsaid(text: str, sentence: Span, language: str, inside: Sequence[Mention], one: Found) -> bool:
    """Whether the subject of a verb that can tell something tells nothing by it."""
    if one.attribution.rule not in ("attribution.subject", "attribution.inverted"):
        return False
    source, cue = one.attribution.source, one.attribution.cue
    return (
        _is_abstract(text, source, language)
        or _feels(text, source, cue, language, inside)
        or _is_of_a_thing(text, sentence, source, cue, language)
    )


def _is_abstract(text: str, source: Span, language: str) -> bool:
    """ "L'écart entre les deux chiffres résume", "the opening of the archives allows": no person and no paper."""
    return _abstract(language).match(text, source.start, source.end) is not None


@lru_cache(maxsize=2)
def _abstract(language: str) -> re.Pattern[str]:
    nouns = lexicon.either(lexicon.words("speakers", language)["abstract"])
    if language == "fr":
        return re.compile(
            rf"(?:(?:le|la|les|un|une|des|son|sa|ses|leurs?|ce|cet|cette|ces) |l')(?:[\w-]+ )?{nouns}(?!\w)", re.I
        )
    return re.compile(rf"(?:the|a|an|its|their|his|her|this|that|these) (?:[\w-]+ ){{0,2}}?{nouns}(?!\w)", re.I)


def _feels(text: str, source: Span, cue: Span, language: str, inside: Sequence[Mention]) -> bool:
    """ "Oslo fears that", "one hopes that", "who fear the flood": what a state feels is the author's word."""
    if _feeling(language).search(text, cue.start, cue.end) is None:
        return False
    words = source.of(text).lower()
    is_state = any(
        m.kind == "state" and m.span.start - source.start < _ARTICLE and m.form != "demonym"
        for m in inside
        if source.contains(m.span)
    )
    return words in _NOBODY or is_state or _WHO.search(text, source.end, cue.start) is not None


# No more letters than an article has stand before the state.
_ARTICLE = 5
_NOBODY = ("one", "on", "they", "it", "ils", "elles", "il", "elle")
_WHO = re.compile(r",? (?:who|which|qui)(?: \w+ly)? \Z")


@lru_cache(maxsize=2)
def _feeling(language: str) -> re.Pattern[str]:
    verbs = lexicon.stems(lexicon.words("speakers", language)["feelings"])
    return re.compile(rf"(?<!\w){verbs}(?!\w)", re.I)


def _is_of_a_thing(text: str, sentence: Span, source: Span, cue: Span, language: str) -> bool:
    """ "une somme que Riga ne conteste pas", "the union that capitals had hailed": the clause tells of a thing."""
    if _THAT[language].search(text, sentence.start, source.start) is None:
        return False
    if _JUDGES[language].search(text, cue.start, cue.end) is not None:
        # "que Riga ne conteste pas": what is not said is said by nobody.
        return _NOT.search(text, source.end, min(sentence.end, cue.end + 5)) is not None
    return _SAYS_ON[language].match(text, cue.end, sentence.end) is None


_THAT = {
    "fr": re.compile(
        r"(?:(?<!tandis)(?<!alors)(?<!bien)(?<!parce)(?<!lors)(?<!après)(?<!avant)(?<!pour)(?<!dès)(?<!ainsi)(?<!sans)(?<!\bde sorte)(?<!\bce)(?<=[\w»”\"]) |, )(?:que |qu')(?:(?:la|le|les|son|sa|ses|leurs?|un|une) |l')?\Z"
    ),
    "en": re.compile(r"(?:\w |, )(?:which|that|whom) (?:the |its |an? )?\Z"),
}
_NOT = re.compile(r"(?:\bne |\bn'|\bnot |n't )(?!a(?:vait|urait)? (?:pas )?manqué)")
# Verbs whose object clause is told even so: "whom Oslo calls", "que Riga accuse de".
_JUDGES = {
    "fr": re.compile(
        r"(?:accus|soupçonn|qualifi|présent|décri|jug|estim|affirm|d[iî]t|dis|croi|prétend|tien|nomm|appel|dénonc|attribu|impute|reproch|évalu|chiffr|promi|promet|rejet|rejett|dément|démen|ni(?:e|é|ait|ent)|réit|répèt|répét|confirm|réaffirm|invoqu|balay|réfut|récus|revendiqu)"
    ),
    "en": re.compile(
        r"(?:accus|identif|suspect|call|describ|say|said|claim|believ|consider|deem|brand|portray|allege|assert|insist|estimate|attribut|blame|denounc|put|regard|promis|pledg|den|reject|dismiss|confirm|repeat|reiterat|disput|rebut)",
        re.I,
    ),
}
# What is said goes on behind the verb: "que Riga annonce vouloir", "that Oslo announced would".
_SAYS_ON = {
    "fr": re.compile(r" (?:[\w'-]+ment )?(?:\w+(?:er|ir|re)|avoir|être|de \w+(?:er|ir|re)|que|qu')(?!\w)"),
    "en": re.compile(r" (?:to|would|will|was|were|is|are|had|has|that)(?!\w)"),
}
