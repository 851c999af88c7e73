"""The sheet says every shortcut and changes them, by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.dialogs.shortcuts import ShortcutSheet
from workbench.ui.window import Window

_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sheet(window: Window, qtbot: QtBot) -> ShortcutSheet:
    window.activateWindow()
    window.actions_by_id["help.keys"].trigger()
    found = window.findChild(ShortcutSheet)
    assert found is not None
    qtbot.waitUntil(found.hasFocus)
    return found


def _button(sheet: ShortcutSheet, id: str) -> QToolButton:
    found = sheet.findChild(QToolButton, f"sheet.key.{id}")
    assert found is not None
    return found


def _told(sheet: ShortcutSheet) -> str:
    found = sheet.findChild(QLabel, "sheet.told")
    assert found is not None
    return found.text()


def test_every_bound_command_has_its_key_and_those_without_have_a_place(sheet: ShortcutSheet) -> None:
    assert _button(sheet, "dossier.import").text() == "Ctrl+I"
    assert _button(sheet, "dossier.verify").text() == "—"
    assert _button(sheet, "dossier.verify").accessibleName() == "Verify every quote: no shortcut"


def test_new_keys_are_given(sheet: ShortcutSheet, window: Window, qtbot: QtBot) -> None:
    _button(sheet, "dossier.verify").click()
    assert "Verify every quote" in _told(sheet)
    qtbot.keyClick(sheet, Qt.Key.Key_J, _CTRL)
    assert _button(sheet, "dossier.verify").text() == "Ctrl+J"
    assert window.actions_by_id["dossier.verify"].shortcut().toString() == "Ctrl+J"


def test_a_conflict_is_said_and_settled_by_the_same_keys_again(
    sheet: ShortcutSheet, window: Window, qtbot: QtBot
) -> None:
    _button(sheet, "dossier.verify").click()
    qtbot.keyClick(sheet, Qt.Key.Key_E, _CTRL)
    assert "Export the note" in _told(sheet)
    assert window.actions_by_id["dossier.export"].shortcut().toString() == "Ctrl+E"
    qtbot.keyClick(sheet, Qt.Key.Key_E, _CTRL)
    assert window.actions_by_id["dossier.verify"].shortcut().toString() == "Ctrl+E"
    assert _button(sheet, "dossier.export").text() == "—"


def test_escape_leaves_it_and_delete_takes_it_away(sheet: ShortcutSheet, window: Window, qtbot: QtBot) -> None:
    _button(sheet, "dossier.import").click()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert window.actions_by_id["dossier.import"].shortcut().toString() == "Ctrl+I"
    assert sheet.isVisible()
    _button(sheet, "dossier.import").click()
    qtbot.keyClick(sheet, Qt.Key.Key_Delete)
    assert window.actions_by_id["dossier.import"].shortcut().isEmpty()
    sheet.reset()
    assert window.actions_by_id["dossier.import"].shortcut().toString() == "Ctrl+I"


def test_a_letter_alone_is_refused(sheet: ShortcutSheet, window: Window, qtbot: QtBot) -> None:
    _button(sheet, "dossier.verify").click()
    qtbot.keyClick(sheet, Qt.Key.Key_J)
    assert "A letter alone" in _told(sheet)
    qtbot.keyClick(sheet, Qt.Key.Key_F9)
    assert window.actions_by_id["dossier.verify"].shortcut().toString() == "F9"


def test_it_closes_and_gives_the_keyboard_back(sheet: ShortcutSheet, qtbot: QtBot) -> None:
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert QApplication.focusWidget() is not sheet


def _ink(sheet: ShortcutSheet, widget: QWidget) -> int:
    """The first column of the sheet's pixels in which anything of a widget is written."""
    corner = widget.mapTo(sheet, QPoint(4, 0))
    image = sheet.grab(QRect(corner, widget.size())).toImage()
    ground = image.pixelColor(0, image.height() // 2).lightness()
    written = (
        x
        for x in range(image.width())
        if any(abs(image.pixelColor(x, y).lightness() - ground) > 60 for y in range(6, image.height() - 6))
    )
    return corner.x() + next(written)


def test_keys_that_can_be_changed_stand_in_line_with_those_that_cannot(sheet: ShortcutSheet) -> None:
    button = _button(sheet, "go.search")
    fixed = next(label for label in sheet.findChildren(QLabel) if label.text() == "Ctrl+F")
    assert button.text().startswith("Ctrl+")
    assert abs(_ink(sheet, button) - _ink(sheet, fixed)) <= 2, [
        (one.geometry(), _ink(sheet, one)) for one in (button, fixed)
    ]
    assert abs(button.height() - fixed.height()) <= 3
