"""The line above a text: its tabs and, at the right of them, its tools."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Head(QWidget):
    """Places what stands in it by itself; nothing around is laid out anew for another name in a tab.

    A layout of Qt's would hand each such change on to the window, which then lays out every dock for each click.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide: QWidget | None = None
        self._narrow: QWidget | None = None
        self._told = QSize()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # With a ground of its own: else all that it stands in is painted for each change of a tab.
        self.setAutoFillBackground(True)

    def place(self, wide: QWidget, narrow: QWidget | None = None) -> None:
        """Let `wide` take what `narrow`, at the right, leaves; both are children of this."""
        self._wide, self._narrow = wide, narrow
        if narrow is not None:
            narrow.show()
        self._settle()

    def _settle(self) -> None:
        """Give each its room, and tell around only of another height or least width."""
        wanted = self.minimumSizeHint()
        if wanted != self._told:
            self._told = wanted
            self.updateGeometry()
        taken = self._taken()
        if self._narrow is not None:
            self._narrow.setGeometry(self.width() - taken, 0, taken, self.height())
        if self._wide is not None:
            self._wide.setGeometry(0, 0, self.width() - taken, self.height())

    def _taken(self) -> int:
        return 0 if self._narrow is None else min(self._narrow.sizeHint().width(), self.width())

    def minimumSizeHint(self) -> QSize:
        parts = [part.sizeHint().height() for part in (self._wide, self._narrow) if part is not None]
        least = 0 if self._narrow is None else self._narrow.minimumSizeHint().width()
        return QSize(least, max(parts, default=0))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def event(self, event: QEvent) -> bool:
        # Shown too: what is out of sight asks for no other room.
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._settle()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()
