"""What the name rules read: a cleaned text with its headings, and how a capitalised word is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.core.spans import Span

UPPER = "A-ZÀ-ÖØ-ÞĀČĆĐĘĢĪĶŁĻŅŃŌŚŠŪŹŻŽİ"
# "Sana'a", "Hay'at": the mark is a letter; "Qu'il", "L'école", "Norway's" end before it or with it.
_INNER = r"'(?<!\b[LDJMNSTC]')(?<!qu')(?<!Qu')(?<!ujourd')(?=[a-zà-ÿ])(?!(?:s|t|d|m|re|ve|ll)\b)"
# "al-Fasher", "el-Obeid": the article of Arabic names is often written small.
ARTICLE = rf"(?:(?:al|el|ad|as|ash|an|ar|at|az|es)-(?=[{UPPER}]))"
WORD = rf"(?:[NO]')?[{UPPER}](?:[\w]|\.(?=[{UPPER}]\.)|{_INNER})*(?:-[\w]+)*"
_INITIAL = rf"[{UPPER}]\.(?:-?[{UPPER}]\.)*"
_PARTICLE = r"(?:von der |van der |van den |van de |von |van |ter |ten |zu |af |bin |ben |ibn |ould |ag |al-|el-|da |dos |do |de la |di |el |al )"
RUN = rf"(?<![\w-]){ARTICLE}?(?:{_INITIAL}(?= )|{WORD})(?: (?:{_PARTICLE})?(?:{_INITIAL}(?= )|{WORD}))*"


@dataclass(frozen=True, slots=True)
class Reading:
    """A cleaned text with where its sentences begin and which headings it has."""

    text: str
    language: str
    starts: frozenset[int]
    headings: tuple[Span, ...]


def slug(name: str) -> str:
    """A name as a key: small letters, one hyphen between words."""
    return re.sub(r"[^\w]+", "-", name.lower()).strip("-")
