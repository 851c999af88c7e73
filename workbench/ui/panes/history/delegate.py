"""Draws a line of the history: what happened, and at its end, when or how it ended."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from workbench.ui.panes.history.model import NODE_ROLE, Node
from workbench.ui.theme import theme

_GAP = 8
Index = QModelIndex | QPersistentModelIndex


class LineDelegate(QStyledItemDelegate):
    """The words give way to what stands at the end of the line; a second column would take its room from every line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        node: Node = index.data(NODE_ROLE)
        if node.side:
            painter.save()
            painter.setFont(theme.current().font())
            painter.setPen(theme.current().colour("text_muted"))
            area = option.rect.adjusted(0, 0, -_GAP, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, node.side)
            painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        node: Node = index.data(NODE_ROLE)
        if node.side:
            metrics = option.fontMetrics
            room = option.rect.width() - metrics.horizontalAdvance(node.side) - 2 * _GAP - 4
            option.text = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, max(room, 0))
