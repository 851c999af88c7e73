from __future__ import annotations

import itertools

import pytest

from tests.services.ingest.hostile import pdf_page
from workbench.services.ingest.pdf import read_pdf
from workbench.services.ingest.pdfgrids import Grid, Rule, with_ruled_rows
from workbench.services.ingest.pdfline import Line

# Three columns and two rows, the borders in points.
XS, YS = (50, 110, 210, 260), (700, 660, 640)
RULES = b" ".join(
    [b"%d %d m %d %d l S" % (XS[0], y, XS[-1], y) for y in YS]
    + [b"%d %d m %d %d l S" % (x, YS[0], x, YS[-1]) for x in XS]
)


def drawn(*placed: tuple[int, int, str], rules: bytes = RULES) -> bytes:
    words = b" ".join(b"BT /F 9 Tf 1 0 0 1 %d %d Tm (%s) Tj ET" % (x, y, said.encode()) for x, y, said in placed)
    return pdf_page(rules + b" " + words)


CELLS = [
    (52, 677, "Haven"),
    (112, 686, "Ships that came in"),
    (112, 674, "the night, with coal"),
    (212, 677, "12"),
    (52, 647, "Nord"),
    (212, 647, "3"),
]


def test_words_between_rules_are_one_cell_whatever_line_they_are_on(words):
    found = words(read_pdf(drawn((50, 740, "The table follows."), *CELLS, (50, 600, "It ends."))))
    assert found == [
        ("paragraph", "The table follows."),
        ("row", "Haven\tShips that came in the night, with coal\t12"),
        ("row", "Nord\t\t3"),
        ("paragraph", "It ends."),
    ]


def test_cells_that_are_drawn_one_by_one_make_a_table_too(words):
    boxes = b" ".join(
        b"%d %d %d %d re S" % (left, low, right - left, high - low)
        for left, right in itertools.pairwise(XS)
        for high, low in itertools.pairwise(YS)
    )
    assert [kind for kind, _ in words(read_pdf(drawn(*CELLS, rules=boxes)))] == ["row", "row"]


def test_a_cell_over_several_columns_or_rows_is_one(words):
    rules = b"50 700 m 260 700 l S 50 640 m 260 640 l S 110 660 m 260 660 l S 50 700 m 50 640 l S 260 700 m 260 640 l S"
    rules += b" 110 700 m 110 640 l S 210 660 m 210 640 l S"
    # A block begins behind the tabs that stand for empty cells.
    found = read_pdf(
        drawn(
            (52, 685, "North"),
            (52, 648, "Haven"),
            (112, 675, "Ships, and others"),
            (112, 648, "two"),
            (212, 648, "3"),
            rules=rules,
        )
    )
    assert [said for _, said in words(found)] == ["North Haven\tShips, and others", "two\t3"]


@pytest.mark.parametrize(
    "rules",
    [
        # Underlined words, a box around a text, a frame around the page, columns without rows.
        b"50 698 m 90 698 l S 112 698 m 160 698 l S",
        b"40 630 230 80 re S",
        b"5 5 590 790 re S",
        b"110 700 m 110 640 l S 210 700 m 210 640 l S",
        b"",
    ],
)
def test_other_rules_make_no_table(words, rules):
    full = [(50, 700 - 12 * number, "A sentence that is set over the whole width of it all.") for number in range(5)]
    assert {kind for kind, _ in words(read_pdf(drawn(*full, rules=rules)))} == {"paragraph"}


def test_words_that_cross_a_rule_are_in_no_table():
    grid = Grid((50, 110, 210), (700, 660, 640), (Rule(660, 50, 210),), (Rule(110, 640, 700),))
    lines = [Line("across both of the columns", 0, 52, 200, 687, 680, 9), Line("a", 0, 52, 60, 657, 650, 9)]
    assert with_ruled_rows(lines, [grid]) == lines


def test_very_many_rules_are_a_drawing_and_cost_no_time():
    hatched = b" ".join(b"%d 10 m %d 700 l S 10 %d m 500 %d l S" % (x, x, x, x) for x in range(10, 4_000))
    assert read_pdf(drawn((50, 740, "A map."), rules=hatched)).text == "A map."
