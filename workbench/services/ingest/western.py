"""Which of the encodings of Western Europe a text is in: the one in which its high bytes stand where such letters stand."""

from __future__ import annotations

import re

# In this order where two read the same; those of the Macintosh, of DOS and of old printers and Unix are rare.
_CANDIDATES = ("cp1252", "iso8859-15", "mac-roman", "cp850", "cp858")
# The rarest of all: one odd letter of another encoding could pass for one of its own.
RAREST, FEWEST_FOR_RAREST = "hp-roman8", 4
# Letters of French, German and Spanish; ø, ý and ì are also what Czech and Turkish look like when misread.
_SMALL = "àâäáæçèéêëíîïñóôöœùúûüÿß"
_HIGH = re.compile("[^\x00-\x7f]")
_INSIDE = re.compile(f"(?<=[A-Za-zÀ-ÿœ])[{_SMALL}]|[{_SMALL}](?=[a-zà-ÿœ])|(?<![a-zA-Z])[à](?![a-zA-Z])")
_CAPITAL = re.compile("(?<![a-zà-ÿœ])[ÀÂÄÇÈÉÊËÎÏÑÔÖŒÙÛÜ](?=[a-zà-ÿœA-ZÀ-Ý’' ])")
_APOSTROPHE = re.compile("(?<=[a-zA-Zà-ÿ])’(?=[a-zA-Zà-ÿœÀ-Ý])")
_OPENING = re.compile("(?:(?<=[\\s(’—–])|^)[«“‘„‚](?=[\u00a0 A-Za-zÀ-ÿ0-9])")
_CLOSING = re.compile("(?<=[\u00a0 a-zA-Zà-ÿ0-9.,;!?])[»”’“](?=[\\s.,;:!?)—–]|$)")
_DASH = re.compile("(?<=[\\s\u00a0])[–—](?=[\\s\u00a0])|(?<=[a-z0-9])[–—](?=[a-z0-9])")
_MONEY = re.compile("[€£](?=[\u00a0 ]?[0-9])|(?<=[0-9a-zA-Z\u00a0 ])[€£](?=[\\s\u00a0.,;:)]|$)")
_SPACE = re.compile("\u00a0(?=[»:;!?0-9A-Za-z€%–—])|(?<=[«0-9])\u00a0")
_SIGN = re.compile("(?<=[0-9nN])[°º]|…|•|§(?=[\u00a0 ]?[0-9])|(?<=m)[²³]|½(?![a-z])|©|™|®")
_RULES = (_INSIDE, _CAPITAL, _APOSTROPHE, _OPENING, _CLOSING, _DASH, _MONEY, _SPACE, _SIGN)
_PLACED = re.compile("|".join(f"(?:{rule.pattern})" for rule in _RULES))
_FEWEST_IN_PLACE, _CERTAIN = 0.9, 0.97
_SAMPLE = 16 * 1024
_MOST_HIGH = 0.25


def western(sample: bytes) -> tuple[str, float]:
    """The likeliest of these encodings, and which share of the high characters stands in place in it; 1.0 is all.

    >>> western("Le ministère a reçu 3 €.".encode("mac-roman"))
    ('mac-roman', 1.0)
    """
    sample = sample[:_SAMPLE]
    first = _share(sample, _CANDIDATES[0])
    if first >= _CERTAIN:
        return _CANDIDATES[0], first
    high = sum(byte > 0x7F for byte in sample)
    names = (*_CANDIDATES, *([RAREST] if high >= FEWEST_FOR_RAREST else []))
    shares = {name: _share(sample, name) for name in names}
    best = max(names, key=lambda name: shares[name])
    return best, shares[best]


def is_western(sample: bytes, share: float) -> bool:
    """Whether `share` leaves no doubt: nearly all in place, and no more high bytes than a Western language has."""
    high = sum(byte > 0x7F for byte in sample)
    return share >= _FEWEST_IN_PLACE and high <= _MOST_HIGH * len(sample)


def _share(sample: bytes, name: str) -> float:
    text = sample.decode(name, "replace")
    # Asked only where such a letter stands: nine searches of the whole text would take ten times as long.
    placed = [_PLACED.match(text, found.start()) is not None for found in _HIGH.finditer(text)]
    return sum(placed) / len(placed) if placed else 1.0
