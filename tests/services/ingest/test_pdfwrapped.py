from __future__ import annotations

import pytest

from workbench.services.ingest.pdfline import Line
from workbench.services.ingest.pdftables import arranged
from workbench.services.ingest.pdfwrapped import wrapped_rows

LEFTS = (60.0, 150.0, 400.0)


def at(column: int, low: float, words: str, left: float = 0) -> Line:
    left = left or LEFTS[column]
    return Line(words, 0, left, left + 5 * len(words), low + 10, low, 10)


def level(*cells: Line) -> Line:
    """Cells that were printed one after the other on one level: one line of the page."""
    words = " ".join(cell.words for cell in cells)
    first, last = cells[0], cells[-1]
    return Line(words, 0, first.left, last.right, first.top, first.bottom, 10, cells)


HEAD = level(at(0, 700, "Actor"), at(1, 700, "Statement"), at(2, 700, "Day"))
FIRST = [
    level(at(0, 680, "Ministry"), at(1, 680, "It said that the ships would not be sold")),
    at(1, 667, "before the end of the year, nor leased."),
    at(2, 680, "3 June"),
]
SECOND = [
    level(at(0, 645, "Spokes-"), at(1, 645, "He had no comment.")),
    at(0, 632, "man"),
    at(2, 645, "4 June"),
]
SAID = [
    "Actor\tStatement\tDay",
    "Ministry\tIt said that the ships would not be sold before the end of the year, nor leased.\t3 June",
]
PROSE = Line("None of these statements has been denied to this day, say the agencies.", 0, 60, 520, 610, 600, 10)


def rows(*lines: Line) -> list[str]:
    return [line.words for line in wrapped_rows(list(lines))[0]]


def test_cells_of_several_lines_make_one_row():
    found, count = wrapped_rows([HEAD, *FIRST, PROSE])
    assert [line.words for line in found] == SAID
    assert count == 4
    assert all(line.is_row for line in found)


def test_a_row_begins_where_the_columns_begin_anew():
    # Printed cell by cell: the last column of the first row is higher than its second one ended.
    second = [
        at(0, 645, "Spokesman"),
        at(1, 651, "He had no comment on"),
        at(1, 638, "the ships."),
        at(2, 645, "4 June"),
    ]
    assert rows(HEAD, *FIRST, *second, PROSE) == [*SAID, "Spokesman\tHe had no comment on the ships.\t4 June"]


def test_a_word_broken_in_a_narrow_cell_is_made_whole():
    assert rows(HEAD, *FIRST, at(0, 645, "Spokes-"), at(0, 632, "man"), at(1, 645, "None."))[2] == "Spokesman\tNone."


def test_short_words_below_a_centred_heading_belong_to_its_column():
    head = level(at(0, 700, "Actor", 80), at(1, 700, "Statement", 220), at(2, 700, "Day", 425))
    assert rows(head, *FIRST, PROSE) == SAID


def test_a_line_below_the_first_column_alone_is_no_row():
    found, count = wrapped_rows([HEAD, *FIRST, at(0, 640, "Source: port.")])
    assert [line.words for line in found] == SAID
    assert count == 4


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([HEAD, PROSE], id="a heading over prose"),
        pytest.param([HEAD, level(at(0, 687, "Port"), at(1, 687, "Full."))], id="no cell has two lines"),
        pytest.param(
            [HEAD, at(1, 687, "words under one column"), at(1, 674, "and more of them")], id="one column alone"
        ),
        pytest.param(
            [
                level(at(0, 700, "Left"), at(1, 700, "right")),
                at(0, 687, "left two"),
                at(0, 674, "left three"),
                at(1, 687, "r two"),
            ],
            id="two texts side by side, printed one after the other",
        ),
        pytest.param([HEAD, at(1, 500, "far below"), at(2, 500, "and here")], id="far below"),
    ],
)
def test_what_only_looks_like_a_table_is_left_alone(lines):
    assert wrapped_rows(lines) == ([], 0)
    assert [line.words for line in arranged(lines) if "\t" in line.words and not line.is_row] == []


def test_the_page_around_the_table_stays_as_it_is():
    before = Line(
        "The table shows who said what during the last week of the month, in order.", 0, 60, 520, 730, 720, 10
    )
    assert [line.words for line in arranged([before, HEAD, *FIRST, PROSE])] == [before.words, *SAID, PROSE.words]
