"""The decisions as buttons, for those who review with a mouse; each says which key does the same."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.core.wording import tr
from workbench.ui.kit.clickable import LinkButton, icon_button


class Buttons(QWidget):
    """One button a decision, in the order of the keys' hint; none takes the keyboard away from the queue."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 1, 6, 1)
        self._row.setSpacing(2)

    def set_verbs(self, verbs: list[tuple[str, str, str, Callable[[], object]]]) -> None:
        """(icon, what it does, key, verb) from left to right."""
        for icon, words, key, verb in verbs:
            button = self._button(icon, words, key)
            button.clicked.connect(lambda _checked=False, verb=verb: verb())
            self._row.addWidget(button)
        self._row.addStretch(1)

    def _button(self, icon: str, words: str, key: str) -> LinkButton:
        button = icon_button(icon, tr("{what} ({key})", what=words, key=key), parent=self)
        button.setObjectName(f"review.button.{key.lower()}")
        button.setIconSize(QSize(16, 16))
        return button
