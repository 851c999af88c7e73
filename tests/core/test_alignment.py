from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.alignment import Alignment
from workbench.core.spans import Span

TEXT = "« Été » naïve – L’Église œuvre : çà et là, où 12 €… ««ééé»» fin. " * 3


@pytest.mark.parametrize("right, wrong", [("utf-8", "cp1252"), ("cp1252", "mac-roman"), ("utf-8", "mac-roman")])
def test_every_word_is_found_again_although_its_letters_were_read_wrongly(right, wrong):
    content = TEXT.encode(right)
    read, misread = content.decode(right), content.decode(wrong, "replace")
    to_wrong, to_right = Alignment(read, misread), Alignment(misread, read)
    for match in re.finditer(r"\S+", read):
        there = to_wrong.span(Span(*match.span()))
        assert there is not None
        assert to_right.span(there) == Span(*match.span())


def test_a_place_inside_of_a_changed_letter_reaches_around_it():
    misread = "Ã©tÃ©".encode("cp1252").decode("cp1252")
    assert Alignment(misread, "été").span(Span(1, 4)) == Span(0, 3)


def test_where_the_letters_in_between_differ_words_are_sought_and_never_guessed():
    old, new = "Seoul said so. Busan said so.", "Then Seoul spoke. Busan said so. So it is."
    alignment = Alignment(old, new)
    assert alignment.span(Span(0, 5)) == Span(5, 10)
    assert alignment.span(Span(6, 13)) == Span(24, 31)
    assert Alignment("a so b so", "x so y so z").span(Span(2, 4)) is None
    assert alignment.span(Span(0, 13)) is None


@given(st.text(alphabet="aé ’x", max_size=40), st.integers(0, 39), st.integers(1, 10))
def test_the_same_text_moves_nothing(text, start, length):
    span = Span(min(start, len(text)), min(start + length, len(text)))
    expected = span.trimmed(text)
    assert Alignment(text, text).span(span) == (expected if expected.length else None)
