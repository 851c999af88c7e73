"""Dates that a file's own metadata declares, as EDTF; anything else is no date."""

from __future__ import annotations

import re

from workbench.core.edtf import parse
from workbench.core.errors import InvalidValue

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?=$|[T\s])?)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{0,6}Z?)?$")


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
