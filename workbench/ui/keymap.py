"""The analyst's own shortcuts: kept in the settings, put on the actions, conflicts told."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction, QKeySequence

from workbench.ui.actions import COMMANDS, Command
from workbench.ui.settings import Settings

_KEY = "shortcuts"
# A second key that the first does not hide: a sheet of shortcuts is asked for with a question mark as well.
_SECOND = {"help.keys": "?"}


class Keymap:
    """Which keys each command has: its own by the table, or what the analyst gave it ("" for none)."""

    def __init__(self, settings: Settings, actions: Mapping[str, QAction]) -> None:
        self._settings = settings
        self._actions = actions
        self._commands = {command.id: command for command in COMMANDS if not command.is_shown_only}

    @property
    def changed(self) -> dict[str, str]:
        """What differs from the table, by command."""
        held = self._settings.state(_KEY)
        return {id: keys for id, keys in held.items() if id in self._commands and isinstance(keys, str)}

    def keys(self, command: Command) -> str:
        """The keys of a command, as Qt writes them portably."""
        return self.changed.get(command.id, command.keys)

    def apply_changed(self) -> None:
        """Put on the actions what differs from the table; nothing at all in most starts."""
        if self.changed:
            self.apply()
        else:
            for id, keys in _SECOND.items():
                self._actions[id].setShortcuts([QKeySequence(self._commands[id].keys), QKeySequence(keys)])

    def apply(self) -> None:
        """Put every command's keys on its action."""
        changed = self.changed
        for id, command in self._commands.items():
            keys = changed.get(id, command.keys)
            action = self._actions[id]
            sequences = [QKeySequence(one) for one in (keys, _SECOND.get(id, "")) if one]
            action.setShortcuts(sequences)
            shown = sequences[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
            if id not in ("edit.undo", "edit.redo"):
                text = action.text()
                action.setToolTip(f"{text} ({shown})" if shown else text)

    def holder(self, keys: str, command: Command) -> Command | None:
        """The other command that has these keys already."""
        if not keys:
            return None
        wanted = QKeySequence(keys)
        for other in self._commands.values():
            if other.id != command.id and wanted in (
                QKeySequence(self.keys(other)),
                QKeySequence(_SECOND.get(other.id, "")),
            ):
                return other
        return None

    def give(self, command: Command, keys: str) -> None:
        """Give a command these keys; whoever had them has none."""
        changed = self.changed
        other = self.holder(keys, command)
        if other is not None:
            changed[other.id] = ""
        changed[command.id] = keys
        self._keep(changed)

    def reset(self) -> None:
        """Every command as the table has it."""
        self._keep({})

    def _keep(self, changed: dict[str, str]) -> None:
        table = {id: command.keys for id, command in self._commands.items()}
        self._settings.set_state(_KEY, {id: keys for id, keys in changed.items() if keys != table[id]})
        self.apply()
