from __future__ import annotations

from collections.abc import Sequence

import pytest

from workbench.services.ingest.pdf import read_pdf
from workbench.services.ingest.pdfleftward import is_leftward, leftward_lines
from workbench.services.ingest.pdfletters import Box


class Printed:
    """Letters with their left edges, each six points wide, in the order in which a file gives them."""

    def __init__(self, placed: Sequence[tuple[str, float]]) -> None:
        self.text = "".join(letter for letter, _ in placed)
        self._lefts = [left for _, left in placed]

    def box(self, place: int) -> Box:
        return Box(self._lefts[place], self._lefts[place] + 6, 110, 100)

    def is_on_page(self, box: Box) -> bool:
        return box.left >= 0

    def baseline(self, place: int) -> float:
        return 100.0

    def size(self, place: int) -> float:
        return 10.0


@pytest.mark.parametrize(
    "placed, said",
    [
        # In the order of reading, and in that of the eye.
        ([("\u05d0", 100), ("\u05d1", 94), ("\u05d2", 85)], "\u05d0\u05d1 \u05d2"),
        ([("\u05d2", 85), ("\u05d1", 94), ("\u05d0", 100)], "\u05d0\u05d1 \u05d2"),
        # Lam and alef of one sign came turned round.
        ([("\u0627", 100), ("\u0644", 100), ("\u062b", 94)], "\u0644\u0627\u062b"),
        # A number, and Latin words in brackets that both look one way.
        ([("\u05d0", 100), ("1", 82), ("2", 88)], "\u05d0 12"),
        ([("\u05d0", 100), (")", 90), ("a", 66), ("b", 72), ("c", 82), (")", 56)], "\u05d0 (ab c )"),
        # A mark belongs to the letter it stands over, wherever it comes.
        ([("\u05d0", 100), ("\u05d1", 94), ("\u05b8", 100)], "\u05d0\u05b8\u05d1"),
        # What is printed as one shape of its letter, and what is not on the page.
        ([("\ufe8f", 100), ("\u05d0", -50)], "\u0628"),
    ],
)
def test_letters_are_read_where_they_stand(placed, said):
    (line,) = leftward_lines(Printed(placed), 3)
    assert (line.words, line.page) == (said, 3)


def test_a_line_begins_where_it_is_read_from():
    (line,) = leftward_lines(Printed([("\u05d0", 100), ("\u05d1", 94)]), 0)
    assert (line.left, line.right) == (-106, -94)


def test_a_few_foreign_words_do_not_turn_a_page():
    assert not is_leftward("The Hebrew word \u05e9\u05dc\u05d5\u05dd means peace")
    assert not is_leftward("12.5 %")
    assert is_leftward("\u05e9\u05dc\u05d5\u05dd \u05dc\u05db\u05d5\u05dc\u05dd (Haifa)")


def test_a_printed_hebrew_page_reads_as_it_was_written(pdf):
    first = "השר הודיע ביום שלישי, 23 באוקטובר 2024, כי הספינות עזבו את הנמל (Haifa Port) לפני עלות השחר."
    second = "פסקה שנייה: 12 מכולות אבדו, והחקירה נמשכת."
    markup = f'#set text(lang: "he", dir: rtl, font: "Libertinus Serif")\n{first}\n\n{second}'
    assert read_pdf(pdf(markup)).text.split() == f"{first} {second}".split()
