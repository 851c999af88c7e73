"""What a word processor prints around its pages and beside its text: headers, footers and remarks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.kinds import BlockKind
from workbench.services.ingest.building import TextBuilder, record_text, squeezed

_PAGE_NUMBER = re.compile(
    r"[\s\-–—|/.]*(?:page|p\.|seite|página)?\s*\d{0,5}\s*(?:/|of|sur|de|von)?\s*\d{0,5}[\s\-–—|/.]*", re.IGNORECASE
)


def add_running(builder: TextBuilder, found: Iterable[str], said: set[str]) -> None:
    """Add each header or footer once, as a paragraph; bare page numbers and what `said` holds already stay out."""
    for words in found:
        lines = map(squeezed, record_text(words).split("\n"))
        words = "\n".join(line for line in lines if not _PAGE_NUMBER.fullmatch(line))
        if words and words not in said:
            said.add(words)
            builder.add(words)


def add_remarks(builder: TextBuilder, found: Iterable[tuple[str, str]]) -> None:
    """Add each (author, words) as a note with its author in brackets."""
    for author, words in found:
        name = squeezed(record_text(author))
        builder.add(f"[{name}] {words.strip()}" if name and words.strip() else words, BlockKind.FOOTNOTE)
