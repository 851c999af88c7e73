"""A small table inside the card: rows that are edited in place, and a last faint row that adds one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from workbench.core.fields import Choice, label_of
from workbench.core.wording import tr
from workbench.ui.kit import drafts
from workbench.ui.kit.keys import Keys
from workbench.ui.theme import theme

# More rows than this scroll inside the table, so that one long list does not push the rest of the card away.
SHOWN_ROWS = 8
Index = QModelIndex | QPersistentModelIndex
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `hint` (English source) is shown faint where a cell is empty; width 0 takes the room that is left.

    `signs` are (value, sign): the sign is drawn in the colour role named by the value, the words are told on hovering.
    """

    key: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    is_editable: bool = True
    width: int = 0
    signs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: cell texts by column key."""

    id: int
    cells: dict[str, str] = field(default_factory=dict)
    tooltip: str = ""
    stripe: str = ""


class TableModel(QAbstractTableModel):
    """The rows and, last, the one that adds; editing only asks."""

    edit_asked = Signal(int, str, str)
    add_asked = Signal(str)

    def __init__(
        self, columns: Sequence[Column], add_text: str, *, adds_by_typing: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: Sequence[Row] = ()
        self.add_text = add_text
        self.adds_by_typing = adds_by_typing

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        """The row of an index; None on the row that adds."""
        return self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None

    def is_adder(self, index: Index) -> bool:
        """Whether an index is on the row that adds."""
        return index.isValid() and index.row() == len(self.rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows) + bool(self.add_text)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.row_at(index), self.columns[index.column()]
        value = "" if row is None else row.cells.get(column.key, "")
        if role == Qt.ItemDataRole.EditRole:
            return value
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row, column, index.column(), value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                f"{tr(column.hint)}: {value}"
                if value and column.hint
                else self._shown(row, column, index.column(), value)
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            from workbench.ui.kit.tips import tip

            if row is None or column.signs:
                return tip(self._worded(column, value))
            return tip(row.tooltip or tr(column.hint))
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.current().colour(self._role(row, column, value))
        return None

    def _role(self, row: Row | None, column: Column, value: str) -> str:
        if row is None:
            return "link"
        if not value:
            return "text_faint"
        if column.signs:
            return value
        return "text_muted" if column.width else "text"

    def _worded(self, column: Column, value: str) -> str:
        return tr(label_of(column.choices, value)) if column.choices and value else value

    def _shown(self, row: Row | None, column: Column, place: int, value: str) -> str:
        if row is None:
            return tr(self.add_text) if place == 0 else ""
        if column.signs:
            return dict(column.signs).get(value, value)
        return self._worded(column, value) or tr(column.hint)

    def told(self, index: Index) -> str:
        """What is typed into a cell, in words."""
        hint = self.columns[index.column()].hint
        return tr(self.add_text) if self.is_adder(index) else tr(hint) if hint else tr("Name")

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, text = self.row_at(index), str(value).strip()
        if row is None:
            if text:
                self.add_asked.emit(text)
            return bool(text)
        key = self.columns[index.column()].key
        if text == row.cells.get(key, ""):
            return False
        self.edit_asked.emit(row.id, key, text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.is_adder(index):
            return flags | Qt.ItemFlag.ItemIsEditable if self.adds_by_typing and index.column() == 0 else flags
        return flags | Qt.ItemFlag.ItemIsEditable if self.columns[index.column()].is_editable else flags


class CellDelegate(QStyledItemDelegate):
    """A combo box where the values are given, a line elsewhere."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        if isinstance(model, TableModel) and (choices := model.columns[index.column()].choices):
            box = QComboBox(parent)
            for choice in choices:
                box.addItem(tr(choice.label), choice.value)
            box.activated.connect(lambda _place: self._close(box))
            return box
        editor = super().createEditor(parent, option, index)
        editor.setProperty("bare", True)
        if isinstance(editor, QLineEdit) and isinstance(model, TableModel):
            # Without a frame, an empty line would look as if the row had gone.
            editor.setPlaceholderText(model.told(index))
            drafts.keep(editor, model.told(index))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        super().updateEditorGeometry(editor, option, index)
        if isinstance(editor, QComboBox):
            # A column of signs is narrower than the words to choose from.
            editor.resize(max(option.rect.width(), editor.sizeHint().width()), option.rect.height())

    def _close(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(index.data(Qt.ItemDataRole.EditRole)), 0))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)


