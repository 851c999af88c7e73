"""Capitals that name nobody: titles of documents, lines in title case, programmes, phases and ideas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from workbench.core.spans import Span
from workbench.services.extract import lexicon
from workbench.services.extract.reading import UPPER
from workbench.services.extract.runs import given_names, name_words

_QUOTED = re.compile(r"[“«\"]\s?([^“”«»\"\n]{8,200}?)\s?[”»\"]")
_LINE = re.compile(r"^[^\n]{8,140}[?!:]$", re.M)
_WORD = re.compile(r"[\w'-]+")
_LEAST_WORDS = 3
_LONG = 4


def titles(text: str, language: str) -> Iterator[Span]:
    """Quoted titles and lines in title case: "A Pact for Salt and Peace", What Are the Millers Doing?"""
    for match in _QUOTED.finditer(text):
        if _is_title_case(match[1]):
            yield Span(*match.span(1))
    if language == "en":
        for match in _LINE.finditer(text):
            if _is_title_case(match[0]):
                yield Span(*match.span())
    yield from ideas(text)


def ideas(text: str) -> Iterator[Span]:
    """Programmes, policies and wars that all know: "Belt and Road Initiative", "Boussole stratégique"."""
    for match in _ideas().finditer(text):
        yield Span(*match.span())


def _is_title_case(words: str) -> bool:
    """Whether every word of weight has its capital."""
    heavy = [word for word in _WORD.findall(words) if len(word) >= _LONG and word.lower() not in _LIGHT]
    return len(heavy) >= _LEAST_WORDS and all(re.match(rf"[{UPPER}\d]", word) for word in heavy)


_LIGHT = frozenset(["with", "from", "into", "over", "upon", "than", "that", "towards", "between", "against", "under"])


@lru_cache(maxsize=1)
def _ideas() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){lexicon.any_of(lexicon.table('names')['ideas'])}(?![\w-])")


def names_an_idea(words: str, language: str) -> bool:
    """Whether a capitalised stretch is a document, a phase or an idea by its head: "National Salt Strategy", "Phase I"."""
    parts = words.split(" ")
    if len(parts) == 1 or parts[0] in given_names():
        return False
    head = parts[-1] if language == "en" else parts[0]
    first_too = language == "en" and parts[0] in name_words("numbered") and re.fullmatch(r"[IVX]+|[A-Z]|\d+", parts[-1])
    numbered = language == "fr" and parts[0] in name_words("numbered")
    return head in name_words("idea_heads") or bool(first_too) or numbered


def is_common(words: str, lowers: frozenset[str], language: str) -> bool:
    """Whether each word is a word of every report, or one that the text also writes small."""
    parts = [part for part in re.split(r"[ -]", words) if part]
    return all(part.lower() in lowers or part.lower() in common_words(language) for part in parts)


@lru_cache(maxsize=2)
def common_words(language: str) -> frozenset[str]:
    """Nouns and adjectives that titles and bad copies write with capitals."""
    return frozenset(lexicon.table("names")[f"common_{language}"])
