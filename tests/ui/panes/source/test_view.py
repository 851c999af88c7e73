"""Reading, selecting and quoting, by mouse and keyboard, to the character."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from workbench.core.kinds import BlockKind
from workbench.core.records import Card
from workbench.core.texts import Block, Page
from workbench.ui.panes.source import paint
from workbench.ui.panes.source.spans import SpanTable
from workbench.ui.panes.source.view import SourceView

Key = Qt.Key
Shift = Qt.KeyboardModifier.ShiftModifier
Control = Qt.KeyboardModifier.ControlModifier

PARAGRAPHS = (
    "Un titre",
    "Emoji 😀 then 👩🏽‍🚀 flies. 漢字かな here. M. Kim said so. The end.",
    "Right שלום עולם to left.",
    "שלום עולם וכל השאר",
    "word " * 400,
    *(
        f"Paragraph number {number} has some words in it, enough for a line or two of this view."
        for number in range(60)
    ),
)
TEXT = "\n\n".join(PARAGRAPHS)


def blocks() -> list[Block]:
    found, at = [], 0
    for number, words in enumerate(PARAGRAPHS):
        kind = BlockKind.PARAGRAPH if number else BlockKind.HEADING
        found.append(Block(at, at + len(words), kind, 0 if number else 1))
        at += len(words) + 2
    return found


def at(words: str) -> int:
    return TEXT.index(words)


@pytest.fixture
def view(qtbot: QtBot) -> SourceView:
    view = SourceView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    qtbot.waitExposed(view)
    view.set_text(TEXT, blocks(), [Page(0, at("Right"), "i"), Page(at("Right"), len(TEXT), "ii")])
    view.grab()
    return view


def place(view: SourceView, offset: int, *, into: int = 3) -> QPoint:
    rect = view.rect_of(offset)
    assert rect is not None
    return QPoint(rect.left() + into, rect.center().y())


def chosen(view: SourceView) -> str:
    return view.chosen().of(TEXT)


def click(
    qtbot: QtBot, view: SourceView, offset: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place(view, offset))


def drag(qtbot: QtBot, view: SourceView, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view.viewport(), start + QPoint(20, 0))
    qtbot.mouseMove(view.viewport(), end)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)


@pytest.mark.parametrize("words", ["then", "flies", "漢字かな", "here", "to left"])
def test_a_drag_selects_the_exact_words_whatever_stands_before(qtbot: QtBot, view: SourceView, words: str) -> None:
    start = at(words)
    drag(qtbot, view, place(view, start, into=0), place(view, start + len(words), into=0))
    assert chosen(view) == words


def test_a_double_click_selects_a_word_and_a_third_its_paragraph(qtbot: QtBot, view: SourceView) -> None:
    spot = place(view, at("flies") + 2)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert chosen(view) == "flies"
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert chosen(view) == PARAGRAPHS[1]


def test_the_character_under_the_pointer_is_found_in_right_to_left_text(view: SourceView) -> None:
    offset = at("עולם וכל")
    rect = view.rect_of(offset)
    assert rect is not None
    assert view.character_at(QPoint(rect.left() - 2, rect.center().y())) == offset


def test_every_character_of_a_mixed_line_can_be_pointed_at(view: SourceView) -> None:
    start = at("Right")
    rect = view.rect_of(start)
    assert rect is not None
    found = {view.character_at(QPoint(x, rect.center().y())) for x in range(rect.left(), rect.left() + 420)}
    assert {start + index for index in range(len(PARAGRAPHS[2]))} <= found


def test_an_emoji_is_one_step_of_the_caret_and_of_the_selection(qtbot: QtBot, view: SourceView) -> None:
    view.select(at("😀"), at("😀"))
    qtbot.keyClick(view, Key.Key_Right, Shift)
    assert chosen(view) == "😀"
    view.select(at("👩"), at("👩"))
    qtbot.keyClick(view, Key.Key_Right, Shift)
    assert chosen(view) == "👩🏽‍🚀"


def test_the_keyboard_reaches_every_edge(qtbot: QtBot, view: SourceView) -> None:
    view.select(at("then"), at("then"))
    qtbot.keyClick(view, Key.Key_Right, Control | Shift)
    assert chosen(view) == "then "
    qtbot.keyClick(view, Key.Key_Home)
    assert view.chosen().start == at("Emoji")
    qtbot.keyClick(view, Key.Key_End, Shift)
    assert chosen(view).startswith("Emoji 😀")
    qtbot.keyClick(view, Key.Key_End, Control)
    assert view.chosen().end == len(TEXT)
    qtbot.keyClick(view, Key.Key_Home, Control | Shift)
    assert chosen(view) == TEXT
    qtbot.keyClick(view, Key.Key_Left)
    qtbot.keyClick(view, Key.Key_A, Control)
    assert chosen(view) == TEXT


def test_down_through_the_whole_text_visits_the_end_and_up_comes_back(qtbot: QtBot, view: SourceView) -> None:
    for _press in range(200):
        qtbot.keyClick(view, Key.Key_Down)
    assert view.chosen().start == len(TEXT)
    for _press in range(40):
        qtbot.keyClick(view, Key.Key_PageUp)
    assert view.chosen().start == 0
    assert view.verticalScrollBar().value() == 0


def test_the_caret_stays_in_sight(qtbot: QtBot, view: SourceView) -> None:
    for _press in range(6):
        qtbot.keyClick(view, Key.Key_PageDown)
    rect = view.rect_of(view.chosen().start)
    assert rect is not None
    assert view.viewport().rect().contains(rect)


def test_growing_takes_word_sentence_paragraph_and_respects_titles_of_people(qtbot: QtBot, view: SourceView) -> None:
    view.select(at("said"), at("said"))
    qtbot.keyClick(view, Key.Key_S)
    assert chosen(view) == "said"
    qtbot.keyClick(view, Key.Key_S)
    assert chosen(view) == "M. Kim said so."
    qtbot.keyClick(view, Key.Key_Period)
    assert chosen(view) == PARAGRAPHS[1]


def test_copy_gives_the_words_of_the_record(qtbot: QtBot, view: SourceView) -> None:
    view.select(at("flies"), at("Right") + 5)
    qtbot.keyClick(view, Key.Key_C, Control)
    assert QGuiApplication.clipboard().text() == TEXT[at("flies") : at("Right") + 5]


def nested(view: SourceView) -> None:
    start = at("Emoji")
    view.set_spans(
        SpanTable.of(
            [
                (1, start, start + 60, "reported"),
                (2, at("flies"), at("here"), "denied"),
                (3, at("flies"), at("flies") + 5, ""),
            ]
        )
    )
    view.grab()


def test_a_click_focuses_the_innermost_quote_and_o_reaches_the_others(qtbot: QtBot, view: SourceView) -> None:
    nested(view)
    clicked: list[int] = []
    view.quote_clicked.connect(lambda quote_id, _offset: clicked.append(quote_id))
    click(qtbot, view, at("flies") + 1)
    assert [view.cycle_overlapping() for _press in range(3)] == [3, 3, 3]
    assert clicked == [3, 2, 1, 3]
    assert view.focused_quote == 3


def test_a_click_beside_the_text_is_no_click_on_a_quote(qtbot: QtBot, view: SourceView) -> None:
    nested(view)
    clicked: list[int] = []
    view.quote_clicked.connect(lambda quote_id, _offset: clicked.append(quote_id))
    rect = view.rect_of(at("Emoji"))
    assert rect is not None
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() - 12, rect.center().y()))
    assert clicked == []


def test_tab_walks_the_quotes_and_leaves_at_the_end(qtbot: QtBot, view: SourceView) -> None:
    nested(view)
    view.select(0, 0)
    visited = []
    while view.go_to_quote(forward=True):
        visited.append(view.focused_quote)
    assert visited == [1, 2, 3]
    qtbot.keyClick(view, Key.Key_Backtab)
    assert view.focused_quote == 2


@pytest.mark.parametrize("letter", list("QEACTNUO"))
def test_single_letters_are_reported(qtbot: QtBot, view: SourceView, letter: str) -> None:
    with qtbot.waitSignal(view.key_command) as caught:
        qtbot.keyClick(view, letter.lower())
    assert caught.args == [letter]


def test_a_letter_held_with_control_is_no_command(qtbot: QtBot, view: SourceView) -> None:
    with qtbot.assertNotEmitted(view.key_command):
        qtbot.keyClick(view, Key.Key_E, Control)


def test_an_offset_far_away_comes_into_sight_and_stays_put_when_the_width_changes(view: SourceView) -> None:
    target = at("Paragraph number 40")
    view.scroll_to(target)
    assert view.rect_of(target) is not None
    before = view.top_offset
    view.resize(620, 600)
    view.grab()
    assert abs(view.top_offset - before) < 90
    view.resize(900, 600)
    view.grab()
    assert view.top_offset == before


def test_scrolling_by_pixels_moves_exactly_that_far_over_paragraphs_never_seen(view: SourceView) -> None:
    view.scroll_to(at("Paragraph number 50"))
    rect = view.rect_of(at("Paragraph number 48"))
    assert rect is not None
    view.scroll_by(-300)
    moved = view.rect_of(at("Paragraph number 48"))
    assert moved is not None
    assert moved.top() - rect.top() == 300


def test_the_scroll_bar_reaches_the_last_line_and_the_first(view: SourceView) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = view.rect_of(len(TEXT))
    assert last is not None
    assert 0 <= last.top() < view.viewport().height()
    bar.setValue(0)
    assert view.top_offset == 0


def test_a_place_does_not_drift_while_the_view_takes_its_size(view: SourceView) -> None:
    start = at("word word") + 1200
    view.open_at(start)
    seen = []
    for width in (300, 620, 350, 500, 900):
        view.resize(width, 600)
        view.grab()
        seen.append(view.top_offset)
    assert seen == [start] * 5
    view.scroll_by(100)
    assert view.top_offset > start
    view.open_at(len(TEXT))
    assert view.top_offset < len(TEXT) - 300


def test_the_place_is_told_by_page(view: SourceView) -> None:
    assert "i" in view.place_label
    view.scroll_to(at("Paragraph number 50"))
    assert "ii" in view.place_label


def cards(ids: Sequence[int]) -> Mapping[int, Card]:
    return {number: Card(number, "Reported claim", "C3", f"what {number}", "who", "reported") for number in ids}


def many_quotes(view: SourceView, count: int) -> None:
    start = at("word")
    view.set_spans(SpanTable.of([(n, start + 7 * n, start + 7 * n + 50, "reported") for n in range(1, count + 1)]))


def test_cards_stand_beside_their_lines_without_overlap(view: SourceView) -> None:
    view.set_cards(cards)
    many_quotes(view, 60)
    view.set_focus(8)
    view.grab()
    placed = view.placed_cards
    assert any(card.quote_id == 8 and len(card.lines) == 3 for card in placed)
    assert all(one.rect.bottom() < next_one.rect.top() for one, next_one in pairwise(placed))
    hidden = {quote_id for card in placed for quote_id in card.hidden}
    assert hidden
    for card in placed:
        line = view.rect_of(at("word") + 7 * card.quote_id)
        assert line is not None
        if not card.hidden:
            assert abs(card.rect.top() - line.top()) < 260


def test_cards_stand_where_they_would_if_all_had_been_read(view: SourceView) -> None:
    read: list[int] = []

    def provider(ids: Sequence[int]) -> Mapping[int, Card]:
        read.extend(ids)
        return cards([number for number in ids if number % 3])

    many_quotes(view, 60)
    view.set_focus(40)
    view.set_cards(provider)
    view.grab()
    placed, everything = view.placed_cards, len(read)
    read.clear()
    view.set_cards(provider, lambda ids: [number for number in ids if number % 3])
    view.grab()
    assert view.placed_cards == placed
    assert 0 < len(read) < everything


def test_stripes_that_share_a_track_are_drawn_once_and_the_one_looked_at_is_seen_whole(view: SourceView) -> None:
    start = at("word")
    # Thirty upon one another: all but the first four share the last track.
    view.set_spans(SpanTable.of([(n, start + n, start + (120 if n == 9 else 400), "asserted") for n in range(1, 31)]))
    view.set_focus(9)
    image = view.viewport().grab().toImage()
    top, bottom = next(view._stripes[hit.row] for hit in view._hits if hit.quote_id == 9)
    x = paint.track_x(view._left, 99) + 1
    colour = view._colours.of("asserted")
    ratio = image.devicePixelRatio()
    for y in range(max(top, 0) + 2, min(bottom, view.viewport().height()) - 2):
        assert image.pixelColor(round(x * ratio), round(y * ratio)) == colour
    frame = view._frame()
    frame.stripes.update(view._stripes)
    shown = list(paint._uncovered(frame, [(hit, colour) for hit in view._hits if hit.track >= 4]))
    assert len(shown) > 1
    assert all(one[3] <= after[2] for one, after in pairwise(shown))


def pixels(view: SourceView) -> np.ndarray:
    image = view.viewport().grab().toImage()
    return np.frombuffer(image.constBits(), np.uint8).astype(int)


def test_a_card_looks_the_same_drawn_anew_and_as_a_picture(view: SourceView) -> None:
    view.set_cards(cards)
    many_quotes(view, 60)
    view.set_focus(3)
    drawn = pixels(view)
    assert view._margin.is_behind
    view._margin.picture()
    shown = pixels(view)
    assert not view._margin.is_behind, "the second time pictures were shown"
    # Grey words on a clear ground are blended twice: nothing that an eye could tell.
    assert np.abs(drawn - shown).max() < 16
    view.set_focus(8)
    assert np.abs(pixels(view) - shown).max() > 100
    assert view._margin.is_behind


def test_cards_are_asked_for_only_where_the_reader_looks(view: SourceView) -> None:
    asked: list[int] = []

    def provider(ids: Sequence[int]) -> Mapping[int, Card]:
        asked.extend(ids)
        return cards(ids)

    far = at("Paragraph number 55")
    view.set_cards(provider)
    view.set_spans(SpanTable.of([(1, at("flies"), at("here"), "denied"), (2, far, far + 20, "")]))
    view.grab()
    assert asked == [1]
    view.scroll_to(far)
    view.grab()
    assert asked == [1, 2]


def test_a_narrow_view_has_no_cards(view: SourceView) -> None:
    view.set_cards(cards)
    many_quotes(view, 3)
    view.grab()
    assert view.placed_cards
    view.resize(600, 600)
    view.grab()
    assert not view.placed_cards


def test_a_click_on_a_card_focuses_its_quote(qtbot: QtBot, view: SourceView) -> None:
    view.set_cards(cards)
    many_quotes(view, 2)
    view.grab()
    card = view.placed_cards[-1]
    with qtbot.waitSignal(view.quote_clicked) as caught:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=card.rect.center())
    assert caught.args is not None
    assert caught.args[0] == card.quote_id


def test_a_quote_left_out_by_the_filter_has_no_card(view: SourceView) -> None:
    view.set_cards(cards)
    many_quotes(view, 2)
    view.set_dimmed({1})
    view.grab()
    assert [card.quote_id for card in view.placed_cards] == [2]


def test_a_screen_reader_is_told_the_paragraph_at_the_caret(view: SourceView) -> None:
    view.select(at("flies"), at("flies"))
    assert view.accessibleName()
    assert view.accessibleDescription() == PARAGRAPHS[1]


def test_an_empty_text_can_be_clicked_and_walked(qtbot: QtBot, view: SourceView) -> None:
    view.set_text("", (), ())
    view.grab()
    for key in (Key.Key_Down, Key.Key_Up, Key.Key_Right, Key.Key_End, Key.Key_S, Key.Key_O, Key.Key_PageDown):
        qtbot.keyClick(view, key)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    assert view.chosen().length == 0


def test_a_number_of_five_digits_is_not_cut(view: SourceView) -> None:
    words = "salt\n\n" * 40_000
    view.resize(560, 600)
    view.set_text(words, [Block(at, at + 4) for at in range(0, len(words), 6)], [])
    view.scroll_to(len(words))
    picture = view.grab().toImage()
    ground = picture.pixelColor(0, 0)
    inked = {x for x in range(36) for y in range(picture.height()) if picture.pixelColor(x, y) != ground}
    assert len(inked) > 20
    assert 0 not in inked
