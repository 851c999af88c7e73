"""Work that waits until somebody can see it: a pane behind another tab reads nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class WhenSeen(QObject):
    """Calls `refresh` at once while `widget` is visible, and otherwise once, when it is shown next."""

    def __init__(self, widget: QWidget, refresh: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._refresh = refresh
        self.is_stale = True
        widget.installEventFilter(self)

    def ask(self) -> None:
        """Refresh now or when it is seen."""
        self.is_stale = True
        if self._widget.isVisible():
            self._do()

    def done(self) -> None:
        """What is shown is what there is."""
        self.is_stale = False

    def _do(self) -> None:
        self.is_stale = False
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self.is_stale:
            self._do()
        return False
