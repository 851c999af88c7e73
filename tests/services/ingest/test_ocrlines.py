from __future__ import annotations

import itertools

from workbench.services.ingest.ocrlines import Seen, in_reading_order

LEFT = [
    "The minister said on Monday that",
    "ships had reached the port in the",
    "night, and that nobody had been",
    "told of it before the next day.",
]
RIGHT = [
    "Officials in the capital declined to",
    "say whether more would follow in",
    "the spring, when the ice is gone",
    "and the route opens for ships.",
]


def box(words: str, left: float, top: float, width: float = 200, height: float = 14) -> Seen:
    return Seen(words, left, left + width, top, top - height)


def test_columns_are_read_one_after_the_other_below_what_stands_across():
    title = box("A headline that stands across both of the columns", 50, 740, 430, 22)
    rows = [box(words, x, 700 - 16 * n) for n in range(4) for words, x in ((LEFT[n], 50), (RIGHT[n], 280))]
    more = [box(words + " again", x, 600 - 16 * n) for n in range(4) for words, x in ((LEFT[n], 50), (RIGHT[n], 280))]
    middle = box("And a second headline across both columns", 50, 630, 430, 22)
    found = [line.words for line in in_reading_order([*rows, title, *more, middle], 0)]
    assert found == [
        title.words, *LEFT, *RIGHT, middle.words, *(f"{words} again" for words in LEFT), *(f"{words} again" for words in RIGHT),
    ]  # fmt: skip


def test_boxes_on_one_level_are_one_line_and_wide_gaps_part_cells():
    (line,) = in_reading_order([box("more words", 105, 699, 60), box("Some", 50, 700, 50), box("12", 300, 701, 20)], 2)
    assert (line.words, line.page) == ("Some more words 12", 2)
    assert [cell.words for cell in line.cells] == ["Some more words", "12"]


def test_lines_of_one_size_are_of_one_size_whatever_hangs_below_them():
    heights = (12, 15, 14, 13)
    found = in_reading_order([box(words, 50, 700 - 16 * n, 200, heights[n]) for n, words in enumerate(LEFT)], 0)
    assert len({line.size for line in found}) == 1
    assert max(line.bottom - (other.bottom + 16) for line, other in itertools.pairwise(found)) < 2


def test_apostrophes_are_those_of_the_page():
    found = in_reading_order([box("l'effet de l’accord", 50, 700), box("n'’a rien d'autre", 50, 680)], 0)
    assert [line.words for line in found] == ["l’effet de l’accord", "n’a rien d’autre"]
    (plain,) = in_reading_order([box("the minister's words", 50, 700)], 0)
    assert plain.words == "the minister's words"


def test_an_empty_page_has_no_lines():
    assert in_reading_order([], 0) == []
    assert in_reading_order([box("  ", 50, 700)], 0) == []


def test_labels_beside_prose_are_rows_and_no_column():
    labels = ["Name", "Date", "Port", "Cargo"]
    rows = [box(words, x, 700 - 16 * n) for n in range(4) for words, x in ((labels[n], 50), (RIGHT[n], 280))]
    found = [line.words for line in in_reading_order(rows, 0)]
    assert found == [f"{label} {words}" for label, words in zip(labels, RIGHT, strict=True)]


def test_a_line_whose_words_are_seen_one_by_one_leaves_its_column_a_column():
    left = [
        Seen(f"a line of the left column, number {number}", 30, 230, 300 - 20 * number, 290 - 20 * number)
        for number in range(6)
    ]
    right = [
        Seen(f"a line of the right one, number {number}", 250, 450, 300 - 20 * number, 290 - 20 * number)
        for number in range(1, 5)
    ]
    words = [Seen("one", 250, 290, 300, 290), Seen("by", 330, 350, 300, 290), Seen("one", 400, 450, 300, 290)]
    found = [line.words for line in in_reading_order([*left, *words, *right], 0)]
    assert found[:6] == [one.words for one in left]
    assert found[6:] == ["one by one", *(one.words for one in right)]
