from __future__ import annotations

import numpy
import pytest

from workbench.services.ingest.ocrlines import Seen, in_reading_order
from workbench.services.ingest.ocrrules import cut, grids_in

SCALE = 72 / 200
# In dots from the upper left corner.
XS, YS = (100, 400, 700), (100, 200, 300)


def picture(ink: int = 0, thick: int = 2) -> numpy.ndarray:
    """A white page of 800 by 400 dots with a ruled table of two rows and two columns."""
    made = numpy.full((400, 800, 3), 255, dtype=numpy.uint8)
    for y in YS:
        made[y : y + thick, XS[0] : XS[-1] + thick] = ink
    for x in XS:
        made[YS[0] : YS[-1], x : x + thick] = ink
    # Letters, which are no rules.
    made[140:170, 120:124] = 0
    made[350:353, 120:190] = 0
    return made


def seen(words: str, left: int, right: int, top: int, bottom: int) -> Seen:
    return Seen(words, left * SCALE, right * SCALE, (400 - top) * SCALE, (400 - bottom) * SCALE)


@pytest.mark.parametrize("ink, thick", [(0, 2), (60, 4), (190, 1)])
def test_the_rules_of_a_picture_are_found(ink, thick):
    (grid,) = grids_in(picture(ink, thick), SCALE)
    assert [round(x / SCALE) for x in grid.xs] == pytest.approx([100, 400, 700], abs=3)
    assert [round(400 - y / SCALE) for y in grid.ys] == pytest.approx([100, 200, 300], abs=3)


def test_a_page_without_rules_has_no_table():
    plain = numpy.full((400, 800, 3), 255, dtype=numpy.uint8)
    assert grids_in(plain, SCALE) == []
    plain[200:203, 50:700] = 0
    assert grids_in(plain, SCALE) == []
    assert grids_in(numpy.zeros((20, 20, 3), dtype=numpy.uint8), SCALE) == []
    assert grids_in(numpy.random.default_rng(3).integers(0, 256, (400, 800, 3), dtype=numpy.uint8), SCALE) == []


def test_words_of_a_cell_are_together_and_a_box_over_two_cells_is_read_as_two():
    grids = grids_in(picture(), SCALE)
    boxes = [
        seen("Above", 100, 200, 40, 70),
        seen("North", 120, 200, 135, 165),
        seen("several", 420, 560, 110, 140),
        seen("ships", 420, 520, 150, 180),
        seen("SouthFour", 120, 640, 235, 265),
        seen("Below", 100, 200, 340, 370),
    ]
    parts = cut(boxes, grids, lambda left, *_: "South" if left < 300 * SCALE else "Four")
    lines = in_reading_order(parts, 0, grids)
    assert [(line.words, line.is_row) for line in lines] == [
        ("Above", False),
        ("North\tseveral ships", True),
        ("South\tFour", True),
        ("Below", False),
    ]
