from __future__ import annotations

import random

from tests.services.ingest import hostile
from workbench.services.ingest.pdf import read_pdf
from workbench.services.ingest.pdfline import Line
from workbench.services.ingest.pdforder import ordered


def line(words: str, y: float, left: float = 60, width: float = 200) -> Line:
    return Line(words, 0, left, left + width, y + 8, y, 10)


COLUMNS = [
    *(line(f"left {number}", 600 - 12 * number) for number in range(8)),
    *(line(f"right {number}", 600 - 12 * number, 300) for number in range(8)),
]


def test_lines_that_go_down_or_on_in_the_next_column_stay_as_they_are():
    assert ordered(COLUMNS) == COLUMNS
    boxed = [line("a", 300), line("b", 288), line("beside", 500, 300), line("c", 276)]
    assert ordered(boxed) == boxed


def test_lines_written_in_any_order_are_read_down_each_column():
    title, foot = line("title", 640, width=440), line("foot", 40, width=440)
    mixed = [title, *COLUMNS, foot]
    random.Random(4).shuffle(mixed)
    assert [one.words for one in ordered(mixed)] == [one.words for one in (title, *COLUMNS, foot)]


def test_a_foot_that_the_page_holds_first_comes_last():
    lines = [line("7", 30, 150, 10), line("one", 600), line("two", 588)]
    assert [one.words for one in ordered(lines)] == ["one", "two", "7"]


def test_lines_of_unknown_place_are_left_alone():
    lines = [line("b", 100), line("a", 200), Line("c", 0)]
    assert ordered(lines) == lines


def test_a_page_written_from_its_last_line_reads_from_its_first():
    said = [
        b"The convoy had left the port at dawn, and nobody",
        b"had been told where it was going until the",
        b"pilots were at sea.",
    ]
    places = (2, 0, 1)
    drawn = b"".join(b"1 0 0 1 60 %d Tm (%s) Tj " % (700 - 14 * place, said[place]) for place in places)
    assert read_pdf(hostile.pdf_page(b"BT /F 12 Tf " + drawn + b"ET")).text == b" ".join(said).decode()


def test_what_a_browser_prints_last_over_the_page_is_read_first():
    body = [
        line("a box beside", 500, 400, 100),
        line("in two lines", 488, 400, 100),
        line("text", 500),
        line("on", 488),
    ]
    head, foot = line("11/30/26", 780, width=60), line("file:///a 1/1", 20)
    assert ordered([*body, head, foot]) == [head, *body, foot]
    assert ordered([*body, foot]) == [*body, foot]
