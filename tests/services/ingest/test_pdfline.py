from __future__ import annotations

from workbench.services.ingest.pdfline import Line, is_power, line_from_json, with_raised


def line(words: str, left: float, right: float, bottom: float, size: float = 12.0) -> Line:
    return Line(words, 0, left, right, bottom + 0.7 * size, bottom, size)


def test_a_raised_number_behind_a_line_calls_a_note():
    found = with_raised([line("“Nothing is settled,” she said.", 90, 250, 201), line("3", 251, 255, 205, 10)])
    assert [one.words for one in found] == ["“Nothing is settled,” she said.[3]"]
    assert found[0].right == 255


def test_the_line_goes_on_behind_the_number():
    pieces = [line("The council", 90, 150, 201), line("3", 151, 155, 205, 10), line("met in June.", 158, 220, 201)]
    assert [one.words for one in with_raised(pieces)] == ["The council[3] met in June."]


def test_a_raised_number_before_a_line_opens_its_note():
    found = with_raised([line("1", 72, 74, 81, 7), line("Source: internal file.", 80, 200, 77)])
    assert [(one.words, one.left) for one in found] == [("[1] Source: internal file.", 72)]


def test_a_number_of_its_own_is_left_alone():
    lines = [line("The annex follows.", 90, 180, 201), line("12", 300, 310, 20), line("Next page.", 90, 150, 700)]
    assert with_raised(lines) == lines


def test_the_line_goes_on_behind_a_number_that_it_held_itself():
    pieces = [line("before the winter.[1]", 73, 388, 610), line("End of the report.", 393, 467, 610)]
    assert [one.words for one in with_raised(pieces)] == ["before the winter.[1] End of the report."]


def test_the_power_of_a_unit_calls_no_note():
    pieces = [line("une zone de 12 km", 90, 190, 201), line("2", 191, 195, 205, 8), line("est fermée.", 198, 260, 201)]
    assert [one.words for one in with_raised(pieces)] == ["une zone de 12 km2 est fermée."]
    assert not is_power("programme2", 9)
    assert is_power("30 m3", 4)
    assert not is_power("30 m4", 4)
    assert is_power("\U0001d4652", 1)


def test_a_line_that_pdfium_begins_with_what_is_raised_goes_on():
    pieces = [line("the word", 90, 130, 201), line("[12] continues here", 131, 230, 201)]
    assert [one.words for one in with_raised(pieces)] == ["the word[12] continues here"]
    pieces = [line("some 12 km", 90, 130, 201), line("[2] of sea", 131, 200, 201)]
    assert [one.words for one in with_raised(pieces)] == ["some 12 km2 of sea"]
    notes = [line("[1] A note.", 90, 130, 201), line("[2] Another.", 90, 140, 189)]
    assert with_raised(notes) == notes


def test_what_recognition_tells_of_a_line_makes_it_again():
    assert line_from_json(["a", 1, 2, 3, 4, 5], 7) == Line("a", 7, 1, 2, 3, 4, 5)
    assert line_from_json(["a\tb", 1, 2, 3, 4, 5, True], 7).is_row
    parted = line_from_json(["a b", 1, 9, 3, 4, 5, [["a", 1, 2], ["b", 8, 9]]], 7)
    assert [(cell.words, cell.left, cell.right) for cell in parted.cells] == [("a", 1, 2), ("b", 8, 9)]
