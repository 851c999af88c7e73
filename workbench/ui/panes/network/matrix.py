"""The matrix: who gives (rows) what to whom (columns), with low, best and high figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from workbench.core.wording import tr, trn
from workbench.store.read.gifts import Gift
from workbench.ui.kit.keys import Keys
from workbench.ui.panes.network import cells
from workbench.ui.panes.network.cells import Table
from workbench.ui.panes.network.paint import Palette, pen_of, stroke_of
from workbench.ui.theme import theme

GIFTS_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_WIDTH, _WIDEST = 230, 420
_MOST_LINES = 8
_SAMPLE = 28
_PAD = 6


class MatrixModel(QAbstractTableModel):
    """Cells of gifts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = Table((), (), {})

    def set_table(self, table: Table) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def gifts(self, index: Index) -> Sequence[Gift]:
        """The gifts of a cell."""
        if not index.isValid():
            return ()
        donor, recipient = self.table.donors[index.row()][0], self.table.recipients[index.column()][0]
        return self.table.cells.get((donor, recipient), ())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.table.donors)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.table.recipients)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        gifts = self.gifts(index)
        if role == GIFTS_ROLE:
            return gifts
        if not gifts:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(map(cells.words_of, gifts))
        if role == Qt.ItemDataRole.ToolTipRole:
            return cells.tip(gifts)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{gifts[0].donor} → {gifts[0].recipient}: {', '.join(map(cells.words_of, gifts))}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        listed = self.table.recipients if orientation is Qt.Orientation.Horizontal else self.table.donors
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and section < len(listed):
            return f"→ {listed[section][1]}" if orientation is Qt.Orientation.Horizontal else listed[section][1]
        return None


class _CellDelegate(QStyledItemDelegate):
    """A line for each gift: a sample in the colour of its kind and the stroke of its modality, then its figures."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.palette = Palette.current()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, gifts = theme.current(), index.data(GIFTS_ROLE)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, look.colour("selection" if is_current else "pane"))
        metrics = QFontMetrics(self.palette.font)
        painter.setFont(self.palette.font)
        top = option.rect.top() + _PAD
        for gift in gifts[: _MOST_LINES if len(gifts) <= _MOST_LINES else _MOST_LINES - 1]:
            self._gift(painter, QRectF(option.rect.left() + 8, top, option.rect.width() - 14, metrics.height()), gift)
            top += metrics.height() + 2
        if len(gifts) > _MOST_LINES:
            painter.setPen(look.colour("text_muted"))
            words = trn("and {count} more", "and {count} more", len(gifts) - _MOST_LINES + 1)
            painter.drawText(option.rect.left() + 8 + _SAMPLE, top + metrics.ascent(), words)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("focus_ring"), 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _gift(self, painter: QPainter, area: QRectF, gift: Gift) -> None:
        colour = self.palette.kinds.get(gift.kind, self.palette.muted)
        painter.setPen(pen_of(colour, stroke_of(gift.modality), 2.2))
        middle = area.center().y()
        painter.drawLine(QPointF(area.left(), middle), QPointF(area.left() + _SAMPLE - 8, middle))
        words = area.adjusted(_SAMPLE, 0, 0, 0)
        painter.setPen(self.palette.text)
        metrics = QFontMetrics(self.palette.font)
        elided = metrics.elidedText(cells.words_of(gift), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, elided)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        number = max(min(len(index.data(GIFTS_ROLE)), _MOST_LINES), 1)
        return QSize(_WIDTH, number * (QFontMetrics(self.palette.font).height() + 2) + 2 * _PAD)


class Matrix(QTableView):
    """The table widget; `chosen` tells the gifts of the cell that was clicked or entered."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("network.matrix")
        self.setAccessibleName(tr("Donors and recipients"))
        self.cells = MatrixModel(self)
        self.setModel(self.cells)
        self._delegate = _CellDelegate(self)
        self.setItemDelegate(self._delegate)
        theme.theme_switch().switched.connect(self._dress)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setDefaultSectionSize(_WIDTH)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setMaximumWidth(170)
        self.clicked.connect(self._open)
        self._keys = Keys(
            self, {"Return": lambda: self._open(self.currentIndex()), "Enter": lambda: self._open(self.currentIndex())}
        )

    def _dress(self, *_: object) -> None:
        self._delegate.palette = Palette.current()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """A few columns take the width there is, many scroll."""
        number = max(len(self.cells.table.recipients), 1)
        self.horizontalHeader().setDefaultSectionSize(min(max(self.viewport().width() // number, _WIDTH), _WIDEST))

    def show_gifts(self, gifts: Sequence[Gift]) -> None:
        """Show these transfers."""
        self.cells.set_table(cells.table_of(gifts))
        self._share()
        # Measuring every cell of a large matrix takes longer than it is worth: the first rows show what there is.
        for row in range(min(len(self.cells.table.donors), 200)):
            self.resizeRowToContents(row)

    def current_gifts(self) -> Sequence[Gift]:
        """What stands in the current cell."""
        index = self.currentIndex()
        return self.cells.gifts(index) if index.isValid() else ()

    def _open(self, index: QModelIndex) -> None:
        gifts = self.cells.gifts(index)
        if gifts:
            self.chosen.emit(gifts)
