"""The words of speech from the lists, and the forms of its verbs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from workbench.services.extract import lexicon
from workbench.services.extract.conjugation import Forms, conjugated, future


@lru_cache(maxsize=2)
def speech_words(language: str) -> dict[str, Any]:
    """The word lists of speech."""
    return lexicon.words("speech", language)


@cache
def spoken(language: str, kind: str) -> Forms:
    """The forms of one kind of verb: of those that are listed by their infinitive, and single ones."""
    words = speech_words(language)[kind]
    verbs = [conjugated(verb, language) for verb in words.get("verbs", ())]
    finite = [form for verb in verbs for form in verb.finite]
    participles = [form for verb in verbs for form in verb.participles]
    reflexive = tuple(form for verb in verbs for form in verb.reflexive)
    if language == "fr":
        finite += [form for verb in words.get("verbs", ()) for form in future(verb)]
    return Forms((*finite, *words.get("present", ())), (*participles, *words.get("past", ())), reflexive)


def infinitives(language: str, kind: str) -> str:
    """A pattern of the listed infinitives of one kind of verb."""
    return lexicon.any_of(speech_words(language)[kind]["verbs"])


@cache
def plural_forms() -> frozenset[str]:
    """The English forms that only a plural can have before it: "officials claim", never "a claim"."""
    listed = [verb for kind in ("strong", "weak", "that") for verb in speech_words("en")[kind]["verbs"]]
    return frozenset(verb for verb in listed if verb not in conjugated(verb, "en").participles)


def spaced(forms: Iterable[str]) -> str:
    """A pattern of any of `forms`; a phrase of a verb and its noun lets an adverb between the two."""
    # "font également écho"
    adverb = lexicon.stems(speech_words("fr")["within"])
    phrases: dict[str, list[str]] = {}
    for form in filter(_PHRASE.match, forms):
        verb, rest = form.split(" ", 1)
        phrases.setdefault(verb, []).append(rest)
    parted = (rf"{re.escape(verb)}(?: {adverb})? {lexicon.either(rests)}" for verb, rests in phrases.items())
    whole = lexicon.any_of(form for form in forms if not _PHRASE.match(form))
    return rf"(?:{'|'.join([*parted, whole])})"


# The verbs that make a phrase with their noun: "fait écho", "tient tête".
_PHRASE = re.compile(
    r"(?:fai|fon|met|tir|pren|tien|ten|donn|jet|ren|laiss|émet|formul|exprim|avanc|rejet|oppos|défen|manifest)\w* "
)
