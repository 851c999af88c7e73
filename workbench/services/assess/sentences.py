"""Where the sentences of French or English prose begin and end."""

from __future__ import annotations

import re

from workbench.core.spans import Span

_STOP = re.compile(r"[.!?…]+(?:[ \u00a0\u202f]?»|[\"”’)\]])*(?=\s|$|\[@)|\n[ \t]*\n")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”")
_ABBREVIATIONS = frozenset(
    [
        "m", "mm", "mr", "mrs", "ms", "dr", "st", "ste", "pr", "prof", "gen", "gén", "col", "lt", "cpt", "capt",
        "cdt", "sgt", "adm", "amb", "sen", "rep", "gov", "hon", "rev", "p", "pp", "art", "al", "cf", "env",
        "etc", "ex", "fig", "vol", "chap", "no", "nos", "nr", "op", "ed", "éd", "dir", "coord", "trad", "ibid",
        "id", "loc", "av", "apr", "janv", "févr", "fev", "juil", "sept", "oct", "nov", "déc", "dec", "jan",
        "feb", "mar", "jun", "jul", "aug", "e.g", "i.e", "vs", "approx", "ca", "u.s", "u.k", "u.n", "n.b",
        "p.ex", "p.-ex", "c.-à-d", "q.v", "a.m", "p.m", "inc", "ltd", "corp", "co",
    ]
)  # fmt: skip
_NEVER_LAST = frozenset(
    [
        "mm", "mr", "mrs", "ms", "dr", "st", "ste", "pr", "prof", "gen", "gén", "col", "lt", "capt", "cdt",
        "sgt", "adm", "amb", "sen", "gov", "p", "pp", "u.s", "u.k", "u.n",
    ]
)  # fmt: skip
_WORD_BEFORE = re.compile(r"[\w.\-]*\w$")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text` between `start` and `end` (code points), without the white space around them.

    Words in quotation marks stay in the sentence that quotes them. A full stop ends none in
    decimals (2.5), behind initials (J. Durand) and abbreviations (p. 4, M. Lee), nor before a small letter.

    >>> [span.of("Il vient. M. Roy part.") for span in sentences("Il vient. M. Roy part.")]
    ['Il vient.', 'M. Roy part.']
    """
    limit = len(text) if end is None else end
    found: list[Span] = []
    begin = start
    quoted = [match.span() for match in _QUOTED.finditer(text, start, limit)]
    for match in _STOP.finditer(text, start, limit):
        is_quoted = any(first < match.start() and match.end() < last for first, last in quoted)
        if not is_quoted and _ends(text, match, limit):
            found.append(Span(begin, match.end()))
            begin = match.end()
    found.append(Span(begin, limit))
    return [kept for kept in (span.trimmed(text) for span in found) if kept.length]


def _ends(text: str, match: re.Match[str], limit: int) -> bool:
    if match[0].isspace():
        return True
    following = text[match.end() : limit].lstrip()
    if following[:1].islower():
        return False
    if not match[0].startswith(".") or match[0].startswith(".."):
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 20), match.start())
    word = before[0].lower() if before else ""
    if len(word) == 1 and word.isalpha() and before is not None and before[0].isupper():
        return not following
    if word in _NEVER_LAST:
        return not following
    return word not in _ABBREVIATIONS or not following or following[:1].isupper()
