"""The shortcut sheet and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import __version__
from workbench.core.wording import tr
from workbench.ui.dialogs.shortcuts import ShortcutSheet

if TYPE_CHECKING:
    from workbench.ui.window import Window


class HelpVerbs:
    """The Help menu."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def show_shortcuts(self) -> None:
        """Every shortcut on one sheet; where each can be changed."""
        ShortcutSheet(self._window, self._window.keymap).open()

    def show_about(self) -> None:
        """Version and licence."""
        self._window.desk.notice(
            tr(
                "Analyst Workbench {version}, MIT licence. It works offline: nothing leaves this machine.",
                version=__version__,
            )
        )
