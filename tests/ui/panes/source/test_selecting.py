"""Marking by keyboard alone: words, sentences, paragraphs, growing and shrinking, snapping, ends moved."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.panes.source.conftest import REPORT, ingested
from workbench.core.kinds import RecordKind
from workbench.core.spans import Span
from workbench.core.texts import Block
from workbench.operations import documents, quotes, records
from workbench.store.read import quotes as read
from workbench.store.read.verification import verify
from workbench.ui.desk import Desk
from workbench.ui.panes.source.pane import SourcePane

Key, Mod = Qt.Key, Qt.KeyboardModifier
NONE, SHIFT, CTRL, ALT = Mod.NoModifier, Mod.ShiftModifier, Mod.ControlModifier, Mod.AltModifier


def put(source: SourcePane, words: str) -> int:
    at = REPORT.index(words)
    source.view.select(at, at)
    return at


def chosen(source: SourcePane) -> str:
    return source.view.chosen().of(REPORT)


def press(qtbot: QtBot, source: SourcePane, *keys: tuple[Key, Mod] | Key) -> None:
    for key in keys:
        name, modifier = key if isinstance(key, tuple) else (key, NONE)
        qtbot.keyClick(source.view, name, modifier)


def test_sentences_with_alt_and_paragraphs_with_ctrl(qtbot: QtBot, source: SourcePane) -> None:
    put(source, "harbour")
    press(qtbot, source, (Key.Key_Down, ALT))
    assert REPORT[source.view.chosen().start :].startswith("Three ships left")
    press(qtbot, source, (Key.Key_Down, ALT | SHIFT))
    assert chosen(source) == "Three ships left at night!"
    press(qtbot, source, (Key.Key_Down, ALT | SHIFT))
    assert chosen(source) == "Three ships left at night! Did anyone see them?"
    press(qtbot, source, (Key.Key_Down, ALT | SHIFT))
    assert chosen(source).endswith("Officials spoke of three ships.")
    press(qtbot, source, (Key.Key_Down, CTRL))
    assert REPORT[source.view.chosen().start :].startswith("Nobody")
    press(qtbot, source, (Key.Key_Up, CTRL), (Key.Key_Down, CTRL | SHIFT))
    assert chosen(source) == REPORT.split("\n\n")[1]
    press(qtbot, source, Key.Key_Right, (Key.Key_Up, ALT | SHIFT))
    assert chosen(source) == "The ministry counts Three Ships, and a fourth ship may follow."
    press(qtbot, source, (Key.Key_Up, ALT | SHIFT))
    assert chosen(source) == REPORT.split("\n\n")[1]
    press(qtbot, source, (Key.Key_Up, ALT))
    assert REPORT[source.view.chosen().start :].startswith("Did anyone")


def test_the_selection_grows_and_shrinks_again(qtbot: QtBot, source: SourcePane) -> None:
    put(source, "ships left")
    seen = []
    for _time in range(4):
        press(qtbot, source, Key.Key_S)
        seen.append(chosen(source))
    assert seen[0] == "ships"
    assert seen[1] == "Three ships left at night!"
    assert seen[2] == REPORT.split("\n\n")[0]
    assert seen[3] == REPORT
    for words in (*seen[2::-1], ""):
        press(qtbot, source, (Key.Key_S, SHIFT))
        assert chosen(source) == words


def test_w_snaps_to_whole_words_and_then_to_whole_sentences(qtbot: QtBot, source: SourcePane) -> None:
    at = put(source, "icials spoke")
    source.view.select(at, at + 9)
    press(qtbot, source, Key.Key_W)
    assert chosen(source) == "Officials spoke"
    press(qtbot, source, Key.Key_W)
    assert chosen(source) == "Officials spoke of three ships."
    put(source, "fourth")
    press(qtbot, source, Key.Key_W)
    assert chosen(source) == "fourth"


def test_x_moves_the_other_end(qtbot: QtBot, source: SourcePane) -> None:
    at = put(source, "three ships")
    source.view.select(at, at + 11)
    press(qtbot, source, Key.Key_X, (Key.Key_Left, CTRL | SHIFT))
    assert chosen(source) == "of three ships"


def quoted(desk: Desk, *words: str) -> int:
    spans = [Span(REPORT.index(part), REPORT.index(part) + len(part)) for part in words]
    changes = desk.run(quotes.add, 1, spans)
    assert changes is not None
    return int(str(changes.result))


def focus(source: SourcePane, quote_id: int) -> None:
    source.view.point_at(quote_id, source.view.parts_of(quote_id)[0][0])


def test_r_moves_the_ends_of_a_quote_by_keyboard_in_one_gesture(
    qtbot: QtBot, reports: Desk, source: SourcePane
) -> None:
    quote_id = quoted(reports, "Three ships left")
    focus(source, quote_id)
    press(qtbot, source, Key.Key_R)
    assert chosen(source) == "Three ships left"
    press(qtbot, source, *[(Key.Key_Right, CTRL | SHIFT)] * 3, Key.Key_X, (Key.Key_Left, SHIFT))
    press(qtbot, source, Key.Key_Return)
    assert read.quote(reports.reader, quote_id).text == "Three ships left at night"
    assert source.view.parts_of(quote_id) == [(34, 59)]
    assert source.view.focused_quote == quote_id
    assert list(verify(reports.reader)) == []
    reports.undo()
    assert read.quote(reports.reader, quote_id).text == "Three ships left"


def test_plain_arrows_move_an_end_too_and_let_go_of_nothing(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    quote_id = quoted(reports, "Three ships left")
    focus(source, quote_id)
    press(qtbot, source, Key.Key_R, *[Key.Key_Left] * 5)
    assert chosen(source) == "Three ships"
    press(qtbot, source, Key.Key_X, (Key.Key_Right, CTRL), Key.Key_Return)
    assert read.quote(reports.reader, quote_id).text == "ships"


def test_escape_leaves_the_quote_as_it_was(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    quote_id = quoted(reports, "Three ships left")
    focus(source, quote_id)
    press(qtbot, source, Key.Key_R, (Key.Key_Right, CTRL | SHIFT), Key.Key_Escape)
    assert source.view.resized_quote is None
    press(qtbot, source, Key.Key_Return)
    assert read.quote(reports.reader, quote_id).text == "Three ships left"


def test_one_part_of_several_is_moved_and_the_others_stay(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    quote_id = quoted(reports, "Three ships", "at night")
    put(source, "night")
    source.view.point_at(quote_id, REPORT.index("night"))
    press(qtbot, source, Key.Key_R, (Key.Key_Right, SHIFT), Key.Key_Q)
    assert read.quote(reports.reader, quote_id).text == "Three ships […] at night!"


def test_y_copies_the_words_with_their_citation(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    at = put(source, "Three ships left")
    source.view.select(at, at + 16)
    press(qtbot, source, Key.Key_Y)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("“Three ships left” Harbour report, undated, para.\u00a01.")
    source.view.clear_selection()
    focus(source, quoted(reports, "Officials"))
    press(qtbot, source, Key.Key_Y)
    assert QGuiApplication.clipboard().text().startswith("“Officials” Harbour report")


SCRIPTS = [
    "قال الوزير إن ثلاث سفن غادرت الميناء ليلا.",
    "השר אמר כי שלוש אוניות עזבו את הנמל בלילה.",
    "The envoy said «السفن غادرت» and left 12 ships.",
    "Le porte-parole 👩‍👩‍👧‍👦 a salué 🇫🇷 puis 🏳️‍🌈 et 👍🏽 hier.",
    "外務省は三隻の船が出港したと発表した。確認は取れていない。",
    "대변인은 배 세 척이 떠났다고 말했다.",
    "นักข่าวกล่าวว่าเรือสามลำออกจากท่า",
    "e\u0301te\u0301 x\u0327\u0301 et ﷺ 𝔘𝔫𝔦",
]


@pytest.mark.parametrize("text", SCRIPTS)
def test_whatever_the_script_each_step_and_each_click_is_on_whole_characters_and_quotes_verify(
    qtbot: QtBot, reports: Desk, source: SourcePane, text: str
) -> None:
    made = reports.run(documents.add, ingested(f"First.\n\n{text}\n\nLast.", "Scripts"), text.encode(), "s.txt")
    assert made is not None
    document = int(str(made.result))
    source.open_document(document)
    view = source.view
    whole, start = view.text, view.text.index(text)
    end = start + len(text)
    places = [start]
    view.select(start, start)
    while view.chosen().end < end and len(places) < 200:
        before = view.chosen().end
        laid = view._flow.laid(view._flow.index_of(before))
        unit = laid.layout.nextCursorPosition(laid.units.to_units(before - laid.start))
        view.select(start, laid.start + laid.units.to_points(unit))
        places.append(view.chosen().end)
    assert places[-1] == end
    for place in places:
        before, after = whole[place - 1 : place], whole[place : place + 1]
        assert after not in ("\u200d", "\ufe0f", "\U0001f3fd", "\u0301", "\u0327")
        assert before != "\u200d"
    for low, high in pairwise(places):
        assert view.rect_of(low) is not None
        view.select(low, high)
        if whole[low:high].isspace():
            continue
        press(qtbot, source, Key.Key_Q)
        row = read.quote(reports.reader, int(str(view.focused_quote)))
        assert row.text == whole[low:high]
        assert view.parts_of(row.id) == [(low, high)]
    assert list(verify(reports.reader)) == []


def test_a_paragraph_of_thousands_of_words_is_one_to_the_keyboard_and_the_mouse(
    qtbot: QtBot, reports: Desk, source: SourcePane
) -> None:
    text = " ".join(f"word{number}" if number % 9 else f"end{number}. Next" for number in range(2500)) + "."
    source.view.set_text(text, (), ())
    view = source.view
    piece = view._flow.starts[2]
    view.select(piece + 1, piece + 1)
    press(qtbot, source, Key.Key_S)
    assert view.chosen().of(text) == text[piece : text.index(" ", piece)]
    press(qtbot, source, Key.Key_S)
    sentence = view.chosen()
    assert sentence.start < piece < sentence.end
    assert sentence.of(text).startswith("Next")
    press(qtbot, source, Key.Key_S)
    assert view.chosen().of(text) == text
    view.scroll_to(piece)
    view.grab()
    for offset in range(piece - 12, piece + 12):
        rect = view.rect_of(offset)
        assert rect is not None
        assert view.character_at(rect.center() + QPoint(3, 0)) == offset
    view.select(piece - 3, piece - 3)
    before = view.rect_of(piece - 3)
    press(qtbot, source, Key.Key_Down)
    after = view.rect_of(view.chosen().end)
    assert before is not None
    assert after is not None
    assert 0 < after.y() - before.y() < 2 * before.height()
    press(qtbot, source, Key.Key_Up)
    assert abs(view.chosen().end - (piece - 3)) <= 1
    press(qtbot, source, Key.Key_Home, (Key.Key_End, SHIFT))
    line = view.chosen()
    assert line.start < piece - 3 < line.end
    assert line.end > piece


def test_what_is_hidden_between_is_neither_quoted_nor_copied(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    first, second, third = REPORT.split("\n\n")
    assert source.view.show_only([Span(0, len(first)), Span(REPORT.index(third), len(REPORT))]) == 1
    press(qtbot, source, (Key.Key_A, CTRL))
    source.view.copy()
    assert QGuiApplication.clipboard().text() == f"{first} […] {third}"
    assert "2 parts" in source.view._hint
    data = source.verbs.drag_data()
    assert data is not None
    assert second not in data.text()
    press(qtbot, source, Key.Key_Q)
    (row,) = read.rows(reports.reader, 1)[:1]
    assert [part.exact for part in read.quote(reports.reader, row.id).parts] == [first, third]
    assert next(verify(reports.reader), None) is None


def test_a_quote_around_hidden_words_keeps_them_while_its_ends_move(
    qtbot: QtBot, reports: Desk, source: SourcePane
) -> None:
    made = reports.run(quotes.add, 1, [Span(0, len(REPORT))])
    assert made is not None
    first, _second, third = REPORT.split("\n\n")
    source.view.show_only([Span(0, len(first)), Span(REPORT.index(third), len(REPORT))])
    source.view.set_focus(int(str(made.result)))
    press(qtbot, source, Key.Key_R, (Key.Key_Left, CTRL | SHIFT), Key.Key_Return)
    (part,) = read.quote(reports.reader, int(str(made.result))).parts
    assert part.exact.startswith(first)
    assert "The ministry counts" in part.exact
    assert len(part.exact) < len(REPORT)


def test_paragraphs_that_follow_one_another_stay_one_part(qtbot: QtBot, source: SourcePane) -> None:
    paragraphs = REPORT.split("\n\n")
    source.view.show_only([Span(0, len(paragraphs[0])), Span(REPORT.index(paragraphs[1]), REPORT.index(paragraphs[2]))])
    press(qtbot, source, (Key.Key_A, CTRL))
    assert source.view.chosen_parts() == [Span(0, REPORT.index(paragraphs[2]) - 2)]


def test_a_hidden_line_that_is_no_paragraph_parts_a_selection_too(qtbot: QtBot, source: SourcePane) -> None:
    text = "First words.\nA line that no block claims.\nLast words."
    first, last = Block(0, 12), Block(text.index("Last"), len(text))
    source.view.set_text(text, (first, last), ())
    source.view.show_only([Span(first.start, first.end), Span(last.start, last.end)])
    press(qtbot, source, (Key.Key_A, CTRL))
    assert source.view.chosen_parts() == [Span(0, 12), Span(last.start, last.end)]


def test_a_quote_that_just_went_leads_nowhere_and_breaks_nothing(
    qtbot: QtBot, reports: Desk, source: SourcePane
) -> None:
    made = reports.run(quotes.add, 1, [Span(4, 11)])
    assert made is not None
    source.view.set_focus(int(str(made.result)))
    records.delete(reports.dossier, RecordKind.QUOTE, int(str(made.result)))
    press(qtbot, source, Key.Key_Return)
    assert reports.selection.focus is None
