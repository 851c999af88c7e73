"""How one actor is drawn: kind, name, and at the right how many quotes and events lead to it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.core.records import ActorRow
from workbench.ui.panes.actors.model import COUNTS_ROLE, HIGHLIGHT_ROLE, ROW_ROLE
from workbench.ui.theme import icons, theme

ICON = 16
GAP = 6
# A narrow tree keeps its room for names; the tooltip has the claims.
_ROOM_FOR_CLAIMS = 260
Index = QModelIndex | QPersistentModelIndex


class ActorDelegate(QStyledItemDelegate):
    """Paints rows in one go; asking the style for each part costs more than a frame has."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ActorRow = index.data(ROW_ROLE)
        look = theme.current()
        area: QRect = option.rect
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, look.colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, look.colour("hover"))
        is_linked = bool(index.data(HIGHLIGHT_ROLE))
        if is_linked:
            painter.fillRect(QRect(area.left() - 2, area.top() + 3, 2, area.height() - 6), look.colour("accent"))
        top = area.top() + (area.height() - ICON) // 2
        icons.paint(painter, QRect(area.left() + 2, top, ICON, ICON), row.kind, role="text_muted")
        left = area.left() + 2 + ICON + GAP
        right = self._paint_counts(painter, option, *index.data(COUNTS_ROLE))
        painter.setFont(option.font)
        painter.setPen(look.colour("accent_text" if is_linked else "text"))
        metrics = QFontMetrics(option.font)
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, max(right - left - GAP, 0))
        painter.drawText(QRect(left, area.top(), right - left, area.height()), Qt.AlignmentFlag.AlignVCenter, name)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("focus_ring"), 1))
            painter.drawRect(area.adjusted(0, 0, -1, -1))

    def _paint_counts(
        self, painter: QPainter, option: QStyleOptionViewItem, quotes: int, events: int, claims: int | None
    ) -> int:
        """Quotes, events and claims as “12 · 3 · 1” in right-aligned columns; gives where the name must stop."""
        look = theme.current()
        font = look.font("small")
        metrics = QFontMetrics(font)
        area: QRect = option.rect
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setFont(font)
        right = area.right() - GAP
        columns = [(events, "· {}", "· 00", "text_faint"), (quotes, "{}", "", "text_muted")]
        if claims is not None and option.widget.width() >= _ROOM_FOR_CLAIMS:
            columns.insert(0, (claims, "· {}", "· 00", "text_faint"))
        for count, shape, widest, role in columns:
            words = shape.format(count) if count else ""
            # Room for two digits is kept, so that the counts of quotes stand in one column.
            room = max(metrics.horizontalAdvance(widest), metrics.horizontalAdvance(words))
            painter.setPen(look.colour(role))
            painter.drawText(QRect(right - room, area.top(), room, area.height()), middle, words)
            right -= room + 4
        return right

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, max(ICON, QFontMetrics(theme.current().font("ui")).height()) + 7)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("bare", True)
        editor.setAutoFillBackground(True)
        editor.setPalette(QPalette(parent.palette()))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(ICON + GAP, 1, -GAP, -1))
