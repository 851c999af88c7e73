"""How each file of a job ended, as a table that a thousand rows do not slow down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from workbench.core.wording import tr
from workbench.ui.theme import icons, theme

_Index = QModelIndex | QPersistentModelIndex
_NAME, _STATUS, _REASON, _RETRY = range(4)
# Half of the lowest pane, which has a quarter of the window's height, without the summary's own line.
_SHARE, _SUMMARY = 0.125, 32


@dataclass(frozen=True, slots=True)
class JobResult:
    """One line: `status` and `reason` are words to show; `role` colours the icon.

    `key` is handed back on retry, and `record`, where there is one, when the line is opened.
    """

    key: object
    name: str
    status: str
    reason: str = ""
    icon: str = "check"
    role: str = "success"
    can_retry: bool = False
    record: int | None = None


class _Names(QStyledItemDelegate):
    """File names shorten in the middle: their ends tell them apart."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle


class _Results(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[JobResult] = ()

    def show(self, rows: Sequence[JobResult]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def replace(self, at: int, row: JobResult) -> None:
        self.rows = (*self.rows[:at], row, *self.rows[at + 1 :])
        self.dataChanged.emit(self.index(at, 0), self.index(at, self.columnCount() - 1))

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
            from workbench.ui.kit.tips import tip

            return tip("\n".join(filter(None, (row.name, row.reason))))
        return None

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)


class JobResults(QTreeView):
    """Rows of icon, file, status, reason and, where it can help, Retry: by click, or Enter on the row.

    Enter or a double click on any other row opens what came of the file.
    """

    retried = Signal(object)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = 0
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
        for column, width in ((_NAME, 320), (_STATUS, 110), (_RETRY, 90)):
            header.resizeSection(column, width)
        self.setItemDelegateForColumn(_NAME, _Names(self))
        self.clicked.connect(lambda index: self._retry(index.row()) if index.column() == _RETRY else None)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height)

    @property
    def rows(self) -> Sequence[JobResult]:
        """The lines on show."""
        return self._results.rows

    def show_results(self, rows: Sequence[JobResult]) -> None:
        """Show these lines, at a time no more than cover half of the lowest pane; the others are scrolled to."""
        at = self.currentIndex().row()
        held = self._results.rows[at].key if at >= 0 else None
        self._results.show(rows)
        kept = next((at for at, row in enumerate(rows) if held is not None and row.key == held), None)
        if kept is not None:
            self.setCurrentIndex(self._results.index(kept, 0))
        row = max(24, self.sizeHintForRow(0))
        most = max(2, (int(self.window().height() * _SHARE) - _SUMMARY) // row)
        # Whole lines: a sliver of one more looks like dirt.
        frame = 2 * self.frameWidth()
        self._height = max(1, min(len(rows), most)) * row + frame
        # In a low window, under a notice, it gives way down to two lines: it never makes the window higher.
        self.setMinimumHeight(min(self._height, 2 * row + frame))
        self.setMaximumHeight(self._height)

    def take_keyboard(self) -> None:
        """Let the arrow keys walk the lines."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._results.index(0, 0))

    def _retry(self, at: int) -> None:
        row = self._results.rows[at]
        if row.can_retry:
            # Until it is known what comes of it, this line would go on saying what may be true no more.
            self._results.replace(
                at, replace(row, status=tr("trying again…"), icon="retry", role="text_muted", can_retry=False)
            )
            self.retried.emit(row.key)

    def _open(self, at: int) -> None:
        record = self._results.rows[at].record
        if record is not None:
            self.opened.emit(record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._retry(index.row())
            self._open(index.row())
        else:
            super().keyPressEvent(event)
