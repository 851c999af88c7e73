from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from workbench.ui.kit.empty import EmptyState

SENTENCE = "No document yet. Drop files into the window, paste a text, or import one from the menu."


def test_the_whole_sentence_can_be_read_in_a_narrow_pane(stage, qtbot: QtBot):
    state = EmptyState("document", SENTENCE, action="Import…")
    stage.put(state)
    stage.resize(220, 400)
    qtbot.waitUntil(lambda: state.width() < 220)
    label = state.findChild(QLabel)
    assert label.height() >= label.heightForWidth(label.width())
    assert state.accessibleName() == SENTENCE


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_button_says_that_it_was_pressed(stage, qtbot: QtBot, key: Qt.Key):
    state = EmptyState("document", SENTENCE, action="Import…")
    stage.put(state)
    with qtbot.waitSignal(state.activated):
        qtbot.keyClick(state.findChild(QPushButton), key)


def test_without_an_action_there_is_no_button(stage):
    state = EmptyState("document", SENTENCE)
    stage.put(state)
    assert not state.findChild(QPushButton).isVisibleTo(state)
    state.set_state("filter", "Nothing passes the filter.", action="Clear the filter")
    assert state.findChild(QPushButton).isVisibleTo(state)
    assert state.accessibleName() == "Nothing passes the filter."


def test_the_whole_sentence_can_be_read_in_a_low_pane(stage, qtbot: QtBot):
    state = EmptyState("timeline", SENTENCE)
    stage.put(state)
    label = next(one for one in state.findChildren(QLabel) if one.text() == SENTENCE)
    stage.resize(800, 90)
    qtbot.waitUntil(lambda: state.height() <= 90 and label.width() > 320)
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    assert state.rect().contains(label.geometry())
    stage.resize(800, 400)
    qtbot.waitUntil(lambda: state.height() > 300 and label.width() <= 320)


def test_in_a_low_and_wide_pane_a_long_sentence_stands_on_one_line(stage, qtbot: QtBot):
    sentence = "No ferry has come yet. " + "Choose a harbour and press E to have the salt sent down. " * 2
    sentence = sentence.ljust(140, "e")
    state = EmptyState("timeline", sentence)
    stage.put(state)
    label = next(one for one in state.findChildren(QLabel) if one.text() == sentence)
    stage.resize(1280, 90)
    assert 720 < label.fontMetrics().horizontalAdvance(sentence) < 960
    qtbot.waitUntil(lambda: label.width() >= label.fontMetrics().horizontalAdvance(sentence))
