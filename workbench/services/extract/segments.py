"""Headings and sentences, with their places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from workbench.core.kinds import BlockKind
from workbench.core.spans import Span
from workbench.core.texts import Block
from workbench.services.extract import lexicon

# A number of a note may follow the stop at once: "Il part.[1] Elle reste.", "Il part.1 Elle reste."
_STOP = re.compile(
    r"[.!?…]+(?:\s?[»”)\]]|\")*(?:(?:\[\d{1,3}\])+|(?<=[a-zà-ÿ)]{3}[.!?])\d{1,2}(?=\s+[A-ZÀ-Ý«“\"]))?(?=\s)"
)
_OPENING = re.compile(r"\s+[«“\"(\[‘'–—-]*\s?")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WORD_BEFORE = re.compile(r"[\w.'-]*\w$")
# "Il a dit « Je pars. Je reviens. » et rien d'autre.": the sentence around a short quotation goes on.
_GOES_ON = re.compile(r" (?=[a-zà-ÿ])")
_LONGEST_QUOTE = 120
_LONGEST_HEADING = 120
# What stands before a stop is told from so many letters: a paragraph may be as long as a book.
_NEAR = 40


class Segment(NamedTuple):
    """One heading or one sentence, without the white space around it."""

    span: Span
    is_heading: bool


def segments(text: str, blocks: Sequence[Block]) -> Iterator[Segment]:
    """Every heading and sentence in order; without blocks each line is a paragraph."""
    for block in blocks or _lines(text):
        span = Span(block.start, block.end).trimmed(text)
        if not span.length:
            continue
        is_open = block.kind is BlockKind.PARAGRAPH and _looks_like_heading(span.of(text))
        if block.kind is BlockKind.HEADING or is_open:
            yield Segment(span, True)
            continue
        for sentence in sentences(text, span):
            yield Segment(sentence, False)


def sentences(text: str, within: Span) -> Iterator[Span]:
    """The sentences of one paragraph.

    A stop ends none before a small letter or a comma, in a short quotation that the sentence goes on behind, or
    behind an initial or an abbreviation.

    >>> [span.of("Il vient. M. Roy part.") for span in sentences("Il vient. M. Roy part.", Span(0, 22))]
    ['Il vient.', 'M. Roy part.']
    """
    begin = within.start
    quoted = [
        match.span()
        for match in _QUOTED.finditer(text, within.start, within.end)
        if match.end() - match.start() <= _LONGEST_QUOTE
        and match.start() > within.start
        and _GOES_ON.match(text, match.end(), within.end)
    ]
    for match in _STOP.finditer(text, within.start, within.end):
        inside = any(first < match.start() and match.end() < last for first, last in quoted)
        if not inside and _ends(text, match, within):
            yield Span(begin, match.end()).trimmed(text)
            begin = match.end()
    rest = Span(begin, within.end).trimmed(text)
    if rest.length:
        yield rest


def _ends(text: str, match: re.Match[str], within: Span) -> bool:
    opening = _OPENING.match(text, match.end(), within.end)
    following = text[opening.end() : opening.end() + 1] if opening and opening.end() < within.end else ""
    if not following or not (following.isupper() or following.isdigit()):
        return False
    if text[match.start() : match.start() + 1] == "…" and text[match.start() - 1 : match.start()] == " ":
        # "the best … [For] the rest": words are left out of one sentence.
        return text[match.end() : match.end() + 2] != " ["
    if match[0].rstrip(")]0123456789[") != ".":
        return True
    if _NUMBERED.fullmatch(text, within.start, match.start()):
        return False
    near = max(within.start, match.start() - _NEAR)
    before = _WORD_BEFORE.search(text, near, match.start())
    written = before[0].rsplit("'", 1)[-1] if before else ""
    word = written.lower()
    if len(word) == 1 and written.isupper():
        # "sur X. « Oui »": the network is named, no first name is cut short.
        is_named = word == "x" and _ON_X.search(text, near, match.start()) is not None
        is_kind = _OF_A_KIND.search(text, near, match.start()) is not None
        return is_named or (is_kind and _begins_sentence(text, match.end()))
    if _MEASURE.search(text, near, match.start()):
        return True
    if before and _INITIALS.fullmatch(before[0]) and word not in lexicon.table("abbreviations")["abbreviations"]:
        return _begins_sentence(text, match.end())
    lists = lexicon.table("abbreviations")
    if word in lists["words_too"] and written.islower() and not following.isdigit():
        # "cela n'a pas de sens. Elle part": "Sens." is short for senators, "sens" is a word.
        return True
    return word not in lists["abbreviations"] or (
        word in lists["may_end_a_sentence"] and _begins_sentence(text, match.end())
    )


# "1. Il part.": the number of a paragraph in a list.
_NUMBERED = re.compile(r"(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})")
# "vitamine C", "Plan B": a letter behind a word that is no name.
_KINDS_LETTERED = (
    r"Plan|Vitamine?|Option|Groupe?|Classe?|Annexe?|Hepatitis|Phase|Article|Part|Chapter|Type|Category|Level|Tier|Zone|Team"
    r"|World War|Guerre mondiale|Title|Volume|Section|Appendix|Schedule|Point|Block|Sector|Secteur|Quartier|Bâtiment"
)
_OF_A_KIND = re.compile(rf"(?:(?<![\w-])[a-zà-ÿ]{{3,}}|{_KINDS_LETTERED}) [A-Z]$")
_MEASURE = re.compile(r"(?<!\w)\d[\d ,.]* ?(?:m|mm|h|t|g|l|s)$")
_ON_X = re.compile(r"(?<!\w)(?:sur|on|via|réseau(?: social)?|network|platform|plateforme) X$")
# "J.D. Berg", "A.Q. Roy": the stop belongs to the name.
_INITIALS = re.compile(r"(?:[A-ZÀ-Ý]\.-?)+[A-ZÀ-Ý]")


def _begins_sentence(text: str, position: int) -> bool:
    """Whether what follows an abbreviation is a word that opens sentences, rather than a name or a number."""
    return _beginning().match(text, position) is not None


@lru_cache(maxsize=1)
def _beginning() -> re.Pattern[str]:
    words = lexicon.either(lexicon.table("abbreviations")["begin_a_sentence"])
    return re.compile(rf"\s+[«“\"(‘]?\s?(?:{words}(?![\w-])|(?:[LDCJNSM]|Qu)'[a-zà-ÿ])")


def _looks_like_heading(line: str) -> bool:
    """A short line with no full stop: headings of plain text often have no other mark."""
    is_open = line[-1] not in ".!?…:;,»”\"')"
    return (len(line) <= _LONGEST_HEADING and is_open) or (line[0] == "…" and len(line) <= 60)


def _lines(text: str) -> Iterator[Block]:
    for match in _LINE.finditer(text):
        yield Block(match.start(), match.end())
