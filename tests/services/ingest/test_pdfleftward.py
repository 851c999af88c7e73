from __future__ import annotations

from collections.abc import Sequence

import pytest

from workbench.services.ingest.pdf import read_pdf
from workbench.services.ingest.pdfgrids import Grid, Rule
from workbench.services.ingest.pdfleftward import is_leftward, leftward_lines
from workbench.services.ingest.pdfletters import Box


class Printed:
    """Letters with their left edges, each six points wide, in the order in which a file gives them."""

    def __init__(self, placed: Sequence[tuple[str, float]]) -> None:
        self.text = "".join(letter for letter, _ in placed)
        self.page = Box(0, 600, 800, 0)
        self.grids: list[Grid] = []
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
        # An alef is joined to no letter, and stands apart from it in a word; a bet does not.
        ([("\u0627", 100), ("\u0644", 91.8)], "\u0627\u0644"),
        ([("\u0627", 100), ("\u0644", 91)], "\u0627 \u0644"),
        ([("\u0628", 100), ("\u0644", 91.8)], "\u0628 \u0644"),
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


def printed(words: str, left: float) -> Printed:
    return Printed([(letter, left + 6 * place) for place, letter in enumerate(words)])


def test_a_few_foreign_words_do_not_turn_a_page():
    assert not is_leftward(printed("The Hebrew word \u05e9\u05dc\u05d5\u05dd means peace", 60))
    assert not is_leftward(printed("12.5 %", 60))


@pytest.mark.parametrize("left, is_turned", [(60, False), (420, True)])
def test_of_a_page_that_is_half_foreign_the_margin_decides(left, is_turned):
    assert is_leftward(printed("\u05e9\u05dc\u05d5\u05dd \u05dc\u05db\u05d5\u05dc\u05dd (Haifa)", left)) is is_turned


@pytest.mark.parametrize(
    "line",
    [
        "Il a dit שלום עולם גדול et puis العربية الفصحى partit.",
        "Il a dit (שלום עולם) et partit, puis revint le soir même.",
        "Le mot العربية est ici, et encore une fois pour finir (العربية).",
        "On lit שלום 12 עולם sur la porte de la maison.",
    ],
)
def test_foreign_words_on_a_line_that_reads_to_the_right_are_in_order(pdf, line):
    assert read_pdf(pdf(f'#set text(lang: "fr")\n{line}')).text == line


def test_a_printed_hebrew_page_reads_as_it_was_written(pdf):
    first = "השר הודיע ביום שלישי, 23 באוקטובר 2024, כי הספינות עזבו את הנמל (Haifa Port) לפני עלות השחר."
    second = "פסקה שנייה: 12 מכולות אבדו, והחקירה נמשכת."
    markup = f'#set text(lang: "he", dir: rtl, font: "Libertinus Serif")\n{first}\n\n{second}'
    assert read_pdf(pdf(markup)).text.split() == f"{first} {second}".split()


def test_guillemets_open_before_they_close():
    placed = [("»", 112), *((letter, 106 - 6 * place) for place, letter in enumerate("\u05d0\u05d1")), ("«", 94)]
    (line,) = leftward_lines(Printed(placed), 0)
    assert line.words == "«\u05d0\u05d1»"


def test_cells_of_a_ruled_table_are_told_by_its_rules():
    class Table(Printed):
        def baseline(self, place: int) -> float:
            return 100.0 if place < 2 else 80.0

        def box(self, place: int) -> Box:
            low = self.baseline(place)
            return super().box(place)._replace(top=low + 10, bottom=low)

    page = Table([("\u05d0", 100), ("\u05d1", 80), ("\u05d2", 100), ("\u05d3", 80)])
    across = tuple(Rule(y, 70, 120) for y in (115, 95, 75))
    page.grids = [Grid((70, 95, 120), (115, 95, 75), across, tuple(Rule(x, 75, 115) for x in (70, 95, 120)))]
    assert [line.words for line in leftward_lines(page, 0)] == ["\u05d0\t\u05d1", "\u05d2\t\u05d3"]
