"""Lists, their keys, and work that waits until it is seen."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from workbench.ui.kit.keys import Keys
from workbench.ui.kit.lines import Line, LineList
from workbench.ui.kit.seen import WhenSeen

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window


@pytest.fixture
def names(qtbot: Any) -> LineList:
    made = LineList(lambda row: Line(row[1], f"no {row[0]}", trailing="3"), lambda row: row[0], may_rename=True)
    qtbot.addWidget(made)
    made.set_rows([(1, "Anvers"), (2, "Gand"), (3, "Liège")])
    made.resize(200, 200)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_same_record_stays_current_when_rows_are_replaced(names: LineList) -> None:
    names.choose(2)
    names.set_rows([(9, "Bruges"), (2, "Gand"), (3, "Liège")])
    assert names.current_id() == 2


def test_when_the_current_row_goes_the_next_one_is_current(names: LineList) -> None:
    names.choose(2)
    names.set_rows([(1, "Anvers"), (3, "Liège")])
    assert names.current_id() == 3
    names.set_rows([(1, "Anvers")])
    assert names.current_id() == 1
    names.set_rows([])
    assert names.current_id() is None


def test_a_row_is_spoken_with_all_that_it_shows(names: LineList) -> None:
    assert names.lines.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Anvers, no 1, 3"


def test_a_click_tells_the_record(names: LineList, qtbot: Any) -> None:
    spot = names.visualRect(names.lines.index(1)).center()
    with qtbot.waitSignal(names.picked, check_params_cb=lambda id: id == 2):
        qtbot.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_renaming_asks_once_and_not_for_the_same_name(names: LineList, qtbot: Any) -> None:
    asked: list[tuple[int, str]] = []
    names.lines.rename_asked.connect(lambda id, name: asked.append((id, name)))
    for text in ("Gent", "Gand", "  "):
        names.lines.setData(names.lines.index(1), text)
    assert asked == [(2, "Gent")]


def test_keys_are_the_widgets_own_even_against_a_shortcut_of_the_window(qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = QLineEdit(window)
    QVBoxLayout(window).addWidget(line)
    told: list[str] = []
    QShortcut(QKeySequence("Ctrl+N"), window).activated.connect(lambda: told.append("window"))
    Keys(line, {"Ctrl+N": lambda: told.append("line")})
    with qtbot.waitActive(window):
        window.show()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert told == ["line"]
    qtbot.keyClicks(line, "n")
    assert line.text() == "n"


def test_return_in_an_open_editor_is_not_the_lists(names: LineList, qtbot: Any) -> None:
    told: list[str] = []
    Keys(names, {"Return": lambda: told.append("list")})
    names.choose(1)
    names.edit(names.currentIndex())
    qtbot.keyClick(names.findChild(QLineEdit), Qt.Key.Key_Return)
    assert told == []
    qtbot.waitUntil(lambda: names.indexWidget(names.currentIndex()) is None)
    qtbot.keyClick(names, Qt.Key.Key_Return)
    assert told == ["list"]


def test_what_nobody_sees_is_read_once_when_it_is_shown(qtbot: Any) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    reads: list[int] = []
    seen = WhenSeen(widget, lambda: reads.append(1))
    seen.ask()
    seen.ask()
    assert reads == []
    widget.show()
    assert reads == [1]
    widget.hide()
    widget.show()
    assert reads == [1]
    seen.ask()
    assert reads == [1, 1]


def test_the_same_rows_with_new_words_are_not_laid_out_again(names: LineList) -> None:
    reset: list[bool] = []
    names.lines.modelReset.connect(lambda: reset.append(True))
    names.choose(2)
    names.set_rows([(1, "Anvers"), (2, "Gent"), (3, "Liège")])
    assert names.lines.index_of(2).data() == "Gent"
    assert names.current_id() == 2
    assert not reset
    names.set_rows([(2, "Gent"), (1, "Anvers"), (3, "Liège")])
    assert names.lines.rowCount() == 3
    assert reset


@pytest.mark.parametrize("gone", [{0}, {7, 8, 400}, {599}])
def test_a_few_rows_that_go_from_a_long_list_are_taken_out_and_the_rest_is_not_laid_out_anew(
    names: LineList, gone: set[int]
) -> None:
    rows = [(id, f"Ville {id}") for id in range(600)]
    names.set_rows(rows)
    names.choose(9)
    reset: list[bool] = []
    names.lines.modelReset.connect(lambda: reset.append(True))
    rest = [row for row in rows if row[0] not in gone]
    names.set_rows(rest, current=9)
    assert (names.current_id(), list(names.lines.rows), names.lines.rowCount()) == (9, rest, len(rest))
    assert not reset
    names.set_rows([(1000, "Autre"), *rest[2:]], current=9)
    assert reset


def test_a_record_is_found_before_and_behind_where_one_stands(names: LineList) -> None:
    names.set_rows([(id, f"Ville {id}") for id in range(100)])
    names.choose(60)
    assert [names.choose(id) for id in (20, 99, 0, 500)] == [True, True, True, False]


@pytest.mark.parametrize("count", [3, 400])
def test_rows_that_changed_in_place_are_renewed_and_others_are_laid_out(names: LineList, count: int) -> None:
    rows = [(id, f"Ville {id}") for id in range(600)]
    names.set_rows(rows)
    reset: list[bool] = []
    names.lines.modelReset.connect(lambda: reset.append(True))
    names.set_rows([(id, f"{name}!" if id < count else name) for id, name in rows])
    assert not reset
    assert names.lines.index(0).data() == "Ville 0!"
    names.set_rows([*((id, f"{name}?") for id, name in rows[:-1]), (1000, "Autre")])
    assert reset
