"""Where quotes and mentions stand: the locator of every offset, its words and its JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.core.locators import Locator, Locators, listed
from workbench.core.spans import Span
from workbench.core.wording import tr
from workbench.store.connection import Reader
from workbench.store.read import documents

_LONGEST_CHAPTER = 120
# A book is looked things up in by its chapters: its pages depend on the screen.
_BOOKS = frozenset(("epub",))
# The structure of a long report takes longer to read than a gesture may: the last one asked for, by its JSON.
_last: tuple[object, Locators] = (None, Locators((), ()))


class Places:
    """Locators of a dossier's documents; the structure of each is read once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[int, Locators] = {}
        self._words: dict[tuple[int, int], str] = {}

    def at(self, document_id: int, offset: int) -> Locator:
        """Page, chapter and paragraph of an offset."""
        if document_id not in self._known:
            self._known[document_id] = _locators(self._reader, document_id)
        return self._known[document_id].at(offset)

    def across(self, document_id: int, spans: Sequence[Span]) -> tuple[str, str]:
        """The pages that words stand on, or else their paragraphs: "3", "3–4" over a page's end, "3, 9" in two parts."""
        found = [
            (self.at(document_id, span.start), self.at(document_id, max(span.start, span.end - 1))) for span in spans
        ]
        if found and found[0][0].page:
            return listed((first.page, last.page) for first, last in found), ""
        return "", listed((str(first.paragraph), str(last.paragraph)) for first, last in found)

    def chapter(self, document_id: int, offset: int) -> str:
        """The words of the heading that an offset stands under; "" in a document without chapters."""
        found = self.at(document_id, offset).chapter
        if found is None:
            return ""
        place = document_id, found[0]
        if place not in self._words:
            end = min(found[1], found[0] + _LONGEST_CHAPTER)
            self._words[place] = " ".join(documents.stretch(self._reader, document_id, found[0], end).split())
        return self._words[place]

    def as_json(self, document_id: int, offset: int) -> dict[str, Any]:
        """The object that scripts get: page and chapter are null where the document has none."""
        found = self.at(document_id, offset)
        chapter = self.chapter(document_id, offset)
        return {"page": found.page or None, "chapter": chapter or None, "paragraph": found.paragraph}

    def book_chapter(self, document_id: int, offset: int) -> str:
        """The chapter, where a reader needs it: in an e-book without the pages of the printed one."""
        format = self._reader.value("SELECT format FROM document WHERE id = ?", (document_id,))
        is_needed = format in _BOOKS and not self.at(document_id, offset).page
        return self.chapter(document_id, offset) if is_needed else ""


def _locators(reader: Reader, document_id: int) -> Locators:
    global _last
    row = reader.row("SELECT blocks, pages FROM structure WHERE document_id = ?", (document_id,))
    if _last[0] != row:
        _last = row, Locators(*documents.structure(reader, document_id))
    return _last[1]


def locator(reader: Reader, document_id: int, spans: Sequence[Span]) -> str:
    """Where words are, in words: "p. 3", "§ 12" where there are no pages, the chapter before it in an e-book."""
    places = Places(reader)
    page, paragraph = places.across(document_id, spans)
    if page:
        return tr("p. {label}", label=page)
    chapter = places.book_chapter(document_id, spans[0].start)
    return tr("“{chapter}”, § {number}", chapter=chapter, number=paragraph) if chapter else f"§ {paragraph}"
