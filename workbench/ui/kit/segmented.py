"""A small exclusive switch: a few choices side by side, one of them on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget


class Segmented(QWidget):
    """`choices` are (key, label) pairs; `changed` tells the key the analyst turned to, by mouse or arrows."""

    changed = Signal(object)

    def __init__(
        self, choices: Sequence[tuple[object, str]], *, label: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys = [key for key, _ in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        if label:
            caption = QLabel(label)
            caption.setProperty("role", "muted")
            row.addWidget(caption)
        for at, (_, text) in enumerate(choices):
            row.addWidget(self._button(at, text, name=f"{label} {text}".strip()))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(label)
        self._group.button(0).setChecked(True)
        self._retab()
        self._group.idClicked.connect(self._turned)

    @property
    def value(self) -> object:
        """The key of the choice that is on."""
        return self._keys[self._group.checkedId()]

    def set_value(self, key: object) -> None:
        """Turn to `key` without saying so; ValueError when it is no choice."""
        self._group.button(self._keys.index(key)).setChecked(True)
        self._retab()

    def _button(self, at: int, text: str, *, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(name)
        button.setCheckable(True)
        button.setProperty("segment", True)
        self._group.addButton(button, at)
        return button

    def _turned(self, at: int) -> None:
        self._retab()
        self.changed.emit(self._keys[at])

    def _retab(self) -> None:
        """One stop for Tab: the choice that is on, as in any group of radio buttons."""
        for button in self._group.buttons():
            on = button.isChecked()
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        at = self._group.checkedId() + step
        if step and 0 <= at < len(self._keys):
            button = self._group.button(at)
            button.setFocus(Qt.FocusReason.TabFocusReason)
            button.click()
        else:
            super().keyPressEvent(event)
