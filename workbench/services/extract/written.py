"""A date as an analyst types it: EDTF, or words in French or English that are nothing but a date."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from workbench.core import edtf
from workbench.core.edtf import FuzzyDate
from workbench.core.errors import InvalidValue
from workbench.core.wording import language
from workbench.services.extract.dates import find_dates

_SLASHED = re.compile(r"^(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})$")
_MONTH = re.compile(r"^(?P<month>0?[1-9]|1[0-2])/(?P<year>\d{4})$")
_TILDE = re.compile(r"^~\s*(?P<rest>.+)$")
# An article says nothing of a date, and its finder looks for none between the two.
_ARTICLE = re.compile(r"^(vers|environ|about|around)\s+(?:le|la|the)\s+|^(?:l')(?=\w)", re.I)
_ASIDE = re.compile(r"^[\s,;.]*(?:en|le|au|in|on|the)?[\s,;.]*$", re.I)
# Words for what EDTF marks: the finder of dates reads them before a date, an analyst also writes them after.
_AFTER = re.compile(r"\s+(?:environ|circa|approx\.?)$", re.I)
_MONTHS = re.compile(r"^([^\W\d]{3,})\.?\s*[-–—]\s*([^\W\d]{3,}\.?\s+\d{4})$")
_SIDES = re.compile(
    r"^(?:(?:entre|between)\s+(?P<low>\S.*?)\s+(?:et|and)|(?:du|de|from)?\s*(?P<first>\S.*?)"
    r"(?:\s+[-–—]|\s*/|\s+(?:à|au|to|until)\b))\s*(?P<last>\S.*)$",
    re.I,
)
_UNPADDED = re.compile(r"^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|/(\d{1,2})/(\d{1,2}))$")
_PLAIN_MONTHS = {"fevrier": "février", "aout": "août", "decembre": "décembre"}
_SHORT = re.compile(r"^(?:ca?|env|v)\.?\s*(?=\d)", re.I)


def written_date(text: str) -> FuzzyDate:
    """The date that `text` means; InvalidValue with one sentence when it is none, or more than a date.

    >>> [written_date(words).text for words in ("juin 2024", "vers 2022", "2024-06/2024-10", "since March 2021")]
    ['2024-06', '2022~', '2024-06/2024-10', '2021-03/..']
    """
    text = " ".join(text.replace("’", "'").split())
    text = _TILDE.sub(r"\g<rest> environ", _ARTICLE.sub(lambda found: f"{found[1]} " if found[1] else "", text))
    try:
        return edtf.parse(text)
    except InvalidValue as refusal:
        found = _slashed(text) or _in_words(text) or _between(text)
        if found is None:
            raise refusal from None
        return edtf.parse(found)


def _slashed(text: str) -> str | None:
    """Day first, as French and British write it; or a month and its year; or EDTF without its noughts."""
    if unpadded := _UNPADDED.match(text):
        padded = "-".join(part.zfill(2) for part in unpadded.groups() if part)
        with suppress(InvalidValue):
            return edtf.parse(padded).text
    if month := _MONTH.match(text):
        return f"{month['year']}-{int(month['month']):02d}"
    match = _SLASHED.match(text)
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None


def _between(text: str) -> str | None:
    """Two dates with a dash, a slash or a word between them; the first may leave to the second what both share."""
    sides = _SIDES.match(text)
    if sides is None:
        return None
    first, last, words = sides["low"] or sides["first"], _single(sides["last"]), sides["last"].split()
    # "3 au 5 octobre 2024", "juin 2023 à mai 2024": the first is lent as much of the second as it takes to be a date.
    for at in range(len(words), 0, -1):
        found = _single(" ".join([first, *words[at:]]))
        if found is not None and last is not None:
            return f"{found}/{last}"
    return None


def _single(text: str) -> str | None:
    """One date that is no period, in EDTF or in words."""
    with suppress(InvalidValue):
        return None if "/" in edtf.parse(text).text else text
    found = _slashed(text) or _in_words(text)
    return None if found is None or "/" in found else found


def _in_words(text: str) -> str | None:
    """The one date that takes all of `text`, in the language of the window or in the other one."""
    if _AFTER.search(text):
        with suppress(InvalidValue):
            plain = edtf.parse(_AFTER.sub("", text)).text
            return plain if "/" in plain or plain[-1] in "~?%" else f"{plain}~"
    text = _SHORT.sub("vers " if language() == "fr" else "about ", text)
    text = re.sub(r"[^\W\d]+", lambda word: _PLAIN_MONTHS.get(word[0].lower(), word[0]), text)
    is_about = bool(_AFTER.search(text))
    text = _AFTER.sub("", text)
    first = "fr" if language() == "fr" else "en"
    for tongue in (first, "en" if first == "fr" else "fr"):
        joined = _MONTHS.sub(r"de \1 à \2" if tongue == "fr" else r"from \1 to \2", text)
        for words in dict.fromkeys((text, joined)):
            found = _whole(words, tongue)
            if found is not None:
                return f"{found}~" if is_about and "/" not in found and found[-1] not in "~?%" else found
    return None


def _whole(words: str, tongue: str) -> str | None:
    """The date in `words` when they are nothing but that date."""
    for one in find_dates(words, language=tongue):
        rest = words[: one.span.start], words[one.span.end :]
        if one.edtf is not None and not one.inferred and all(map(_ASIDE.match, rest)):
            return one.edtf
    return None
