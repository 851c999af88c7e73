"""A line among rows of cells is cut as they are, though its own gaps are no wider than spaces; running text is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.ingest.test_pdfstacked import line
from workbench.services.ingest.pdfcolumns import completed, part_of
from workbench.services.ingest.pdfline import Line


def row(low: float, *placed: tuple[float, str]) -> Line:
    """A line whose cells stand at these places."""
    (left, first), *more = placed
    whole = line(left, low, first, *more)
    cells = tuple(line(start, low, said) for start, said in placed)
    return replace(whole, cells=cells)


ROWS = [row(686 - 14 * number, (50, "Rope"), (120, f"1{number}0"), (160, "Tarn")) for number in range(3)]


def cells(lines: list[Line], number: int) -> list[str]:
    return [cell.words for cell in completed(lines)[number].cells]


def test_a_heading_over_rows_is_cut_where_they_are():
    assert cells([line(50, 700, "What it is", (120, "Cost"), (160, "From whom")), *ROWS], 0) == [
        "What it is",
        "Cost",
        "From whom",
    ]


def test_a_row_whose_first_cell_is_the_widest_is_cut_too():
    wide = line(50, 672, "Wages of crews", (120, "1,9"), (160, "Oste"))
    assert cells([ROWS[0], wide, row(658, (50, "Tar"), (120, "9"), (160, "Mill"))], 1) == [
        "Wages of crews",
        "1,9",
        "Oste",
    ]


@pytest.mark.parametrize(
    "beside",
    [
        line(50, 700, "The rope was sold to all of them and nobody asked"),
        line(50, 740, "What it is", (120, "Cost"), (160, "From whom")),
        line(50, 700, "What it is", (120, "Cost"), (160, "From whom it was bought in the year of the flood")),
        line(50, 700, "What"),
        line(50, 700, "What it is", (120, "Cost")),
        line(50, 700, "What it is not said", (160, "From")),
    ],
)
def test_other_lines_stay_whole(beside):
    assert completed([beside, *ROWS]) == [beside, *ROWS]


def test_two_columns_need_a_wider_gap_where_rows_stand_on_one_side_only():
    rows = [row(686 - 14 * number, (50, "Rope"), (120, f"1{number}0")) for number in range(3)]
    chance = line(50, 700, "Millers sometimes", (120, "go away"))
    assert completed([chance, *rows])[0] == chance
    assert cells([line(50, 700, "Item", (120, "Cost")), *rows], 0) == ["Item", "Cost"]


def test_a_part_keeps_the_height_of_its_line():
    part = part_of(ROWS[0], 0, 4, 50, 66)
    assert (part.words, part.left, part.right, part.bottom, part.cells) == ("Rope", 50, 66, 686, ())


def test_a_narrow_column_beside_a_wide_gap_is_one_where_every_row_keeps_to_it():
    rows = [
        row(686, (50, "Rope and tar 120"), (160, "Tarn")),
        row(672, (50, "Two sails"), (160, "Oste")),
        row(658, (50, "Toll"), (160, "Mill")),
    ]
    placed = [
        replace(line(50, 686, "Rope of tar", (103, "120"), (160, "Tarn")), cells=rows[0].cells),
        replace(line(50, 672, "Two sails", (103, "45"), (160, "Oste")), cells=rows[1].cells),
        replace(line(50, 658, "Toll", (103, "9"), (160, "Mill")), cells=rows[2].cells),
    ]
    assert [[cell.words for cell in one.cells] for one in completed(placed)] == [
        ["Rope of tar", "120", "Tarn"],
        ["Two sails", "45", "Oste"],
        ["Toll", "9", "Mill"],
    ]
    assert completed(rows) == rows
