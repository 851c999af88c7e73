from __future__ import annotations

import pytest

from workbench.services.ingest.framing import framed, unframed
from workbench.services.ingest.page import read_page


@pytest.mark.parametrize(
    "attributes, markup",
    [
        ({"srcdoc": "<p>a"}, "<p>a"),
        ({"src": "data:text/html;charset=utf-8,%3Cp%3E%C3%A9t%C3%A9"}, "<p>été"),
        ({"src": "data:text/html;base64,PHA+YQ=="}, "<p>a"),
        ({"src": "data:text/html;base64,A"}, ""),
        ({"src": "data:image/png;base64,PHA+YQ=="}, ""),
        ({"src": " cid:a "}, "<p>beside"),
        ({"src": "http://elsewhere.example/"}, ""),
        ({"srcdoc": "<p>a", "width": "1"}, ""),
        ({"srcdoc": "<p>a", "height": "0px"}, ""),
        ({}, ""),
    ],
)
def test_a_frame_shows_what_was_saved_with_the_page_and_nothing_else(attributes, markup):
    assert framed(attributes, {"cid:a": "<p>beside"}) == markup


def test_pages_inside_pages_come_to_an_end():
    page = read_page("")
    page.beside = {"cid:a": "<p>once<iframe src=cid:a></iframe>"}
    page = read_page("<iframe src=cid:a></iframe><div hidden><iframe src=cid:a></iframe></div>", page)
    assert [piece.words for piece in page.pieces] == ["once"] * 4


def test_the_refusal_names_the_first_pages():
    assert "(a, b, c, d, e)" in str(unframed(list("abcdefg")))


def test_pages_that_show_each_other_a_thousand_times_are_read_no_longer_than_a_real_one():
    page = read_page("")
    page.beside = {"a": "<p>again" + "<iframe src=a></iframe>" * 1_000}
    page = read_page("<iframe src=a></iframe>", page)
    assert 1 < len(page.pieces) < 1_000
