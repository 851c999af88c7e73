"""The actor tree as a Qt model: positions stand in for nodes, and only the rows on screen are ever asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from workbench.core.fields import ACTOR_KINDS, label_of
from workbench.core.records import ActorRow
from workbench.core.wording import tr, trn
from workbench.ui.dragged import ACTOR_MIME, ACTORS_MIME, QUOTE_MIME, words
from workbench.ui.panes.actors.index import ROOT, ActorIndex

if TYPE_CHECKING:
    from workbench.store.read.choices import Tally

# QTreeView lays out every top-level row at once (290 ms for 100,000), so they are handed over in stretches.
STRETCH = 400
# What a filter leaves is laid out at each of its steps: first no more than any screen shows.
_FIRST = 120
# Made once: Python's flags are joined slowly, and Qt asks for every row that it lays out.
_ON_SPACE = Qt.ItemFlag.ItemIsDropEnabled
_ON_ACTOR = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsDropEnabled
)
Index = QModelIndex | QPersistentModelIndex


class ActorModel(QAbstractItemModel):
    """Actors nested under their parents; editing and dropping only *ask*, through signals, for an operation."""

    rename_asked = Signal(int, str)
    move_asked = Signal(object, object)
    quote_dropped = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tree = ActorIndex()
        self.highlighted: frozenset[int] = frozenset()
        # Quotes, events and claims by actor id, as the filter leaves them; None: as the rows say.
        self.tally: Tally | None = None
        self._words = ""
        self._subset: Collection[int] | None = None
        self._top = 0

    def set_rows(self, rows: Sequence[ActorRow]) -> None:
        """Show these actors instead, through the filters in force."""
        self.beginResetModel()
        self.tree = ActorIndex(rows)
        self._narrow()
        self.endResetModel()

    def narrow(self, words: str, subset: Collection[int] | None) -> None:
        """Show only what matches, with its ancestors."""
        self.beginResetModel()
        self._words, self._subset = words, subset
        self._narrow()
        self.endResetModel()

    def _narrow(self) -> None:
        self.tree.narrow(self._words, self._subset)
        self._top = min(_FIRST if self.tree.is_narrowed else STRETCH, len(self.tree.children(ROOT)))

    def counts(self, row: ActorRow) -> tuple[int, int, int | None]:
        """Quotes, events and claims of an actor; no claims where they were not counted."""
        return (row.quotes, row.events, None) if self.tally is None else self.tally.of(row.id)

    def replace(self, rows: Sequence[ActorRow]) -> bool:
        """Take fresh values of a few actors in place; False when one moved, so that all must be set anew."""
        for row in rows:
            position = self.tree.position.get(row.id)
            if position is None or not self.tree.replace(position, row):
                return False
            index = self.index_at(position)
            self.dataChanged.emit(index, index)
        return True

    def index_of(self, id: int) -> QModelIndex:
        """The index of an actor; invalid when it is not shown."""
        position = self.tree.position.get(id)
        return QModelIndex() if position is None or not self.tree.is_shown(position) else self.index_at(position)

    def index_at(self, position: int) -> QModelIndex:
        """The index of the node at `position`, handing over its top-level stretch first where needed."""
        if not self.tree.is_shown(position):
            return QModelIndex()
        place = self.tree.place(position)
        if self.tree.parent(position) == ROOT and place >= self._top:
            self._hand_over(place + 1)
        return self.createIndex(place, 0, position)

    def row_at(self, index: Index) -> ActorRow | None:
        """The actor of an index."""
        return self.tree.rows[index.internalId()] if index.isValid() else None

    def _node(self, index: Index) -> int:
        return index.internalId() if index.isValid() else ROOT

    def _hand_over(self, least: int) -> None:
        total = len(self.tree.children(ROOT))
        upto = min(total, max(least, self._top + STRETCH))
        if upto > self._top:
            self.beginInsertRows(QModelIndex(), self._top, upto - 1)
            self._top = upto
            self.endInsertRows()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        children = self.tree.children(self._node(parent))
        return (
            self.createIndex(row, column, children[row]) if 0 <= row < len(children) and column == 0 else QModelIndex()
        )

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid():
            return QModelIndex()
        above = self.tree.parent(index.internalId())
        return QModelIndex() if above == ROOT else self.createIndex(self.tree.place(above), 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.tree.children(parent.internalId())) if parent.isValid() else self._top

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        return self.tree.has_children(self._node(parent))

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._top < len(self.tree.children(ROOT))

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid():
            self._hand_over(0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.tree.rows[index.internalId()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return described(row, *self.counts(row))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        name = str(value).strip()
        if row is None or role != Qt.ItemDataRole.EditRole or not name or name == row.name:
            return False
        self.rename_asked.emit(row.id, name)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _ON_ACTOR if index.isValid() else _ON_SPACE

    def mimeTypes(self) -> list[str]:
        return [ACTOR_MIME, ACTORS_MIME, QUOTE_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        ids = [self.tree.rows[index.internalId()].id for index in indexes if index.isValid()]
        data = QMimeData()
        if ids:
            data.setData(ACTOR_MIME, QByteArray(str(ids[0]).encode("ascii")))
            data.setData(ACTORS_MIME, QByteArray(" ".join(map(str, ids)).encode("ascii")))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction | Qt.DropAction.LinkAction

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if data.hasFormat(QUOTE_MIME):
            return parent.isValid()
        target = self.row_at(parent)
        return bool(moved := dragged_actors(data)) and (target is None or target.id not in moved)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        target = self.row_at(parent)
        if data.hasFormat(QUOTE_MIME) and target is not None:
            self.quote_dropped.emit(words(data, QUOTE_MIME), target.id)
            return True
        if moved := dragged_actors(data):
            self.move_asked.emit(moved, None if target is None else target.id)
        return bool(moved)


def dragged_actors(data: QMimeData) -> tuple[int, ...]:
    """Ids of the actors in a drag, in the order of the tree."""
    mime = ACTORS_MIME if data.hasFormat(ACTORS_MIME) else ACTOR_MIME
    return tuple(int(word) for word in words(data, mime).split() if word.isdigit()) if data.hasFormat(mime) else ()


def described(row: ActorRow, quotes: int, events: int, claims: int | None) -> str:
    """One line for tooltips and screen readers: name, kind and counts."""
    counts = [trn("{count} quote", "{count} quotes", quotes), trn("{count} event", "{count} events", events)]
    if claims is not None:
        counts.append(trn("{count} claim", "{count} claims", claims))
    return tr(
        "{name} ({kind}): {counts}",
        name=row.name,
        kind=tr(label_of(ACTOR_KINDS, row.kind)),
        counts=", ".join(counts),
    )
