from __future__ import annotations

import pytest

from workbench.services.ingest.pdfline import Line
from workbench.services.ingest.pdflines import paragraphs, printed_address, without_furniture


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


def _read(*lines: tuple[str, float, float, float]) -> list[str]:
    """Paragraphs of a page whose lines are (words, left, right, baseline)."""
    placed = [Line(words, 0, left, right, low + 10, low, 10) for words, left, right, low in lines]
    return [found.words for found in paragraphs([placed])]


def test_the_longest_of_a_few_short_paragraphs_is_not_taken_for_a_full_line():
    said = ["The first is short.", "The second is short.", "The third one is a little longer than others.", "A fourth."]
    rights = (183.0, 186.0, 356.0, 116.0)
    assert _read(*((words, 60, rights[n], 760 - 19 * n) for n, words in enumerate(said))) == said
    assert _read(*((words, 60, rights[n], 760 - 19 * n) for n, words in enumerate(said[:2]))) == said[:2]


def test_lines_that_reach_as_far_go_on_although_a_sentence_ends_there():
    assert _read(
        ("The ships left at dawn and headed north for the strait.", 60, 400, 760),
        ("They came back at night with a convoy that nobody had", 60, 398, 747),
        ("expected before the winter; a witness saw them pass the", 60, 401, 734),
        ("lighthouse.", 60, 120, 721),
    ) == [
        "The ships left at dawn and headed north for the strait. They came back at night with a convoy that nobody had "
        "expected before the winter; a witness saw them pass the lighthouse."
    ]


def test_an_indent_counts_from_the_column_that_the_paragraph_has_come_to():
    left = [(f"a line of the left column that is full, number {n}", 50.0, 287.0, 760.0 - 13 * n) for n in range(6)]
    right = [
        ("and the paragraph ends in the right column with a stop.", 308.0, 535.0, 760.0),
        ("Another one opens here with an indent and is full too,", 320.0, 545.0, 747.0),
        *[(f"and another full line of the right column, number {n},", 308.0, 545.0, 734.0 - 13 * n) for n in range(4)],
    ]
    found = _read(*left, *right)
    assert [words.split()[0] for words in found] == ["a", "Another"]


def test_headers_of_left_and_right_pages_are_furniture_in_a_short_text():
    def page(number: int) -> list[Line]:
        head = "The observatory" if number % 2 else "Chapter 1"
        body = [
            Line(f"words of {number} and {place}", number, 60, 500, 710 - 13 * place, 700 - 13 * place, 10)
            for place in range(4)
        ]
        return [Line(head, number, 60, 140, 808, 800, 8), *body]

    kept, _, dropped = without_furniture([page(number) for number in range(4)])
    assert dropped == 4
    assert all(lines[0].words.startswith("words of") for lines in kept)


def test_short_lines_that_begin_with_small_letters_are_a_list_whose_bullets_are_drawn():
    full = [
        ("a line that fills the whole of its column and goes on", 60, 340, 700 - 12 * number) for number in range(3)
    ]
    items = [("wheat", 60, 90, 652), ("cranes for the port", 60, 150, 640), ("coal", 60, 84, 628)]
    assert _read(*full, *items)[-2:] == ["cranes for the port", "coal"]


def test_lines_beside_a_picture_read_on():
    full = [
        ("a line that fills the whole of its column and goes on", 60, 340, 700 - 12 * number) for number in range(3)
    ]
    beside = [
        ("and a few more words", 60, 162, 664),
        ("beside a picture that", 60, 165, 652),
        ("is wide", 60, 100, 640),
    ]
    assert len(_read(*full, *beside)) == 1


def test_a_paragraph_that_ends_at_the_foot_of_a_column_ends_there():
    head = [(f"a heading across both columns, number {number}", 60, 500, 760 - 12 * number) for number in range(9)]
    left = [("a line that fills its column", 60, 260, 600 - 12 * number) for number in range(4)]
    right = [("and one that fills the other", 300, 500, 600 - 12 * number) for number in range(4)]
    found = _read(*head, *left, ("ends here.", 60, 110, 552), ("The next begins and", 300, 500, 612), *right)
    assert [said for said in found if said.endswith("ends here.")]


def test_a_sentence_ends_before_the_call_of_its_note():
    found = _read(
        ("1. the first of the items ends here.[1]", 60, 300, 600),
        ("2. the second one goes on and on, for", 60, 300, 588),
        ("as long as it likes.", 60, 200, 576),
    )
    assert len(found) == 2


def test_notes_at_the_foot_of_a_page_stand_before_the_paragraph_that_they_cut_in_two():
    def line(words: str, page: int, low: float, size: float = 11, right: float = 300) -> Line:
        return Line(words, page, 60, right, low + size, low, size)

    first = [line(f"a line of the paragraph, number {number}, goes on", 0, 200 - 13 * number) for number in range(5)]
    notes = [line("[1] A note of the page.", 0, 90, 8, 180), line("[2] And another.", 0, 80, 8, 150)]
    second = [line("over to the next page, where it fills another line", 1, 700), line("and ends.", 1, 687, right=110)]
    found = paragraphs([[*first, *notes], second])
    assert [paragraph.kind.value for paragraph in found] == ["footnote", "footnote", "paragraph"]
    assert found[2].words.endswith("number 4, goes on over to the next page, where it fills another line and ends.")
    assert [page for _, page in found[2].turns] == [1]


def _printed(
    number: int, count: int, address: str = "https://a.example/note?x=1", day: str = "11/30/26, 10:47 AM"
) -> list[Line]:
    said = [
        f"The {word} had not come in by then"
        for word in ("ships trains carts", "letters cables calls")[number % 2].split()
    ]
    said = [f"{words}, {['one', 'two', 'three'][number]}" for words in said]
    body = [Line(words, number, 50, 300, 710 - 14 * place, 700 - 14 * place, 11) for place, words in enumerate(said)]
    head = Line(f"{day} The title of the page", number, 25, 300, 827, 819, 8)
    return [head, *body, Line(f"{address} {number + 1}/{count}", number, 25, 570, 25, 17, 8)]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_what_a_browser_prints_around_a_page_is_furniture_and_says_its_address(count):
    pages = [_printed(number, count) for number in range(count)]
    kept, _, dropped = without_furniture(pages)
    assert [len(lines) for lines in kept] == [3] * count
    assert dropped == 2 * count
    assert printed_address(pages) == "https://a.example/note?x=1"


def test_an_address_that_is_cut_or_on_some_pages_only_is_none():
    assert printed_address([_printed(0, 1, "https://a.example/long…")]) == ""
    assert printed_address([_printed(0, 1, "file:///home/a.html")]) == ""
    assert printed_address([_printed(0, 2), _printed(1, 2)[1:-1]]) == ""
    assert printed_address([]) == ""
    plain = [_printed(0, 1, day="Yesterday")]
    assert without_furniture(plain)[2] == 0
