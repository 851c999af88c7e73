"""Paragraph geometry: true heights once looked at, stretches that stand where the glyphs stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from workbench.core.texts import Block, Page
from workbench.ui.panes.source.cutting import pieces
from workbench.ui.panes.source.fonts import ReadingFonts
from workbench.ui.panes.source.layout import Flow
from workbench.ui.panes.source.paint import stretches
from workbench.ui.panes.source.sight import Sight

MIXED = "שלום עולם מימין לשמאל with English words inside וגם מספר 2024 בסוף"
pytestmark = pytest.mark.usefixtures("qapp")


def flow_of(text: str, *, width: int = 500, pages: tuple[Page, ...] = ()) -> Flow:
    return Flow(text, (), pages, fonts=ReadingFonts(), width=width)


def extent(flow: Flow, words: str) -> tuple[float, float]:
    laid = flow.laid(0)
    start = MIXED.index(words)
    found = [part for line in laid.lines for part in stretches(laid, line, start, start + len(words))]
    assert len(found) == 1
    return found[0]


def test_words_of_both_directions_stand_in_the_order_they_are_read(qapp: QApplication) -> None:
    flow = flow_of(MIXED, width=2000)
    assert extent(flow, "with")[1] < extent(flow, "English")[0]
    assert extent(flow, "English")[1] < extent(flow, "inside")[0]
    assert extent(flow, "לשמאל")[1] < extent(flow, "מימין")[0]
    assert extent(flow, "inside")[1] < extent(flow, "לשמאל")[0]


def test_a_span_over_a_change_of_direction_is_drawn_in_two_stretches(qapp: QApplication) -> None:
    laid = flow_of(MIXED, width=2000).laid(0)
    start = MIXED.index("לשמאל")
    end = MIXED.index("words")
    assert len(stretches(laid, laid.lines[0], start, end)) == 2


def test_heights_become_true_as_paragraphs_are_laid_out(qapp: QApplication) -> None:
    flow = flow_of("\n".join("word " * count for count in range(1, 120)))
    heights = [flow.height(index) for index in range(len(flow))]
    assert flow.total == sum(heights)
    assert flow.top(40) == sum(heights[:40])
    assert flow.at(flow.top(40) + 3) == (40, 3)


@given(st.lists(st.integers(-900, 900), max_size=12))
def test_scrolling_there_and_back_comes_back(qapp: QApplication, moves: list[int]) -> None:
    sight = Sight(flow_of("\n".join("word " * (count % 90) + "end" for count in range(300))))
    sight.height = 400
    sight.scroll_to(sight.range // 2)
    before = sight.visible()[0]
    for move in moves:
        sight.scroll_by(move)
    sight.scroll_by(-sum(moves))
    after = sight.visible()[0]
    assert (after[0].index, after[1]) == (before[0].index, before[1])


def test_a_page_inside_a_paragraph_is_told_apart_from_one_at_its_start(qapp: QApplication) -> None:
    text = "first paragraph here\nsecond paragraph here"
    flow = Flow(
        text,
        (Block(0, 20), Block(21, len(text))),
        (Page(0, 6, "1"), Page(6, 21, "2"), Page(21, len(text), "3")),
        fonts=ReadingFonts(),
        width=500,
    )
    assert [flow.break_label(index) for index in range(2)] == ["1", "3"]
    assert [page.label for page in flow.pages_inside(0, 20)] == ["2"]
    assert flow.page_at(10) is not None


def test_a_paragraph_that_reads_leftwards_stands_at_the_right_and_its_words_where_they_are_drawn() -> None:
    text = "קצר\n\nshort\n\nThe word قصير is inside."
    flow = Flow(text, [Block(0, 3), Block(5, 10), Block(12, len(text))], (), fonts=ReadingFonts(), width=500)
    rtl, ltr, mixed = (flow.laid(index) for index in range(3))
    assert rtl.lines[0].line.naturalTextRect().right() == pytest.approx(500, abs=3)
    assert rtl.lines[0].x(0) > rtl.lines[0].x(3) > 400
    assert ltr.lines[0].line.naturalTextRect().left() == pytest.approx(0, abs=1)
    assert mixed.lines[0].line.naturalTextRect().left() == pytest.approx(0, abs=1)
    (stretch,) = stretches(rtl, rtl.lines[0], 0, 3)
    assert 400 < stretch[0] < stretch[1] <= 501


LONG = " ".join(f"word{number}" for number in range(2500)) + "."


def test_a_long_paragraph_is_laid_out_in_pieces_that_nobody_sees() -> None:
    whole = flow_of(LONG, width=600)
    pieces = [whole.laid(index) for index in range(len(whole))]
    assert len(pieces) > 5
    shared = [piece for piece in pieces if piece.lines[0].top < 0]
    assert len(shared) >= len(pieces) - 2
    for piece in shared:
        before = pieces[piece.index - 1].lines[-1]
        space = piece.lines[0].x(piece.lines[0].start) - before.x(before.end - 1)
        assert 2 < space < 12
        assert piece.lines[0].line.naturalTextRect().right() <= 601
    # Every line but the last is as full as one of a paragraph laid out at once: the next word would not fit.
    for piece in pieces[:-1]:
        for line in piece.lines[:-1]:
            assert line.line.naturalTextRect().right() > 600 - 90
    assert whole.whole(3) == (0, len(LONG))
    assert whole.number(3) == 1


def test_the_height_of_shared_lines_counts_once() -> None:
    whole = flow_of(LONG, width=600)
    sight = Sight(whole)
    sight.height = 400
    baselines = []
    top = 0
    for index in range(len(whole)):
        laid = whole.laid(index)
        baselines += [top + line.baseline for line in laid.lines]
        top += laid.height
    distinct = sorted(set(baselines))
    pitch = min(later - earlier for earlier, later in pairwise(distinct))
    assert all(later - earlier <= pitch + 1 for earlier, later in pairwise(distinct))


@pytest.mark.parametrize("character", ["👩‍👩‍👧‍👦", "e\u0301", "🇫🇷", "👍🏽", "กำ\u0e4a"])
def test_no_character_is_cut_where_there_are_no_spaces(character: str) -> None:
    text = character * 3000
    cut = list(pieces(text, 0, len(text)))
    assert len(cut) > 1
    assert "".join(text[start:end] for start, end in cut) == text
    if character != "🇫🇷":
        assert all(start % len(character) == 0 for start, _end in cut)


def test_a_place_screens_away_is_known_to_be_out_of_sight_before_anything_is_laid_out(qapp: QApplication) -> None:
    flow = flow_of("\n".join("word " * 60 + "end" for _count in range(400)))
    sight = Sight(flow)
    sight.height = 400
    sight.scroll_to(0)
    before = flow.total
    flow.laid = None  # type: ignore[assignment, method-assign]
    assert sight.y_of(len(flow.text) - 1) is None
    assert flow.total == before


def test_the_lines_of_a_span_are_those_that_hold_part_of_it(qapp: QApplication) -> None:
    laid = flow_of("word " * 120, width=300).laid(0)
    for first, last in ((0, 1), (3, 200), (laid.lines[2].start, laid.lines[2].end), (590, 600)):
        low, behind = laid.between(first, last)
        wanted = [line for line in laid.lines if line.start < last and line.end > first]
        assert laid.lines[low:behind] == wanted


def test_another_width_leaves_what_is_in_sight_true_and_the_rest_follows(qapp: QApplication) -> None:
    flow = flow_of("\n".join("word " * (count % 60 + 1) for count in range(5_000)))
    flow.resize(300)
    assert flow.is_rough
    seen = [flow.laid(index).height for index in range(2_000, 2_010)]
    fresh = flow_of(flow.text, width=300)
    flow.refine()
    assert not flow.is_rough
    assert [flow.height(index) for index in range(2_000, 2_010)] == seen
    for index in range(2_000, 2_010):
        fresh.laid(index)
    assert flow.total == fresh.total
    assert flow.top(4_000) == fresh.top(4_000)


def test_no_line_ends_before_a_mark_that_french_sets_off(qapp: QApplication) -> None:
    words = "Les meuniers parlent de « sel » ; les passeurs répondent : « demain » !"
    for width in range(160, 400, 5):
        laid = flow_of(words, width=width).laid(0)
        assert len(laid.lines) == 1 or not {words[line.start] for line in laid.lines[1:]} & set("»;:!")
        assert not {words[: line.start].rstrip()[-1:] for line in laid.lines[1:]} & {"«"}
