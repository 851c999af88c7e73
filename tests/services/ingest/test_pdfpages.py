"""A page as printed, and its characters where the text of record has them."""

from __future__ import annotations

import base64
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.errors import RefusedFile
from workbench.services.ingest import pdfpages
from workbench.services.ingest.pdf import read_pdf
from workbench.services.ingest.pdfaligning import aligned

PAGE = '#set page(paper: "a4", header: [Running head], numbering: "1")\n#set text(lang: "fr", size: 11pt, hyphenate: true)\n'
WORDS = (
    "Le ministre de la Défense a confirmé mardi que plusieurs milliers d’hommes, arrivés par la mer au début de l’automne, "
    "suivaient un entraînement dans trois camps de l’est du pays, où des instructeurs sud-coréens les attendaient. "
)


def shown(content: bytes, page: int, words: str, width: int = 800) -> dict:
    return pdfpages.serve(content, {"page": page, "width": width, "words": words})


def test_every_letter_of_the_record_stands_on_the_page_in_reading_order(pdf) -> None:
    content = pdf(f"{PAGE}#set page(columns: 2)\n" + (WORDS + "\n\n") * 24)
    found = read_pdf(content)
    page = found.pages[0]
    words = found.text[page.start : page.end]
    answer = shown(content, 0, words)
    boxes = [answer["boxes"][at : at + 4] for at in range(0, len(answer["boxes"]), 4)]
    assert len(boxes) == len(words)
    lettered = [box for letter, box in zip(words, boxes, strict=True) if letter.isalpha()]
    missing = sum(box[0] < 0 for box in lettered)
    assert missing <= len(lettered) // 100
    assert all(
        0 <= box[0] <= box[2] <= answer["width"] and 0 <= box[1] <= box[3] <= answer["height"]
        for box in lettered
        if box[0] >= 0
    )
    middles = [(box[0] + box[2]) / 2 for box in lettered if box[0] >= 0]
    assert min(middles) < answer["width"] / 2 < max(middles)


def test_the_pixels_are_those_of_the_page(pdf) -> None:
    content = pdf('#set page(width: 100pt, height: 50pt, margin: 0pt, fill: rgb("#ff0000"))\n.')
    answer = shown(content, 0, "", width=200)
    rows = zlib.decompress(base64.b64decode(answer["pixels"]))
    assert (answer["width"], answer["height"]) == (200, 100)
    assert len(rows) == 3 * 200 * 100
    assert rows[-3:] == b"\xff\x00\x00"


def test_a_page_larger_than_a_wall_stays_small(pdf) -> None:
    content = pdf("#set page(width: 14000pt, height: 14000pt)\nWide")
    answer = shown(content, 0, "Wide", width=100_000)
    assert answer["width"] * answer["height"] <= 12_100_000


def test_a_page_that_is_not_there_is_refused(pdf) -> None:
    with pytest.raises(RefusedFile, match="as printed"):
        shown(pdf("One page"), 7, "")
    with pytest.raises(RefusedFile):
        shown(b"%PDF-1.4 broken", 0, "")


@pytest.mark.parametrize(
    "letters,words",
    [
        ("Running head\r\nLe minis\ufffe\r\ntre parle.\r\n3", "Le ministre parle."),
        ("sud-\r\ncoréen", "sud-coréen"),
        ("l’ofﬁce", "l’office"),
        ("notes un deux", "deux notes"),
    ],
)
def test_lines_joined_furniture_ligatures_and_moved_words(letters: str, words: str) -> None:
    places = aligned(letters, words)
    for letter, place in zip(words, places, strict=True):
        if letter.isalpha():
            assert place >= 0
            assert letters[place] == letter or letters[place] == "ﬁ"


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_aligned_within_their_bounds(letters: str, words: str) -> None:
    places = aligned(letters, words)
    assert len(places) == len(words)
    assert all(-1 <= place < len(letters) for place in places)
