"""A quick list of two-line rows: each row is described only when it comes on screen, so length costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.core.comparing import first_difference
from workbench.core.wording import tr
from workbench.ui.kit import drafts
from workbench.ui.theme import icons, theme

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
ICON = 16
MARGIN = 8
GAP = 6
# So many rows may go without all of the others being laid out anew.
_FEW_GONE = 20
# So many changed rows are looked for one by one.
_FEW_CHANGED = 50
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """What one row shows: `trailing` stands at the right, `stripe` is a colour role for the left edge.

    `badge_colours` are foreground and background: roles, or "#RRGGBB" where the dossier itself says the colour.
    `depth` indents it under the row that it belongs to.
    """

    title: str
    detail: str = ""
    trailing: str = ""
    icon: str = ""
    stripe: str = ""
    badge: str = ""
    badge_colours: tuple[str, str] = ("badge_text", "badge")
    tooltip: str = ""
    depth: int = 0

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(part for part in (self.title, self.detail, self.trailing, self.badge) if part)


def _colour(name: str) -> QColor:
    return QColor(name) if name.startswith("#") else theme.current().colour(name)


class LineModel(QStringListModel):
    """Rows of any kind, described by `describe` and known by `identify`.

    Qt's own list of strings counts the rows: laying them out, a view asks for their number twice a row, and 50,000
    answers from Python are a tenth of a second.
    """

    rename_asked = Signal(int, str)

    def __init__(
        self, describe: Callable[[Any], Line], identify: Callable[[Any], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._describe = describe
        self._identify = identify
        self.rows: Sequence[Any] = ()
        self.may_rename = False

    def renew(self, rows: Sequence[Any]) -> bool:
        """Take what these rows say now; False where they are others than before, which a view must lay out again."""
        if len(rows) != len(self.rows) or self._are_others(rows):
            return False
        self.rows = rows
        return True

    def _are_others(self, rows: Sequence[Any]) -> bool:
        """Whether other records stand there; rows that say the same as before are not asked for their identity."""
        at, looked = first_difference(self.rows, rows), 0
        while at is not None and looked < _FEW_CHANGED:
            if self._identify(rows[at]) != self._identify(self.rows[at]):
                return True
            at, looked = first_difference(self.rows, rows, at=at + 1), looked + 1
        return at is not None and list(map(self._identify, rows[at:])) != list(map(self._identify, self.rows[at:]))

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows instead."""
        self.rows = rows
        self.setStringList([""] * len(rows))

    def take_out(self, rows: Sequence[Any]) -> bool:
        """Take these rows, which are those shown without a few; False where they are not."""
        if not 0 < len(self.rows) - len(rows) <= _FEW_GONE:
            return False
        gone: list[int] = []
        at = first_difference(self.rows, rows)
        while at is not None:
            if at >= len(self.rows) or len(gone) == _FEW_GONE:
                return False
            gone.append(at)
            at = first_difference(self.rows, rows, at=at + 1, shift=len(gone))
        self.rows = rows
        for place in reversed(gone):
            self.removeRow(place)
        return True

    def id_at(self, index: Index) -> int | None:
        """The identity of the row at an index."""
        return self._identify(self.rows[index.row()]) if index.isValid() else None

    def index_of(self, id: int, near: int = 0) -> QModelIndex:
        """Where a record stands, looked for from row `near` on and then before it; invalid when it is not listed."""
        around = chain(range(max(near, 0), len(self.rows)), range(min(max(near, 0), len(self.rows))))
        place = next((place for place in around if self._identify(self.rows[place]) == id), None)
        return QModelIndex() if place is None else self.index(place)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role not in (
            LINE_ROLE,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        line = self._describe(self.rows[index.row()])
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole:
            from workbench.ui.kit.tips import tip

            return tip(line.tooltip or line.title)
        return line.spoken if role == Qt.ItemDataRole.AccessibleTextRole else line.title

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        id, name = self.id_at(index), str(value).strip()
        if id is None or not name or name == self.data(index):
            return False
        self.rename_asked.emit(id, name)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.may_rename else flags


class LineDelegate(QStyledItemDelegate):
    """Paints a title and a fainter line under it."""

    def __init__(self, is_double: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_double = is_double

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        look = theme.current()
        area: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, look.colour("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, look.colour("hover"))
        if line.stripe:
            painter.fillRect(QRect(area.left() + 2, area.top() + 4, 3, area.height() - 8), look.colour(line.stripe))
        left = area.left() + MARGIN + line.depth * (ICON + GAP)
        upper = QRect(left, area.top() + 4, area.width() - 2 * MARGIN, self._line_height())
        if line.icon:
            place = QRect(left, upper.center().y() - ICON // 2 + 1, ICON, ICON)
            icons.paint(painter, place, line.icon, role="text_muted")
            upper.setLeft(left + ICON + GAP)
        upper.setRight(self._paint_trailing(painter, upper, line) - GAP)
        self._text(painter, upper, line.title, "ui", "text")
        if self._is_double:
            lower = QRect(upper.left(), upper.bottom() + 1, area.right() - MARGIN - upper.left(), upper.height())
            self._text(painter, lower, line.detail, "small", "text_muted")
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("focus_ring"), 1))
            painter.drawRect(area.adjusted(0, 0, -1, -1))

    def _paint_trailing(self, painter: QPainter, area: QRect, line: Line) -> int:
        """The count and the badge at the right; gives where the title must stop."""
        look = theme.current()
        metrics = QFontMetrics(look.font("small"))
        right = area.right()
        painter.setFont(look.font("small"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        if line.trailing:
            painter.setPen(look.colour("text_muted"))
            painter.drawText(area, middle, line.trailing)
            right -= metrics.horizontalAdvance(line.trailing) + GAP
        if line.badge:
            width = metrics.horizontalAdvance(line.badge) + 10
            box = QRect(right - width, area.top() + 1, width, area.height() - 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_colour(line.badge_colours[1]))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(_colour(line.badge_colours[0]))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, line.badge)
            right -= width + GAP
        return right

    def _text(self, painter: QPainter, area: QRect, text: str, font: str, colour: str) -> None:
        look = theme.current()
        painter.setFont(look.font(font))
        painter.setPen(look.colour(colour))
        elided = QFontMetrics(look.font(font)).elidedText(text, Qt.TextElideMode.ElideRight, max(area.width(), 0))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, elided)

    def _line_height(self) -> int:
        return QFontMetrics(theme.current().font("ui")).height()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self._line_height() * (2 if self._is_double else 1) + 9)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("bare", True)
        editor.setAutoFillBackground(True)
        drafts.keep(editor, tr("Name"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        left = MARGIN + (ICON + GAP) * (line.depth + bool(line.icon))
        editor.setGeometry(option.rect.adjusted(left, 2, -MARGIN, 2 + self._line_height() + 4 - option.rect.height()))


class LineList(QListView):
    """The list widget; the same record stays current when the rows are replaced."""

    picked = Signal(int)

    def __init__(
        self,
        describe: Callable[[Any], Line],
        identify: Callable[[Any], int],
        *,
        is_double: bool = True,
        may_rename: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.lines = LineModel(describe, identify, self)
        self.lines.may_rename = may_rename
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(is_double, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.clicked.connect(self._on_clicked)

    def renew(self, rows: Sequence[Any]) -> None:
        """Show what the same rows say now."""
        self.lines.rows = rows
        self.viewport().update()

    def set_rows(self, rows: Sequence[Any], *, current: int | None = None) -> None:
        """Show these rows; scroll position and current row stay where they were, unless another is to be `current`."""
        if current is not None and self.lines.take_out(rows):
            self.choose(current)
            return
        self._set_rows(rows)
        if current is not None and current != self.current_id():
            self.choose(current)

    def _set_rows(self, rows: Sequence[Any]) -> None:
        if self.lines.renew(rows):
            # Qt asks for the number of rows once for each row that it lays out.
            self.viewport().update()
            return
        current, offset = self.current_id(), self.verticalScrollBar().value()
        place = self.currentIndex().row()
        self.lines.set_rows(rows)
        if current is not None and not self.choose(current) and rows:
            # The current row is gone: the keyboard stays where it was, on the row that took its place.
            self.setCurrentIndex(self.lines.index(min(place, len(rows) - 1)))
        self.verticalScrollBar().setValue(offset)

    def current_id(self) -> int | None:
        """The record that the keyboard is on."""
        return self.lines.id_at(self.currentIndex())

    def current_row(self) -> Any | None:
        """The row that the keyboard is on."""
        index = self.currentIndex()
        return self.lines.rows[index.row()] if index.isValid() else None

    def choose(self, id: int | None) -> bool:
        """Make a record current and scroll to it; None or an unlisted one clears the selection."""
        index = QModelIndex() if id is None else self.lines.index_of(id, self.currentIndex().row() - _FEW_GONE)
        if not index.isValid():
            self.clearSelection()
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def _on_clicked(self, index: QModelIndex) -> None:
        id = self.lines.id_at(index)
        if id is not None:
            self.picked.emit(id)
