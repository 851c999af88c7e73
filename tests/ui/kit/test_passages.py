"""The list of quotes opens, is walked by keyboard, and closes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
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
