from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from workbench.ui.kit.chip import Chip, ChipBar
from workbench.ui.theme.theme import Theme


@pytest.fixture
def bar(stage, qtbot: QtBot) -> ChipBar:
    made = ChipBar(add_label="filter")
    made.set_chips([("a", "Actor: Seoul"), ("b", "June 2024"), ("c", "Tag: arms")])
    stage.put(made)
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_closes_a_chip(stage, qtbot: QtBot, key: Qt.Key):
    chip = Chip("Seoul")
    stage.put(chip)
    with qtbot.waitSignal(chip.closed):
        qtbot.keyClick(chip, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_press_a_chip(stage, qtbot: QtBot, key: Qt.Key):
    chip = Chip("Seoul")
    stage.put(chip)
    with qtbot.waitSignal(chip.clicked), qtbot.assertNotEmitted(chip.closed):
        qtbot.keyClick(chip, key)


def test_the_cross_closes_and_the_label_presses(stage, qtbot: QtBot):
    chip = Chip("Seoul")
    stage.put(chip)
    chip.resize(chip.sizeHint())
    middle = chip.height() // 2
    with qtbot.waitSignal(chip.closed), qtbot.assertNotEmitted(chip.clicked):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, middle))
    with qtbot.waitSignal(chip.clicked), qtbot.assertNotEmitted(chip.closed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(15, middle))


def test_a_chip_that_cannot_be_closed_ignores_delete(stage, qtbot: QtBot):
    chip = Chip("Seoul", can_close=False)
    stage.put(chip)
    with qtbot.assertNotEmitted(chip.closed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)


def test_in_a_narrow_row_what_a_chip_stands_for_is_cut_and_the_verb_that_adds_is_not(qtbot: QtBot):
    told, adds = Chip("Source: The salt ferries of the coast"), Chip("filter", can_close=False, icon="plus")
    for chip in (told, adds):
        qtbot.addWidget(chip)
    assert told.minimumSizeHint().width() < told.sizeHint().width()
    assert adds.minimumSizeHint() == adds.sizeHint()


def test_a_chip_says_its_label_to_a_screen_reader(qtbot: QtBot):
    chip = Chip("Seoul")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Seoul"
    assert "Delete" in chip.accessibleDescription()


def test_the_focused_chip_wears_a_ring(stage, qtbot: QtBot, each_theme: Theme):
    chip = Chip("Seoul")
    stage.put(chip)
    before = chip.grab().toImage()
    chip.setFocus()
    qtbot.waitUntil(chip.hasFocus)
    assert chip.grab().toImage() != before


def test_the_bar_tells_which_chip_was_closed_or_pressed(bar: ChipBar, qtbot: QtBot):
    with qtbot.waitSignal(bar.closed) as closed:
        qtbot.keyClick(bar.chips[1], Qt.Key.Key_Delete)
    with qtbot.waitSignal(bar.clicked) as clicked:
        qtbot.keyClick(bar.chips[2], Qt.Key.Key_Return)
    assert (closed.args, clicked.args) == (["b"], ["c"])


def test_arrows_walk_along_the_bar_to_the_adding_button(bar: ChipBar, qtbot: QtBot):
    bar.chips[1].setFocus()
    qtbot.keyClick(bar.chips[1], Qt.Key.Key_Right)
    assert bar.chips[2].hasFocus()
    qtbot.keyClick(bar.chips[2], Qt.Key.Key_Right)
    assert bar.add_chip.hasFocus()
    with qtbot.waitSignal(bar.add_requested):
        qtbot.keyClick(bar.add_chip, Qt.Key.Key_Return)


def test_the_focus_stays_near_when_a_chip_goes(bar: ChipBar, qtbot: QtBot):
    bar.chips[2].setFocus()
    bar.set_chips([("a", "Actor: Seoul"), ("b", "June 2024")])
    assert bar.chips[1].hasFocus()
    bar.set_chips([])
    assert bar.add_chip.hasFocus()


def test_many_chips_break_into_lines(bar: ChipBar, qtbot: QtBot):
    bar.set_chips([(at, f"Actor number {at}") for at in range(12)])
    bar.resize(300, 400)
    bar.layout().activate()
    assert len({chip.y() for chip in bar.chips}) > 2
    assert all(chip.geometry().right() <= bar.width() for chip in bar.chips)
