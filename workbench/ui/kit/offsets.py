"""The one place where code points become UTF-16 units and back: Qt counts units, the text of record code points."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_UNSHOWABLE = re.compile("[\ud800-\udfff]")
# French sets its marks off by a space at which no line may end, and most texts come with a plain one.
_SET_OFF = re.compile("(?<=«) | (?=[»:;!?])")


class UnitMap:
    """Positions of one paragraph; without a character beyond U+FFFF both ways are the identity.

    >>> UnitMap("a😀b").to_units(2)
    3
    """

    __slots__ = ("_points", "_units")

    def __init__(self, text: str) -> None:
        points = [] if text.isascii() else [found.start() for found in _ASTRAL.finditer(text)]
        self._points = points
        self._units = [point + shift for shift, point in enumerate(points)]

    def to_units(self, point: int) -> int:
        """UTF-16 units before code point `point`."""
        return point + bisect_left(self._points, point) if self._points else point

    def to_points(self, unit: int) -> int:
        """Code points before `unit`; the middle of a surrogate pair counts as its start."""
        return unit - bisect_left(self._units, unit) if self._units else unit


def held_together(text: str) -> str:
    """`text`, as long as before, in which no line ends between a word and the mark that is set off from it.

    >>> held_together("« oui »") == "«\u00a0oui\u00a0»"
    True
    """
    return _SET_OFF.sub("\u00a0", text)


def displayable(text: str) -> str:
    r"""`text` as Qt shall lay it out: the same length, line ends as line separators, no lone surrogate.

    >>> displayable("a\nb")
    'a\u2028b'
    """
    if "\n" in text:
        text = text.replace("\n", "\u2028")
    return text if text.isascii() else _UNSHOWABLE.sub("\ufffd", text)
