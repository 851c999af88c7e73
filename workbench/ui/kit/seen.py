"""Work that waits until somebody can see it: a pane behind another tab reads nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QDockWidget, QWidget


def is_seen(widget: QWidget) -> bool:
    """Whether a widget stands inside its window; a dock behind another tab is put aside and still called visible."""
    window = widget.window()
    return widget.isVisible() and window.rect().intersects(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()))


class WhenSeen(QObject):
    """Calls `refresh` at once while `widget` can be seen, and otherwise once, when it is seen next."""

    def __init__(self, widget: QWidget, refresh: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._refresh = refresh
        self.is_stale = True
        self._dock: QDockWidget | None = None
        # Qt says that a tab was raised before it puts the dock there.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        widget.installEventFilter(self)

    def ask(self) -> None:
        """Refresh now or when it is seen."""
        self.is_stale = True
        self._look()

    def done(self) -> None:
        """What is shown is what there is."""
        self.is_stale = False

    def _look(self) -> None:
        if self.is_stale and is_seen(self._widget):
            self.is_stale = False
            self._refresh()

    def _find_dock(self) -> None:
        parent = self._widget.parentWidget()
        while parent is not None and not isinstance(parent, QDockWidget):
            parent = parent.parentWidget()
        if isinstance(parent, QDockWidget) and parent is not self._dock:
            self._dock = parent
            parent.visibilityChanged.connect(lambda _is_visible: self._soon.start())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._find_dock()
            self._look()
        return False
