"""Shortcuts of the analyst's own: kept, told where they collide, and put back."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.actions import COMMANDS, build_actions
from workbench.ui.keymap import Keymap
from workbench.ui.settings import Settings

BY_ID = {command.id: command for command in COMMANDS}


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(owner: QWidget) -> dict[str, QAction]:
    return build_actions(owner, lambda _menu: object())


@pytest.fixture
def keymap(actions: dict[str, QAction], owner: QWidget, settings: Settings) -> Keymap:
    made = Keymap(settings, actions)
    made.apply()
    return made


def _keys(action: QAction) -> list[str]:
    return [one.toString() for one in action.shortcuts()]


def test_the_table_is_what_there_is_at_first(keymap: Keymap, actions: dict[str, QAction]) -> None:
    assert _keys(actions["dossier.import"]) == ["Ctrl+I"]
    assert _keys(actions["help.keys"]) == ["F1", "?"]
    assert keymap.changed == {}


def test_no_two_commands_have_the_same_keys(keymap: Keymap) -> None:
    for command in COMMANDS:
        if command.keys and not command.is_shown_only:
            assert keymap.holder(command.keys, command) is None, command.id


def test_given_keys_are_kept_for_the_next_start(
    keymap: Keymap, actions: dict[str, QAction], settings: Settings, owner: QWidget
) -> None:
    keymap.give(BY_ID["dossier.verify"], "Ctrl+Alt+V")
    assert _keys(actions["dossier.verify"]) == ["Ctrl+Alt+V"]
    assert "Ctrl+Alt+V" in actions["dossier.verify"].toolTip()
    later = build_actions(owner, lambda _menu: object())
    Keymap(settings, later).apply()
    assert _keys(later["dossier.verify"]) == ["Ctrl+Alt+V"]


def test_keys_have_one_command_only(keymap: Keymap, actions: dict[str, QAction]) -> None:
    holder = keymap.holder("Ctrl+E", BY_ID["dossier.verify"])
    assert holder is not None
    assert holder.id == "dossier.export"
    keymap.give(BY_ID["dossier.verify"], "Ctrl+E")
    assert _keys(actions["dossier.export"]) == []
    assert _keys(actions["dossier.verify"]) == ["Ctrl+E"]
    assert keymap.holder("?", BY_ID["dossier.verify"]) is BY_ID["help.keys"]


def test_all_are_put_back(keymap: Keymap, actions: dict[str, QAction]) -> None:
    keymap.give(BY_ID["dossier.verify"], "Ctrl+E")
    keymap.reset()
    assert _keys(actions["dossier.export"]) == ["Ctrl+E"]
    assert _keys(actions["dossier.verify"]) == []
    assert keymap.changed == {}


def test_what_cannot_be_read_in_the_settings_is_passed_over(
    actions: dict[str, QAction], owner: QWidget, settings: Settings
) -> None:
    settings.set_state("shortcuts", {"dossier.import": 7, "no.such": "Ctrl+J", "mark.quote": "Z", "go.back": "Alt+B"})
    Keymap(settings, actions).apply()
    assert _keys(actions["dossier.import"]) == ["Ctrl+I"]
    assert actions["go.back"].shortcut() == QKeySequence("Alt+B")
