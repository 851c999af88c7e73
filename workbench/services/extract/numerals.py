"""Cardinal numbers in words: "quatre-vingt-dix-sept", "two hundred and fifty", "trente et un mille"."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.services.extract import lexicon

_UNITS = {
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
}
_TENS = {
    "fr": {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
    | {"septante": 70, "huitante": 80, "octante": 80, "nonante": 90},
    "en": {
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
    },
}
_HUNDREDS = {"cent": 100, "cents": 100, "hundred": 100}
_THOUSANDS = {"mille": 1000, "thousand": 1000}


@lru_cache(maxsize=2)
def _values(language: str) -> dict[str, int]:
    units = {word: value for value, word in enumerate(_UNITS[language].split())}
    return {**units, {"fr": "une", "en": "a"}[language]: 1, **_TENS[language]}


def single_words(language: str) -> list[str]:
    """The numbers of one word but nought: "quatre", "forty"."""
    return [word for word, number in _values(language).items() if number]


@lru_cache(maxsize=2)
def pattern(language: str) -> str:
    """Numbers of two words or more; single words are in the list of figures."""
    plain = lexicon.either(word for word in _values(language) if word != "a")
    if language == "fr":
        head = rf"(?:{plain}|cent|mille)"
        more = rf"(?:-et-|-| et (?=une?\b|onze)| (?=cents?\b|mille\b)|(?<=cents) |(?<=cent) |(?<=mille) |(?<=vingt) (?=dix))(?:{plain}|cents?|mille)"
    else:
        head = rf"(?:{plain}|a(?= (?:hundred|thousand)\b))"
        more = rf"(?:-| (?=hundred|thousand)|(?<=hundred) (?:and (?!\w+ (?:hundred|thousand)))?|(?<=thousand) (?:and (?!\w+ (?:hundred|thousand)))?)(?:{plain}|hundred|thousand)"
    return rf"(?:{head}(?:{more})+)(?![\w-])"


def value(words: str, language: str) -> int | None:
    """The number that `words` write; None where they write none.

    >>> value("quatre-vingt-dix-sept", "fr"), value("trois cent mille", "fr"), value("two hundred and fifty", "en")
    (97, 300000, 250)
    """
    known = _values(language)
    total = part = 0
    for word in re.split(r"[ -]+", words.lower()):
        if word in ("et", "and"):
            continue
        if word in _HUNDREDS:
            part = max(part, 1) * 100
        elif word in _THOUSANDS:
            total, part = total + max(part, 1) * 1000, 0
        elif word not in known:
            return None
        elif known[word] == 20 and part % 100 == 4 and language == "fr":
            part += 76
        else:
            part += known[word]
    return total + part
