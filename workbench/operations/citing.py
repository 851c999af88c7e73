"""Words taken along with where they come from: what a footnote would say, as one line of plain text."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.core.spans import Span
from workbench.core.wording import language
from workbench.operations.briefings import cited_document, cited_quote
from workbench.operations.quotes import check_length
from workbench.services.briefing.footnotes import footnote
from workbench.services.briefing.records import CitedQuote
from workbench.services.briefing.syntax import plain_text
from workbench.services.briefing.words import Words
from workbench.store.connection import Reader
from workbench.store.read import briefing, documents, locators, quotes


def of_quote(reader: Reader, quote_id: int) -> str:
    """A quote's exact words with title, author, date, place, who says so and how sure; NotFound when it is gone."""
    held = quotes.quote(reader, quote_id)
    cited = cited_quote(briefing.cited(reader, [held.uid])[0], "")
    return _said(reader, cited, held.document_id)


def of_spans(reader: Reader, document_id: int, spans: Sequence[Span]) -> str:
    """The words of a selection with title, author, date and place of their document; InvalidValue for a whole book."""
    check_length(spans)
    words = tuple(documents.stretch(reader, document_id, span.start, span.end) for span in spans)
    places = locators.Places(reader)
    page, paragraph = places.across(document_id, spans)
    cited = CitedQuote(
        uid="",
        number=0,
        document_sha256="",
        exact_parts=words,
        spans=tuple(spans),
        page=page,
        paragraph=paragraph,
        chapter=places.book_chapter(document_id, spans[0].start),
    )
    return _said(reader, cited, document_id)


def _said(reader: Reader, cited: CitedQuote, document_id: int) -> str:
    source = documents.document(reader, document_id)
    said = plain_text(footnote(cited, cited_document(source), Words.of(language())))
    return f"{said} {source.url}" if source.url else said
