"""Ctrl+Z in a line in which nothing was typed belongs to the window: it takes the last gesture back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget


class UndoPasses(QObject):
    """Qt lets a line keep Ctrl+Z to itself even where it has nothing to undo."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        is_undo = event.matches(QKeySequence.StandardKey.Undo) and not self._line.isUndoAvailable()
        is_redo = event.matches(QKeySequence.StandardKey.Redo) and not self._line.isRedoAvailable()
        if is_undo or is_redo:
            # Seen by nobody: the line does not claim the key, so the window's command has it.
            event.ignore()
            return True
        return False


def pass_undo(window: QWidget) -> None:
    """Let every line of `window` pass on what it has no use for."""
    for line in window.findChildren(QLineEdit):
        UndoPasses(line)
