"""Finding in the document read: count, next and previous, marks on the text and the strip, every occurrence quoted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.panes.source.conftest import REPORT
from workbench.store.read import quotes
from workbench.ui.desk import Desk
from workbench.ui.panes.source.findbar import FindBar
from workbench.ui.panes.source.pane import SourcePane
from workbench.ui.peek import Peek
from workbench.ui.window import Window

Key, Mod = Qt.Key, Qt.KeyboardModifier


def open_bar(qtbot: QtBot, source: SourcePane, words: str = "") -> FindBar:
    source.view.setFocus()
    qtbot.keyClick(source.view, Key.Key_F, Mod.ControlModifier)
    bar = source.findChild(FindBar, "source.find")
    assert bar is not None
    qtbot.waitUntil(lambda: bar.line.hasFocus())
    if words:
        qtbot.keyClicks(bar.line, words)
    return bar


def told(qtbot: QtBot, bar: FindBar, words: str) -> None:
    qtbot.waitUntil(lambda: bar.count.text() == words)


def button(bar: FindBar, name: str) -> QToolButton:
    found = bar.findChild(QToolButton, f"source.find.{name}")
    assert found is not None
    return found


def test_ctrl_f_finds_whatever_the_case_and_walks_round(qtbot: QtBot, source: SourcePane) -> None:
    bar = open_bar(qtbot, source, "three ships")
    told(qtbot, bar, "1 of 3")
    starts = list(bar.found.starts)
    assert [REPORT[start : start + 11] for start in starts] == ["Three ships", "three ships", "Three Ships"]
    assert source.view.chosen().start == starts[0]
    for key, modifier, at in (
        (Key.Key_Return, Mod.NoModifier, 1),
        (Key.Key_F3, Mod.NoModifier, 2),
        (Key.Key_Return, Mod.NoModifier, 0),
        (Key.Key_Return, Mod.ShiftModifier, 2),
    ):
        qtbot.keyClick(bar.line, key, modifier)
        assert source.view.chosen().start == starts[at]
        assert bar.count.text() == f"{at + 1} of 3"


def test_case_accents_and_whole_words_count_when_asked(qtbot: QtBot, source: SourcePane) -> None:
    bar = open_bar(qtbot, source, "ete")
    told(qtbot, bar, "1 of 1")
    button(bar, "accents").click()
    told(qtbot, bar, "nothing found")
    bar.line.setText("three ships")
    told(qtbot, bar, "1 of 3")
    button(bar, "case").click()
    told(qtbot, bar, "1 of 1")
    button(bar, "case").click()
    bar.line.setText("ship")
    told(qtbot, bar, "1 of 5")
    button(bar, "whole").click()
    told(qtbot, bar, "1 of 2")


def test_regular_expressions_find_and_bad_ones_are_told(qtbot: QtBot, source: SourcePane) -> None:
    bar = open_bar(qtbot, source)
    button(bar, "pattern").click()
    bar.line.setText(r"\w+ships?|four\w+")
    bar.line.setText(r"four\w+")
    told(qtbot, bar, "1 of 1")
    bar.line.setText("four(")
    qtbot.waitUntil(lambda: bar.trouble.isVisible())
    assert bar.trouble.text() == "This is no regular expression yet: a round bracket is not closed."
    assert bar.line.width() > 100
    assert bar.line.property("invalid")


def test_escape_takes_the_marks_away_and_gives_the_keyboard_back(qtbot: QtBot, source: SourcePane) -> None:
    bar = open_bar(qtbot, source, "ship")
    told(qtbot, bar, "1 of 5")
    assert source.view._frame().found
    qtbot.keyClick(bar.line, Key.Key_Escape)
    assert not bar.isVisible()
    assert not source.view._frame().found
    assert source.view.hasFocus()
    qtbot.keyClick(source.view, Key.Key_F3)
    told(qtbot, bar, "1 of 5")


def test_another_document_is_searched_for_the_same_words(qtbot: QtBot, source: SourcePane) -> None:
    bar = open_bar(qtbot, source, "ship")
    told(qtbot, bar, "1 of 5")
    source.open_document(2)
    told(qtbot, bar, "1 of 1")


def test_m_shows_every_occurrence_and_quotes_them_as_one_step(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    at = REPORT.index("three ships")
    source.view.select(at, at + 11)
    qtbot.keyClick(source.view, Key.Key_M)
    bar = source.findChild(FindBar, "source.find")
    assert bar is not None
    told(qtbot, bar, "2 of 3")
    quote = button(bar, "quote")
    assert quote.text() == "Quote 3 occurrences"
    qtbot.keyClick(bar.line, Key.Key_Space, Mod.ControlModifier)
    assert quote.text() == "Quote 2 occurrences"
    assert [hit.is_left_out for hit in source.view._frame().found] == [False, True, False]
    qtbot.keyClick(bar.line, Key.Key_Return, Mod.ControlModifier)
    made = quotes.rows(reports.reader, 1)
    assert [REPORT[row.start : row.end] for row in made] == ["Three ships", "Three Ships"]
    assert not bar.isVisible()
    reports.undo()
    assert quotes.rows(reports.reader, 1) == []
    assert source.view.quotes_at(made[0].start) == []


def test_m_takes_the_words_of_the_focused_quote_and_says_when_too_much_is_selected(
    qtbot: QtBot, reports: Desk, source: SourcePane
) -> None:
    at = REPORT.index("three ships")
    source.view.select(at, at + 11)
    qtbot.keyClick(source.view, Key.Key_Q)
    assert not source.view.chosen().length
    qtbot.keyClick(source.view, Key.Key_M)
    bar = source.findChild(FindBar, "source.find")
    assert bar is not None
    assert bar.line.text() == "three ships"
    bar.put_away()
    source.view.select(0, len(REPORT))
    with qtbot.waitSignal(reports.noticed) as said:
        qtbot.keyClick(source.view, Key.Key_M)
    assert "at most 200 characters of one paragraph" in said.args[0].text


def test_m_without_words_says_what_to_do(qtbot: QtBot, reports: Desk, source: SourcePane) -> None:
    with qtbot.waitSignal(reports.noticed):
        qtbot.keyClick(source.view, Key.Key_M)


def test_hits_and_quotes_stand_on_the_strip_where_they_are_in_the_text(qtbot: QtBot, source: SourcePane) -> None:
    bar = open_bar(qtbot, source, "fourth")
    told(qtbot, bar, "1 of 1")
    strip = source.view._strip
    assert list(strip.marks.found) == [REPORT.index("fourth")]
    assert sum(strip.counts()) == 0


@pytest.mark.parametrize("size", [1_200_000])
def test_a_long_text_shows_the_hits_around_the_reader_first_and_then_all(
    qtbot: QtBot, source: SourcePane, size: int
) -> None:
    text = ("word " * 99 + "needle\n") * (size // 502)
    source.view.set_text(text, (), ())
    middle = text.index("needle", size // 2)
    source.view.select(middle, middle)
    counts: list[int] = []
    bar = open_bar(qtbot, source)
    bar.shown.connect(lambda found, _current: counts.append(len(found.starts)))
    bar.line.setText("needle")
    qtbot.waitUntil(lambda: bar.count.text().endswith(f" of {text.count('needle')}"), timeout=20_000)
    assert any(0 < count < text.count("needle") for count in counts)
    assert source.view.chosen().start == middle


def test_escape_leaves_the_hit_selected_so_that_it_can_be_quoted(qtbot: QtBot, source: SourcePane) -> None:
    bar = open_bar(qtbot, source, "three ships")
    told(qtbot, bar, "1 of 3")
    start = bar.found.starts[0]
    qtbot.keyClick(bar.line, Key.Key_Escape)
    assert (source.view.chosen().start, source.view.chosen().end) == (start, start + 11)


def test_closing_leaves_alone_what_was_selected_since(qtbot: QtBot, source: SourcePane) -> None:
    bar = open_bar(qtbot, source, "three ships")
    told(qtbot, bar, "1 of 3")
    source.view.select(2, 9)
    button(bar, "close").click()
    assert (source.view.chosen().start, source.view.chosen().end) == (2, 9)


def test_ctrl_space_leaves_out_a_hit_in_the_window(qtbot: QtBot, window: Window) -> None:
    window.activateWindow()
    window.panes.source.view.setFocus()
    qtbot.waitUntil(window.panes.source.view.hasFocus)
    bar = open_bar(qtbot, window.panes.source, "e")
    qtbot.waitUntil(lambda: len(bar.found.starts) > 1)
    qtbot.keyClick(bar.line, Key.Key_Space, Mod.ControlModifier)
    assert bar.is_left_out(bar.found.starts[0])
    assert window.findChild(Peek) is None
