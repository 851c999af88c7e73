"""Every character of a text belongs to exactly one piece, or to the white space between two."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.core.kinds import BlockKind
from workbench.core.texts import Block
from workbench.ui.panes.source.cutting import LONGEST, has_right_to_left, pieces, with_gaps


@given(st.text("ab \n", max_size=80), st.lists(st.integers(0, 80), max_size=8))
def test_no_word_is_lost_between_blocks(text: str, cuts: list[int]) -> None:
    places = sorted({min(cut, len(text)) for cut in cuts})
    blocks = [Block(start, end) for start, end in zip(places[::2], places[1::2], strict=False)]
    found = list(with_gaps(text, blocks))
    shown = set()
    for start, end, _kind, _level in found:
        assert not shown & set(range(start, end))
        shown |= set(range(start, end))
    assert found
    assert all(text[at].isspace() for at in range(len(text)) if at not in shown)


def test_words_outside_every_block_are_shown_in_their_place() -> None:
    text = "title\nlost words\nbody"
    found = [
        (text[a:b], kind) for a, b, kind, _l in with_gaps(text, [Block(0, 5, BlockKind.HEADING, 1), Block(17, 21)])
    ]
    assert found == [
        ("title", BlockKind.HEADING),
        ("lost words", BlockKind.PARAGRAPH),
        ("body", BlockKind.PARAGRAPH),
    ]


def test_an_endless_line_is_cut_at_spaces() -> None:
    text = "word " * 5000
    cut = list(pieces(text, 0, len(text)))
    assert all(end - start <= LONGEST for start, end in cut)
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(text[start:end].startswith("word") for start, end in cut)


def test_right_to_left_writing_is_noticed() -> None:
    assert has_right_to_left("abc שלום")
    assert not has_right_to_left("漢字 é 😀")
