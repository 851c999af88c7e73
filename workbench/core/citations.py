"""Citations in a note's body: the token `[@<uid>]`, where the uid is the quote's own, 32 hexadecimal digits.

A token counts anywhere except inside inline code and code fences, and not behind a backslash.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from workbench.core.spans import Span

_PIECE = re.compile(r" ?\[@[0-9a-f]{0,32}(?:\]|(?=…|$))|(?<=^…)[0-9a-f]{1,32}\]")
_TOKEN = re.compile(r"(?<!\\)\[@([0-9a-f]{32})\]")
_REFERENCE = r"(?:[0-9a-fA-F]{32}|[Qq]?[0-9]{1,12})"
_BRACKET = re.compile(rf"(?<!\\)\[[ \t]*@{_REFERENCE}(?:[ \t]*[;,][ \t]*@{_REFERENCE})*[ \t]*\]")
_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*(?P<mark>`{3,}|~{3,})(?P<rest>[^\n]*)")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_BACKTICKS = re.compile(r"`+")
_BLANK_LINE = re.compile(r"\n[ \t>]*\n")


class Token(NamedTuple):
    """One citation: characters `start` to `end` of the body (code points, end exclusive) cite the quote `uid`."""

    start: int
    end: int
    uid: str


class Broken(NamedTuple):
    """A reference that names no known quote: `reference` is as written, the span is that of its token."""

    start: int
    end: int
    reference: str


class Rewritten(NamedTuple):
    """A body whose known references are tokens; `broken` points into this body."""

    body: str
    broken: tuple[Broken, ...] = ()


def token(uid: str) -> str:
    """The token that cites the quote `uid`."""
    return f"[@{uid}]"


def tokens(body: str) -> tuple[Token, ...]:
    """Every citation of `body`, in order.

    >>> [found.start for found in tokens("Seoul said so [@0123456789abcdef0123456789abcdef].")]
    [14]
    """
    code = code_spans(body)
    return tuple(
        Token(match.start(), match.end(), match[1])
        for match in _TOKEN.finditer(body)
        if not _is_inside(match.start(), code)
    )


def unresolved(body: str) -> tuple[Broken, ...]:
    """References such as `[@12]` that were never turned into a citation, in order.

    >>> [found.reference for found in unresolved("So [@12], so [@0123456789abcdef0123456789abcdef].")]
    ['12']
    """
    code = code_spans(body)
    return tuple(
        Broken(match.start(), match.end(), match[0].strip("[@] "))
        for match in _BRACKET.finditer(body)
        if not _TOKEN.match(body, match.start()) and not _is_inside(match.start(), code)
    )


def rewrite(body: str, known: Mapping[str, str]) -> Rewritten:
    """`body` with each reference turned into a token; unknown ones stay as they are and are reported.

    Read: `[@12]`, `[@Q12]`, `[@<uid>]` and several in one bracket, `[@12; @15]`. `known` gives the uid for a quote's
    number ("12") or uid.

    >>> rewrite("So [@Q12; @99].", {"12": "0123456789abcdef0123456789abcdef"}).body
    'So [@0123456789abcdef0123456789abcdef][@99].'
    """
    code = code_spans(body)
    written: list[str] = []
    broken: list[Broken] = []
    length = done = 0
    for match in _BRACKET.finditer(body):
        if _is_inside(match.start(), code):
            continue
        pieces = [body[done : match.start()]]
        length += len(pieces[0])
        for reference in re.findall(_REFERENCE, match[0]):
            uid = known.get(_key(reference))
            piece = token(uid or reference)
            if uid is None:
                broken.append(Broken(length, length + len(piece), reference))
            pieces.append(piece)
            length += len(piece)
        written += pieces
        done = match.end()
    return Rewritten("".join([*written, body[done:]]), tuple(broken))


def code_spans(body: str) -> tuple[Span, ...]:
    """The stretches of `body` that are code, in order: fenced blocks and inline code, marks included."""
    found: list[Span] = []
    prose_start = 0
    for fence in _fences(body):
        found += _inline_code(body, prose_start, fence.start)
        found.append(fence)
        prose_start = fence.end
    return (*found, *_inline_code(body, prose_start, len(body)))


def _key(reference: str) -> str:
    if len(reference) == 32:
        return reference.lower()
    return str(int(reference.lstrip("Qq")))


def _is_inside(position: int, spans: tuple[Span, ...]) -> bool:
    at = bisect_right(spans, position, key=lambda span: span.start) - 1
    return at >= 0 and position < spans[at].end


def _fences(body: str) -> list[Span]:
    """Fenced blocks; one that is never closed runs to the end, as CommonMark has it."""
    found: list[Span] = []
    opened: tuple[int, str] | None = None
    at = 0
    for line in _LINE.findall(body):
        match = _FENCE.match(line)
        if opened is None:
            if match and not (match["mark"][0] == "`" and "`" in match["rest"]):
                opened = (at, match["mark"])
        elif match and match["mark"].startswith(opened[1]) and not match["rest"].strip():
            found.append(Span(opened[0], at + len(line)))
            opened = None
        at += len(line)
    if opened is not None:
        found.append(Span(opened[0], len(body)))
    return found


def _inline_code(body: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    for first, last in _paragraphs(body, start, end):
        runs = [(match.start(), match.end()) for match in _BACKTICKS.finditer(body, first, last)]
        places: dict[int, list[int]] = defaultdict(list)
        for run_start, run_end in runs:
            places[run_end - run_start].append(run_start)
        behind = first
        for run_start, run_end in runs:
            if run_start < behind or body[run_start - 1 : run_start] == "\\":
                continue
            width = run_end - run_start
            same = places[width]
            at = bisect_right(same, run_start)
            if at < len(same):
                behind = same[at] + width
                found.append(Span(run_start, behind))
    return found


def _paragraphs(body: str, start: int, end: int) -> list[tuple[int, int]]:
    """Inline code never crosses an empty line."""
    cuts = [match.start() for match in _BLANK_LINE.finditer(body, start, end)]
    return list(zip([start, *cuts], [*cuts, end], strict=True))


def without(snippet: str) -> str:
    """A piece of a note without its citations, those too that were cut off where the piece begins or ends.

    >>> without("…cdef] Seoul said so [@0123456789abcdef0123456789abcdef]. Moscow did not [@0123…")
    '… Seoul said so. Moscow did not…'
    """
    return _PIECE.sub("", snippet)
