"""The box at the top: records found as one types, and every command, reached with Ctrl+K."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from workbench.core.records import Hit
from workbench.core.wording import tr
from workbench.ui.desk import Desk
from workbench.ui.theme.icons import icon

if TYPE_CHECKING:
    from workbench.ui.results import Results

_PAUSE_MS = 60


class SearchBox(QLineEdit):
    """One line over everything: hits and commands drop down below it, arrows and Enter choose."""

    released = Signal()

    def __init__(self, desk: Desk, actions: Callable[[], Sequence[QAction]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bar.search")
        self.setAccessibleName(tr("Search and commands"))
        self.setPlaceholderText(tr("Search actors, events, quotes, notes…   Ctrl+K"))
        self.addAction(icon("search", "text_muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._desk = desk
        self._actions = actions
        self._before: QWidget | None = None
        self._made: Results | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textEdited.connect(lambda _text: self._pause.start())

    def start(self) -> None:
        """Take the keyboard with everything selected, and show the commands when empty."""
        if not self.hasFocus():
            self._before = QApplication.focusWidget()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._search()

    @property
    def _list(self) -> Results:
        """The list below, made when something is searched for the first time."""
        if self._made is None:
            from workbench.ui.results import Results

            self._made = Results(self)
            self._made.view.clicked.connect(lambda _index: self._take())
        return self._made

    def _hide_list(self) -> None:
        if self._made is not None:
            self._made.hide()

    def _give_back(self) -> None:
        """Return the keyboard to where it was when the box took it."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.released.emit()

    def _search(self) -> None:
        self._list.search(self.text().strip(), self._actions(), self._desk.reader)

    def _take(self) -> None:
        row = self._list.current()
        self._hide_list()
        if row is None or row.key is None:
            return
        if isinstance(row.key, QAction):
            self.clear()
            self._give_back()
            row.key.trigger()
        elif isinstance(row.key, Hit):
            self._give_back()
            found = row.key
            self._desk.focus(found.reference.kind, found.reference.id, found.start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # What was typed a moment ago counts: the rows on show may still be those of the words before.
            if self._pause.isActive() or not self._list.isVisible():
                self._pause.stop()
                self._search()
            self._take()
        elif key == Qt.Key.Key_Escape:
            self._hide_list()
            self.clear()
            self._give_back()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hide_list()
