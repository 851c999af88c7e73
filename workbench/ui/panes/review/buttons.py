"""The decisions as buttons, for those who review with a mouse; each says which key does the same."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.core.wording import tr
from workbench.ui.kit.clickable import LinkButton
from workbench.ui.theme import icons, theme

# Eight of them beside one another must not make the pane wider than a tree of actors needs.
_SIZE = QSize(35, 24)
_ICON = 16


class Buttons(QWidget):
    """One button a decision, in the order of the keys' hint; none takes the keyboard away from the queue."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 1, 6, 1)
        self._row.setSpacing(1)

    def set_verbs(self, verbs: list[tuple[str, str, str, Callable[[], object]]]) -> None:
        """(icon, what it does, key, verb) from left to right."""
        for icon, words, key, verb in verbs:
            button = KeyButton(icon, words, key, self)
            button.clicked.connect(lambda _checked=False, verb=verb: verb())
            self._row.addWidget(button)
        self._row.addStretch(1)


class KeyButton(LinkButton):
    """A drawing with the letter of its key beside it: whoever reviews for the first time sees both."""

    def __init__(self, icon: str, words: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(icon=icon, role="text_muted", parent=parent)
        name = tr("{what} ({key})", what=words, key=key)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setObjectName(f"review.button.{key.lower()}")
        self._key, self._drawing = key, icon
        self.setFixedSize(_SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        with QPainter(self) as painter:
            if self.underMouse() or self.hasFocus():
                painter.setPen(look.colour("focus_ring" if self.hasFocus() else "hover"))
                painter.setBrush(look.colour("hover"))
                painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
            icon = self.rect().adjusted(3, 0, 0, 0)
            icon.setWidth(_ICON)
            icon.setHeight(_ICON)
            icon.moveTop((self.height() - _ICON) // 2)
            icons.paint(painter, icon, self._drawing, role="text_muted")
            painter.setFont(look.font("small"))
            painter.setPen(look.colour("text_muted"))
            painter.drawText(
                self.rect().adjusted(0, 0, -3, 0),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                self._key,
            )
