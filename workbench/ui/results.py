"""The list that drops down from the search box: records and commands that answer to the words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout

from workbench.core.errors import WorkbenchError
from workbench.core.wording import tr
from workbench.store.connection import Reader
from workbench.store.read import search
from workbench.ui.kit.matching import fold
from workbench.ui.kit.picker_rows import ROW_HEIGHT, PickerModel, PickerRow, RowPainter

_MOST_COMMANDS = 6
_MOST_ROWS = 12
_LIST_WIDTH = 440


class Results(QFrame):
    """The list below the box; the box keeps the keyboard."""

    def __init__(self, box: QLineEdit) -> None:
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

    def search(self, words: str, actions: Sequence[QAction], reader: Reader) -> None:
        """Show the commands and records that answer to `words`; commands alone where nothing is typed."""
        rows = [*_commands(words, actions), *_hits(words, reader)]
        if not rows and words:
            rows = [PickerRow(None, tr("Nothing found for “{words}”", words=words), "", "search")]
        self.show_rows(rows)

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


def _commands(words: str, actions: Sequence[QAction]) -> list[PickerRow]:
    wanted = fold(words)
    found = [
        PickerRow(action, action.text().split("\t")[0], action.shortcut().toString(), "chevron-right")
        for action in actions
        if action.isEnabled() and wanted in fold(action.text())
    ]
    return found[: _MOST_COMMANDS if words else _MOST_ROWS]


def _hits(words: str, reader: Reader) -> list[PickerRow]:
    if len(words) < 2:
        return []
    prefix = words if words.endswith(("*", '"', "”", "»")) else words + "*"
    try:
        hits = search.search(reader, prefix, limit=40)
    except WorkbenchError:
        return []
    return [
        PickerRow(hit, _one_line(hit.reference.label), tr(hit.reference.kind.value), hit.reference.icon) for hit in hits
    ]


def _one_line(words: str) -> str:
    return " ".join(words.split())
