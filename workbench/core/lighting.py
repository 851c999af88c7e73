"""Where the words of a query stand in a text, and the few words around them: the search index tells only that they do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from heapq import merge
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from workbench.core.query import WORD, Joined, Near, Node, Query, Term

OPENING, CLOSING = "\x02", "\x03"
_BEFORE, _WIDTH = 48, 170
_LOOKED_AT = 80
# Latin, Greek and Cyrillic letters with marks, as the index folds them.
_RANGES = ((0xC0, 0x250), (0x370, 0x530), (0x1E00, 0x2000))


@lru_cache(maxsize=1)
def _variants() -> dict[str, str]:
    """A bare letter -> the letters that are it with marks."""
    found: dict[str, list[str]] = {}
    for first, last in _RANGES:
        for letter in map(chr, range(first, last)):
            base, *marks = list(unicodedata.normalize("NFD", letter))
            if marks and letter == letter.lower() and all(unicodedata.combining(mark) for mark in marks):
                found.setdefault(base, []).append(letter)
    return {base: "".join(letters) for base, letters in found.items()}


def bare(text: str) -> str:
    """`text` without marks, in lower case.

    >>> bare("Corée")
    'coree'
    """
    if text.isascii():
        return text.lower()
    split = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def _letters(word: str, is_folded: bool) -> str:
    if not is_folded:
        return re.escape(word)
    variants = _variants()
    parts = []
    for letter in bare(word):
        more = variants.get(letter, "")
        parts.append(f"[{letter}{more}]" if more else re.escape(letter))
    return "".join(parts)


def _source(term: Term, is_folded: bool) -> str:
    words = r"[\W_]+".join(_letters(word, is_folded) for word in term.words)
    return words + (r"[^\W_]*" if term.is_prefix else "")


class Light:
    """Finds the words of one query in texts; accents count only where they are not folded."""

    def __init__(self, query: Query, *, is_folded: bool = True) -> None:
        self._query = query
        self._is_folded = is_folded
        # Longest first, so that a phrase is lit whole and not its first word alone.
        terms = sorted(query.terms, key=lambda term: -len(term.match))
        listed = "|".join(f"({_source(term, is_folded)})" for term in terms)
        self._pattern = re.compile(rf"(?<![^\W_])(?:{listed})(?![^\W_])", re.IGNORECASE)
        self._leaves: dict[Term, re.Pattern[str]] = {}

    def near(self, text: str) -> tuple[int, int] | None:
        """The first stretch of `text` where words that the query wants near each other are; None where it wants none."""
        return next(filter(None, (self._together(node, text) for node in _nears(self._query.node))), None)

    def spans(self, text: str, start: int = 0, limit: int = _LOOKED_AT) -> list[tuple[int, int, int]]:
        """(start, end, number of the term) of the first `limit` places in `text`, from `start` on."""
        found = []
        for match in self._pattern.finditer(text, start):
            found.append((match.start(), match.end(), match.lastindex or 0))
            if len(found) == limit:
                break
        return found

    def count(self, text: str) -> int:
        """How often the words stand in `text`."""
        return sum(1 for _ in self._pattern.finditer(text))

    def holds(self, text: str) -> bool:
        """Whether `text` answers to the whole query, accents taken as this light takes them."""
        return self._holds(self._query.node, text)

    def _holds(self, node: Node, text: str) -> bool:
        if isinstance(node, Term):
            return self._leaf(node).search(text) is not None
        if isinstance(node, Near):
            return self._together(node, text) is not None
        left = self._holds(node.left, text)
        if node.operator == "OR":
            return left or self._holds(node.right, text)
        return left and self._holds(node.right, text) is (node.operator == "AND")

    def _leaf(self, term: Term) -> re.Pattern[str]:
        found = self._leaves.get(term)
        if found is None:
            found = re.compile(rf"(?<![^\W_])(?:{_source(term, self._is_folded)})(?![^\W_])", re.IGNORECASE)
            self._leaves[term] = found
        return found

    def _places(self, term: Term, text: str) -> Iterator[tuple[int, Term, re.Match[str]]]:
        return ((match.start(), term, match) for match in self._leaf(term).finditer(text))

    def _together(self, node: Near, text: str) -> tuple[int, int] | None:
        """The first stretch where the terms of `node` are near: as SQLite has it, between the end of each and the
        beginning of the one that begins last are at most so many words."""
        latest: dict[Term, re.Match[str]] = {}
        listed = (self._places(term, text) for term in node.terms)
        for last, term, match in merge(*listed, key=itemgetter(0)):
            latest[term] = match
            if len(latest) == len(set(node.terms)) and all(
                _are_few(text, one.end(), last, node.distance) for one in latest.values()
            ):
                return min(one.start() for one in latest.values()), max(one.end() for one in latest.values())
        return None


def _are_few(text: str, start: int, end: int, most: int) -> bool:
    """Whether at most `most` words begin between two places."""
    return start >= end or sum(1 for _ in islice(WORD.finditer(text, start, end), most + 1)) <= most


def _nears(node: Node) -> Iterator[Near]:
    if isinstance(node, Near):
        yield node
    elif isinstance(node, Joined):
        yield from _nears(node.left)
        if node.operator != "NOT":
            yield from _nears(node.right)


class Lit(NamedTuple):
    """Words in their context: `snippet` has what was found between OPENING and CLOSING; `start` and `end` are in the text."""

    snippet: str
    start: int | None
    end: int | None
    forms: tuple[str, ...]


def lit(text: str, light: Light) -> Lit:
    """The stretch of `text` that holds most of the query's words; where they must be near, one where they are."""
    near = light.near(text)
    spans = light.spans(text, near[0] if near else 0)
    if not spans:
        return Lit(_one_line(text[:_WIDTH]) + ("…" if len(text) > _WIDTH else ""), None, None, ())
    best = 0 if near else _densest(spans)
    first, last = _window(text, spans[best][0])
    if near and near[1] - first <= 3 * _WIDTH:
        last = max(last, near[1])
    inside = [(start, end) for start, end, _ in spans[best:] if end <= last] or [spans[best][:2]]
    last = max(last, inside[0][1])
    forms = tuple(dict.fromkeys(" ".join(text[start:end].split()) for start, end in inside))
    return Lit(_marked(text, first, last, inside), *inside[0], forms)


def _densest(spans: Sequence[tuple[int, int, int]]) -> int:
    """Which span begins the window with the most different terms."""
    best, most = 0, 0
    for at, (start, _, _) in enumerate(spans):
        terms = {term for _, end, term in spans[at : at + 12] if end <= start + _WIDTH - _BEFORE}
        if len(terms) > most:
            best, most = at, len(terms)
    return best


def _window(text: str, start: int) -> tuple[int, int]:
    first = max(start - _BEFORE, 0)
    if first:
        # From a word's beginning on.
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else first
    last = min(first + _WIDTH, len(text))
    if last < len(text):
        space = text.rfind(" ", start + 20, last)
        last = space if space > start else last
    return first, last


def _marked(text: str, first: int, last: int, inside: Sequence[tuple[int, int]]) -> str:
    return (
        ("…" if first else "")
        + _one_line("".join(_pieces(text, first, last, inside)))
        + ("…" if last < len(text) else "")
    )


def _pieces(text: str, first: int, last: int, inside: Sequence[tuple[int, int]]) -> Iterator[str]:
    at = first
    for start, end in inside:
        yield text[at:start] + OPENING + text[start:end] + CLOSING
        at = end
    yield text[at:last]


def _one_line(words: str) -> str:
    return " ".join(words.split())
