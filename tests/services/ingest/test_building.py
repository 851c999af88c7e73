from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.kinds import BlockKind
from workbench.core.texts import Block, normalise
from workbench.services.ingest.building import (
    _MARK_BYTES,
    _MARKS,
    _SYMBOL_MARK_BYTES,
    TextBuilder,
    record_text,
    squeezed,
)


@given(st.text(alphabet=st.characters(), max_size=80))
def test_a_text_of_record_is_stable_and_can_be_stored(raw):
    found = record_text(raw)
    assert normalise(found) == found == record_text(found)
    found.encode("utf-8")
    assert not any(letter < " " and letter not in "\t\n" for letter in found)


@given(st.lists(st.text(max_size=30), max_size=8))
def test_blocks_point_to_their_words(pieces):
    builder = TextBuilder()
    for piece in pieces:
        builder.add(piece)
    assert normalise(builder.text) == builder.text
    assert builder.text == "\n\n".join(builder.text[block.start : block.end] for block in builder.blocks)


def test_empty_pieces_add_nothing():
    builder = TextBuilder()
    for piece in ("", " \n", "One", "\x00", "Two"):
        builder.add(piece)
    assert builder.blocks == (Block(0, 3), Block(5, 8))


def test_the_first_heading_is_of_level_one_or_opens_the_text():
    builder = TextBuilder()
    builder.add("Intro")
    builder.add("Minor", BlockKind.HEADING, 2)
    assert builder.first_heading() == ""
    builder.add("Major\nheading", BlockKind.HEADING, 1)
    assert builder.first_heading() == "Major heading"


def test_no_break_spaces_survive_squeezing():
    assert squeezed(" a \n b\u00a0: c\u202f! ") == "a b\u00a0: c\u202f!"


def test_a_pile_of_accents_is_broken_up_so_that_it_can_be_sorted():
    words = record_text("a" + "\u0316\u0301" * 50_000 + " mot")
    assert words.endswith(" mot")
    assert normalise(words) == words == record_text(words)
    assert record_text("a" + "\u0301" * 20) == "\u00e1" + "\u0301" * 19


def test_the_bytes_that_announce_a_pile_of_marks_announce_every_mark():
    marks = [letter for letter in map(chr, range(0x3000)) if re.match(_MARKS, letter)]
    assert len(marks) > 200
    assert all(mark.encode().startswith((*_MARK_BYTES, _SYMBOL_MARK_BYTES)) for mark in marks)


@pytest.mark.parametrize("mark", ["\u0301", "\u05b0", "\u064b", "\u1ab0", "\u1dc4", "\u20d0"])
def test_piles_of_each_script_are_broken_up(mark):
    assert "\u034f" in record_text("a" + mark * 300)


def test_controls_and_marks_of_byte_order_go_wherever_they_stand():
    assert record_text("a\x07b\ufeffc\x0cd\x7fe\ud800") == "abc\nde\ufffd"
