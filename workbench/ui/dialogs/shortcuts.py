"""The shortcut sheet, built from the table of commands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.core.wording import tr
from workbench.ui.actions import COMMANDS, MENUS, keys_shown

_READING = (
    ("Tab", "Next quote of the source"),
    ("Shift+Arrows", "Extend the selection"),
    ("[[", "In a note: complete an actor, event or quote"),
    ("Ctrl+Shift+C", "In a note: cite the focused quote"),
    ("F2", "Rename"),
    ("F", "In the timeline: show everything"),
    ("Ctrl+Wheel", "In the timeline: zoom at the cursor"),
)


class ShortcutSheet(QFrame):
    """A sheet over the window; Escape or F1 closes it and gives the keyboard back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("sheet")
        self.setAccessibleName(tr("Shortcuts"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        self._before: QWidget | None = None
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setContentsMargins(24, 16, 24, 20)
        self._fill(grid)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(scroll)

    def _fill(self, grid: QGridLayout) -> None:
        places = {"Dossier": 0, "Edit": 0, "Help": 0, "Mark": 1, "Go": 1, "View": 2}
        rows = dict.fromkeys((0, 1, 2), 0)
        for menu in MENUS:
            column = places[menu]
            listed = [
                (keys_shown(command), tr(command.text)) for command in COMMANDS if command.menu == menu and command.keys
            ]
            rows[column] = self._block(grid, column, rows[column], tr(menu), listed)
        rows[1] = self._block(
            grid, 1, rows[1], tr("While reading and writing"), [(keys, tr(text)) for keys, text in _READING]
        )
        grid.setRowStretch(max(rows.values()) + 1, 1)

    @staticmethod
    def _block(grid: QGridLayout, column: int, row: int, heading: str, listed: list[tuple[str, str]]) -> int:
        title = QLabel(heading)
        title.setProperty("role", "strong")
        grid.addWidget(title, row, column * 2, 1, 2)
        for offset, (keys, text) in enumerate(listed, 1):
            key = QLabel(keys)
            key.setProperty("role", "muted")
            grid.addWidget(key, row + offset, column * 2)
            grid.addWidget(QLabel(text), row + offset, column * 2 + 1)
        return row + len(listed) + 2

    def open(self) -> None:
        """Show the sheet in the middle of the window."""
        window = self.parentWidget()
        self._before = window.focusWidget()
        width, height = min(1080, window.width() - 40), min(620, window.height() - 60)
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
