"""A PDF whose every page is marked and numbered, the same on every machine."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2

from workbench.services.briefing.formats import render
from workbench.services.briefing.records import Briefing


def _pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    return pages


def test_every_page_carries_marking_and_page_number(make_briefing: Callable[..., Briefing]) -> None:
    body = "\n\n".join(f"Phrase {number} [@{1:032x}]." for number in range(40))
    pages = _pages(render(make_briefing(body), "pdf").content)
    assert len(pages) > 2
    for number, text in enumerate(pages, 1):
        assert text.count("TLP:AMBER") == 2
        assert f"Page {number}/{len(pages)}" in text


def test_a_note_stands_on_the_page_of_its_citation(make_briefing: Callable[..., Briefing]) -> None:
    filler = "\n\n".join("Un paragraphe de remplissage sans citation." for _ in range(40))
    pages = _pages(render(make_briefing(f"Début [@{1:032x}].\n\n{filler}\n\nFin [@{3:032x}]."), "pdf").content)
    assert "quarante wagons" in pages[0]
    assert "four ships at the eastern pier" not in pages[0]
    assert any("Fin" in text and "four ships at the eastern pier" in text for text in pages[1:])


def test_it_is_tagged_titled_and_archivable(briefing: Briefing) -> None:
    content = render(briefing, "pdf").content
    document = pypdfium2.PdfDocument(content)
    assert document.get_metadata_dict()["Title"] == "L’état du trafic"
    assert pypdfium2.raw.FPDFCatalog_IsTagged(document)
    assert tuple(round(side) for side in document[0].get_size()) == (595, 842)
    document.close()
    assert b"<pdfaid:part>2</pdfaid:part>" in content
    assert b"<rdf:li>fr" in content


def test_a_bracket_behind_a_citation_is_a_bracket(make_briefing: Callable[..., Briefing]) -> None:
    one = f"[@{1:032x}]"
    (text, *_) = _pages(
        render(make_briefing(f"Mot{one}(sic) et{one}.suite et{one}\\[x\\] et{one}; fin."), "pdf").content
    )
    for words in ("(sic)", ".suite", "[x]", "; fin."):
        assert words in text


def test_letters_that_no_font_has_do_not_stop_the_export(make_briefing: Callable[..., Briefing]) -> None:
    content = render(make_briefing("Rare \U0001fae9 \ue123 \U000e0041 fin."), "pdf").content
    assert "fin." in _pages(content)[0]


def test_typst_shorthands_stay_as_typed(make_briefing: Callable[..., Briefing]) -> None:
    (text, *_) = _pages(render(make_briefing('Un -- deux --- trois... -5 a~b "c\\\\d" e-?f.'), "pdf").content)
    assert 'Un -- deux --- trois... -5 a~b "c\\d" e-?f.' in text
