"""Figures laid together: what several sources say of one quantity.

Quantities of different transfers are never added up: what two reports count is often the same men twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workbench.core.records import Figure


class Range(NamedTuple):
    """A quantity between `low` and `high`; `best` only where it is given and nobody contradicts it; None is not known."""

    low: float | None
    best: float | None
    high: float | None


def agreed(figures: Sequence[Figure]) -> Range:
    """What sources say of one quantity: from the lowest to the highest, with a best one only if they name no two.

    >>> from workbench.core.records import Figure
    >>> def said(low, best, high): return Figure(0, "", low, best, high, "", "", "shells")
    >>> agreed([said(2_000_000, None, None), said(None, 3_000_000, 3_000_000)])
    Range(low=2000000, best=3000000, high=3000000)
    >>> agreed([said(None, 9, None), said(None, 10, None)])
    Range(low=9, best=None, high=10)
    """
    lows = [low for one in figures for low in (one.low, one.best) if low is not None]
    highs = [high for one in figures for high in (one.high, one.best) if high is not None]
    bests = {one.best for one in figures if one.best is not None}
    return Range(min(lows, default=None), bests.pop() if len(bests) == 1 else None, max(highs, default=None))


_SCALES = ((1e12, "T"), (1e9, "G"), (1e6, "M"))
_NARROW = "\u202f"


def amount(value: float, language: str) -> str:
    """A quantity as briefly as it stays exact to three figures: "3 000", "2,5 M"; groups and comma by `language`.

    >>> amount(12_000, "en"), amount(2_500_000, "fr"), amount(24, "fr")
    ('12,000', '2,5\\u202fM', '24')
    """
    for scale, letter in _SCALES:
        if abs(value) >= scale:
            return _pointed(f"{value / scale:.3g}", language) + _NARROW + letter
    words = f"{value:,.0f}" if value == int(value) else f"{value:,.3g}"
    if language != "fr":
        return words
    return words.replace(",", _NARROW).replace(".", ",")


def _pointed(words: str, language: str) -> str:
    return words.replace(".", ",") if language == "fr" else words


def spoken(found: Range, language: str) -> str:
    """A range in words: "10 000–12 000", "≥ 2 M", "2 M–3 M (3 M)", "≤ 99"; "" where nothing is known."""
    low, best, high = (None if value is None else amount(value, language) for value in found)
    if low == high and low is not None:
        return low
    if low is not None and high is not None:
        return f"{low}–{high}" + (f" ({best})" if best is not None else "")
    if low is not None:
        return f"≥ {low}"
    return f"≤ {high}" if high is not None else ""
