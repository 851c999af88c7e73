"""Claims as a table: what is said, how sure, who says it, how it is rated."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.core.fields import MODALITIES, label_of
from workbench.core.modality import Modality
from workbench.core.wording import tr, trn
from workbench.store.read.claims import ClaimRow
from workbench.ui.theme import theme

STATEMENT, MODALITY, WHO, RATING = range(4)
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_ORDER = {modality.value: place for place, modality in enumerate(Modality)}
_KEYS: dict[int, Callable[[ClaimRow], Any]] = {
    STATEMENT: lambda row: row.text.casefold(),
    MODALITY: lambda row: _ORDER.get(row.modality, len(_ORDER)),
    WHO: lambda row: (not row.attribution_text, row.attribution_text.casefold()),
    RATING: lambda row: row.credibility or "9",
}


class ClaimModel(QAbstractTableModel):
    """Rows of claims, sorted by any column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ClaimRow] = []
        self.highlighted: Collection[int] = frozenset()
        # Its column then holds a line alone, and half of its heading under the arrow says nothing.
        self.is_modality_bare = False
        self._column, self._order = MODALITY, Qt.SortOrder.AscendingOrder

    def set_rows(self, rows: Sequence[ClaimRow]) -> None:
        """Show these claims instead, in the order in force."""
        self.beginResetModel()
        self.rows = self._sorted(rows)
        self.endResetModel()

    def _sorted(self, rows: Sequence[ClaimRow]) -> list[ClaimRow]:
        return sorted(rows, key=_KEYS[self._column], reverse=self._order is Qt.SortOrder.DescendingOrder)

    def place_of(self, id: int) -> int | None:
        """The row number of a claim."""
        return next((place for place, row in enumerate(self.rows) if row.id == id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_KEYS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            from workbench.ui.kit.tips import tip

            quotes = trn("{count} quote", "{count} quotes", row.quotes)
            return tip(f"{row.text} · {quotes}" if column == STATEMENT else self._text(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
            return f"{heading}: {self._text(row, column)}"
        if role == Qt.ItemDataRole.BackgroundRole and row.id in self.highlighted:
            return theme.current().colour("accent_soft")
        if role == Qt.ItemDataRole.ForegroundRole and column != STATEMENT:
            return theme.current().colour("text_muted")
        return None

    def _text(self, row: ClaimRow, column: int) -> str:
        if column == STATEMENT:
            # Its words say themselves that something is not so: "not" before them would deny the denial.
            return tr("{text} (negative)", text=row.text) if row.polarity == "negative" else row.text
        if column == MODALITY:
            return tr(label_of(MODALITIES, row.modality))
        if column == WHO:
            return row.attribution_text
        return row.credibility

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole and section == MODALITY and self.is_modality_bare:
            return ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return (tr("Claim"), tr("Modality"), tr("According to"), tr("Cr."))[section]
        if role == Qt.ItemDataRole.ToolTipRole and section == MODALITY:
            return tr("Modality")
        if role == Qt.ItemDataRole.ToolTipRole and section == RATING:
            return tr("Information credibility, 1 (confirmed) to 6 (cannot be judged)")
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._order = column, order
        self.set_rows(self.rows)
