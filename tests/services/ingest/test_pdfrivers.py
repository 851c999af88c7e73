"""Rows whose cells stand as near as words are a table by the white stripes between them; text has none, or by chance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.ingest.test_pdfstacked import line
from workbench.services.ingest.pdfline import Line
from workbench.services.ingest.pdfrivers import with_rivers


def row(low: float, *placed: tuple[float, str]) -> Line:
    """A row whose cells stand at these places; those apart by more than a space are known as cells."""
    (left, first), *more = placed
    whole = line(left, low, first, *more)
    apart = [place for place, edge, behind in whole.spaces if behind - edge > 8]
    parts = [whole.words[a:b].strip() for a, b in zip([0, *apart], [*apart, None], strict=True)]
    return replace(whole, cells=tuple(line(left, low, said) for said in parts) if len(parts) > 1 else ())


def at(number: int) -> float:
    return 700.0 - 14 * number


NEAR = [
    row(at(0), (50, "Name"), (115, "Office"), (190, "Since")),
    row(at(1), (50, "Ines Morel"), (93, "Harbour master"), (160, "May")),
    row(at(2), (50, "Oste Lind"), (93, "Guild"), (160, "June")),
    row(at(3), (50, "Tarn"), (93, "Elder of Oste"), (160, "May")),
]


def test_columns_are_where_no_word_of_any_row_stands():
    assert [one.words for one in with_rivers(NEAR)] == [
        "Name\tOffice\tSince",
        "Ines Morel\tHarbour master\tMay",
        "Oste Lind\tGuild\tJune",
        "Tarn\tElder of Oste\tMay",
    ]
    assert all(one.is_row for one in with_rivers(NEAR))


def test_numbers_that_end_at_one_place_are_a_column_and_an_empty_cell_keeps_its_place():
    rows = [
        row(at(0), (50, "Salt"), (124, "88"), (144, "9")),
        row(at(1), (50, "Tolls collected"), (116, "1204"), (140, "77")),
        row(at(2), (50, "Repairs"), (140, "15")),
        row(at(3), (50, "Wages"), (120, "640"), (140, "31")),
    ]
    assert [one.words for one in with_rivers(rows)] == [
        "Salt\t88\t9",
        "Tolls collected\t1204\t77",
        "Repairs\t\t15",
        "Wages\t640\t31",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        # Stretched lines: every gap of a line is as wide as the others.
        [
            row(at(0), (50, "the"), (82, "salt"), (118, "came")),
            row(at(1), (50, "when"), (82, "rye"), (112, "was")),
            row(at(2), (50, "all"), (82, "gone"), (118, "then")),
        ],
        # Items and their numbers.
        [row(at(number), (50, f"{number}."), (70, "Salt")) for number in range(5)],
        # Two columns of text.
        [row(at(number), (50, "The millers of it all"), (190, "and so the herders")) for number in range(6)],
        # A list of contents.
        [row(at(number), (50, "Of salt"), (100, ". . . . . . . ."), (180, "12")) for number in range(5)],
        # Only two rows, and lines far apart.
        NEAR[:2],
        [replace(one, bottom=one.bottom - 90 * number, top=one.top - 90 * number) for number, one in enumerate(NEAR)],
        # Verse: no gap is wider than a space.
        [row(at(number), (50, "O salt of the hills")) for number in range(6)],
        # Cells that go on in the next line.
        [*NEAR[:2], row(at(2), (93, "of Oste")), *[replace(one, bottom=one.bottom - 14) for one in NEAR[2:]]],
    ],
)
def test_text_items_contents_and_verse_are_no_tables(lines):
    assert with_rivers(lines) == lines
