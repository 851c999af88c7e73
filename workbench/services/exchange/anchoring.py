"""Finding a passage again from its position and the digests of its words and surroundings, without the words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from workbench.core.spans import CONTEXT_LENGTH, Span

DIGEST_LENGTH = 16
# Digests that a search for words with new surroundings may take in all: some twenty seconds, then it gives up.
MOST_DIGESTS = 20_000_000


class Fate(StrEnum):
    """What became of a passage in the text at hand."""

    HELD = "held"
    MOVED = "moved"
    LOST = "lost"


class Reason(StrEnum):
    """Why a passage was not found."""

    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    NOT_SOUGHT = "not_sought"


@dataclass(frozen=True, slots=True)
class Part:
    """A passage without its words: where it stood, and truncated digests of it and of 32 characters on either side."""

    span: Span
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage is now: `span` is None and `reason` set when it is lost."""

    fate: Fate
    span: Span | None = None
    reason: Reason | None = None


def short_digest(words: str) -> str:
    """SHA-256 of `words` as UTF-8, its first 16 hexadecimal digits."""
    import hashlib

    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_LENGTH]


def take(text: str, span: Span) -> Part:
    """The passage `span` of `text`, as digests."""
    return Part(
        span,
        short_digest(span.of(text)),
        short_digest(text[max(0, span.start - CONTEXT_LENGTH) : span.start]),
        short_digest(text[span.end : span.end + CONTEXT_LENGTH]),
    )


def as_json(part: Part) -> dict[str, Any]:
    """The passage as a pack holds it."""
    return {
        "start": part.span.start,
        "end": part.span.end,
        "length": part.span.length,
        "exact_digest": part.exact,
        "prefix_digest": part.prefix,
        "suffix_digest": part.suffix,
    }


def from_json(held: Mapping[str, Any]) -> Part:
    """The passage that a pack holds; the mapping was checked before."""
    span = Span(held["start"], held["end"])
    return Part(span, held["exact_digest"], held["prefix_digest"], held["suffix_digest"])


# short_digest("")
_NOTHING = "e3b0c44298fc1c14"
Places = dict[str, list[int]]


def _sides(part: Part) -> int:
    """How many surroundings the passage had."""
    return (part.prefix != _NOTHING) + (part.suffix != _NOTHING)


class Finder:
    """Finds passages in one text; what it learns of the text is kept for the next passage.

    A passage is never guessed: its words must be there, and either they stand in one place only, or one of the
    places alone has more of the old surroundings than every other. Name the passages to come as `expected`: the text
    is then gone through once for all of them, and no more is remembered of it than they need.
    """

    def __init__(self, text: str, expected: Iterable[Part] = ()) -> None:
        self.text = text
        self._prefixes: set[str] = set()
        self._suffixes: set[str] = set()
        self._exact: dict[int, set[str]] = defaultdict(set)
        for part in expected:
            self._expect(part)
        self._contexts: tuple[Places, Places] | None = None
        self._words: dict[int, Places] = {}
        self._digests = 0

    def _expect(self, part: Part) -> None:
        self._prefixes.add(part.prefix)
        self._suffixes.add(part.suffix)
        self._exact[part.span.length].add(part.exact)

    def _expects(self, part: Part) -> bool:
        known = part.exact in self._exact[part.span.length]
        return known and part.prefix in self._prefixes and part.suffix in self._suffixes

    def find(self, part: Part) -> Place:
        """Where `part` is in this text.

        >>> old, new = "Seoul said so.", "Then Seoul said so."
        >>> Finder(new).find(take(old, Span(0, 5))).span
        Span(start=5, end=10)
        """
        home = part.span.start
        if self._has_words(part, home) and self._agreement(part, home) == _sides(part):
            return Place(Fate.HELD, part.span)
        if not self._expects(part):
            self._forget()
            self._expect(part)
        starts = self._by_context(part) or self._by_words(part)
        if not starts:
            reason = Reason.CHANGED if part.span.length in self._words else Reason.NOT_SOUGHT
            return Place(Fate.LOST, reason=reason)
        ranked = sorted(starts, key=lambda start: -self._agreement(part, start))
        if len(ranked) > 1 and self._agreement(part, ranked[0]) == self._agreement(part, ranked[1]):
            return Place(Fate.LOST, reason=Reason.AMBIGUOUS)
        found = Span(ranked[0], ranked[0] + part.span.length)
        return Place(Fate.HELD if found == part.span else Fate.MOVED, found)

    def _forget(self) -> None:
        """What was remembered was for other passages."""
        self._contexts = None
        self._words.clear()

    def _has_words(self, part: Part, start: int) -> bool:
        end = start + part.span.length
        return start >= 0 and end <= len(self.text) and short_digest(self.text[start:end]) == part.exact

    def _agreement(self, part: Part, start: int) -> int:
        """How many of the two surroundings are as they were; where there was nothing, nothing can agree."""
        here = take(self.text, Span(start, start + part.span.length))
        return (here.prefix == part.prefix != _NOTHING) + (here.suffix == part.suffix != _NOTHING)

    def _by_context(self, part: Part) -> set[int]:
        """Places behind the old prefix or before the old suffix that hold the words."""
        if self._contexts is None:
            self._contexts = self._find_contexts()
        before, after = self._contexts
        starts = set(before.get(part.prefix, ()))
        starts.update(end - part.span.length for end in after.get(part.suffix, ()))
        return {start for start in starts if self._has_words(part, start)}

    def _by_words(self, part: Part) -> list[int]:
        """Every place that holds the words; reached only where both surroundings changed."""
        length = part.span.length
        if length not in self._words:
            windows = max(0, len(self.text) - length + 1)
            if self._digests + windows > MOST_DIGESTS:
                return []
            self._digests += windows
            wanted = self._exact[length]
            places: Places = defaultdict(list)
            for start in range(windows):
                digest = short_digest(self.text[start : start + length])
                if digest in wanted:
                    places[digest].append(start)
            self._words[length] = places
        return self._words[length].get(part.exact, [])

    def _find_contexts(self) -> tuple[Places, Places]:
        """Digest of 32 characters -> the places behind them, and the places before them."""
        before: Places = defaultdict(list)
        after: Places = defaultdict(list)
        length = len(self.text)
        for place in range(length + 1):
            digest = short_digest(self.text[max(0, place - CONTEXT_LENGTH) : place])
            if digest in self._prefixes:
                before[digest].append(place)
            if place >= CONTEXT_LENGTH and digest in self._suffixes:
                after[digest].append(place - CONTEXT_LENGTH)
        for place in range(max(0, length - CONTEXT_LENGTH + 1), length + 1):
            digest = short_digest(self.text[place:])
            if digest in self._suffixes:
                after[digest].append(place)
        return before, after
