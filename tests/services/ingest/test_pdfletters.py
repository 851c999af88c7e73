from __future__ import annotations

from io import BytesIO

import pytest

from tests.services.ingest.hostile import pdf_page, stream
from workbench.services.ingest.pdf import read_pdf
from workbench.services.ingest.pdfletters import _placed

FIRST = (
    "Le ministre a confirmé que l’accord signé à Valmont prévoit un financement immédiat. La suite du paragraphe occupe "
    "encore une ou deux lignes de cette page tournée[1], et se termine ici."
)
SECOND = "Un second paragraphe suit, qui parle d’autre chose et finit là."


@pytest.mark.parametrize("declared", [0, 90, 180, 270])
@pytest.mark.parametrize("drawn", [0, 90, 180, 270])
def test_a_page_is_read_upright_however_it_was_drawn_and_whatever_it_says(pdf, words, drawn, declared):
    from pypdf import PdfReader, PdfWriter

    marked = FIRST.replace("[1]", "#super[1]")
    made = pdf(
        f"#set page(width: 19cm, height: 19cm)\n#rotate({drawn}deg, reflow: true)[#box(width: 12cm)[{marked}\n\n{SECOND}]]"
    )
    writer = PdfWriter(clone_from=PdfReader(BytesIO(made)))
    writer.pages[0].rotate(declared)
    turned = BytesIO()
    writer.write(turned)
    assert words(read_pdf(turned.getvalue())) == [("paragraph", FIRST), ("paragraph", SECOND)]


def test_what_is_drawn_outside_of_the_page_is_not_read():
    shown = b"BT /F 11 Tf 1 0 0 1 50 700 Tm (The ships left the harbour at dawn and headed north.) Tj ET"
    outside = b"BT /F 11 Tf 1 0 0 1 50 830 Tm (Nobody can see these words.) Tj ET"
    beside = b"BT /F 11 Tf 1 0 0 1 650 700 Tm (Nor these.) Tj ET"
    found = read_pdf(pdf_page(b" ".join((shown, outside, beside))))
    assert found.text == "The ships left the harbour at dawn and headed north."


def test_the_bullets_of_office_programs_are_bullets(words):
    items = b" ".join(
        b"BT /F 11 Tf 1 0 0 1 50 %d Tm (\xb7 %s) Tj ET" % (700 - 14 * number, said)
        for number, said in enumerate((b"a ship from the north", b"two cranes for the port"))
    )
    font = b"/BaseFont /Helvetica /Encoding << /Differences [183 /uniF0B7] >> >>"
    found = read_pdf(pdf_page(items).replace(b"/BaseFont /Helvetica >>", font))
    assert words(found) == [("item", "• a ship from the north"), ("item", "• two cranes for the port")]


def test_a_character_that_counts_twice_leaves_the_others_their_places():
    class Counted:
        def get_text_range(self) -> str:
            return "a\U0001f600b"

        def count_chars(self) -> int:
            return 4

    assert _placed(Counted()) == ("a\U0001f600b", [0, 1, 3])


def test_a_page_with_a_smiling_face_keeps_its_paragraphs(words):
    shown = b" ".join(
        b"BT /F %d Tf 1 0 0 1 50 %d Tm (%s) Tj ET" % (size, height, said)
        for size, height, said in (
            (18, 740, b"A heading"),
            (11, 700, b"A face \x80 here."),
            (11, 650, b"A second one."),
        )
    )
    table = b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <0020> endbfrange"
    table += b" 1 beginbfchar <80> <d83dde00> endbfchar endcmap"
    made = pdf_page(shown, more=(stream(table),)).replace(
        b"/BaseFont /Helvetica", b"/BaseFont /Helvetica /ToUnicode 5 0 R"
    )
    found = read_pdf(made)
    assert [said for _, said in words(found)] == ["A heading", "A face \U0001f600 here.", "A second one."]
