"""Two documents side by side, bookmarks, places, what stripes stand for, and cards that stay where they are."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.panes.source.conftest import REPORT, ingested
from workbench.core.kinds import RecordKind
from workbench.core.records import Card
from workbench.core.selection import Filter
from workbench.core.spans import Span
from workbench.core.texts import Block
from workbench.operations import documents, quotes, records
from workbench.ui.desk import Desk
from workbench.ui.panes.source.fonts import ReadingFonts
from workbench.ui.panes.source.margin import Margin
from workbench.ui.panes.source.paint import fitting
from workbench.ui.panes.source.pane import SourcePane
from workbench.ui.panes.source.shelf import Shelf
from workbench.ui.panes.source.spans import SpanTable
from workbench.ui.panes.source.view import SourceView

Key, Mod = Qt.Key, Qt.KeyboardModifier


def made(desk: Desk, operation: object, *args: object, **values: object) -> int:
    changes = desk.run(operation, *args, **values)  # type: ignore[arg-type]
    assert changes is not None
    return int(str(changes.result))


# -- side by side --------------------------------------------------------------------------------------------------


def test_two_documents_stand_side_by_side_and_each_is_quoted_in(
    qtbot: QtBot, reports: Desk, source: SourcePane
) -> None:
    source.view.setFocus()
    qtbot.keyClick(source.view, Key.Key_Tab, Mod.ControlModifier)
    left, right = source.readers
    assert (left.document_id, right.document_id) == (1, 2)
    qtbot.waitUntil(right.view.hasFocus)
    right.view.select(0, 7)
    qtbot.keyClick(right.view, Key.Key_Q)
    assert right.view.quotes_at(2)
    qtbot.keyClick(right.view, Key.Key_Tab, Mod.ControlModifier)
    assert left.view.hasFocus()
    assert source.document_id == 1
    source.switch_beside()
    assert len(source.readers) == 1
    assert source.document_id == 1


def test_the_focus_is_shown_in_the_column_that_has_its_document(
    qtbot: QtBot, reports: Desk, source: SourcePane
) -> None:
    quote_id = made(reports, quotes.add, 2, [Span(0, 7)])
    source.switch_beside()
    left, right = source.readers
    left.view.setFocus()
    reports.focus(RecordKind.QUOTE, quote_id)
    assert (left.document_id, right.document_id) == (1, 2)
    assert right.view.focused_quote == quote_id
    assert left.view.focused_quote is None


def test_both_columns_of_one_document_show_a_new_quote_and_the_filter(
    qtbot: QtBot, reports: Desk, source: SourcePane
) -> None:
    source.switch_beside()
    source.readers[1].open_document(1)
    quote_id = made(reports, quotes.add, 1, [Span(0, 11)])
    actor = made(reports, records.create, RecordKind.ACTOR, name="Port")
    reports.filter(Filter(actors=frozenset({actor})))
    for reader in source.readers:
        assert reader.view.parts_of(quote_id) == [(0, 11)]
        assert reader.view.is_dimmed(quote_id)


def test_columns_places_and_bookmarks_come_back_with_the_layout(
    qtbot: QtBot, reports: Desk, source: SourcePane
) -> None:
    at = REPORT.index("Officials")
    source.view.select(at, at)
    qtbot.keyClick(source.view, Key.Key_B)
    source.active.stripe("actor")
    source.switch_beside()
    state = source.view_state()
    again = SourcePane(reports)
    qtbot.addWidget(again)
    again.restore_view_state(state)
    assert [reader.document_id for reader in again.readers] == [1, 2]
    assert again.view.chosen().start == at
    assert list(again.shelf.bookmarks(1)) == [at]
    assert again.view.striping.by == "actor"
    again.shut_down()


# -- bookmarks and places ------------------------------------------------------------------------------------------


def test_b_puts_a_bookmark_and_shift_b_goes_round(qtbot: QtBot, source: SourcePane) -> None:
    places = [REPORT.index("Officials"), REPORT.index("Nobody")]
    for at in places:
        source.view.select(at + 3, at + 3)
        qtbot.keyClick(source.view, Key.Key_B)
    assert list(source.shelf.bookmarks(1)) == places
    for expected in (places[0], places[1], places[0]):
        qtbot.keyClick(source.view, Key.Key_B, Mod.ShiftModifier)
        assert source.view.chosen().start == expected
    menu = QMenu(source)
    source.active.bookmarks.fill(menu)
    assert [action.text().split("  ")[-1][:9] for action in menu.actions()[-2:]] == ["Officials", "Nobody sa"]
    menu.actions()[-1].trigger()
    assert source.view.chosen().start == places[1]
    qtbot.keyClick(source.view, Key.Key_B)
    assert list(source.shelf.bookmarks(1)) == places[:1]


def test_what_was_left_at_its_beginning_comes_back_with_the_space_above_it(source: SourcePane) -> None:
    before = source.view.rect_of(0)
    source.open_document(2)
    source.open_document(1)
    assert source.view.rect_of(0) == before


def test_a_document_comes_back_where_it_was_left(qtbot: QtBot, source: SourcePane) -> None:
    at = REPORT.index("Nobody")
    source.view.select(at, at)
    source.open_document(2)
    assert source.view.chosen().start == 0
    source.open_document(1)
    assert source.view.chosen().start == at


def test_places_of_documents_that_are_gone_are_left_out() -> None:
    shelf = Shelf()
    shelf.restore({"places": {"1": [4, 9], "2": 7, "x": 1, "9": [1, 1]}, "bookmarks": {"1": [5, 3], "9": [1]}}, {1, 2})
    assert (shelf.place(1), shelf.place(2), shelf.place(9)) == ((4, 9), (7, 7), None)
    assert list(shelf.bookmarks(1)) == [3, 5]
    assert shelf.next_bookmark(1, 3) == 5
    assert shelf.next_bookmark(1, 3, forward=False) == 5
    assert shelf.next_bookmark(9, 0) is None
    assert shelf.state() == {"places": {"1": [4, 9], "2": [7, 7]}, "bookmarks": {"1": [3, 5]}}


# -- stripes -------------------------------------------------------------------------------------------------------


def test_stripes_stand_for_actor_tag_or_modality(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    actor = made(reports, records.create, RecordKind.ACTOR, name="Port")
    tag = made(reports, records.create, RecordKind.TAG, name="shipping")
    one = made(reports, quotes.add_linked, 1, [Span(0, 11)], RecordKind.ACTOR, actor)
    two = made(reports, quotes.add_linked, 1, [Span(34, 45)], RecordKind.TAG, tag)
    view = source.view
    for by, named in (("actor", {one: "Port", two: ""}), ("tag", {one: "", two: "shipping"}), ("modality", {one: ""})):
        source.active.stripe(by)
        frame = view._frame()
        assert {quote_id: view.striping.name_of(quote_id) for quote_id in named} == named
        colours = {hit.quote_id: frame.striping.colour(hit, frame.colours, faint=False).name() for hit in frame.hits}
        assert (colours[one] == colours[two]) == (by == "modality")
    source.active.stripe("actor")
    view._frame()
    reports.run(records.edit, RecordKind.ACTOR, actor, name="Harbour")
    view._frame()
    assert view.striping.name_of(one) == "Harbour"


def test_the_header_offers_them(qtbot: QtBot, source: SourcePane) -> None:
    button = source.findChild(QToolButton, "source.tools.stripes")
    assert button is not None
    menu = button.menu()
    menu.actions()[2].trigger()
    assert source.view.striping.by == "tag"
    assert [action.isChecked() for action in menu.actions()] == [False, False, True]


def test_they_are_turned_without_the_mouse(reports: Desk, source: SourcePane) -> None:
    seen = []
    for _time in range(3):
        source.active.turn_stripes()
        seen.append(source.view.striping.by)
    assert seen == ["actor", "tag", "modality"]


def test_the_strip_counts_what_the_filter_leaves(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    actor = made(reports, records.create, RecordKind.ACTOR, name="Port")
    made(reports, quotes.add_linked, 1, [Span(0, 11)], RecordKind.ACTOR, actor)
    made(reports, quotes.add, 1, [Span(100, 111)])
    strip = source.view._strip
    assert sum(strip.counts()) == 2
    reports.filter(Filter(actors=frozenset({actor})))
    assert sum(strip.counts()) == 1
    assert sum(strip.counts()[: len(strip.counts()) // 4]) == 1
    reports.filter(Filter())
    assert sum(strip.counts()) == 2


def test_a_click_on_the_strip_goes_there(qtbot: QtBot, source: SourcePane) -> None:
    source.view.set_text("\n".join(f"Line {number}" for number in range(2000)), (), ())
    strip = source.view._strip
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(4, strip.height() // 2))
    assert 0.4 < source.view.top_offset / len(source.view.text) < 0.6


# -- words that are not cut ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("room", "said"),
    [(100, "Q quote · E event · Esc clear"), (20, "Q quote · Esc clear"), (12, "Esc clear"), (3, "Esc clear")],
)
def test_a_narrow_view_is_told_whole_hints_and_how_to_get_out(room: int, said: str) -> None:
    assert fitting("Q quote · E event · Esc clear", lambda words: len(words) <= room) == said


@pytest.mark.parametrize("width", [160, 400])
def test_a_grade_that_finds_no_room_beside_the_heading_stands_before_the_speaker(qtbot: QtBot, width: int) -> None:
    card = Card(1, "Affirmation rapportée", "B2", "Des soldats partent", "selon le ministre", "reported")
    written = Margin(ReadingFonts())._lines(card, width, False)
    assert written[0].text.startswith("Affirmation")
    assert ("B2" in written[0].rest) == (width == 400)
    assert written[-1].text.startswith("B2 · selon" if width == 160 else "selon")


# -- cards ---------------------------------------------------------------------------------------------------------


def cards(ids: Sequence[int]) -> Mapping[int, Card]:
    return {id: Card(id, "Reported claim", "C3", "what it says " * (id % 5), "who", "reported") for id in ids}


@pytest.mark.parametrize("seed", range(6))
def test_cards_never_overlap_and_never_wander_while_the_text_scrolls(qtbot: QtBot, seed: int) -> None:
    chance = random.Random(seed)
    sizes = [3, 20, 90, 200] if seed < 4 else [20, 3000]
    paragraphs = ["word " * chance.choice(sizes) for _ in range(60 if seed < 4 else 8)]
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for words in paragraphs:
        blocks.append(Block(at, at + len(words)))
        at += len(words) + 2
    view = SourceView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    qtbot.waitExposed(view)
    view.set_text(text, blocks, ())
    view.set_cards(cards)
    starts = sorted(chance.randrange(len(text) - 60) for _ in range(220))
    view.set_spans(SpanTable.of([(id, start, start + 50, "") for id, start in enumerate(starts, 1)]))
    view.scroll_to(len(text) // 3)
    known: dict[int, tuple[int, int]] = {}
    for _step in range(120):
        view.scroll_by(chance.choice([7, 23, 61, -31]))
        view.grab()
        placed = view.placed_cards
        assert all(one.rect.bottom() < other.rect.top() for one, other in pairwise(placed))
        for card in placed:
            line = view.rect_of(starts[card.quote_id - 1])
            if line is not None:
                stands = (card.rect.top() - line.top(), card.rect.height())
                assert known.setdefault(card.quote_id, stands) == stands
    assert len(known) > 12


def test_hovering_shows_which_words_and_card_belong_together(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    quote_id = made(reports, quotes.add, 1, [Span(0, 11)])
    source.view.grab()
    rect = source.view.rect_of(3)
    assert rect is not None
    qtbot.mouseMove(source.view.viewport(), rect.center())
    assert source.view._frame().pointed_at == quote_id
    qtbot.mouseMove(source.view.viewport(), QPoint(rect.center().x(), source.view.viewport().height() - 4))
    assert source.view._frame().pointed_at is None


# -- texts that change ---------------------------------------------------------------------------------------------


def test_a_document_read_again_with_another_text_is_shown_anew(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    dossier = reports.dossier
    with dossier.operation("Replace the text") as op:
        op.execute("DELETE FROM document_text WHERE document_id = 1")
        op.execute("INSERT INTO document_text (document_id, text) VALUES (1, 'Another text.')")
        op.execute("UPDATE document SET text_sha256 = 'x', length = 13 WHERE id = 1")
    reports.announce(dossier.changes(op))
    assert source.view.text == "Another text."
    reports.undo()
    assert source.view.text == REPORT


def test_a_text_of_fifty_megabytes_opens_and_its_end_can_be_quoted(
    qtbot: QtBot, reports: Desk, source: SourcePane
) -> None:
    line = "Une ligne du long rapport, avec é et 🛰 à la fin.\n"
    text = line * (50_000_000 // len(line))
    document = made(reports, documents.add, ingested(text, "Long"), b"long", "long.txt")
    source.open_document(document)
    qtbot.waitUntil(lambda: not source.is_loading)
    view = source.view
    view.select(len(text) - len(line), len(text) - 1)
    qtbot.keyClick(view, Key.Key_Q)
    assert view.parts_of(int(str(view.focused_quote))) == [(len(text) - len(line), len(text) - 1)]
    view.scroll_to(len(text) // 2)
    view.grab()
    assert view.top_offset > len(text) // 3


def test_cards_of_a_line_that_two_pieces_share_stand_below_one_another(qtbot: QtBot) -> None:
    view = SourceView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    qtbot.waitExposed(view)
    view.set_text(" ".join(f"word{number}" for number in range(1900)), (), ())
    view.set_cards(cards)
    seam = view._flow.starts[next(index for index in range(1, len(view._flow)) if view._flow.goes_on(index))]
    places = [seam - 200, seam - 6, seam + 1, seam + 200]
    view.set_spans(SpanTable.of([(id, start, start + 4, "") for id, start in enumerate(places, 1)]))
    view.scroll_to(seam)
    view.grab()
    assert [card.quote_id for card in view.placed_cards] == [1, 2, 3, 4]
    assert all(one.rect.bottom() < other.rect.top() for one, other in pairwise(view.placed_cards))
    for card in view.placed_cards:
        line = view.rect_of(places[card.quote_id - 1])
        assert line is not None
        assert card.rect.top() >= line.top()
