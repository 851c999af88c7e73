"""How one actor is drawn: kind, name, and at the right how many quotes and events lead to it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.core.wording import tr
from workbench.ui.kit import drafts
from workbench.ui.panes.actors import rows
from workbench.ui.panes.actors.model import ActorModel
from workbench.ui.theme import theme

# A narrow tree keeps its room for names; the tooltip has the claims.
_ROOM_FOR_CLAIMS = 260
Index = QModelIndex | QPersistentModelIndex


class ActorDelegate(QStyledItemDelegate):
    """Paints rows in one go; asking the style for each part costs more than a frame has."""

    def __init__(self, model: ActorModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # Straight from the model: three questions through Qt take longer than the row takes to be drawn.
        model = self._model
        row = model.tree.rows[index.internalId()]
        look = theme.current()
        area: QRect = option.rect
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, look.colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, look.colour("hover"))
        quotes, events, claims = model.counts(row)
        counts = (quotes, events, claims if option.widget.width() >= _ROOM_FOR_CLAIMS else None)
        rows.paint_row(painter, area, row, option.font, counts=counts, is_linked=row.id in model.highlighted)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("focus_ring"), 1))
            painter.drawRect(area.adjusted(0, 0, -1, -1))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, rows.height())

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("bare", True)
        editor.setAutoFillBackground(True)
        editor.setPalette(QPalette(parent.palette()))
        drafts.keep(editor, tr("Name"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(rows.ICON + rows.GAP, 1, -rows.GAP, -1))
