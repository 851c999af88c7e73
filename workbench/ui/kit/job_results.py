"""How each file of a job ended, as a table that a thousand rows do not slow down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeView, QWidget

from workbench.core.wording import tr
from workbench.ui.theme import icons, theme

_Index = QModelIndex | QPersistentModelIndex
_NAME, _STATUS, _REASON, _RETRY = range(4)


@dataclass(frozen=True, slots=True)
class JobResult:
    """One line: `status` and `reason` are words to show; `role` colours the icon; `key` is handed back on retry."""

    key: object
    name: str
    status: str
    reason: str = ""
    icon: str = "check"
    role: str = "success"
    can_retry: bool = False


class _Results(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[JobResult] = ()

    def show(self, rows: Sequence[JobResult]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def columnCount(self, parent: _Index | None = None) -> int:
        return 4

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.name, row.status, row.reason, tr("Retry") if row.can_retry else "")[column]
        if role == Qt.ItemDataRole.DecorationRole and column == _NAME:
            return icons.icon(row.icon, row.role)
        if role == Qt.ItemDataRole.ForegroundRole and column != _NAME:
            return theme.current().colour("link" if column == _RETRY else "text_muted")
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.reason or row.name
        return None

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)


class JobResults(QTreeView):
    """Rows of icon, file, status, reason and, where it can help, Retry: by click, or Enter on the row."""

    retried = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results = _Results(self)
        self.setModel(self._results)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setHeaderHidden(True)
        self.setAccessibleName(tr("Results by file"))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_NAME, 260), (_STATUS, 130), (_RETRY, 90)):
            header.resizeSection(column, width)
        self.clicked.connect(lambda index: self._retry(index.row()) if index.column() == _RETRY else None)

    @property
    def rows(self) -> Sequence[JobResult]:
        """The lines on show."""
        return self._results.rows

    def show_results(self, rows: Sequence[JobResult]) -> None:
        """Show these lines, up to eight at a time."""
        self._results.show(rows)
        self.setFixedHeight(max(1, min(len(rows), 8)) * max(24, self.sizeHintForRow(0)) + 6)

    def _retry(self, at: int) -> None:
        row = self._results.rows[at]
        if row.can_retry:
            self.retried.emit(row.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._retry(index.row())
        else:
            super().keyPressEvent(event)
