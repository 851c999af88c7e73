from __future__ import annotations

from workbench.services.ingest.pdfline import Line
from workbench.services.ingest.pdflines import paragraphs, without_furniture


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


def test_a_register_that_says_nearly_the_same_on_every_page_is_no_furniture():
    pages = [[Line(f"Page {number} of the large register of the port", number)] for number in range(1, 9)]
    kept, labels, dropped = without_furniture(pages)
    assert (kept, labels, dropped) == (pages, {}, 0)


def test_two_lines_far_apart_are_two_paragraphs():
    lines = [Line("One ends here.", 0, 50, 130, 700, 690, 12), Line("Two begins.", 0, 50, 110, 666, 656, 12)]
    assert [paragraph.words for paragraph in paragraphs([lines])] == ["One ends here.", "Two begins."]
