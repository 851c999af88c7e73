"""What the strip below the text says: sentences that cite a source, broken citations, words, and the lint's findings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.core import citations
from workbench.core.records import Quote

if TYPE_CHECKING:
    from workbench.services.assess.lint import Finding

_MARKUP = re.compile(r"^[ \t>]*(?:#{1,6}|[-*+]|\d{1,9}[.)])?[ \t]+|[*_`~]+", re.MULTILINE)
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


@dataclass(frozen=True, slots=True)
class Assessment:
    """A note in figures; `sentences` are those that say something that needs a source."""

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
    return len(_WORD.findall(_MARKUP.sub(" ", _without_citations(body))))


def assess(body: str, find: Callable[[str], Quote | None]) -> Assessment:
    """Count and lint `body`; `find` gives the quote with a uid, None when it is gone."""
    # Not at the top: the window is painted before anything is linted.
    from workbench.services.assess.lint import QuotedWords, lint

    cited = citations.tokens(body)
    quotes = {token.uid: find(token.uid) for token in cited}
    known = {uid: QuotedWords(tuple(part.exact for part in quote.parts)) for uid, quote in quotes.items() if quote}
    findings = lint(body, known)
    # Without its citations, every sentence that needs a source is found wanting.
    needing = _uncited(lint(_without_citations(body), {}))
    broken = sum(token.uid not in known for token in cited)
    return Assessment(words_of(body), len(cited), broken, needing, needing - _uncited(findings), findings)


def _uncited(findings: tuple[Finding, ...]) -> int:
    return sum(finding.rule == "uncited-sentence" for finding in findings)


def _without_citations(body: str) -> str:
    """`body` with spaces in the place of every citation."""
    pieces: list[str] = []
    done = 0
    for token in citations.tokens(body):
        pieces += (body[done : token.start], " " * (token.end - token.start))
        done = token.end
    return "".join([*pieces, body[done:]])
