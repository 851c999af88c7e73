from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from workbench.ui.kit.segmented import Segmented


@pytest.fixture
def lanes(stage) -> Segmented:
    made = Segmented([("actor", "by actor"), ("kind", "by kind")], label="Lanes")
    stage.put(made)
    return made


def test_a_click_turns_the_switch(lanes: Segmented, qtbot: QtBot):
    second = lanes.findChildren(QToolButton)[1]
    with qtbot.waitSignal(lanes.changed) as changed:
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert changed.args == ["kind"]
    assert lanes.value == "kind"


def test_arrows_turn_it_and_stop_at_the_ends(lanes: Segmented, qtbot: QtBot):
    first, second = lanes.findChildren(QToolButton)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert lanes.value == "kind"
    assert second.hasFocus()
    with qtbot.assertNotEmitted(lanes.changed):
        qtbot.keyClick(second, Qt.Key.Key_Right)


def test_setting_it_says_nothing(lanes: Segmented, qtbot: QtBot):
    with qtbot.assertNotEmitted(lanes.changed):
        lanes.set_value("kind")
    assert lanes.value == "kind"
    with pytest.raises(ValueError):
        lanes.set_value("colour")


def test_its_choices_have_names_and_one_tab_stop(lanes: Segmented):
    buttons = lanes.findChildren(QToolButton)
    assert [button.accessibleName() for button in buttons] == ["Lanes by actor", "Lanes by kind"]
    assert [bool(button.focusPolicy() & Qt.FocusPolicy.TabFocus) for button in buttons] == [True, False]
