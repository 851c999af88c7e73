"""A sheet over the window that interrupts nothing: a title, what it is about, and a row of buttons; Escape closes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.core.wording import tr
from workbench.ui.theme import theme


class Sheet(QFrame):
    """Stands in the middle of its window, follows its size, and gives the keyboard back when it goes."""

    def __init__(self, window: QWidget, name: str, title: str) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self.setObjectName(f"sheet.{name}")
        self.setProperty("floating", True)
        self.setAccessibleName(title)
        self.title = QLabel(title, self)
        self.title.setFont(theme.current().font("ui_strong"))
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addLayout(self.body, 1)
        column.addLayout(self.buttons)
        window.installEventFilter(self)

    def button(self, text: str, name: str, verb: Callable[[], object], *, is_main: bool = False) -> QPushButton:
        """One more button; Enter presses the main one wherever the keyboard is in the sheet."""
        made = QPushButton(text, self)
        made.setObjectName(f"{self.objectName()}.{name}")
        made.setDefault(is_main)
        made.setProperty("primary", is_main)
        made.clicked.connect(lambda: verb())
        self.buttons.addWidget(made)
        return made

    def add_close(self) -> QPushButton:
        """The button that does nothing."""
        return self.button(tr("Close"), "close", self.leave)

    def open(self, first: QWidget) -> None:
        """Show the sheet with the keyboard in `first`."""
        self._before = self._window.focusWidget()
        self.place()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def wanted(self) -> tuple[int, int]:
        """Width and height where there is room for them."""
        return 620, self.sizeHint().height()

    def place(self) -> None:
        """In the middle, no larger than the window."""
        room = self._window.size()
        wide, high = self.wanted()
        width, height = min(wide, room.width() - 40), min(high, room.height() - 60)
        self.setGeometry((room.width() - width) // 2, (room.height() - height) // 2, width, height)

    def leave(self) -> None:
        """Go, and give the keyboard back."""
        self._window.removeEventFilter(self)
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
