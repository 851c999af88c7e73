"""The box at the top: records found as one types, and every command, reached with Ctrl+K."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.core.errors import WorkbenchError
from workbench.core.records import Hit
from workbench.core.wording import tr
from workbench.store.read import search
from workbench.ui.desk import Desk
from workbench.ui.kit.matching import fold
from workbench.ui.kit.picker_rows import ROW_HEIGHT, PickerModel, PickerRow, RowPainter
from workbench.ui.theme.icons import icon

_PAUSE_MS = 60
_MOST_COMMANDS = 6
_MOST_ROWS = 12
_LIST_WIDTH = 440


class SearchBox(QLineEdit):
    """One line over everything: hits and commands drop down below it, arrows and Enter choose."""

    released = Signal()

    def __init__(self, desk: Desk, actions: Callable[[], Sequence[QAction]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bar.search")
        self.setAccessibleName(tr("Search and commands"))
        self.setPlaceholderText(tr("Search actors, events, quotes, notes…   Ctrl+K"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", "text_muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._desk = desk
        self._actions = actions
        self._before: QWidget | None = None
        self._list = _Results(self)
        self._list.view.clicked.connect(lambda _index: self._take())
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

    def _give_back(self) -> None:
        """Return the keyboard to where it was when the box took it."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.released.emit()

    def _search(self) -> None:
        words = self.text().strip()
        rows = [*self._commands(words), *self._hits(words)]
        if not rows and words:
            rows = [PickerRow(None, tr("Nothing found for “{words}”", words=words), "", "search")]
        self._list.show_rows(rows)

    def _commands(self, words: str) -> list[PickerRow]:
        wanted = fold(words)
        found = [
            PickerRow(action, action.text().split("\t")[0], action.shortcut().toString(), "chevron-right")
            for action in self._actions()
            if action.isEnabled() and wanted in fold(action.text())
        ]
        return found[: _MOST_COMMANDS if words else _MOST_ROWS]

    def _hits(self, words: str) -> list[PickerRow]:
        if len(words) < 2:
            return []
        prefix = words if words.endswith(("*", '"', "”", "»")) else words + "*"
        try:
            hits = search.search(self._desk.reader, prefix, limit=40)
        except WorkbenchError:
            return []
        return [
            PickerRow(hit, _one_line(hit.reference.label), tr(hit.reference.kind.value), hit.reference.icon)
            for hit in hits
        ]

    def _take(self) -> None:
        row = self._list.current()
        self._list.hide()
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
            self._pause.stop()
            if not self._list.isVisible():
                self._search()
            self._take()
        elif key == Qt.Key.Key_Escape:
            self._list.hide()
            self.clear()
            self._give_back()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._list.hide()


class _Results(QFrame):
    """The list below the box; the box keeps the keyboard."""

    def __init__(self, box: SearchBox) -> None:
        super().__init__(box.window())
        self.setObjectName("bar.search.results")
        self.setProperty("floating", True)
        self._box = box
        self._model = PickerModel(self)
        self.view = QListView(self)
        self.view.setModel(self._model)
        self.view.setItemDelegate(RowPainter(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAccessibleName(tr("Results"))
        self.view.viewport().installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.view)
        self.hide()

    def show_rows(self, rows: Sequence[PickerRow]) -> None:
        """Show these, the first one current; nothing hides the list."""
        self._model.set_rows(rows)
        if not rows:
            self.hide()
            return
        if self.parentWidget() is not self._box.window():
            self.setParent(self._box.window())
        corner = self._box.mapTo(self._box.window(), QPoint(0, self._box.height() + 2))
        width = max(self._box.width(), _LIST_WIDTH)
        left = max(4, min(corner.x(), self._box.window().width() - width - 4))
        self.setGeometry(left, corner.y(), width, min(len(rows), _MOST_ROWS) * ROW_HEIGHT + 12)
        self.view.setCurrentIndex(self._model.index(0, 0))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Move the current row."""
        at = self.view.currentIndex().row() + by
        if 0 <= at < self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(at, 0))

    def current(self) -> PickerRow | None:
        """The row that Enter takes."""
        return self._model.row_at(self.view.currentIndex().row()) if self.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            # The box would lose the keyboard, and with it this list, before the click arrives.
            self._box.setFocus()
        return super().eventFilter(watched, event)


def _one_line(words: str) -> str:
    return " ".join(words.split())
