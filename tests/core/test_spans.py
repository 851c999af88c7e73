"""Spans count code points, and an anchor holds only where its very words are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.spans import CONTEXT_LENGTH, Anchor, Span, occurrences

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=120)


@st.composite
def placed(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@pytest.mark.parametrize("start, end", [(-1, 2), (3, 2)])
def test_a_span_runs_forward_from_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="start <= end"):
        Span(start, end)


@given(placed())
def test_an_anchor_holds_in_its_text_and_has_its_context(case: tuple[str, Span]) -> None:
    text, span = case
    anchor = Anchor.take(text, span)
    assert anchor.holds(text)
    assert (anchor.prefix + anchor.exact + anchor.suffix) in text
    assert len(anchor.prefix) == min(CONTEXT_LENGTH, span.start)
    assert len(anchor.suffix) == min(CONTEXT_LENGTH, len(text) - span.end)


@given(placed(), st.characters(exclude_categories=("Cs",)))
def test_an_anchor_lets_go_when_a_letter_changes(case: tuple[str, Span], letter: str) -> None:
    text, span = case
    anchor = Anchor.take(text, span)
    changed = text[: span.start] + letter + text[span.start + 1 :]
    assert anchor.holds(changed) == (changed == text)
    assert not anchor.holds(text[: span.end - 1])


@given(placed())
def test_trimming_leaves_no_white_space_at_the_ends_and_no_word_out(case: tuple[str, Span]) -> None:
    text, span = case
    trimmed = span.trimmed(text)
    assert span.contains(trimmed)
    assert trimmed.of(text) == span.of(text).strip()


@given(placed(), placed())
def test_two_spans_overlap_when_they_share_a_letter(one: tuple[str, Span], other: tuple[str, Span]) -> None:
    first, second = one[1], other[1]
    shared = set(range(first.start, first.end)) & set(range(second.start, second.end))
    assert first.overlaps(second) == second.overlaps(first) == bool(shared)


def test_positions_are_code_points() -> None:
    text = "🛰 vu à Séoul"
    assert Span(2, 4).of(text) == "vu"
    assert occurrences(text, "vu") == [2]


def test_occurrences_may_overlap_and_nothing_occurs_nowhere() -> None:
    assert occurrences("aaa", "aa") == [0, 1]
    assert occurrences("aaa", "") == []
    assert occurrences("aaa", "b") == []


def test_no_anchor_is_taken_of_nothing_or_beyond_the_end() -> None:
    for span in (Span(1, 1), Span(2, 9)):
        with pytest.raises(ValueError, match="holds no words"):
            Anchor.take("abc", span)