class Place(NamedTuple):
    """Where the current cell is: `id` of its row, None on the row that adds; `ids` are all that were there."""

    id: int | None
    row: int
    column: int
    ids: frozenset[int]


class RowsTable(QTableView):
    """The table widget; as high as its rows."""

    opened = Signal(int)
    removed = Signal(int)
    pick_asked = Signal()
    moved = Signal(int, int)

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked | triggers.AnyKeyPressed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        header = self.horizontalHeader()
        header.hide()
        header.setMinimumSectionSize(10)
        for place, column in enumerate(model.columns):
            if column.width:
                header.resizeSection(place, column.width)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        model.modelReset.connect(self._fit)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        self._keys = Keys(
            self,
            {
                "Return": self._on_return,
                "Enter": self._on_return,
                "Ctrl+Return": self._on_opened,
                "Delete": self._on_delete,
                "Alt+Up": lambda: self._on_moved(-1),
                "Alt+Down": lambda: self._on_moved(1),
            },
        )
        self._fit()

    def place(self) -> Place | None:
        """The current cell, to be returned to once the rows are shown anew."""
        at, row = self.currentIndex(), self._rows.row_at(self.currentIndex())
        ids = frozenset(one.id for one in self._rows.rows)
        return Place(row.id if row else None, at.row(), at.column(), ids) if at.isValid() else None

    def return_to(self, place: Place) -> None:
        """Make the cell current again; what was just added is, where the row that adds was."""
        ids = [one.id for one in self._rows.rows]
        added = [at for at, id in enumerate(ids) if id not in place.ids]
        if place.id is None and added:
            at, column = added[-1], 0
        else:
            at, column = ids.index(place.id) if place.id in ids else place.row, place.column
        self.setCurrentIndex(self._rows.index(min(at, self._rows.rowCount() - 1), column))

    def _fit(self) -> None:
        self.clearSpans()
        adder = len(self._rows.rows)
        if self._rows.add_text and self._rows.columnCount() > 1:
            self.setSpan(adder, 0, 1, self._rows.columnCount())
        shown = min(self._rows.rowCount(), SHOWN_ROWS)
        self.setFixedHeight(max(shown, 1) * self.verticalHeader().defaultSectionSize() + 2)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._rows.is_adder(index):
            self._add(index)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index)
        if row is not None and not self._rows.columns[index.column()].is_editable:
            self.opened.emit(row.id)

    def _on_return(self) -> None:
        index = self.currentIndex()
        row = self._rows.row_at(index)
        if self._rows.is_adder(index):
            self._add(index)
        elif row is not None and self._rows.columns[index.column()].is_editable:
            self.edit(index)
        elif row is not None:
            self.opened.emit(row.id)

    def _add(self, index: QModelIndex) -> None:
        if self._rows.adds_by_typing:
            self.edit(self._rows.index(index.row(), 0))
        else:
            self.pick_asked.emit()

    def _on_opened(self) -> None:
        row = self._rows.row_at(self.currentIndex())
        if row is not None:
            self.opened.emit(row.id)

    def _on_delete(self) -> None:
        row = self._rows.row_at(self.currentIndex())
        if row is not None:
            self.removed.emit(row.id)

    def _on_moved(self, step: int) -> None:
        row = self._rows.row_at(self.currentIndex())
        if row is not None:
            self.moved.emit(self.currentIndex().row(), step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Qt makes the first cell current and does not show it: whoever comes by keyboard would not know where they are.
        selected = self.selectionModel()
        if event.reason() in _BY_KEY and not selected.hasSelection():
            selected.select(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())
