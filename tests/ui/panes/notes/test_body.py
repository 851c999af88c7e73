"""A note's body comes back from the editor exactly as it went in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from workbench.core.citations import token, tokens
from workbench.ui.kit.offsets import UnitMap
from workbench.ui.panes.notes import body as bodies

A = "0123456789abcdef0123456789abcdef"
B = "fedcba9876543210fedcba9876543210"

_bodies = st.lists(
    st.one_of(
        st.sampled_from(
            [token(A), token(B), token(A) * 2, f"`{token(A)}`", "\n", "\r\n", "\r", "\n\n# ", "🛰", "\u00a0"]
        ),
        st.sampled_from(["\ufffc", "\u2028", "\u2029", "\ufdd0", "\x00", "\t", "\u202f", "**", "[[", "\\", "e\u0301"]),
        st.text(max_size=8),
    ),
    max_size=12,
).map("".join)


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """QTextDocument needs fonts, and those an application."""


@given(_bodies)
def test_a_body_survives_the_editor(body: str) -> None:
    document = QTextDocument()
    bodies.load(document, body)
    assert bodies.body_of(document) == bodies.normalise(body)


@given(_bodies)
def test_every_citation_is_one_character_with_its_quote(body: str) -> None:
    document = QTextDocument()
    bodies.load(document, body)
    shown = bodies.Shown(body)
    assert [chip.uid for chip in bodies.chips(document)] == [found.uid for found in tokens(shown.body)]
    for chip, found in zip(bodies.chips(document), shown.tokens, strict=True):
        assert shown.to_position(found.start) == chip.position
        assert shown.to_position(found.end) == chip.position + 1
        assert shown.to_offset(chip.position) == found.start
        assert shown.to_offset(chip.position + 1) == found.end


@given(_bodies)
def test_positions_of_plain_characters_map_both_ways(body: str) -> None:
    shown = bodies.Shown(body)
    inside = {at for found in shown.tokens for at in range(found.start + 1, found.end)}
    for offset in range(len(shown.body) + 1):
        position = shown.to_position(offset)
        assert 0 <= position <= UnitMap(shown.text).to_units(len(shown.text))
        if offset not in inside:
            assert shown.to_offset(position) == offset


@given(_bodies, st.integers(0, 60), st.integers(0, 60))
def test_a_stretch_holds_its_part_of_the_body(body: str, one: int, other: int) -> None:
    document = QTextDocument()
    bodies.load(document, body)
    shown = bodies.Shown(body)
    start, end = sorted(min(at, len(shown.body)) for at in (one, other))
    first, last = shown.to_position(start), shown.to_position(end)
    assert bodies.body_of(document, first, last) == shown.body[shown.to_offset(first) : shown.to_offset(last)]


def test_an_insertion_is_one_step_to_undo() -> None:
    document = QTextDocument()
    bodies.load(document, "Kept.")
    cursor = QTextCursor(document)
    bodies.insert(cursor, f"One {token(A)} two {token(B)}. ")
    assert bodies.body_of(document) == f"One {token(A)} two {token(B)}. Kept."
    document.undo()
    assert bodies.body_of(document) == "Kept."
    assert not document.isUndoAvailable()


def test_text_typed_beside_a_chip_is_no_chip(qtbot: QtBot) -> None:
    document = QTextDocument()
    bodies.load(document, token(A))
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText("so")
    assert bodies.body_of(document) == f"{token(A)}so"
    assert bodies.chip_at(document, 0) == A
    assert bodies.chip_at(document, 1) == ""
