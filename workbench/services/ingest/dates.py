"""Dates that a file's own metadata declares, as EDTF; anything else is no date."""

from __future__ import annotations

import re

from workbench.core.edtf import parse
from workbench.core.errors import InvalidValue

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?=$|[T\s])?)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{0,6}Z?)?$")


_INTERVAL = re.compile(r"(\d{4}(?:-\d\d){0,2})/(\d{4}(?:-\d\d){0,2})")


# How people who keep a list of works write that a year is not sure.
_ABOUT = re.compile(
    r"\[?(?:c|ca|cca|circa|about|around|vers|env|environ|um|hacia|ok)\.?\s*(\d{4})\s*\]?|(\d{4})\s+(?:circa|ca\.)",
    re.IGNORECASE,
)
_UNSURE, _GUESSED = re.compile(r"\[?(\d{4})\s?\?\]?"), re.compile(r"\[(\d{4})\]")
_QUALIFIED = re.compile(r"(\d{4}(?:-\d\d){0,2})([~?%])")
_YEARS = re.compile(r"(\d{4})\s?(?:-|--|\u2013|\u2014)\s?(\d{4})")


def edtf_told(declared: str) -> str | None:
    """The date of a work as somebody wrote it into a list: like `edtf_span`, also about, perhaps, and from year to year.

    >>> edtf_told("circa 1999"), edtf_told("[1921?]"), edtf_told("1990-1995"), edtf_told("in press")
    ('1999~', '1921?', '1990/1995', None)
    """
    declared = declared.strip()
    if about := _ABOUT.fullmatch(declared):
        return f"{about[1] or about[2]}~"
    if unsure := _UNSURE.fullmatch(declared):
        return f"{unsure[1]}?"
    if guessed := _GUESSED.fullmatch(declared):
        return guessed[1]
    if (qualified := _QUALIFIED.fullmatch(declared)) and (date := edtf_date(qualified[1])):
        return date + qualified[2]
    years = _YEARS.fullmatch(declared)
    return edtf_span(f"{years[1]}/{years[2]}" if years else declared)


def edtf_span(declared: str) -> str | None:
    """Like `edtf_date`, also for two dates with a slash between; the first alone when they are in no order.

    >>> edtf_span("2022-03/2022-05"), edtf_span("2022-05/2022-03"), edtf_span("2024/6")
    ('2022-03/2022-05', '2022-05', '2024-06')
    """
    match = _INTERVAL.fullmatch(declared.strip())
    if match is None:
        return edtf_date(declared)
    first, last = edtf_date(match[1]), edtf_date(match[2])
    return f"{first}/{last}" if first and last and first < last else first


def edtf_date(declared: str) -> str | None:
    """The day, month or year that a machine-written date names; None when it names none.

    >>> edtf_date("2024-10-23T08:15:00+02:00"), edtf_date("2024/6"), edtf_date("yesterday")
    ('2024-10-23', '2024-06', None)
    """
    declared = declared.strip()
    match = _COMPACT.match(declared) or _ISO.match(declared)
    if match is None:
        return None
    rest = declared[match.end() :]
    if rest and rest[0] not in "T ":
        return None
    text = "-".join(part.zfill(2) for part in match.groups() if part)
    try:
        parse(text)
    except InvalidValue:
        return None
    # The grammar reads 2024-21 as a spring; a metadata date never means one.
    return text if match[2] is None or 1 <= int(match[2]) <= 12 else None
