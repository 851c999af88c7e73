"""Sources with a verb of speech: "X a déclaré que", "…, said X", "a ship that X claimed was sunk"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.accordance import NOUN_AHEAD
from workbench.services.extract.antecedents import is_of_main
from workbench.services.extract.clauses import is_main
from workbench.services.extract.fallbacks import behind_comma, paper_first
from workbench.services.extract.lookalikes import is_noun
from workbench.services.extract.moments import words
from workbench.services.extract.quotations import AS_HE, PROPER_LAST, inverted
from workbench.services.extract.records import Mention
from workbench.services.extract.sources import Found, each, is_source, names_at_once
from workbench.services.extract.speech import evidence_pattern, source_pattern, verb_pattern
from workbench.services.extract.subjects import fellow, subject_before
from workbench.services.extract.takenback import antecedent
from workbench.services.extract.voices import (
    in_contact_clause,
    is_no_voice,
    is_seen,
    is_set_beside,
    it_notes,
    only_rates,
    says_nothing,
)

_WINDOW = 300
_QUOTE_END = 4


def speaking(
    text: str, sentence: Span, language: str, inside: Sequence[Mention], regions: list[Span]
) -> Iterator[Found]:
    """Every source with a verb of speech, before it or behind it."""
    said: list[int] = []
    for match in verb_pattern(language).finditer(text, sentence.start, sentence.end):
        cue = Span(match.start("cue"), match.end("cue")).trimmed(text)
        if any(m.span.overlaps(cue) for m in inside) or is_noun(text, match, language):
            continue
        if says_nothing(text, cue):
            continue
        near = Span(max(sentence.start, match.start() - _WINDOW), min(sentence.end, match.end() + _WINDOW))
        held = [m for m in inside if m.span.overlaps(near)]
        behind = _behind(text, match, sentence, language, held)
        span = behind or _before(text, match, sentence, near, language, held)
        if match.groupdict().get("loose") and behind is None and not _is_set_off(text, span, language):
            continue
        if match["before"].startswith(("s'", "se ")) and _OF_ITSELF.match(cue.of(text)):
            continue
        if match.groupdict().get("gap") and (
            span is None or not _GAP.search(text, max(0, span.start - _LONGEST_GAP), span.start)
        ):
            continue
        if span is not None and behind is None and only_rates(text, span, cue, language):
            continue
        span = _where_one_speaks(text, sentence, span, language)
        if span is None or (behind is None and _is_of_another(text, span, cue, language)):
            continue
        told = behind is not None and _is_told(text, match, sentence, behind, language)
        if not (told or _thinks(text, match, cue, span) or is_source(text, span, language, held)):
            continue
        if behind is None and any(span.start < start < span.end for start in said):
            # "The king said the town welcomed it": the town's part is the king's word.
            continue
        if behind is None and _TELLS_OF_ITSELF.match(cue.of(text)) and not _may_show(text, span, language, held):
            continue
        if match["shown"] and behind is None and not _shows(text, span, cue, language, held):
            continue
        if language == "fr" and match.groupdict().get("any") and not _says_more(text, match, span, held):
            continue
        if language == "en" and behind is None and is_set_beside(text, span, cue):
            continue
        beside = in_contact_clause(text, span, language, inside) if behind is None else None
        span = beside or span
        told = _WHAT.match(text, sentence.start, span.start) is not None
        main = behind is not None or told or _BEHIND_QUOTE.search(text, sentence.start, span.start) is not None
        is_subject = is_of_main(text, sentence, match.start(), language, regions)
        main = main or (is_subject and is_main(span.start, regions))
        if match.groupdict().get("gap") and _OF_WHAT.search(text, sentence.start, span.start):
            # "carried what the mayor described as salt"
            main = False
        main = main and not _is_beside(text, sentence, beside, cue) and not is_seen(text, span, cue, language)
        aside = behind is not None and AS_HE.search(text[sentence.start : match.start("cue")]) is not None
        rule = "attribution.aside" if aside else "attribution.inverted" if behind else "attribution.subject"
        # Whoever wonders leaves the sentence its doubt.
        wonders = cue.of(text).startswith(("se demande", "s'interroge"))
        said.append(cue.start)
        with_him = fellow(text, sentence, span, cue, language, held) if behind is None else None
        for source in (with_him, span) if with_him is not None else (span,):
            yield from each(text, source, cue, inside, rule, main and not aside and not wonders)


def _is_beside(text: str, sentence: Span, beside: Span | None, cue: Span) -> bool:
    """Whether a clause is only set beside a noun; "A month after the truce his guild announced that" is the main one."""
    told = cue.of(text).endswith(" that") and _AFTER.match(text, sentence.start) is not None
    return beside is not None and not told


def _behind(text: str, match: re.Match[str], sentence: Span, language: str, held: Sequence[Mention]) -> Span | None:
    """The source behind its verb; "The summary, which leaked, said Norway's ships sail": what follows may be content."""
    behind = inverted(text, match, sentence, language, held)
    if behind is None or language == "fr" or is_source(text, behind, language, held):
        return behind
    return behind if _CLOSED.search(text, sentence.start, match.start()) is not None else None


def _before(
    text: str, match: re.Match[str], sentence: Span, near: Span, language: str, held: Sequence[Mention]
) -> Span | None:
    """The source before its verb: its subject, whom "who" takes up, or what stands right before it."""
    # The bill "welcomes the deal": its verb opens the quotation.
    at = match.start() - (_OPENS_QUOTE.search(text, sentence.start, match.start()) is not None)
    span = antecedent(text, sentence, at, language, held)
    span = span or subject_before(text, _opened(text, near, sentence), at, language, held)
    if span is not None and is_source(text, span, language, held):
        return span
    paper = paper_first(text, sentence, at, language) if match["shown"] or span is None else None
    return behind_comma(text, sentence, at, language, held) or paper or span


def _says_more(text: str, match: re.Match[str], span: Span, held: Sequence[Mention]) -> bool:
    """Whether whoever does a thing of no list says it: "Le site a découvert que", not "Oslo a découvert que", "n'a livré que"."""
    if match["before"].startswith("n"):
        return False
    speaks = source_pattern("fr").search(text, span.start, span.end) is not None
    return speaks or any(m.kind in ("person", "organisation") and span.contains(m.span) for m in held)


def _is_of_another(text: str, span: Span, cue: Span, language: str) -> bool:
    """Whether what stands before a verb is no voice of its own: "said a trader who asked" has its verb before it."""
    is_paper = any(
        nouns(language).fullmatch(text, span.start, span.end) for nouns in (evidence_pattern, source_pattern)
    )
    has_verb = not is_paper and verb_pattern(language).match(text, span.start) is not None
    return has_verb or is_no_voice(text, span, cue)


def _is_told(text: str, match: re.Match[str], sentence: Span, behind: Span, language: str) -> bool:
    """Whether whoever stands behind the verb must be its source, whatever he is called."""
    is_closed = _CLOSED.search(text, sentence.start, match.start()) is not None
    return is_closed or (language == "fr" and PROPER_LAST.fullmatch(text, behind.start, behind.end) is not None)


def _shows(text: str, span: Span, cue: Span, language: str, held: Sequence[Mention]) -> bool:
    """Whether a subject can show what its verb says: a paper, a picture, or somebody with a clause behind it."""
    if evidence_pattern(language).search(text, span.start, span.end) or it_notes(text, span, cue):
        return True
    tells = cue.of(text).endswith((" que", " qu'", " that")) or _AND_WHAT.match(text, cue.end) is not None
    return tells and names_at_once(text, span, language, held)


def _may_show(text: str, span: Span, language: str, held: Sequence[Mention]) -> bool:
    """Whether a subject is a paper or somebody: "The invasion of Norway showed" is what the author reads from it."""
    if evidence_pattern(language).search(text, span.start, span.end):
        return True
    return names_at_once(text, span, language, held) or _proper().fullmatch(text, span.start, span.end) is not None


_TELLS_OF_ITSELF = re.compile(
    r"(?:a |ont |avait |avaient |has |have |had )?(?:\w+ment |\w+ly |also |aussi |bien )?(?:montr|démontr|illustr|prouv|reflèt|refléta|tradui|révèl|révélé|show|demonstrat|reflect|illustrat|prov(?:e|ed|es)\b)"
)


def _thinks(text: str, match: re.Match[str], cue: Span, span: Span) -> bool:
    """Whether a verb with "that" makes a source of a subject that no list knows."""
    proper = _proper().match(text, span.start)
    if _QUOTES_NEXT.match(text, cue.end) and NOUN_AHEAD.match(text, span.start):
        # "La benjamine a résumé : « … »": whoever leads to a quotation speaks it.
        return True
    if SAYS_THAT.search(cue.of(text)) is not None and not match.groupdict().get("any"):
        by_noun = NOUN_AHEAD.match(text, span.start) is not None and _said().search(cue.of(text)) is not None
        return by_noun or proper is not None
    # "Vesti praised the speech"
    is_name = proper is not None and proper.end() == span.end and not match["shown"]
    return is_name and _ALSO_THINGS.match(cue.of(text)) is None and match.groupdict().get("any") is None


_QUOTES_NEXT = re.compile(r"[^.;:«»“”\"]{0,25} ?: ?[«“\"]")
# Tensions threaten, results promise: what things do too.
_ALSO_THINGS = re.compile(
    r"(?:a |ont |has |have |had )?(?:\w+ly )?(?:threat|promis|demand|signal|mean|menac|exig|accus|réclam|impos"
    r"|invo|evo|évo|appel|call|point|stress|put|leav|left|see|saw|sees|view|find|found|rule|cast|record)"
)
# "la victoire s'annonce", "le bilan s'explique": what a thing does of itself.
_OF_ITSELF = re.compile(
    r"(?:annon|confirm|révèl|révél|expliq|estim|chiffr|compt|impos|vérifi|not|observ|constat|précis|trouv|avèr|entend)"
)
# "a ship that it claimed was sunk"
_LONGEST_GAP = 7
_GAP = re.compile(r"\b(?:that|which|who|whom|what) $")
_OF_WHAT = re.compile(r"\bwhat $")
# "montrent comment …": a clause follows.
_AND_WHAT = re.compile(
    r"(?:que\b|qu'|that\b|\s(?:que\b|qu'|comment|combien|pourquoi|that\b|how\b|why\b|what\b|where\b))"
)
# "Au ministère, on juge …": whoever sits there.
_ONE = re.compile(
    r"(?:[^,]{3,25}, )?(?:[Àà] (?:la |l')?|[Aa]ux? |[Dd]u côté (?:de la |de l'|des |de |du )"
    r"|[Dd]ans l'entourage (?:de la |de l'|des |du |de |d')|[Cc]hez (?:les |la |le )?)(?P<who>[^,;:.]{2,60}), $"
)


def _where_one_speaks(text: str, sentence: Span, span: Span | None, language: str) -> Span | None:
    if span is None or language != "fr" or span.of(text).lower() != "on":
        return span
    lead = _ONE.fullmatch(text, sentence.start, span.start)
    return Span(*lead.span("who")) if lead is not None else span


def _is_set_off(text: str, span: Span | None, language: str) -> bool:
    """ "Oslo, the mayor claimed, had lost": who speaks stands between commas, or behind a quotation: "…,” she wrote in May"."""
    if language != "en" or span is None:
        return False
    return (
        text.endswith(", ", 0, span.start)
        or _BEHIND_QUOTE.search(text, max(0, span.start - _QUOTE_END), span.start) is not None
    )


# "…," a clerk who gave no name said: whoever follows a quotation speaks it.
_BEHIND_QUOTE = re.compile(r"[,.?!…](?:[”\"’]|'(?= [a-z])) $")
# "That, at least, is what the ministry says": the sentence before is told.
_WHAT = re.compile(
    r"(?:That|This|It|Such|So)(?:, [^,]{2,25},)? (?:is|was) (?:\w+ )?(?:what|how) |(?:C'est|Voilà"
    r"|Tel(?:le)? est)(?: [\w' ]{2,20})? (?:ce qu|ce que )'?"
)
# A verb of speech with "that": whoever has an article before it says it.
SAYS_THAT = re.compile(r"\w\w(?: \w+)? (?:que|qu'|that)$")


@lru_cache(maxsize=1)
def _said() -> re.Pattern[str]:
    """Plain verbs of speech with "that"."""
    stems = lexicon.either(stem for language in ("fr", "en") for stem in words(language)["plain_speech"])
    return re.compile(rf"{stems}\w*(?: \w+)? (?:que|qu'|that)$")


# "Apple, for its part, insists that …": a name that no list knows.


@lru_cache(maxsize=1)
def _proper() -> re.Pattern[str]:
    """A name that no list knows, at the head of a clause: no word that only begins a sentence."""
    common = lexicon.either(word for language in ("fr", "en") for word in words(language)["no_names"])
    return re.compile(rf"(?!{common}\b)[A-ZÀ-Ý][\w-]+(?: [A-ZÀ-Ý][\w-]+)*\b")


_AFTER = re.compile(r"(?:[\w-]+ ){0,4}(?:after|before|since|during|within|following|at|on|in)\b", re.I)
_OPENS_QUOTE = re.compile(r"\s[“\"]$")
# Behind a quotation whoever follows the verb speaks it, whatever he is called.
_CLOSED = re.compile(r"(?:»,?|[,?!.][”\"]|[”\"],)\s$")


def _opened(text: str, near: Span, sentence: Span) -> Span:
    """The stretch before a verb where its subject is looked for, from a word's beginning on."""
    if near.start == sentence.start:
        return near
    space = text.find(" ", near.start, near.end)
    return Span(space + 1, near.end) if space >= 0 else near
