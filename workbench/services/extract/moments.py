"""When something is said, told in a few words: "lundi", "two days later"."""

from __future__ import annotations

from functools import lru_cache

from workbench.services.extract import lexicon


@lru_cache(maxsize=2)
def words(language: str) -> dict[str, list[str]]:
    """The word lists of what stands around whoever speaks."""
    return lexicon.words("speakers", language)


def time_pattern(language: str) -> str:
    """A pattern of what says only when."""
    day = lexicon.either(words(language)["days"])
    if language == "fr":
        part = r"(?: (?:matin|midi|soir|dernier|après-midi))?"
        span = r"(?:jours?|mois|ans|semaines?|heures?)"
        return (
            rf"(?:ce |dès )?{day}{part}(?: \d+(?:er)? \w+)?|le \d+(?:er)? \w+(?: \d{{4}})?"
            rf"|(?:un|une|deux|trois|quatre|quelques|plusieurs) {span} (?:plus tard|auparavant|après|avant)"
        )
    return (
        rf"(?:on )?(?:late |early )?{day}(?: (?:morning|evening|night|afternoon))?"
        r"|\w+ (?:days?|weeks?|months?|years?|hours?) (?:later|earlier|ago|before)"
    )
