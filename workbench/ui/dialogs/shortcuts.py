"""The shortcut sheet, built from the table of commands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.core.wording import tr
from workbench.ui.actions import COMMANDS, keys_shown
from workbench.ui.theme import theme

_COLUMNS = (("Dossier", "Edit", "Help"), ("Mark", "Go"), ("View",))
# Keys that panes handle; the first word of each is English source where no key sequence says it.
_READING = (
    ("Tab", "Next quote of the source"),
    ("S", "Select a word, a sentence, a paragraph"),
    ("Shift+S", "Shrink the selection again"),
    ("Shift+Arrows", "Extend the selection"),
    ("Alt+Up, Alt+Down", "By sentence"),
    ("Ctrl+Up, Ctrl+Down", "By paragraph"),
    ("W", "Snap to whole words, then to sentences"),
    ("X", "Caret to the other end"),
    ("+", "One more part of the quote"),
    ("Ctrl+Tab", "To the other of two sources"),
    ("[[", "In a note: complete an actor, event or quote"),
    ("F2", "Rename"),
    ("F", "In the timeline: show everything"),
    ("Wheel", "In the timeline: zoom at the cursor"),
    ("Shift+Wheel", "In the timeline: move along"),
)


class ShortcutSheet(QFrame):
    """A sheet over the window; Escape or F1 closes it and gives the keyboard back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("sheet")
        self.setProperty("floating", True)
        self.setAccessibleName(tr("Shortcuts"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._before: QWidget | None = None
        inner = QWidget()
        inner.setAutoFillBackground(False)
        columns = QHBoxLayout(inner)
        columns.setSpacing(36)
        columns.setContentsMargins(24, 18, 24, 20)
        for menus in _COLUMNS:
            columns.addLayout(self._column(menus))
        columns.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._inner = inner
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(scroll)

    def _column(self, menus: tuple[str, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(14)
        for menu in menus:
            found = [command for command in COMMANDS if command.menu == menu and command.keys]
            column.addLayout(_block(tr(menu), [(keys_shown(command), tr(command.text)) for command in found]))
        if "View" in menus:
            column.addLayout(_block(tr("While reading and writing"), [(tr(keys), tr(text)) for keys, text in _READING]))
        column.addStretch(1)
        return column

    def open(self) -> None:
        """Show the sheet in the middle of the window."""
        window = self._window
        self._before = window.focusWidget()
        wanted = self._inner.sizeHint()
        width, height = min(wanted.width() + 20, window.width() - 40), min(wanted.height() + 8, window.height() - 60)
        self.setGeometry((window.width() - width) // 2, (window.height() - height) // 2, width, height)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Return):
            self.hide()
            if self._before is not None:
                self._before.setFocus()
            self.deleteLater()
        else:
            super().keyPressEvent(event)


def _block(heading: str, listed: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    title = QLabel(heading)
    title.setFont(theme.current().font("ui_strong"))
    grid.addWidget(title, 0, 0, 1, 2)
    for row, (keys, text) in enumerate(listed, 1):
        key = QLabel(keys)
        key.setProperty("role", "muted")
        grid.addWidget(key, row, 0)
        grid.addWidget(QLabel(text), row, 1)
    grid.setColumnMinimumWidth(0, 84)
    grid.setColumnStretch(1, 1)
    return grid
