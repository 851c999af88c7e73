"""A working copy that is easier to match, character for character as long as its source."""

from __future__ import annotations

import re

_TABLE = {
    ord(odd): plain
    for plain, group in {
        "'": "’ʼ‘′",
        " ": "\u00a0\u202f\u2009\u2007\u2002\u2003\t",
        "-": "\u2010\u2011\u00ad",
    }.items()
    for odd in group
}


# ‘ … ’ around words: what opens stands behind no letter, what closes before none.
_OPENS = re.compile(r"(?<![\w’'])‘(?=[\w\[(…])")
_CLOSES = re.compile(r"’(?!\w)")
_WORD_AHEAD = re.compile(r" [a-z]")
_LONGEST = 600


def clean(text: str) -> str:
    """Straight apostrophes, plain spaces and hyphens in place of typographic ones; positions stay the same.

    >>> clean("l’est\u202f: 3\u00a0000")
    "l'est : 3 000"
    >>> clean("He said: ‘the sides’ interests’.")
    "He said: “the sides' interests”."
    """
    return _doubled(text).translate(_TABLE)


def _doubled(text: str) -> str:
    """British quotation marks as double ones, so that no rule takes them for apostrophes."""
    if "‘" not in text:
        return text
    held: list[str] = []
    start = 0
    for opening in _OPENS.finditer(text):
        if opening.start() < start:
            continue
        closing = _closing(text, opening.end())
        if closing is not None:
            held += [text[start : opening.start()], "“", text[opening.end() : closing], "”"]
            start = closing + 1
    return "".join(held) + text[start:]


def _closing(text: str, start: int) -> int | None:
    """Where a quotation that opens before `start` ends; "the sides’ interests" does not end one that goes on."""
    end = min(text.find("\n", start) % (len(text) + 1), start + _LONGEST)
    following = _OPENS.search(text, start, end)
    marks = [mark.start() for mark in _CLOSES.finditer(text, start, following.start() if following else end)]
    plural = [at for at in marks if text[at - 1] == "s" and _WORD_AHEAD.match(text, at + 1) is not None]
    sure = [at for at in marks if at not in plural]
    return next(iter(sure or marks), None)
