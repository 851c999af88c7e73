"""Numbers as people type them: thousands apart or not, a comma or a point, one quantity or from one to another."""

from __future__ import annotations

import re

from workbench.core.wording import language

_SPACES = "\\s\u00a0\u202f"
_NUMBER = re.compile(
    rf"[+-]?(?:\d{{1,3}}(?:[{_SPACES}'’]\d{{3}})+(?!\d)|\d[\d.,]*\d|\d)(?:[.,]\d+)?(?:[eE][+-]?\d+)?", re.ASCII
)
_BETWEEN = re.compile(rf"[{_SPACES}]*(?:[-–—]|à|to|et|and)[{_SPACES}]*")
_APART = re.compile(rf"[{_SPACES}'’]")
_GROUPS = re.compile(rf"[+-]?\d{{1,3}}(?:[{_SPACES}'’]\d{{3}})+(?:[.,]\d+)?", re.ASCII)
_COMMAS, _POINTS = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+"), re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3}){2,}")


def as_number(text: str) -> float | None:
    """The number that a person wrote; None when it is none, or when it can be read as two different ones.

    A comma before three digits parts thousands in English and is a decimal comma nowhere for sure.

    >>> as_number("3 000"), as_number("2,5"), as_number("1,250,000"), as_number("1.250,5"), as_number("7 5")
    (3000.0, 2.5, 1250000.0, 1250.5, None)
    """
    text = text.strip()
    if _APART.search(text) and not _GROUPS.fullmatch(text):
        return None
    bare = _APART.sub("", text)
    if "," in bare and "." in bare:
        # Of the two the last is the decimal one.
        parting = "," if bare.rindex(",") < bare.rindex(".") else "."
        bare = bare.replace(parting, "").replace(",", ".")
    elif _COMMAS.fullmatch(bare):
        if bare.count(",") == 1 and language() != "en":
            return None
        bare = bare.replace(",", "")
    elif _POINTS.fullmatch(bare):
        bare = bare.replace(".", "")
    else:
        bare = bare.replace(",", ".")
    try:
        value = float(bare)
    except ValueError:
        return None
    return value if abs(value) < 1e300 else None


def leading(text: str) -> tuple[str, str, str]:
    """The number that a text begins with, the one up to which it goes or "", and the rest, such as a unit.

    >>> leading("3 000 soldiers"), leading("10 000–12 000 men")
    (('3 000', '', 'soldiers'), ('10 000', '12 000', 'men'))
    >>> leading("many soldiers")
    ('many', '', 'soldiers')
    """
    text = text.strip()
    first = _NUMBER.match(text)
    if first is None:
        word, _, rest = text.partition(" ")
        return word, "", rest.strip()
    between = _BETWEEN.match(text, first.end())
    second = _NUMBER.match(text, between.end()) if between else None
    end = second.end() if second else first.end()
    return first[0], second[0] if second else "", text[end:].strip()
