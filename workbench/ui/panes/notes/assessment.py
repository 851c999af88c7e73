"""What the strip below the text counts: sentences that cite a source, broken citations, words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from workbench.core import citations

_MARKUP = re.compile(r"^[ \t>]*(?:#{1,6}|[-*+]|\d{1,9}[.)])?[ \t]+|[*_`~]+", re.MULTILINE)
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark of the lint: characters `start` to `end` of the body (code points) and what is wrong there."""

    rule: str
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """A note in figures, and what the lint says about it."""

    words: int
    citations: int
    broken: int
    sentences: int
    sourced: int
    findings: tuple[Finding, ...]


def words_of(body: str) -> int:
    """How many words the note holds, markup and citations left out.

    >>> words_of("# Two words [@0123456789abcdef0123456789abcdef]")
    2
    """
    pieces, done = [], 0
    for token in citations.tokens(body):
        pieces.append(body[done : token.start])
        done = token.end
    return len(_WORD.findall(_MARKUP.sub(" ", " ".join([*pieces, body[done:]]))))


def assess(body: str, is_known: Callable[[str], bool]) -> Assessment:
    """Count and lint `body`; `is_known` says whether a quote is still in the dossier."""
    cited = citations.tokens(body)
    broken = sum(not is_known(token.uid) for token in cited)
    return Assessment(words_of(body), len(cited), broken, 0, 0, ())
