"""The rows of a picker: which match, a page at a time, and how one is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.core.wording import tr
from workbench.ui.kit.matching import fold, fold_all, found, together
from workbench.ui.theme import icons, theme

_Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 28
_PAGE = _MEASURED = 200
_LEFT, _RIGHT, _APART = 32, 10, 12


@dataclass(frozen=True, slots=True)
class PickerRow:
    """One thing to pick: `key` is handed back, `detail` stands faint at the right."""

    key: object
    label: str
    detail: str = ""
    icon: str = ""


class PickerModel(QAbstractListModel):
    """The rows that match what was typed, a page at a time, and last the offer to create it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[PickerRow] = ()
        self._folded: list[str] = []
        self._whole: list[str] = []
        self._hits: list[int] = []
        self._shown = 0
        self._offer = ""
        self._can_create = False

    def set_rows(self, rows: Sequence[PickerRow], *, can_create: bool = False) -> None:
        """Choose among `rows`, in this order; the same tuple given again costs nothing."""
        if rows is not self._rows or not isinstance(rows, tuple):
            # Only a tuple is sure to be what it was: the same one opened again is not folded again.
            self._rows = rows
            self._folded = fold_all([row.label for row in rows])
            self._whole = fold_all([together(row.label, row.detail) for row in rows])
        self._can_create = can_create
        self.type("")

    def type(self, typed: str) -> None:
        """Keep the rows that match `typed`, by their label or by what stands beside it, such as further names."""
        name = " ".join(typed.split())
        hits = found(self._folded, self._whole, name)
        key = fold(name)
        is_known = any(self._rows[at].label.lower() == name.lower() for at in hits if self._folded[at] == key)
        self.beginResetModel()
        self._hits = hits
        self._shown = min(_PAGE, len(hits))
        self._offer = name if self._can_create and name and not is_known else ""
        self.endResetModel()

    @property
    def has_rows(self) -> bool:
        """Whether there is anything to choose from, matching or not."""
        return bool(self._rows)

    @property
    def can_create(self) -> bool:
        """Whether a name that none has may become a new one."""
        return self._can_create

    @property
    def hit_count(self) -> int:
        """How many rows match, shown already or not."""
        return len(self._hits)

    def row_at(self, at: int) -> PickerRow | None:
        """The row on line `at`; None for the offer to create."""
        return self._rows[self._hits[at]] if at < self._shown else None

    @property
    def offer(self) -> str:
        """The name that the last line offers to create; "" without such a line."""
        return self._offer

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._shown < len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.label if row else tr("Create “{name}”", name=self._offer)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return row.detail if row else ""
        return None

    def fetchMore(self, parent: _Index) -> None:
        more = min(_PAGE, len(self._hits) - self._shown)
        self.beginInsertRows(QModelIndex(), self._shown, self._shown + more - 1)
        self._shown += more
        self.endInsertRows()

    def rowCount(self, parent: _Index | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return self._shown + (1 if self._offer else 0)


class RowPainter(QStyledItemDelegate):
    """Icon, label, faint detail at the right; the offer to create in the accent colour."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, PickerModel)
        row = model.row_at(index.row())
        look = theme.current()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.colour("hover"))
        icon = (row.icon if row else "plus") or ""
        if icon:
            role = "text_muted" if row else "accent"
            icons.paint(painter, QRect(rect.x() + 8, rect.y() + (rect.height() - 16) // 2, 16, 16), icon, role=role)
        room = rect.adjusted(_LEFT, 0, -_RIGHT, 0)
        right = self._detail(painter, room, row.detail) if row and row.detail else 0
        painter.setFont(look.font("ui"))
        painter.setPen(look.colour("text" if row else "accent"))
        room = room.adjusted(0, 0, -right, 0)
        label = index.data() or ""
        text = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, ROW_HEIGHT)

    @staticmethod
    def _detail(painter: QPainter, room: QRect, detail: str) -> int:
        """Draw `detail` and return the width it took."""
        look = theme.current()
        font = look.font("small")
        metrics = QFontMetrics(font)
        text = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, room.width() // 2)
        painter.setFont(font)
        painter.setPen(look.colour("text_muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return metrics.horizontalAdvance(text) + _APART


def widest(rows: Sequence[PickerRow]) -> int:
    """The room that the widest row takes whole; of very many, none is measured: one types to find there."""
    if len(rows) > _MEASURED:
        return 0
    look = theme.current()
    labels, details = QFontMetrics(look.font("ui")), QFontMetrics(look.font("small"))
    return max(
        (
            _LEFT
            + labels.horizontalAdvance(row.label)
            + _RIGHT
            + (details.horizontalAdvance(row.detail) + _APART if row.detail else 0)
            for row in rows
        ),
        default=0,
    )
