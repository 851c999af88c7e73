"""Where a quote stands, in words and in JSON."""

from __future__ import annotations

from workbench.core.kinds import BlockKind
from workbench.core.spans import Span
from workbench.core.texts import Block, Ingested, Page
from workbench.operations import documents, quotes
from workbench.store.dossier import Dossier
from workbench.store.read import briefing, facts
from workbench.store.read.locators import Places, locator

TEXT = "One\n\nThe ships left.\n\nTwo\n\nThe ships came."
BLOCKS = (
    Block(0, 3, BlockKind.HEADING, 1),
    Block(5, 20),
    Block(22, 25, BlockKind.HEADING, 1),
    Block(27, 42),
)


def _add(dossier: Dossier, format: str, pages: tuple[Page, ...] = ()) -> int:
    text = f"{TEXT} {format}"
    added = documents.add(dossier, Ingested(text, BLOCKS, pages, format=format), text.encode(), f"a.{format}").result
    assert isinstance(added, int)
    return added


def test_pages_come_first_and_chapters_are_named_in_books(dossier: Dossier) -> None:
    paged = _add(dossier, "pdf", (Page(0, 22, "9"), Page(22, 42, "10")))
    book, text = _add(dossier, "epub"), _add(dossier, "txt")
    reader = dossier.reader()
    assert [locator(reader, id, [Span(30, 33)]) for id in (paged, book, text)] == ["p. 10", "“Two”, § 4", "§ 4"]


def test_words_in_several_places_name_all_of_them(dossier: Dossier) -> None:
    paged, text = _add(dossier, "pdf", (Page(0, 22, "9"), Page(22, 42, "10"))), _add(dossier, "txt")
    reader = dossier.reader()
    parts = [Span(0, 3), Span(9, 14), Span(22, 36)]
    assert [locator(reader, id, parts) for id in (paged, text)] == ["p. 9, 10", "§ 1, 2, 3–4"]
    assert locator(reader, paged, [Span(9, 25)]) == "p. 9–10"
    quotes.add(dossier, text, parts)
    (quote,) = facts.facts(reader)["quotes"]
    (cited,) = briefing.cited(reader, [quote["uid"]])
    assert cited.paragraph == "1, 2, 3–4"


def test_facts_and_footnotes_say_where(dossier: Dossier) -> None:
    book = _add(dossier, "epub")
    quotes.add(dossier, book, [Span(27, 36)])
    reader = dossier.reader()
    (quote,) = facts.facts(reader)["quotes"]
    assert quote["locator"] == {"page": None, "chapter": "Two", "paragraph": 4}
    (cited,) = briefing.cited(reader, [quote["uid"]])
    assert (cited.page, cited.chapter, cited.paragraph) == ("", "Two", "4")


def test_a_document_s_structure_is_read_once(dossier: Dossier) -> None:
    paged = _add(dossier, "pdf", (Page(0, 22, "9"), Page(22, 42, "10")))
    places = Places(dossier.reader())
    assert [places.at(paged, offset).page for offset in (0, 21, 22, 41)] == ["9", "9", "10", "10"]
    assert places.at(paged, 5) is not None
    assert len(places._known) == 1
