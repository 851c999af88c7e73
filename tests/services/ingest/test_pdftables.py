from __future__ import annotations

import pytest

from tests.services.ingest.hostile import pdf_page
from workbench.services.ingest.pdf import read_pdf

AROUND = (
    "Le ministre de la Défense a confirmé mardi que plusieurs milliers d’hommes, arrivés par la mer au début de l’automne, "
    "suivaient un entraînement dans trois camps de l’est du pays."
)
LEFT = (
    "The minister said on Monday that ships",
    "had reached the port in the night, and",
    "that nobody had been told of it before",
    "the next morning. He did not say where",
    "they had come from.",
)
RIGHT = (
    "Officials in the capital declined to say",
    "whether more would follow this month or",
    "in the spring, when the ice is gone and",
    "the northern route opens for heavy ships",
    "that draw more than nine metres of water.",
)


def drawn(*places: tuple[int, int, str]) -> bytes:
    """A page with each text at its place, in this order."""
    return pdf_page(
        b" ".join(b"BT /F 10 Tf 1 0 0 1 %d %d Tm (%s) Tj ET" % (x, y, said.encode()) for x, y, said in places)
    )


@pytest.mark.parametrize("align", ["left", "right", "center"])
def test_rows_of_a_table_are_rows(pdf, words, align):
    table = (
        f"#table(columns: 3, align: {align}, [Quai], [Navires], [Tonnage en 2024], [Nord], [12 000], [4,5 millions de"
        " tonnes], [Sud est], [], [3])"
    )
    assert words(read_pdf(pdf(f"{AROUND}\n\n{table}\n\n{AROUND}"))) == [
        ("paragraph", AROUND),
        ("row", "Quai\tNavires\tTonnage en 2024"),
        ("row", "Nord\t12 000\t4,5 millions de tonnes"),
        ("row", "Sud est\t\t3"),
        ("paragraph", AROUND),
    ]


def test_columns_drawn_line_by_line_are_read_one_after_the_other(words):
    places = [
        place
        for number, pair in enumerate(zip(LEFT, RIGHT, strict=True))
        for place in ((50, 700 - 12 * number, pair[0]), (300, 700 - 12 * number, pair[1]))
    ]
    assert words(read_pdf(drawn(*places))) == [("paragraph", " ".join(LEFT)), ("paragraph", " ".join(RIGHT))]


def test_items_with_a_wide_gap_behind_their_number_are_items(pdf, words):
    items = "#set enum(body-indent: 2em)\n+ un navire\n+ deux grues\n+ trois quais"
    assert words(read_pdf(pdf(f"{AROUND}\n\n{items}")))[1:] == [
        ("item", "1. un navire"),
        ("item", "2. deux grues"),
        ("item", "3. trois quais"),
    ]


def test_wide_gaps_of_justified_lines_make_no_table(pdf, words):
    layout = "#set page(width: 6cm, height: 40cm, margin: 8mm)\n#set par(justify: true)\n#set text(hyphenate: false)\n"
    assert [kind for kind, _ in words(read_pdf(pdf(layout + AROUND * 3)))] == ["paragraph"]


def test_one_line_with_a_gap_is_no_table():
    assert read_pdf(drawn((50, 700, "Ministry of ports"), (400, 700, "Monday 3 June"), (50, 680, LEFT[0]))).text == (
        f"Ministry of ports Monday 3 June {LEFT[0]}"
    )


def test_two_pages_alone_also_lose_their_running_lines_but_not_their_titles(pdf):
    layout = '#set page(header: [Cabinet du ministre], numbering: "1")\n'
    found = read_pdf(pdf(f"{layout}= Annexe 1\n{AROUND}\n#pagebreak()\n= Annexe 2\n{LEFT[0]}."))
    assert found.text == f"Annexe 1\n\n{AROUND}\n\nAnnexe 2\n\n{LEFT[0]}."
