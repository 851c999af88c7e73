from __future__ import annotations

import pytest

from tests.services.ingest.hostile import pdf_page, stream
from workbench.core.errors import RefusedFile
from workbench.services.ingest.parts import Recognition
from workbench.services.ingest.pdfline import Line
from workbench.services.ingest.reading import read, read_whole, serve

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
WORDS = "The ships left the harbour at dawn and headed north."
SCAN = "#set page(width: 10cm, height: 14cm)\n#rect(width: 6cm, height: 6cm)\n"


def lines(*said: str, page: int = 0) -> list[Line]:
    return [Line(words, page, 50, 300, 710 - 20 * n, 700 - 20 * n, 10) for n, words in enumerate(said)]


def test_a_picture_waits_for_recognition_and_then_is_a_document():
    assert read_whole(PNG, "scan.png", recognition=Recognition(is_offered=True)).scanned == (0,)
    found = read_whole(
        PNG, "scan.png", recognition=Recognition(True, {0: lines(WORDS), 1: lines("A second frame follows.", page=1)})
    ).document
    assert found.text == f"{WORDS}\n\nA second frame follows."
    assert (found.format, found.language) == ("picture", "en")
    assert [page.label for page in found.pages] == ["1", "2"]
    assert "recognised" in found.warnings[0]


def test_without_the_extra_one_sentence_says_how_to_add_it(pdf):
    for content, name in ((PNG, "scan.png"), (pdf(SCAN), "scan.pdf")):
        with pytest.raises(
            RefusedFile, match=r'OCR is not installed: add it with pip install "analyst-workbench\[ocr\]"'
        ):
            read(content, name)


def test_only_the_pages_that_need_it_are_recognised(pdf):
    content = pdf(f"{SCAN}#pagebreak()\n{WORDS}\n#pagebreak()\n#pagebreak(weak: false)\n{WORDS}")
    asked = read_whole(content, "a.pdf", recognition=Recognition(is_offered=True))
    assert asked.scanned == (0,)
    told = serve(
        content,
        {"filename": "a.pdf", "ocr": True, "recognised": {"0": [["Words of the picture.", 50, 300, 710, 700, 10]]}},
    )
    assert told["text"].split("\n\n") == ["Words of the picture.", WORDS, WORDS]
    assert told["warnings"][0].startswith("Pages recognised from their pictures (OCR): 1;")
    assert "scanned" not in told


def test_a_page_number_under_a_scan_does_not_make_it_a_text():
    image = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    number = b" BT /F 10 Tf 1 0 0 1 300 20 Tm (41) Tj ET"

    def page(width: int) -> bytes:
        drawn = b"q %d 0 0 800 0 0 cm /I Do Q" % width + number
        return pdf_page(drawn, resources="/XObject << /I 5 0 R >>", more=(stream(b"\x80", image),))

    offered = Recognition(is_offered=True)
    assert read_whole(page(600), "scan.pdf", recognition=offered).scanned == (0,)
    with pytest.raises(RefusedFile, match="no words were recognised"):
        read_whole(page(60), "logo.pdf", recognition=offered)


def test_a_picture_without_words_and_a_text_called_picture_are_refused():
    with pytest.raises(RefusedFile, match="No words were recognised"):
        read_whole(PNG, "scan.png", recognition=Recognition(True, {0: []}))
    with pytest.raises(RefusedFile, match=r"called \.png but is not one"):
        read(b"Just words.", "scan.png")
