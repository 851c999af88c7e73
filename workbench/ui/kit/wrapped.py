"""A label of several lines that a layout may ask as often as it likes."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget


class Wrapped(QLabel):
    """Words on as many lines as they take; how tall they are is worked out once for each width.

    A layout asks nine times for each change, and Qt lays the words out anew for each answer.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        if text != self.text():
            self._heights.clear()
            super().setText(text)

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        # Another font, style or direction of writing.
        self._heights.clear()
        super().changeEvent(event)
