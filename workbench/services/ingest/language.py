"""French or English: the classifier is loaded once, and only where a text asks for it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

SAMPLE_LENGTH = 1_000
_FEWEST_LETTERS = 20


@lru_cache(maxsize=1)
def _classifier() -> Any:
    # 0.9 s once (the model is compressed): worth it in a warm child only, hence no import at module top.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    classifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    classifier.set_languages(["fr", "en"])
    return classifier


def warm() -> None:
    """Load the classifier now, so that the first text does not wait for it."""
    _classifier()


def language_of(text: str) -> str:
    """Say "fr" or "en" by the first 1,000 characters; "" when they hold fewer than 20 letters."""
    sample = text[:SAMPLE_LENGTH]
    if sum(map(str.isalpha, sample[:200])) < _FEWEST_LETTERS > sum(map(str.isalpha, sample)):
        return ""
    return str(_classifier().classify(sample)[0])
