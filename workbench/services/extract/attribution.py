"""Who says it: "selon X", "X a déclaré que", "according to X", "X said", with the words of the source and of the cue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.core.spans import Span
from workbench.services.extract.absolute import absolute
from workbench.services.extract.accordance import according
from workbench.services.extract.astold import as_told, going_on
from workbench.services.extract.beside import beside, viewpoint
from workbench.services.extract.caused import caused
from workbench.services.extract.clauses import quotations, subordinate
from workbench.services.extract.nominal import nominal
from workbench.services.extract.quotations import before_colon, clitics, in_marks, quoted_as, quoting
from workbench.services.extract.records import Mention
from workbench.services.extract.sources import Found, each
from workbench.services.extract.speaking import SAYS_THAT, speaking
from workbench.services.extract.subjects import opening_subject
from workbench.services.extract.unsaid import is_unsaid
from workbench.services.extract.wholesource import with_its_clause


def find_attributions(text: str, sentence: Span, language: str, mentions: Sequence[Mention]) -> list[Found]:
    """Every source that a sentence gives, in order."""
    sentence = _without_lead(text, sentence)
    inside = [m for m in mentions if sentence.contains(m.span)]
    regions = subordinate(text, sentence, language)
    found = [
        *according(text, sentence, language, inside, regions),
        *speaking(text, sentence, language, inside, regions),
        *(clitics(text, sentence, inside, regions) if language == "fr" else ()),
        *(in_marks(text, sentence, inside) if language == "fr" else ()),
        *((*as_told(text, sentence, inside), *going_on(text, sentence, inside)) if language == "fr" else ()),
        *absolute(text, sentence, language, inside),
        *caused(text, sentence, language, inside, regions),
        *quoting(text, sentence, language, inside),
        *(quoted_as(text, sentence, inside) if language == "en" else ()),
    ]
    quotes = quotations(text, sentence)
    if not _has_main(found, quotes):
        found.extend(viewpoint(text, sentence, language, inside))
    if not _has_main(found, quotes):
        found.extend(beside(text, sentence, language, inside))
    if not found:
        found.extend(before_colon(text, sentence, language, inside))
    if not found:
        found.extend(nominal(text, sentence, language, inside))
    found = [named for one in found for named in _named_before(text, sentence, language, inside, one)]
    found = [one for one in found if not is_unsaid(text, sentence, language, inside, one)]
    # "said a report released by Oslo": the report speaks.
    found = [one for one in found if not any(_makes(one, other) for other in found)]
    kept: list[Found] = []
    found = _unnested(text, _outside(text, sentence, found), language)
    if any(one.is_main and one.attribution.rule == "attribution.according" for one in found):
        # "Selon l'agence, on estime que": the agency does.
        found = [one for one in found if one.attribution.source.of(text).lower() != "on"]
        found = [one for one in found if not _is_told_of(text, one)]
    for one in sorted(found, key=lambda f: (f.attribution.source.start, -f.attribution.source.length, not f.is_main)):
        if not any(one.attribution.source.overlaps(other.attribution.source) for other in kept):
            kept.append(one)
    return [with_its_clause(text, sentence, one, language) for one in kept]


def _without_lead(text: str, sentence: Span) -> Span:
    """The sentence without the number of its paragraph or the dateline before it: "12. ", "OSLO, 3 mai - "."""
    lead = _LEAD.match(text, sentence.start, sentence.end)
    return Span(lead.end(), sentence.end) if lead is not None else sentence


_PLACE_LINE = r"[A-ZÀ-Ý][A-ZÀ-Ý' /.-]+(?:, [A-ZÀ-Ý][\w.]+)?"
_DATE_LINE = r"(?:, (?:le )?\d{1,2}(?:er)? \w+|, [A-Z][a-z]+\.? \d{1,2})?(?:,? \d{4})?"
_LEAD = re.compile(
    rf"(?:(?:\(?\d{{1,3}}(?:\.\d{{1,2}})*[.)]|§ ?\d{{1,3}}\.?|[a-z]\)) (?=[A-ZÀ-Ý«“\"])|{_PLACE_LINE}{_DATE_LINE}(?: ?\([^()]{{2,30}}\))? [-–—] )"
)


def _named_before(text: str, sentence: Span, language: str, inside: Sequence[Mention], one: Found) -> Iterator[Found]:
    """ "The ministry has refused, and it has blamed Oslo": in one sentence the name is given for its pronoun."""
    source, cue, rule = one.attribution.source, one.attribution.cue, one.attribution.rule
    joined = _JOINED.search(text, sentence.start, source.start)
    if joined is None or source.of(text) not in _TAKES_UP or rule != "attribution.subject":
        yield one
        return
    whole = Span(sentence.start, joined.start())
    subject = opening_subject(text, whole, whole.end, language, inside)
    named = [
        m
        for m in inside
        if subject is not None and subject.contains(m.span) and m.form in ("name", "metonym", "nominal")
    ]
    is_person = any(m.kind == "person" for m in named)
    if subject is None or not named or is_person == (source.of(text) == "it"):
        yield one
        return
    yield from each(text, subject, cue, inside, rule, one.is_main)


_JOINED = re.compile(r",? (?:and|but) $")
_TAKES_UP = ("it", "he", "she")


def _has_main(found: list[Found], quotes: list[Span]) -> bool:
    """Whether somebody speaks in the main clause, outside the words that are quoted."""
    return any(one.is_main and not any(quote.contains(one.attribution.cue) for quote in quotes) for one in found)


def _makes(one: Found, paper: Found) -> bool:
    """Whether `one` is only whoever made the paper that speaks."""
    return one.attribution.rule == "attribution.according" and paper.attribution.source.overlaps(one.attribution.cue)


def _unnested(text: str, found: list[Found], language: str) -> list[Found]:
    """Without a pronoun that says something inside what somebody else is told to say."""
    found = [one for one in found if not (_is_told_of_himself(text, one, found) or _is_himself(text, one, found))]
    outer = [one.attribution.cue for one in found if one.is_main and SAYS_THAT.search(one.attribution.cue.of(text))]
    if not outer:
        return found
    first = min(outer)
    found = [one for one in found if not _is_within(text, one, first)]
    return [
        one
        for one in found
        if one.is_main
        or one.attribution.cue.start < first.end
        or one.attribution.source.of(text).lower() not in _PRONOUNS[language]
    ]


def _is_within(text: str, one: Found, outer: Span) -> bool:
    """ "The clerk reports that Oslo warned of it": what Oslo said is the clerk's word; a new clause is the author's."""
    source = one.attribution.source
    is_made = one.attribution.cue.of(text).endswith((" par", " by"))
    if source.start < outer.end or not (one.attribution.rule in ("attribution.subject", "attribution.told") or is_made):
        return False
    return _NEW_CLAUSE.search(text, outer.end, source.start) is None


_NEW_CLAUSE = re.compile(
    r"[,;:()–—«»“”\"]|(?<!\w)(?:and|but|while|though|although|according|et|mais|selon|tandis|alors|car|or)(?!\w)"
)


def _is_told_of_himself(text: str, one: Found, found: list[Found]) -> bool:
    """ "Berg said that he had urged", "a speech where he called for": what the pronoun says is told by another."""
    source = one.attribution.source
    if source.of(text).lower() not in (*_PRONOUNS["fr"], *_PRONOUNS["en"]):
        return False
    lead = _TOLD.search(text[max(0, source.start - 12) : source.start])
    if lead is None:
        return False
    earlier = any(other.attribution.cue.end <= source.start for other in found if other is not one)
    return earlier or lead["when"] is not None


def _is_himself(text: str, one: Found, found: list[Found]) -> bool:
    """ "Berg insisted on it, but he again told them": the person named before speaks once."""
    source = one.attribution.source
    if source.of(text).lower() not in ("he", "she") or not one.is_main:
        return False
    named = [f for f in found if f.is_main and f.attribution.source.end < source.start]
    return bool(named) and named[-1].attribution.source.of(text)[:1].isupper()


def _is_told_of(text: str, one: Found) -> bool:
    """ "Oslo promised salt, according to an aide": the promise is what the aide tells."""
    return (
        one.attribution.rule == "attribution.subject" and _PROMISED.match(text, one.attribution.cue.start) is not None
    )


_PROMISED = re.compile(
    r"(?:(?:has|have|had|a|ont|avait|avaient) )?(?:\w+ly |\w+ment |also |aussi )?(?:promis|pledg|vow|offer|undert|request|agree|propos[ée]|demand[ée])\w*"
)
_TOLD = re.compile(r"(?<!\w)(?:that |que |qu'|(?P<when>where |quand |lorsqu'|into what ))$")


_PRONOUNS = {"fr": ("il", "elle", "ils", "elles", "on"), "en": ("he", "she", "it", "they")}


def _outside(text: str, sentence: Span, found: list[Found]) -> list[Found]:
    """Without those whom a speaker names in words that are quoted from him."""
    quotes = quotations(text, sentence)
    inner = [one for one in found if any(quote.contains(one.attribution.cue) for quote in quotes)]
    outer = [one for one in found if one not in inner]
    return outer if any(one.is_main or one.attribution.rule == "attribution.beside" for one in outer) else found
