"""A strip of words where the work is: information, warning or error, never a box in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from workbench.core.wording import tr
from workbench.ui.kit.announce import announce
from workbench.ui.kit.clickable import Glyph, LinkButton, icon_button
from workbench.ui.theme import theme


class Level(StrEnum):
    """How much a notice matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


_LOOKS = {
    Level.INFO: ("info", "accent", "accent_soft"),
    Level.WARNING: ("warning", "warning", "warning_soft"),
    Level.ERROR: ("error", "danger", "danger_soft"),
}


class NoticeBar(QFrame):
    """One notice at a time, with actions and a cross; hidden when there is none. Escape inside dismisses it."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = Level.INFO
        self._buttons: list[LinkButton] = []
        self._glyph = Glyph("info", size=18, role="accent")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        # Plain text: a file name in an error must not turn into markup.
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._close = icon_button("close", tr("Dismiss this message"))
        self._close.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 6, 6, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """The words on show."""
        return self._text.text()

    @property
    def level(self) -> Level:
        """How much the notice on show matters."""
        return self._level

    def show_notice(
        self, text: str, *, level: Level = Level.INFO, actions: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        """Show `text` in place of what was there; each action is (label, what to call when pressed)."""
        icon, role, _ = _LOOKS[level]
        self._level = level
        self._glyph.set_icon(icon, role=role)
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.setAccessibleName(text)
        self._replace_actions(actions)
        self.show()
        self.update()
        announce(self, text, is_urgent=level is Level.ERROR)

    def dismiss(self) -> None:
        """Hide the notice and say so."""
        if self.isHidden():
            return
        self.hide()
        self.dismissed.emit()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first action, or on the cross."""
        if self.isVisible():
            first = self._buttons[0] if self._buttons else self._close
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _replace_actions(self, actions: Sequence[tuple[str, Callable[[], object]]]) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for label, act in actions:
            button = LinkButton(label, parent=self)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._row.insertWidget(self._row.count() - 1, button, 0, Qt.AlignmentFlag.AlignTop)
            self._buttons.append(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        _, role, ground = _LOOKS[self._level]
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), look.colour(ground))
            painter.fillRect(QRect(0, 0, 3, self.height()), look.colour(role))
            for edge in (0, self.height() - 1):
                painter.fillRect(QRect(0, edge, self.width(), 1), look.colour("border"))
