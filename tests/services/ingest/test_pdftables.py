from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.ingest.hostile import pdf_page
from workbench.services.ingest.pdf import read_pdf
from workbench.services.ingest.pdfline import Line
from workbench.services.ingest.pdftables import arranged

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


ROWS = (("Chad", "2021", "12,5"), ("Niger", "2022", "7"), ("Mali", "2023", "3,25"))


def test_columns_that_stand_as_near_as_words_are_columns_where_each_row_keeps_to_them(words):
    heading = [(52, 700, "Land"), (84, 700, "Year"), (112, 700, "Sum")]
    body = [
        (x, 686 - 14 * number, said)
        for number, row in enumerate(ROWS)
        for x, said in zip((50, 82, 110), row, strict=True)
    ]
    assert words(read_pdf(drawn(*heading, *body)))[1:] == [("row", "\t".join(row)) for row in ROWS]


def test_wide_spaces_of_running_text_are_no_columns(words):
    said = ("The ships had reached", "the port at night and", "nobody had been told", "of it before the day")
    apart, x = [], 0.0
    for number, line in enumerate(said):
        x = 50.0
        for word in line.split():
            apart.append((int(x), 700 - 12 * number, word))
            x += 4.9 * len(word) + 6.5
    assert [kind for kind, _ in words(read_pdf(drawn(*apart)))] == ["paragraph"]


def test_lines_that_a_narrow_column_stretches_are_no_rows():
    def line(low: float, right: float, *placed: tuple[str, float, float]) -> Line:
        whole = Line(" ".join(words for words, _, _ in placed), 0, 50, right, low + 9, low, 10)
        cells = tuple(replace(whole, words=words, left=left, right=end) for words, left, end in placed)
        return replace(whole, cells=cells if len(cells) > 1 else ())

    full = line(712, 230, ("The port will get some money, and the", 50, 230))
    stretched = [
        line(700, 230, ("companies", 50, 98), ("touched.", 192, 230)),
        line(688, 230, ("Others", 50, 80), ("judge", 120, 144), ("that", 214, 230)),
    ]
    assert arranged([full, *stretched]) == [full, *stretched]
    assert arranged([*stretched, full]) == [*stretched, full]
    assert [one.is_row for one in arranged([replace(full, right=300), *stretched])] == [False, True, True]


def test_a_heading_in_the_middle_of_its_column_and_numbered_rows_are_a_table(pdf, words):
    rows = (("No.", "Barge", "Tons"), ("1", "Grey Heron", "12"), ("2", "Marta", "7"), ("3", "Kestrel", "31"))
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    align = "(x, y) => if y == 0 { center } else { left }"
    table = f"#table(columns: (3cm, 6cm, 3cm), stroke: none, align: {align}, {cells})"
    assert words(read_pdf(pdf(f"{AROUND}\n\n{table}\n\n{AROUND}"))) == [
        ("paragraph", AROUND),
        *(("row", "\t".join(row)) for row in rows),
        ("paragraph", AROUND),
    ]
