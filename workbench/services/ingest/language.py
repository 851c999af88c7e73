"""French or English by the words of a text; any other language only where the file itself declares it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

SAMPLE_LENGTH = 1_000
_FEWEST_LETTERS = 20
# Small words of each language that its neighbours do not have: "la", "de" and "que" are Spanish too.
_OWN = {
    "fr": frozenset(
        [
            "le",
            "les",
            "des",
            "du",
            "et",
            "une",
            "dans",
            "sur",
            "pour",
            "par",
            "pas",
            "ne",
            "est",
            "sont",
            "qui",
            "au",
            "aux",
            "ce",
            "cette",
            "il",
            "elle",
            "avec",
            "ont",
            "été",
            "leur",
            "plus",
            "ses",
            "son",
            "nous",
            "vous",
            "mais",
            "où",
        ]
    ),
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "that",
            "for",
            "with",
            "by",
            "from",
            "it",
            "be",
            "are",
            "this",
            "which",
            "have",
            "has",
            "had",
            "not",
            "were",
            "their",
            "said",
            "they",
            "will",
            "would",
            "who",
        ]
    ),
}
_FEWEST_OWN = 0.08
_SOME_OWN = 0.04
_PLAIN = 8
_SHORT = 250
_GLANCE = 300
_TIMES = 3
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9-]+)?", re.IGNORECASE)


@lru_cache(maxsize=1)
def _classifier() -> Any:
    # 0.9 s once (the model is compressed): worth it in a warm child only, hence no import at module top.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def warm() -> None:
    """Load the classifier now, so that the first text does not wait for it."""
    _classifier()


def language_of(text: str) -> str:
    """Say "fr" or "en" by the first 1,000 characters; "" when they hold fewer than 20 letters or are in neither.

    >>> language_of("Der Minister hat am Dienstag bestätigt, dass drei Frachter den Hafen verlassen haben.")
    ''
    """
    if len(text) > _GLANCE:
        # Nearly every text says it in its first lines.
        own, words = _small_words(text[:_GLANCE])
        if plain := _plainly(own, words, ""):
            return plain
    sample = text[:SAMPLE_LENGTH]
    if sum(map(str.isalpha, sample[:200])) < _FEWEST_LETTERS > sum(map(str.isalpha, sample)):
        return ""
    own, words = _small_words(sample)
    if plain := _plainly(own, words, sample[:_SHORT]):
        return plain
    ranked = [language for language, _ in _classifier().rank(sample)]
    likelier = next(language for language in ranked if language in _OWN)
    # A list of names has no small words; a German text has none of these, and is German when all languages are asked.
    return likelier if own[likelier] >= _FEWEST_OWN * words or ranked[0] == likelier else ""


def _small_words(sample: str) -> tuple[dict[str, int], int]:
    """How many small words of each language `sample` has, and how many words at all."""
    words = _WORD.findall(sample.lower())
    return {language: sum(map(small.__contains__, words)) for language, small in _OWN.items()}, len(words)


def _plainly(own: Mapping[str, int], words: int, start: str) -> str:
    """The language whose small words are many, with few of the other's; "" where it takes more to tell.

    The classifier takes longer than all the rest of reading a plain text, and would say the same. Where the small words
    are not so many, it is asked about the `start` alone, if one is given.
    """
    (_, fewer), (leader, most) = sorted(own.items(), key=lambda found: found[1])
    if most < max(1, _TIMES * fewer):
        return ""
    if most >= max(_PLAIN, _FEWEST_OWN * words):
        return leader
    is_told = bool(start) and most >= _SOME_OWN * words and _classifier().classify(start)[0] == leader
    return leader if is_told else ""


def declared_language(declared: str) -> str:
    """The two letters of the language that a file declares, "" where it declares none.

    >>> declared_language("fr-FR"), declared_language("DE"), declared_language("french")
    ('fr', 'de', '')
    """
    match = _CODE.fullmatch(declared.strip())
    return match[1].lower() if match else ""
