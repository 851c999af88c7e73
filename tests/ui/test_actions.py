"""The table of commands: whole, without two of anything, every row with something behind it."""

from __future__ import annotations

from collections import Counter
from importlib import import_module

import pytest
from PySide6.QtGui import QKeySequence

from workbench.files import resource
from workbench.ui.actions import COMMANDS, MENUS, Command, keys_shown
from workbench.ui.panes.source import caret

IDS = [command.id for command in COMMANDS]


def test_no_two_commands_share_an_id_or_a_shortcut() -> None:
    assert len(set(IDS)) == len(IDS)
    bound = [
        QKeySequence(command.keys).toString() for command in COMMANDS if command.keys and not command.is_shown_only
    ]
    assert [keys for keys, count in Counter(bound).items() if count > 1] == []
    shown = [command.keys for command in COMMANDS if command.is_shown_only]
    assert len(set(shown)) == len(shown)


def test_no_command_takes_a_key_from_the_caret_of_the_source(qapp: object) -> None:
    own = {QKeySequence(keys).toString() for keys in caret._OWN}
    platform = {keys.toString() for key in caret._STEPS for keys in QKeySequence.keyBindings(key)}
    bound = {QKeySequence(command.keys).toString() for command in COMMANDS if not command.is_shown_only}
    assert own >= {"Alt+Down", "Ctrl+Up"}
    assert bound & (own | platform) == set()


def test_no_two_commands_of_a_menu_have_the_same_words() -> None:
    words = Counter((command.menu, command.text) for command in COMMANDS)
    assert [pair for pair, count in words.items() if count > 1] == []


@pytest.mark.parametrize("command", COMMANDS, ids=IDS)
def test_a_command_has_a_menu_a_verb_a_drawing_and_readable_keys(command: Command) -> None:
    assert command.menu in MENUS
    verbs = getattr(import_module(f"workbench.ui.verbs.{command.menu.lower()}"), f"{command.menu}Verbs")
    assert callable(getattr(verbs, command.verb))
    if command.icon:
        assert resource("icons", f"{command.icon}.svg").is_file()
    if command.keys:
        assert not QKeySequence(command.keys).isEmpty()
        assert keys_shown(command)


def test_every_menu_has_commands() -> None:
    assert {command.menu for command in COMMANDS} == set(MENUS)


def test_the_keys_in_users_fingers_are_there() -> None:
    held = {command.keys: command.id for command in COMMANDS}
    assert {
        "Q": "mark.quote", "E": "mark.event", "A": "mark.actor", "C": "mark.claim", "T": "mark.tag", "N": "mark.note",
        "U": "mark.unlink", "O": "mark.cycle", "Alt+Left": "go.back", "Alt+Right": "go.forward", "Ctrl+K": "go.search",
        "Ctrl+Z": "edit.undo",
    }.items() <= held.items()  # fmt: skip


def test_single_letters_are_left_to_the_pane_that_has_the_keyboard() -> None:
    assert all(command.is_shown_only for command in COMMANDS if len(command.keys) == 1)
