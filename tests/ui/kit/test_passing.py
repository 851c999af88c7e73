"""Ctrl+Z in an empty line takes the last gesture back; in one that was typed in, the typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.kit.passing import pass_undo


@pytest.mark.parametrize("typed, is_claimed", [("", False), ("words", True)])
def test_a_line_claims_undo_only_where_it_has_something_to_undo(qtbot: QtBot, typed: str, is_claimed: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = QLineEdit(window)
    pass_undo(window)
    window.show()
    qtbot.keyClicks(line, typed)
    pressed = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    pressed.ignore()
    QApplication.sendEvent(line, pressed)
    assert pressed.isAccepted() is is_claimed
