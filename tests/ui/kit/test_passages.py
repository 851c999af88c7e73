"""The list of quotes opens, is walked by keyboard, and closes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.kit.lines import Line
from workbench.ui.kit.passages import Passages


def test_it_opens_under_a_title_gives_the_row_that_is_picked_and_closes(qtbot: QtBot) -> None:
    made = Passages(lambda row: Line(str(row)), lambda row: int(row))
    qtbot.addWidget(made)
    picked: list[int] = []
    closed: list[bool] = []
    made.picked.connect(picked.append)
    made.closed.connect(lambda: closed.append(True))
    assert made.isHidden()
    made.put_away()
    assert closed == []
    made.open("Behind it", [3, 5])
    assert not made.isHidden()
    QTest.keyClick(made.list, Qt.Key.Key_Down)
    QTest.keyClick(made.list, Qt.Key.Key_Return)
    assert picked == [5]
    QTest.keyClick(made.list, Qt.Key.Key_Escape)
    assert made.isHidden()
    assert closed == [True]


def test_a_long_title_does_not_widen_what_it_stands_in(qtbot: QtBot) -> None:
    made = Passages(lambda row: Line(str(row)), lambda row: int(row))
    qtbot.addWidget(made)
    made.open("Ministry of the northern harbours → Fleet · act together · 5 quotes " * 3, [3])
    assert made.minimumSizeHint().width() < 260
    made.put_away()


def test_what_closes_it_from_elsewhere_does_not_take_the_keyboard(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    made, line = Passages(lambda row: Line(str(row)), lambda row: int(row), window), QLineEdit(window)
    left: list[bool] = []
    made.left.connect(lambda: left.append(True))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    made.open("Behind it", [3])
    line.setFocus()
    made.put_away()
    assert left == []
    made.open("Behind it", [3])
    made.setFocus()
    made.put_away()
    assert left == [True]
    window.hide()
