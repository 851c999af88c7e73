"""What stands in commas, brackets or dashes between a subject and its verb, and says nothing of who speaks."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.appositions import is_office
from workbench.services.extract.moments import time_pattern, words


def passed_over(text: str, sentence: Span, verb: int, language: str) -> int:
    """Where the subject before `verb` ends, behind its comma, once nothing but insertions stands between the two."""
    last = verb
    for _ in range(_MOST):
        earlier = insertion_before(text, sentence, last, language)
        if earlier is None:
            break
        last = earlier
    return last


# More than so many in a row are a list, or a text without a subject.
_MOST = 5
_QUOTE_END = re.compile(r"[»”\"]")
_LONGEST = 200


def insertion_before(text: str, sentence: Span, verb: int, language: str) -> int | None:
    """Where the insertion whose comma stands right before `verb` begins; None where there is none."""
    if not text.endswith(", ", sentence.start, verb):
        return None
    comma = text.rfind(", ", max(sentence.start, verb - _LONGEST), verb - 2)
    if comma < 0 or _QUOTE_END.search(text, comma, verb):
        return None
    held = Span(comma + 2, verb - 2)
    if _sure(language).fullmatch(text, held.start, held.end):
        return held.start
    is_loose = _loose(language).fullmatch(text, held.start, held.end) is not None
    return held.start if is_loose and not is_office(text, held, language) else None


def _opened_by(language: str, *kinds: str) -> str:
    """Whatever one of the listed words opens, up to its comma."""
    opener = lexicon.either(form for kind in kinds for form in words(language)[kind])
    return rf"{opener}(?:(?<=')|\b).*"


@lru_cache(maxsize=2)
def _sure(language: str) -> re.Pattern[str]:
    """What can only be an insertion: adverbs, days, clauses."""
    aside = lexicon.either(words(language)["asides"])
    opened = _opened_by(language, "clauses", "absolutes")
    # "dont le bac a coulé", but not "dont celui d'Oslo"
    whose = r"|dont .*(?<![\w'-])(?:a|ont|est|sont|avait|avaient|était|étaient|\w{3,}(?:ait|aient))(?![\w-]).*"
    every = (aside, _ADVERB[language], opened, time_pattern(language), _AGE[language])
    return re.compile(rf"(?:{'|'.join(every)}{whose if language == 'fr' else ''})", re.I)


@lru_cache(maxsize=2)
def _loose(language: str) -> re.Pattern[str]:
    """What is an insertion where it does not say who somebody is: "in Oslo", but not "of the Salt Institute"."""
    return re.compile(rf"(?:{_opened_by(language, 'prepositions')}|{_PARTICIPLE[language]})", re.I)


_ADVERB = {"fr": r"(?:tr[èe]s |tout |plus )?\w+ment", "en": r"(?:quite |very |more )?\w+ly"}
_AGE = {"fr": r"\d{1,3} ans", "en": r"\d{1,3}|\d{1,3} years old|aged \d{1,3}"}
_FRENCH_ENDING = r"(?:ée?s?|ie?s?|ue?s?|ise?s?|ite?s?)"
_FRENCH_BEHIND = (
    r"(?:par|à|aux?|en|dans|sur|sous|devant|lors|pour|avec|contre|comme|depuis"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier)"
)
_ENGLISH_PAST = r"(?:\w{3,}ed|known|seen|driven|sworn|shown|taken|born|drawn|built|held|led|sent|caught|torn|backed)"
_ENGLISH_BEHIND = r"(?:by|in|on|at|as|about|with|from|to|for|over|of|into|under|during|last|this|whether|if|why)"
_PARTICIPLE = {
    # "réuni à Oslo", "s'exprimant devant la presse"
    "fr": rf"(?:\w+ment |tout )?(?:(?:s'|se |en |tout en )?\w{{2,}}ant\b.*|\w{{2,}}{_FRENCH_ENDING} {_FRENCH_BEHIND}\b.*)",
    # "speaking in Oslo", "led by a miller", "asked about it"
    "en": r"(?:\w+ly |himself |herself |itself |themselves )?"
    rf"(?:(?!during\b)\w{{2,}}ing\b.*|{_ENGLISH_PAST} {_ENGLISH_BEHIND}\b.*)",
}
