"""Free text of a pack: the analyst's own words as they are, words of the source as passages without their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from workbench.core.spans import Span
from workbench.services.exchange.anchoring import Finder, as_json, from_json, take

# A name or a set phrase may be six words long without being anybody's sentence; a whole statement may be shorter.
SHORTEST_RUN = 6
SHORTEST_WHOLE = 4
_WORD = re.compile(r"\w+")


def pack_words(words: str, text: str) -> str | list[Any]:
    """`words` for a pack: a string, or a list in which every run of the source's own words is a passage of `text`."""
    pieces = list(_pieces(words, text))
    return words if all(isinstance(piece, str) for piece in pieces) else pieces


def unpack_words(held: str | list[Any], finder: Finder) -> str | None:
    """The words that a pack holds, those of the source read from the text; None when the text lost some of them."""
    if isinstance(held, str):
        return held
    words: list[str] = []
    for piece in held:
        if isinstance(piece, str):
            words.append(piece)
            continue
        span = finder.find(from_json(piece)).span
        if span is None:
            return None
        words.append(span.of(finder.text))
    return "".join(words)


def _pieces(words: str, text: str) -> Iterator[Any]:
    done = 0
    for start, end in _runs(words, text):
        if start > done:
            yield words[done:start]
        at = text.find(words[start:end])
        yield as_json(take(text, Span(at, at + end - start)))
        done = end
    if done < len(words):
        yield words[done:]


def _runs(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Stretches of `words` that stand in `text` to the letter and are too long for chance."""
    tokens = [match.span() for match in _WORD.finditer(words)]
    if len(tokens) >= SHORTEST_WHOLE and words in text:
        yield 0, len(words)
        return
    first = 0
    while first + SHORTEST_RUN <= len(tokens):
        last = first + SHORTEST_RUN - 1
        if words[tokens[first][0] : tokens[last][1]] not in text:
            first += 1
            continue
        while last + 1 < len(tokens) and words[tokens[first][0] : tokens[last + 1][1]] in text:
            last += 1
        yield tokens[first][0], tokens[last][1]
        first = last + 1
