from __future__ import annotations

from collections import Counter

import pytest

from workbench.services.ingest.pdfline import Line
from workbench.services.ingest.pdflines import joined, paragraphs, without_furniture


@pytest.mark.parametrize(
    "left, right, whole",
    [
        ("les instruc\ufffe", "teurs étrangers", "les instructeurs étrangers"),
        ("les instruc\u00ad", "teurs", "les instructeurs"),
        ("le chef sud\ufffe", "coréen", "le chef sud-coréen"),
        ("le chef sud-", "coréen", "le chef sud-coréen"),
        ("la Corée-", "du-Nord", "la Corée-du-Nord"),
        ("Saint\ufffe", "Pétersbourg", "Saint-Pétersbourg"),
        ("chef d’état\ufffe", "major", "chef d’état-major"),
        ("porte-", "avions", "porte-avions"),
        ("de 2022-", "2023", "de 2022-2023"),
        ("un mot -", "incise", "un mot - incise"),
        ("une ligne", "une autre", "une ligne une autre"),
    ],
)
def test_lines_join_as_a_reader_would_join_them(left, right, whole):
    known = Counter({"état-major": 1, "porte-avions": 2})
    assert joined(left, right, known) == whole


def test_a_word_known_whole_is_joined_whole():
    assert joined("des sous\ufffe", "marins", Counter({"sousmarins": 1})) == "des sousmarins"
    assert joined("des sous\ufffe", "marins", Counter()) == "des sous-marins"


def test_without_boxes_lines_still_become_paragraphs():
    lines = [
        Line("The first paragraph has a line that is long enough to be full,", 0),
        Line("and ends here.", 0),
        Line("The second begins after it.", 0),
    ]
    assert [found.words for found in paragraphs([lines])] == [
        "The first paragraph has a line that is long enough to be full, and ends here.",
        "The second begins after it.",
    ]


def test_a_line_printed_on_both_pages_is_read_once():
    line = Line("a sentence that the page cuts in two, and", 0, 50, 300, 27, 20, 10)
    pages = [
        [Line("The first page ends with", 0, 50, 300, 57, 50, 10), line],
        [
            Line(line.words, 1, 50, 300, 707, 700, 10),
            Line("that is printed on both of them.", 1, 50, 250, 687, 680, 10),
        ],
    ]
    kept, _, dropped = without_furniture(pages)
    assert [[one.words for one in lines] for lines in kept] == [
        ["The first page ends with", line.words],
        ["that is printed on both of them."],
    ]
    assert dropped == 0


def test_the_footer_of_two_pages_is_furniture_although_it_counts():
    def page(number: int, *said: str) -> list[Line]:
        body = [
            Line(words, number, 50, 300, 707 - 20 * place, 700 - 20 * place, 12) for place, words in enumerate(said)
        ]
        return [*body, Line(f"file:///tmp/report.html {number + 1}/2", number, 20, 580, 24, 17, 8)]

    kept, _, dropped = without_furniture([page(0, "The ships", "left at dawn."), page(1, "They came", "back.")])
    assert [[one.words for one in lines] for lines in kept] == [["The ships", "left at dawn."], ["They came", "back."]]
    assert dropped == 2
