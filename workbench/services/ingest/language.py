"""French or English by the words of a text; any other language only where the file itself declares it."""

from __future__ import annotations

import re
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
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9-]+)?", re.IGNORECASE)


@lru_cache(maxsize=1)
def _classifier() -> Any:
    # 0.9 s once (the model is compressed): worth it in a warm child only, hence no import at module top.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    classifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    classifier.set_languages(list(_OWN))
    return classifier


def warm() -> None:
    """Load the classifier now, so that the first text does not wait for it."""
    _classifier()


def language_of(text: str) -> str:
    """Say "fr" or "en" by the first 1,000 characters; "" when they hold fewer than 20 letters or are in neither.

    >>> language_of("Der Minister hat am Dienstag bestätigt, dass drei Frachter den Hafen verlassen haben.")
    ''
    """
    sample = text[:SAMPLE_LENGTH]
    if sum(map(str.isalpha, sample[:200])) < _FEWEST_LETTERS > sum(map(str.isalpha, sample)):
        return ""
    likelier = str(_classifier().classify(sample)[0])
    words = _WORD.findall(sample.lower())
    if sum(word in _OWN[likelier] for word in words) >= _FEWEST_OWN * len(words):
        return likelier
    # A list of names has no small words; a German text has none of these, and is German when all languages are asked.
    return likelier if _among_all(sample) == likelier else ""


def _among_all(sample: str) -> str:
    classifier = _classifier()
    # Loaded once: the model is unpacked by way of a file, which a job may only write while it prepares.
    classifier.set_languages(None)
    try:
        return str(classifier.classify(sample)[0])
    finally:
        classifier.set_languages(list(_OWN))


def declared_language(declared: str) -> str:
    """The two letters of the language that a file declares, "" where it declares none.

    >>> declared_language("fr-FR"), declared_language("DE"), declared_language("french")
    ('fr', 'de', '')
    """
    match = _CODE.fullmatch(declared.strip())
    return match[1].lower() if match else ""
