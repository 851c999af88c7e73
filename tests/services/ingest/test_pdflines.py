from __future__ import annotations

from collections import Counter

import pytest

from workbench.services.ingest.pdflines import Line, joined, paragraphs


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
