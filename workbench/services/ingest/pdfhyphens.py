"""A word that a PDF breaks at the end of a line: made whole, or left with the hyphen that is its own."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

SOFT_HYPHENS = "\ufffe\u00ad\u0002"
HYPHENS = SOFT_HYPHENS + "-\u2010"
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]*$")
# These join with a hyphen that must survive a line end: “sud-coréen”, “vice-ministre”, “porte-parole”, “peut-être”.
_KEEPS = frozenset(
    [
        "sud",
        "nord",
        "est",
        "ouest",
        "vice",
        "non",
        "quasi",
        "demi",
        "semi",
        "self",
        "sous",
        "avant",
        "après",
        "porte",
        "haut",
        "chef",
        "grand",
        "peut",
        "celui",
        "celle",
        "ceux",
        "celles",
        "south",
        "north",
        "east",
        "west",
    ]
)
# These begin many words without a hyphen, as “explique” and “ministre”: it is kept before such words alone.
_KEEPS_BEFORE = {
    "ex": re.compile(
        r"(?:pr[ée]sident|premi|ministr|chef|soviét|soviet|otage|agent|général|general|dirigeant|officier|officer|militaire"
        r"|combattant|député|maire|directeur|secrét|républi|colon|espion|soldat|soldier|diplomat|ambassad|conseill|candidat"
        r"|allié|leader|minister|chief|yougosla|femme|mari\b|wife|husband)",
        re.IGNORECASE,
    ),
    "mi": re.compile(
        r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|temps|chemin|parcours"
        r"|mandat|journée|saison)\b",
        re.IGNORECASE,
    ),
    "mid": re.compile(
        r"(?:january|february|march|april|may|june|july|august|september|october|november|december|term|week|day)",
        re.IGNORECASE,
    ),
    "pro": re.compile(
        r"(?:russ|ukrain|corée|korea|chin|améric|americ|europ|occident|western|palestin|israé|israe|gouvernement"
        r"|government|iran|kurd|turc|serb|syri|démocrat|democra)",
        re.IGNORECASE,
    ),
    "contre": re.compile(
        r"(?:attaque|offensive|espionnage|amiral|terroris|expertise|enquête|productif)", re.IGNORECASE
    ),
}
_LINKED = re.compile(
    r"(?:du|de|des|la|le|les|sur|sous|en|et|à|of|and|the)-|(?:mêmes?|être|il|elle|ils|elles|on)\b", re.IGNORECASE
)


def known_words(lines: Iterable[str]) -> set[str]:
    """The words of all lines, small: by them `joined` tells what a broken word is. None where no line breaks one."""
    lines = list(lines)
    if not any(line.rstrip().endswith(tuple(HYPHENS)) for line in lines):
        return set()
    return set(WORD.findall("\n".join(lines).lower()))


def joined(left: str, right: str, vocabulary: Container[str] = ()) -> str:
    """Two lines as running text: a word broken at the line end is made whole, a hyphen of its own is kept."""
    if not left or not right:
        return left + right
    if left[-1] in HYPHENS and left[-2:-1].isdigit() and right[0].isdigit():
        return f"{left[:-1]}-{right}"
    if left[-1] not in HYPHENS or len(left) < 2 or not left[-2].isalpha() or not right[0].isalpha():
        return f"{left} {right}"
    before, after = _LETTERS.search(left[:-1]), WORD.match(right)
    head, tail = (before[0] if before else ""), (after[0] if after else "")
    whole, hyphened = (head + tail).lower(), f"{head}-{tail}".lower()
    if whole in vocabulary and hyphened not in vocabulary:
        return left[:-1] + right
    keeps = hyphened in vocabulary or right[0].isupper() or _keeps(head.lower(), right) or "-" in left.split()[-1][:-1]
    return f"{left[:-1]}-{right}" if keeps else left[:-1] + right


def _keeps(head: str, right: str) -> bool:
    if head in _KEEPS or _LINKED.match(right):
        return True
    before = _KEEPS_BEFORE.get(head)
    return before is not None and before.match(right) is not None
