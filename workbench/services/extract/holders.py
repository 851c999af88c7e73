"""Whoever has or uses a thing: "Norway flies …", "attacked the port with …", "… used by Norway", "… that Norway flies"."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.doers import subject
from workbench.services.extract.parties import (
    ANY_PREPOSITION,
    Clause,
    owns,
    parties,
    preceded,
    transfer_words,
    verb_forms,
)
from workbench.services.extract.records import Mention

# "operates mills near Swedish guns": what stands beside the thing is not had.
_BESIDE = (
    r"near|against|behind|before|beside|around|over|under|while|when|because|to|whether|that|which|who"
    r"|contre|face|près|lorsque"
)
_UP_TO = rf"(?:(?! (?:{_BESIDE})\b)[^,;:]){{0,70}}"


def having(clause: Clause, start: int, *, is_made: bool, kind: str | None = "arms") -> Mention | None:
    """The subject of a verb of having or using that stands before what it has: "Norway flies | Swedish jets"."""
    who = subject(clause, Span(start, start))
    if who is None or _others().search(clause.text, who.span.end, start) is not None:
        # "a law on countries that use Swedish arms": they use them, and not whoever made the law.
        return None
    verbs = _consumes(clause.language) if kind == "energy" and not is_made else _verbs(clause.language, is_made=is_made)
    return who if verbs.search(clause.text, who.span.end, start) is not None else None


@lru_cache(maxsize=1)
def _others() -> re.Pattern[str]:
    many = lexicon.either(word for one in lexicon.LANGUAGES for word in transfer_words(one)["others"])
    return re.compile(rf"(?<!\w){many} (?:that|which|who|qui) ")


@lru_cache(maxsize=8)
def _verbs(language: str, *, is_made: bool, at_once: bool = False) -> re.Pattern[str]:
    words = transfer_words(language)
    verbs = [*words["uses"], *(words["has"] if is_made else ())]
    if at_once:
        # "that Norway has shot down": an auxiliary has nothing.
        verbs = [verb for verb in verbs if verb not in ("have", "avoir")]
    forms = _any_form(verbs, language, words["received"])
    if at_once:
        return re.compile(rf"(?: \([\w. ]+\))?(?: (?:now|also|already|a|ont|has|have))? {forms}")
    return re.compile(rf"(?<![\w-]){forms}{_UP_TO}$")


@lru_cache(maxsize=2)
def _consumes(language: str) -> re.Pattern[str]:
    """ "Norway burns Swedish gas" """
    return re.compile(rf"(?<!\w){_any_form(transfer_words(language)['consumes'], language)}{_UP_TO}$")


def _any_form(verbs: list[str], language: str, more: list[str] | tuple[str, ...] = ()) -> str:
    """Any form of the verbs; "relied on" is also "relied heavily on", "dispose de" also "dispose d'"."""
    forms = lexicon.either({*more, *(form for verb in verbs for form in verb_forms(verb, language))})
    forms = forms.replace(r"\ on", r"(?:\ \w+ly)?\ on")
    forms = re.sub(r"\\ de(?=[|)])", r"\\ d(?:e|es|u|')", forms)
    return rf"{forms}(?:(?<=')|(?!\w))"


def wielding(clause: Clause, start: int) -> Mention | None:
    """Whoever does something with a thing: "the Norwegian navy shelled the port with | Swedish guns"."""
    text = clause.text
    lead = _with(clause.language).search(text, max(clause.sentence.start, start - 40), start)
    if lead is None:
        return None
    who = _doer(clause, lead.start())
    if who is None or _no_strike(clause.language).search(text, who.span.end, lead.start()):
        return None
    return who


def _doer(clause: Clause, end: int) -> Mention | None:
    """The first party of the last clause before a place that no preposition governs."""
    text = clause.text
    opening = max((m.end() for m in _OPENS.finditer(text, clause.sentence.start, end)), default=clause.sentence.start)
    relative = _RELATIVE.search(text, clause.sentence.start, end)
    before = [m for m in parties(clause.inside) if m.span.end <= end and m.form != "demonym"]
    if relative is not None:
        return next((m for m in before if m.span.end == relative.start()), None)
    free = [m for m in before if m.span.start >= opening and not preceded(text, m, ANY_PREPOSITION)]
    return free[0] if free and not owns(text, free[0]) else None


_OPENS = re.compile(r"[,;:] |(?<!\w)(?:that|when|while|as|que|quand|lorsque|où) ")
_RELATIVE = re.compile(r",? (?:which|who|qui) [^,;:]{3,80}\Z")


@lru_cache(maxsize=2)
def _with(language: str) -> re.Pattern[str]:
    by_means = lexicon.either(transfer_words(language)["by_means"])
    return re.compile(rf" {by_means}\s?(?:(?!by |from |par )[\w'-]+ ){{0,3}}\Z")


@lru_cache(maxsize=2)
def _no_strike(language: str) -> re.Pattern[str]:
    """What takes "with" otherwise: a passive, a giving, a meeting, a second clause."""
    words = transfer_words(language)
    giving = {
        form for sort in ("strong", "weak", "equipped") for one in words[sort] for form in verb_forms(one, language)
    }
    passive = r"(?:is|are|was|were|been|being|est|sont|été|fut|furent|était|étaient) (?:\w+ly |\w+ment )?\w+"
    return re.compile(
        rf"[,;:]|(?<!\w)(?:{lexicon.either(giving)}|{lexicon.stems(words['meets'])}|{passive})(?!\w)", re.I
    )


def user(clause: Clause, thing: Span) -> Mention | None:
    """ "Swedish jets used by Norway", "… in service with Norway" """
    used = _used_by(clause.language).search(clause.text, thing.start + 3, clause.sentence.end)
    if used is None or used.start() > thing.end + 1:
        return None
    return next((m for m in parties(clause.inside) if m.span.start == used.end() and m.form != "demonym"), None)


@lru_cache(maxsize=2)
def _used_by(language: str) -> re.Pattern[str]:
    words = transfer_words(language)
    used, serves = lexicon.either(words["used_by"]), lexicon.either(words["serves"])
    if language == "fr":
        return re.compile(rf" (?:{used}e?s? par|{serves}) ?(?:la |le |les |l')?")
    return re.compile(rf" (?:(?:(?:are|is|were|was) )?{used} by|{serves}) (?:the )?")


def keeper(clause: Clause, object: Span) -> Mention | None:
    """ "Swedish jets that Norway flies", "Norway's fleet of Swedish jets": whose they are, told around them."""
    text, start = clause.text, object.start
    after = [m for m in parties(clause.inside) if m.span.start >= object.end and m.form != "demonym"]
    if after and _THAT.fullmatch(text, object.end, after[0].span.start):
        verbs = _verbs(clause.language, is_made=True, at_once=True)
        return after[0] if verbs.match(text, after[0].span.end) else None
    if (by := _by_whom(clause, object)) is not None:
        return by
    owner = next((m for m in reversed(parties(clause.inside)) if m.span.end <= start), None)
    if owner is None:
        return None
    if clause.language == "fr":
        return owner if _is_used_by(text, owner, start) else None
    is_owner = owner.form == "demonym" or text.startswith("'s", owner.span.end)
    return owner if is_owner and _used_noun("en").fullmatch(text, owner.span.end, start) else None


def _by_whom(clause: Clause, object: Span) -> Mention | None:
    """ "the use of Swedish drones by Norway", "l'utilisation d'armes suédoises, dont des drones, par la Norvège" """
    text = clause.text
    noun = _use_of(clause.language).search(text, max(clause.sentence.start, object.start - 50), object.start)
    if noun is None:
        return None
    after = [m for m in parties(clause.inside) if m.span.start >= object.end and m.form != "demonym"]
    return after[0] if after and _BY.fullmatch(text, object.end, after[0].span.start) else None


_BY = re.compile(r"(?:, [^,;:]{3,50},)? (?:by|par) (?:the |la |le |les |l')?")


@lru_cache(maxsize=2)
def _use_of(language: str) -> re.Pattern[str]:
    nouns = lexicon.either(transfer_words(language)["used_noun"])
    return re.compile(rf"(?<!\w){nouns} (?:of |de |du |des |d')(?:[\w-]+ ){{0,2}}\Z")


_THAT = re.compile(r",? (?:(?:that|which|que) )?(?:the |la |le |l')?|,?(?<=[\w,]) qu'")


def _is_used_by(text: str, owner: Mention, start: int) -> bool:
    lead = text[max(0, owner.span.start - 40) : owner.span.start]
    return _used_noun("fr").search(lead) is not None and _DE.fullmatch(text, owner.span.end, start) is not None


_DE = re.compile(r" (?:de |d')(?:[\w-]+ )?")


@lru_cache(maxsize=2)
def _used_noun(language: str) -> re.Pattern[str]:
    nouns = lexicon.either(transfer_words(language)["used_noun"])
    if language == "fr":
        return re.compile(rf"(?<!\w){nouns} (?:par |de |du |d')(?:la |le |l'|les )?$")
    return re.compile(rf"(?:'s)? (?:[\w-]+ ){{0,2}}{nouns} (?:of|on) (?:[\w-]+ ){{0,3}}")


def stocked(clause: Clause, before: int) -> Mention | None:
    """ "The backbone of Norway's fleet are three Swedish-built boats": whose stock a thing belongs to."""
    stock = _arsenal(clause.language)
    return next(
        (
            m
            for m in reversed(parties(clause.inside))
            if m.span.end < before and (found := stock.match(clause.text, m.span.end)) and found.end() < before
        ),
        None,
    )


@lru_cache(maxsize=2)
def _arsenal(language: str) -> re.Pattern[str]:
    return re.compile(rf"'s (?:[\w-]+ ){{0,2}}{lexicon.either(transfer_words(language)['arsenals'])}(?!\w)")
