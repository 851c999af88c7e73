"""What points into a document's text, for the text to be read again."""

from __future__ import annotations

from collections import defaultdict

from workbench.core.spans import Span
from workbench.store.connection import Reader


def quotes(reader: Reader, document_id: int) -> dict[int, list[Span]]:
    """The parts of each quote, in text order."""
    found: dict[int, list[Span]] = defaultdict(list)
    for id, start, end in reader.rows(
        """SELECT quote_id, part.start, part."end" FROM quote_part AS part JOIN quote ON quote.id = quote_id
           WHERE document_id = ? ORDER BY quote_id, seq""",
        (document_id,),
    ):
        found[id].append(Span(start, end))
    return dict(found)


def mentions(reader: Reader, document_id: int) -> dict[int, Span]:
    """The place of each mention."""
    found = reader.rows('SELECT id, start, "end" FROM mention WHERE document_id = ?', (document_id,))
    return {id: Span(start, end) for id, start, end in found}


def decided(reader: Reader, document_id: int) -> dict[int, Span]:
    """The place of each proposal that was accepted, edited or rejected: it must not be proposed again."""
    found = reader.rows(
        """SELECT id, start, "end" FROM proposal WHERE document_id = ? AND status <> 'proposed'""", (document_id,)
    )
    return {id: Span(start, end) for id, start, end in found}


def undecided(reader: Reader, document_id: int) -> list[int]:
    """The proposals that await a decision; what they suggest names places inside of the old text."""
    found = reader.rows("SELECT id FROM proposal WHERE document_id = ? AND status = 'proposed'", (document_id,))
    return [row[0] for row in found]
