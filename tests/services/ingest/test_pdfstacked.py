"""Tables printed cell by cell are rows by the places at which their cells begin; what only begins so is none."""

from __future__ import annotations

import pytest

from workbench.services.ingest.pdf import read_pdf
from workbench.services.ingest.pdfline import Line
from workbench.services.ingest.pdfstacked import are_near_cells, stacked

BEFORE = (
    "The harbour master kept this account of the salt that was weighed between the spring floods and the first frost."
)
ROWS = (
    ("Measure", "Who is bound", "Since"),
    ("Salt may not be sold on market days", "Every miller and herder of the lower valley", "The great flood"),
    ("Barges are weighed twice", "Members of the ferry guild and their heirs", "First frost of that year"),
    ("Tolls are paid in rye", "Strangers who come by the northern road", "The council of May"),
)


def line(left: float, low: float, words: str, *more: tuple[float, str]) -> Line:
    """A line of letters four points wide; each of `more` goes on at a place of its own."""
    spaces, right = [], left
    placed = [(left, words), *more]
    for start, said in placed:
        at = start
        for number, word in enumerate(said.split()):
            if at > left or number:
                spaces.append((0, right, at))
            right = at + 4 * len(word)
            at = right + 3
    whole = " ".join(said for _, said in placed)
    places = [at for at, letter in enumerate(whole, 1) if letter == " "]
    gaps = tuple((place, *gap[1:]) for place, gap in zip(places, spaces, strict=True))
    return Line(whole, 0, left, right, low + 9, low, 10, spaces=gaps)


def rows_of(lines: list[Line]) -> list[str]:
    return [one.words for one in stacked(lines) if one.is_row]


@pytest.mark.parametrize(
    "more", ["", "#set par(justify: true)\n", "#set text(size: 9pt)\n", "#set table(inset: 2pt)\n"]
)
def test_cells_that_run_over_several_lines_are_one_row_each(pdf, words, more):
    cells = ", ".join(f"[{cell}]" for row in ROWS for cell in row)
    page = f"{more}{BEFORE}\n\n#table(columns: (4cm, 4cm, 4cm), stroke: none, {cells})\n\n{BEFORE}"
    assert words(read_pdf(pdf(page))) == [
        ("paragraph", BEFORE),
        *(("row", "\t".join(row)) for row in ROWS),
        ("paragraph", BEFORE),
    ]


TABLE = [
    line(50, 700, "Salt may not", (150, "Every miller")),
    line(150, 688, "of the valley"),
    line(50, 670, "Barges are"),
    line(50, 658, "weighed"),
    line(150, 670, "Members of"),
    line(150, 658, "the guild"),
    line(50, 640, "Tolls", (150, "Strangers")),
]


def test_cells_begin_where_those_above_them_do():
    assert rows_of(TABLE) == [
        "Salt may not\tEvery miller of the valley",
        "Barges are weighed\tMembers of the guild",
        "Tolls\tStrangers",
    ]


def test_a_line_of_text_that_begins_a_word_at_the_edge_by_chance_is_no_row():
    chance = line(50, 622, "Barges bringing salt home", (150, "and was weighed there before the fair"))
    assert rows_of([*TABLE, chance]) == rows_of(TABLE)
    assert stacked([*TABLE, chance])[-1] == chance


@pytest.mark.parametrize(
    "lines",
    [
        # Two columns of text, one after the other.
        [
            *(line(50, 700 - 12 * number, "The miller said so") for number in range(9)),
            *(line(150, 700 - 12 * number, "and nobody denied") for number in range(9)),
        ],
        # Two addresses.
        [
            *(line(50, 700 - 12 * number, "Quay of Tarn") for number in range(3)),
            *(line(150, 700 - 12 * number, "Mill of Oste") for number in range(3)),
        ],
        # Numbers of items and their words.
        [
            one
            for number in range(4)
            for one in (
                line(50, 700 - 36 * number, f"{number}."),
                line(70, 700 - 36 * number, "A barge that"),
                line(70, 688 - 36 * number, "carries salt"),
            )
        ],
        # Three stories of two columns each.
        [
            line(left, 700 - 90 * story - 12 * number, "The herders crossed it")
            for story in range(3)
            for left in (50, 190)
            for number in range(6)
        ],
        # A staircase of verse.
        [line(50 + 60 * (number % 3), 700 - 12 * number, "Salt of all") for number in range(12)],
        # A list of contents.
        [
            one
            for number in range(4)
            for one in (
                line(50, 700 - 24 * number, "The upper ford"),
                line(50, 688 - 24 * number, "in spring . . . . . ."),
                line(150, 700 - 24 * number, "12"),
            )
        ],
    ],
)
def test_columns_of_text_items_verse_and_contents_are_no_tables(lines):
    assert stacked(lines) == lines


def test_lines_near_others_with_cells_are_looked_at():
    far = [line(50, 700 - 12 * number, "Running text goes on") for number in range(12)]
    assert are_near_cells(far) == set()
    assert are_near_cells([*far, line(190, 700, "Beside")]) >= {10, 11, 12}
