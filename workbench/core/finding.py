"""Words or patterns found in a text, with or without regard to case and accents; positions are code points."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from workbench.core.errors import InvalidValue
from workbench.core.wording import tr

# Marks that stand on the letter before them where the text of record has no composed letter: Hebrew and Arabic vowel
# signs among them, which most texts leave out.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
_BARE = {ord(letter): bare for letter, bare in zip("ıøØłŁđĐħĦ’‘ʼ“”«»‐‑–—\u00a0\u202f\u2009", "ioOlLdDhH'''\"\"\"\"----   ", strict=True)}  # fmt: skip


class Wanted(NamedTuple):
    """What is looked for; `words` is a regular expression when `is_pattern`."""

    words: str
    is_pattern: bool = False
    heeds_case: bool = False
    heeds_accents: bool = False
    whole_words: bool = False


def bare(text: str) -> str:
    """`text` without accents, typographic quotes, dashes and spaces: the same length, character for character.

    >>> bare("Corée — l’été")
    "Coree - l'ete"
    """
    if text.isascii():
        return text
    table = {ord(letter): _bare_letter(letter) for letter in set(text) if ord(letter) > 127}
    return text.translate(table)


def _bare_letter(letter: str) -> str:
    if ord(letter) in _BARE:
        return _BARE[ord(letter)]
    first = unicodedata.normalize("NFD", letter)[0]
    # Hangul syllables come apart too, and their first sound alone is another word.
    return letter if "\uac00" <= letter <= "\ud7a3" else first


def pattern_of(wanted: Wanted) -> re.Pattern[str]:
    """The expression to run over the text, over the bare text where accents do not count; InvalidValue in a sentence."""
    words = wanted.words if wanted.heeds_accents else bare(unicodedata.normalize("NFC", wanted.words))
    if not wanted.is_pattern:
        marks = "" if wanted.heeds_accents else f"[{_MARKS}]*"
        # A line of the text may end where the words were typed with a space.
        words = marks.join(r"\s" if letter.isspace() else re.escape(letter) for letter in words) + marks
    if wanted.whole_words:
        words = rf"(?<!\w)(?:{words})(?!\w)"
    try:
        return re.compile(words, re.MULTILINE | (0 if wanted.heeds_case else re.IGNORECASE))
    except re.error as error:
        raise InvalidValue(_told(error)) from error
    except (RecursionError, OverflowError) as error:
        raise InvalidValue(tr("This regular expression is too large.")) from error


# What an analyst may have left unfinished, by how Python's words for it begin.
_TROUBLES = (
    ("missing ), unterminated", "a round bracket is not closed"),
    ("unbalanced parenthesis", "a round bracket closes that was never opened"),
    ("unterminated character set", "a square bracket is not closed"),
    ("nothing to repeat", "nothing stands before the sign that repeats it"),
    ("multiple repeat", "two signs that repeat follow each other"),
    ("bad character range", "a range runs backwards"),
    ("bad escape", "the backslash has nothing behind it that it can stand for"),
    ("unknown extension", "what follows “(?” has no meaning"),
    ("min repeat greater", "the least number of repeats is above the greatest"),
)


def _told(error: re.error) -> str:
    """What is wrong with an expression, in words."""
    found = next((words for beginning, words in _TROUBLES if error.msg.startswith(beginning)), None)
    if found is None:
        return tr("This is no regular expression.")
    return tr("This is no regular expression yet: {reason}.", reason=tr(found))


def hits(pattern: re.Pattern[str], text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Start and end of every match that begins from `low` to before `high` and holds at least one character."""
    for match in pattern.finditer(text, low):
        if match.start() >= high:
            return
        if match.end() > match.start():
            yield match.span()
