"""Small things to look at and to click: a link-like button and a drawing."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from workbench.ui.theme import icons


class LinkButton(QToolButton):
    """A quiet button that reads as a link: text, icon or both; Enter and Space press it."""

    def __init__(self, text: str = "", *, icon: str = "", role: str = "link", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("quiet", True)
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(16, 16))
        if icon:
            self.setIcon(icons.icon(icon, role))
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if icon else Qt.ToolButtonStyle.ToolButtonTextOnly
        self.setToolButtonStyle(beside if text else Qt.ToolButtonStyle.ToolButtonIconOnly)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def icon_button(icon: str, name: str, *, role: str = "text_muted", parent: QWidget | None = None) -> LinkButton:
    """A button that is only a drawing; `name` is its tool tip and what a screen reader says."""
    button = LinkButton(icon=icon, role=role, parent=parent)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button


class Glyph(QWidget):
    """One icon as a picture, in the colour of its role whatever the theme."""

    def __init__(self, icon: str, *, size: int = 16, role: str = "text_muted", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._role = role
        self.setFixedSize(size, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, *, role: str | None = None) -> None:
        """Show `icon` instead, in the colour of `role` when given."""
        self._icon = icon
        self._role = role or self._role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            icons.paint(painter, QRect(0, 0, self.width(), self.height()), self._icon, role=self._role)
