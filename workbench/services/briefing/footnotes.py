"""What stands in a footnote and in the sources list: our own words around those of the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from workbench.core import edtf
from workbench.core.errors import InvalidValue
from workbench.services.briefing import syntax
from workbench.services.briefing.records import CitedDocument, CitedQuote
from workbench.services.briefing.syntax import Node
from workbench.services.briefing.words import MODALITIES, Words, language_tag, quotation_marks

# Pages or paragraphs from one to another, or one and another.
_SEVERAL = re.compile("[–,]")
_LANGUAGES = {"fr": "In French", "en": "In English"}


def footnote(quote: CitedQuote, source: CitedDocument, words: Words) -> list[Node]:
    """The quote's exact words, then where they stand, who says so and how sure that is."""
    sentences = [_reference(quote, source, words), *_assessment(quote, words)]
    nodes = [_quotation(quote, source)]
    for sentence in sentences:
        nodes += [{"t": "Space"}, *sentence]
    return nodes


def source_entry(source: CitedDocument, numbers: Sequence[int], words: Words) -> list[Node]:
    """One cited document with the numbers of the notes that cite it; its SHA-256 whole."""
    nodes = syntax.inlines(f"{_ended(source.author)} ") if source.author else []
    nodes += [_title(source, words), *syntax.inlines(_ended(_publication(source, words)))]
    if source.url:
        nodes += [{"t": "Space"}, web_address(source.url), *syntax.inlines(".")]
    facts = [_LANGUAGES[source.language]] if source.language in _LANGUAGES else []
    listed = ", ".join(str(number) for number in numbers)
    said = [words.say(fact) for fact in facts] + [
        words.say("Note {numbers}" if len(numbers) == 1 else "Notes {numbers}", numbers=listed)
    ]
    nodes += syntax.inlines("".join(f" {_ended(fact)}" for fact in said))
    return [*nodes, {"t": "LineBreak"}, {"t": "Code", "c": [["", [], []], f"SHA-256 {source.sha256}"]}]


def web_address(url: str) -> Node:
    """`url` as a link to itself when it is one that a reader may follow, else as plain words."""
    shown: Node = {"t": "Span", "c": [["", [], []], syntax.inlines(url)]}
    return syntax.link([shown], url) if is_followable(url) else shown


def is_followable(url: str) -> bool:
    """Whether a reader may be led to `url`: the web and mail only, never a file or a script."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return (parts.scheme in ("http", "https") and bool(parts.netloc)) or (parts.scheme == "mailto" and bool(parts.path))


def _quotation(quote: CitedQuote, source: CitedDocument) -> Node:
    opening, closing = quotation_marks(source.language)
    return syntax.span(
        syntax.inlines(opening + " […] ".join(quote.exact_parts) + closing), lang=language_tag(source.language)
    )


def _reference(quote: CitedQuote, source: CitedDocument, words: Words) -> list[Node]:
    rest = _publication(source, words, author=source.author)
    if quote.page:
        rest += ", " + words.say(
            "pp.\u00a0{page}" if _SEVERAL.search(quote.page) else "p.\u00a0{page}", page=quote.page
        )
    if quote.chapter:
        opening, closing = quotation_marks(source.language)
        rest += f", {opening}{quote.chapter}{closing}"
    if quote.paragraph:
        wording = "paras.\u00a0{number}" if _SEVERAL.search(quote.paragraph) else "para.\u00a0{number}"
        rest += ", " + words.say(wording, number=quote.paragraph)
    return [_title(source, words), *syntax.inlines(_ended(rest))]


def _title(source: CitedDocument, words: Words) -> Node:
    title = source.title or words.say("Untitled document")
    return syntax.span([syntax.emphasis(title)], lang=language_tag(source.language) if source.title else "")


def _publication(source: CitedDocument, words: Words, *, author: str = "") -> str:
    """Author, publisher and date as they follow the title; each starts with a comma."""
    date = _date_words(source.published, words) if source.published else words.say("undated")
    named = [author] if author else []
    if source.publisher and source.publisher != author:
        named.append(source.publisher)
    return "".join(f", {part}" for part in [*named, date])


def _date_words(text: str, words: Words) -> str:
    try:
        return edtf.describe(edtf.parse(text), words.language)
    except InvalidValue:
        return text


def _assessment(quote: CitedQuote, words: Words) -> list[list[Node]]:
    said: list[str] = []
    if quote.attribution:
        said.append(words.say("Attributed to {chain}", chain=" › ".join(quote.attribution)))
    if quote.modality in MODALITIES:
        said.append(words.say(MODALITIES[quote.modality]))
    ratings: list[str] = []
    if quote.reliability:
        ratings.append(words.say("Source reliability:\u00a0{grade}", grade=quote.reliability))
    if quote.credibility:
        wording = "information credibility:\u00a0{grade}" if ratings else "Information credibility:\u00a0{grade}"
        ratings.append(words.say(wording, grade=quote.credibility))
    if ratings:
        said.append(words.semicolon.join(ratings))
    return [syntax.inlines(_ended(sentence)) for sentence in said]


def _ended(text: str) -> str:
    return text if text.endswith((".", "…")) else f"{text}."
