"""The quotes behind something, as a list that opens below it and closes again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from workbench.core.wording import tr
from workbench.ui.kit.keys import Keys
from workbench.ui.kit.lines import Line, LineList
from workbench.ui.theme.icons import icon

_ROWS_SHOWN = 4


class Passages(QWidget):
    """A title, a cross and rows; `picked` tells the identity of a row, `closed` that the list was put away.

    `left` comes besides when the list had the keyboard: whoever types elsewhere, in a filter say, goes on there.
    """

    picked = Signal(int)
    closed = Signal()
    left = Signal()

    def __init__(
        self, describe: Callable[[Any], Line], identify: Callable[[Any], int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self._title.setProperty("role", "muted")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        # A line that may not break would widen the pane at the cost of its neighbours.
        self._title.setWordWrap(True)
        self._close = QToolButton(self)
        self._close.setAutoRaise(True)
        self._close.setIcon(icon("close", "text_muted"))
        self._close.setIconSize(QSize(14, 14))
        self._close.setToolTip(tr("Close (Escape)"))
        self._close.setAccessibleName(tr("Close the list"))
        self._close.clicked.connect(self.put_away)
        self.list = LineList(describe, identify, parent=self)
        self.list.setAccessibleName(tr("Quotes"))
        head = QHBoxLayout()
        head.setContentsMargins(8, 2, 4, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list)
        self.setFocusProxy(self.list)
        self.list.picked.connect(self.picked.emit)
        self._keys = Keys(self.list, {"Return": self._pick, "Enter": self._pick, "Escape": self.put_away})
        self.hide()

    def open(self, title: str, rows: Sequence[Any]) -> None:
        """Show these rows under a title; the first one is current."""
        from workbench.ui.kit.tips import tip

        self._title.setText(title)
        self._title.setToolTip(tip(title))
        self.list.set_rows(rows)
        height = self.list.sizeHintForRow(0) if rows else 0
        self.list.setFixedHeight(max(min(len(rows), _ROWS_SHOWN), 1) * height + 4 if rows else 0)
        if rows:
            self.list.setCurrentIndex(self.list.lines.index(0))
        self.show()

    def put_away(self) -> None:
        """Close the list."""
        if not self.isHidden():
            focused = QApplication.focusWidget()
            had_keyboard = focused is not None and self.isAncestorOf(focused)
            self.hide()
            self.closed.emit()
            if had_keyboard:
                self.left.emit()

    def _pick(self) -> None:
        id = self.list.current_id()
        if id is not None:
            self.picked.emit(id)
