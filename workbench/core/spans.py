"""Spans of a text of record: positions are Unicode code points, the end is exclusive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

CONTEXT_LENGTH = 32


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of one document's text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, got {self.start}-{self.end}")

    @property
    def length(self) -> int:
        """How many characters the span holds."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The exact words of this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def trimmed(self, text: str) -> Span:
        """The span without white space at either end; empty when it held nothing else."""
        start, end = self.start, self.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A quote's part as W3C selectors: position, exact words, 32 characters of context on both sides."""

    span: Span
    exact: str
    prefix: str
    suffix: str

    @classmethod
    def take(cls, text: str, span: Span) -> Anchor:
        """The anchor of `span` in `text`.

        >>> Anchor.take("Seoul said so.", Span(0, 5)).suffix
        ' said so.'
        """
        if span.length == 0 or span.end > len(text):
            raise ValueError(f"span {span.start}-{span.end} holds no words of a text of {len(text)} characters")
        return cls(
            span,
            span.of(text),
            text[max(0, span.start - CONTEXT_LENGTH) : span.start],
            text[span.end : span.end + CONTEXT_LENGTH],
        )

    def holds(self, text: str) -> bool:
        """Whether `text` still has these exact words and this context at this position."""
        return self.span.end <= len(text) and Anchor.take(text, self.span) == self if self.span.length else False


class Found(NamedTuple):
    """Where words stand in a text, in its order; `is_all` is False when there are more than these."""

    starts: Sequence[int]
    ends: Sequence[int]
    is_all: bool = True


NOTHING = Found((), ())


def occurrences(text: str, words: str) -> list[int]:
    """Start of every occurrence of `words` in `text`, overlapping ones included."""
    found: list[int] = []
    at = text.find(words)
    while words and at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found
