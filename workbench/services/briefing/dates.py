"""EDTF dates in words, in the note's language."""

from __future__ import annotations

from datetime import date

from workbench.core import edtf
from workbench.core.errors import InvalidValue
from workbench.services.briefing.words import Words

_MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
}
_DIVISIONS = {
    21: "spring {year}",
    22: "summer {year}",
    23: "autumn {year}",
    24: "winter {year}",
    33: "first quarter of {year}",
    34: "second quarter of {year}",
    35: "third quarter of {year}",
    36: "fourth quarter of {year}",
    40: "first half of {year}",
    41: "second half of {year}",
}


def in_words(text: str, words: Words) -> str:
    """The EDTF date `text` as a reader says it; what is not EDTF comes back as it is.

    >>> in_words("2024-10-23", Words("en")), in_words("2022/..", Words("en"))
    ('23 October 2024', 'since 2022')
    """
    try:
        edtf.parse(text)
    except InvalidValue:
        return text
    start, slash, end = (side.strip() for side in text.partition("/"))
    if not slash:
        return _single(start, words)
    if start in ("", ".."):
        return words.say("until {date}", date=_single(end, words))
    if end in ("", ".."):
        return words.say("since {date}", date=_single(start, words))
    return words.say("{start} to {end}", start=_single(start, words), end=_single(end, words))


def day_in_words(day: date, words: Words) -> str:
    """One calendar day as a reader says it."""
    return _day(day.year, day.month, day.day, words)


def _single(text: str, words: Words) -> str:
    said = _plain(text.rstrip("~?%"), words)
    if text.endswith(("~", "%")):
        said = words.say("around {date}", date=said)
    return words.say("{date} (uncertain)", date=said) if text.endswith(("?", "%")) else said


def _plain(text: str, words: Words) -> str:
    year, *rest = text.split("-")
    if year.endswith("XX"):
        return words.say("between {first} and {last}", first=year.replace("X", "0"), last=year.replace("X", "9"))
    if year.endswith("X"):
        return words.say("{year}s", year=year.replace("X", "0"))
    if not rest or rest[0] == "XX":
        return year
    month = int(rest[0])
    if month > 12:
        return words.say(_DIVISIONS[month], year=year)
    if len(rest) == 1 or rest[1] == "XX":
        return f"{_MONTHS[words.language][month - 1]} {year}"
    return _day(int(year), month, int(rest[1]), words)


def _day(year: int, month: int, day: int, words: Words) -> str:
    number = "1er" if words.language == "fr" and day == 1 else str(day)
    return (
        f"{number}\u00a0{_MONTHS[words.language][month - 1]} {year}"
        if words.language == "fr"
        else f"{number} {_MONTHS['en'][month - 1]} {year}"
    )
