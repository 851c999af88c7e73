"""What the list below the search box holds: commands, places, hits read when they come on screen, and offers of more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.core.lighting import CLOSING, OPENING
from workbench.ui.kit.offsets import UnitMap
from workbench.ui.theme import icons, theme

_Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_HEADING = 24
_LINE = 28
_DOUBLE = 44


@dataclass(frozen=True, slots=True)
class Shown:
    """What one row says: words between OPENING and CLOSING are lit; `detail` stands at the right, `context` below."""

    label: str
    detail: str = ""
    context: str = ""
    icon: str = ""


@dataclass(slots=True)
class Row:
    """One row: `key` is what Enter takes, `show` tells what it says when it is first asked; `heading` stands above it."""

    key: object
    show: Callable[[], Shown]
    heading: str = ""
    is_double: bool = False
    _shown: Shown | None = None

    @property
    def shown(self) -> Shown:
        """What it says."""
        if self._shown is None:
            self._shown = self.show()
        return self._shown


class ResultModel(QAbstractListModel):
    """Rows of every sort in one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def append(self, rows: Sequence[Row]) -> None:
        """Show these below."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows.extend(rows)
            self.endInsertRows()

    def row_at(self, at: int) -> Row | None:
        """The row on line `at`."""
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return plain(row.shown.label)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (row.heading, row.shown.label, row.shown.detail, row.shown.context)
            return ", ".join(plain(part) for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            from workbench.ui.kit.tips import tip

            return tip(row.shown.detail)
        return None


def plain(words: str) -> str:
    """`words` without the marks of what is lit."""
    return words.replace(OPENING, "").replace(CLOSING, "")


def lit_parts(words: str) -> tuple[str, list[tuple[int, int]]]:
    """`words` without marks, and the (start, length) of what they enclose.

    >>> lit_parts("a \\x02b\\x03 c")
    ('a b c', [(2, 1)])
    """
    spans: list[tuple[int, int]] = []
    bare, *rest = words.split(OPENING)
    for piece in rest:
        inside, _, after = piece.partition(CLOSING)
        spans.append((len(bare), len(inside)))
        bare += inside + after
    return bare, spans


class ResultPainter(QStyledItemDelegate):
    """A heading where a group begins, then icon, label and detail, and the words in their context below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row = index.data(ROW_ROLE)
        look = theme.current()
        rect = QRect(option.rect)
        painter.save()
        if row.heading:
            self._heading(painter, rect, row.heading)
            rect.setTop(rect.top() + _HEADING)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.colour("hover"))
        shown = row.shown
        upper = QRect(
            rect.x(), rect.y() + (3 if row.is_double else 0), rect.width(), _LINE - (6 if row.is_double else 0)
        )
        if shown.icon:
            place = QRect(rect.x() + 8, upper.y() + (upper.height() - 16) // 2, 16, 16)
            icons.paint(painter, place, shown.icon, role="text_muted")
        room = upper.adjusted(32, 0, -10, 0)
        room.setRight(room.right() - self._detail(painter, room, shown.detail))
        _draw(painter, room, shown.label, look.font("ui"), "text")
        if row.is_double:
            lower = QRect(room.x(), upper.bottom(), rect.right() - 10 - room.x(), rect.bottom() - upper.bottom() - 2)
            _draw(painter, lower, shown.context, look.font("small"), "text_muted")
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, words: str) -> None:
        look = theme.current()
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text_muted"))
        line = QRect(rect.x() + 8, rect.y() + 4, rect.width() - 16, _HEADING - 4)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)

    def _detail(self, painter: QPainter, room: QRect, detail: str) -> int:
        if not detail:
            return 0
        look = theme.current()
        metrics = QFontMetrics(look.font("small"))
        text = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, room.width() * 3 // 5)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text_muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return metrics.horizontalAdvance(text) + 12

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, height_of(index.data(ROW_ROLE)))


def height_of(row: Row) -> int:
    """How high a row stands."""
    return (_DOUBLE if row.is_double else _LINE) + (_HEADING if row.heading else 0)


def _draw(painter: QPainter, room: QRect, words: str, font: QFont, role: str) -> None:
    """One line of words, what is lit on the colour of a search hit; too long a line ends in an ellipsis."""
    look = theme.current()
    bare, spans = lit_parts(words)
    text = QFontMetrics(font).elidedText(bare, Qt.TextElideMode.ElideRight, max(room.width(), 0))
    painter.setPen(look.colour(role))
    if not spans or not text:
        painter.setFont(font)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        return
    layout = QTextLayout(text, font)
    lit = QTextCharFormat()
    lit.setBackground(look.colour("search_hit"))
    lit.setForeground(look.colour("text"))
    units, whole = UnitMap(text), len(text)
    ranges = []
    for start, length in spans:
        if start < whole:
            one = QTextLayout.FormatRange()
            one.start = units.to_units(start)
            one.length = units.to_units(min(start + length, whole)) - one.start
            one.format = lit
            ranges.append(one)
    layout.setFormats(ranges)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(room.width())
    layout.endLayout()
    layout.draw(painter, QPointF(room.x(), room.y() + (room.height() - line.height()) / 2))
