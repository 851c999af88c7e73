"""Keys that belong to one widget and are its own while it has the keyboard, whatever the window's shortcuts say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget


class Keys(QObject):
    """Calls what `table` names ("F2", "Ctrl+N") when `widget` has focus; two Qt shortcuts on one key would cancel out."""

    def __init__(self, widget: QWidget, table: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(widget)
        self._table = {_combined(key): verb for key, verb in table.items()}
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) or not isinstance(event, QKeyEvent):
            return False
        # A key that an open editor leaves over (Return) travels up to its list, but was meant for the editor.
        if isinstance(watched, QAbstractItemView) and watched.indexWidget(watched.currentIndex()):
            return False
        verb = self._table.get(event.keyCombination().toCombined() & ~Qt.KeyboardModifier.KeypadModifier.value)
        if verb is None:
            return False
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        verb()
        return True


def _combined(key: str) -> int:
    return int(QKeySequence(key)[0].toCombined())  # type: ignore[index]  # the stubs leave __getitem__ out
