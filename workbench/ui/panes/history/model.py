"""Nodes as a Qt model: the top is fetched page by page, what is below a node when it is first opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.core.kinds import RecordKind
from workbench.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
NODE_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(slots=True, eq=False)
class Node:
    """One line: `below` reads its children when it is opened; `record` is where Enter leads; `key` finds it again."""

    text: str
    side: str = ""
    tip: str = ""
    key: object = None
    record: tuple[RecordKind, int] | None = None
    payload: Any = None
    is_faded: bool = False
    is_struck: bool = False
    below: Callable[[], list[Node]] | None = None
    parent: Node | None = None
    place: int = 0
    children: list[Node] = field(default_factory=list)


Source = Callable[[Node | None], list[Node]]


def once(nodes: list[Node]) -> Source:
    """A source of one page."""
    return lambda last: nodes if last is None else []


class HistoryModel(QAbstractItemModel):
    """Lines of the history, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top: list[Node] = []
        self._former: list[Node] = []
        self._source: Source = lambda _last: []
        self._is_whole = True

    def show(self, source: Source, *, at_least: int = 0) -> None:
        """Show what `source` gives instead: called with the last line, it returns the lines after it, none at the end."""
        self.beginResetModel()
        self._source = source
        # Views may look at an index of the old lines once more before they let go of it.
        self._former, self._top = self._top, []
        self._is_whole = False
        while not self._is_whole and len(self._top) <= max(0, at_least):
            self._take()
        self.endResetModel()

    def _take(self) -> list[Node]:
        found = self._source(self._top[-1] if self._top else None)
        for place, node in enumerate(found, len(self._top)):
            node.place = place
        self._top += found
        self._is_whole = not found
        return found

    @property
    def loaded(self) -> int:
        """How many lines of the top are here."""
        return len(self._top)

    def node(self, index: Index) -> Node | None:
        """The line of an index."""
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, Node) else None

    def find(self, key: object) -> QModelIndex:
        """Where a line of the top stands now; invalid when it is not here."""
        return next((self.index(place, 0) for place, node in enumerate(self._top) if node.key == key), QModelIndex())

    def _children(self, parent: Index) -> Sequence[Node]:
        node = self.node(parent)
        return self._top if node is None else node.children

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        held = self._children(parent)
        return self.createIndex(row, column, held[row]) if 0 <= row < len(held) else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        node = self.node(index)
        above = node.parent if node else None
        return QModelIndex() if above is None else self.createIndex(above.place, 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.column() > 0 else len(self._children(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        node = self.node(parent)
        if node is None:
            return bool(self._top)
        return bool(node.children) or node.below is not None

    def canFetchMore(self, parent: Index) -> bool:
        node = self.node(parent)
        return not self._is_whole if node is None else node.below is not None

    def fetchMore(self, parent: Index) -> None:
        node = self.node(parent)
        if node is None:
            self._fetch_top()
        elif node.below is not None:
            below, node.below = node.below(), None
            for place, child in enumerate(below):
                child.parent, child.place = node, place
            if below:
                self.beginInsertRows(parent, 0, len(below) - 1)
                node.children = below
                self.endInsertRows()

    def _fetch_top(self) -> None:
        found = self._source(self._top[-1] if self._top else None)
        self._is_whole = not found
        if found:
            first = len(self._top)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            for place, node in enumerate(found, first):
                node.place = place
            self._top += found
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if node is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return node.text
        if role == NODE_ROLE:
            return node
        if role == Qt.ItemDataRole.ToolTipRole:
            from workbench.ui.kit.tips import tip

            return tip(node.tip or node.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (node.text, node.side, node.tip) if part)
        if role == Qt.ItemDataRole.ForegroundRole and node.is_faded:
            return theme.current().colour("text_muted")
        if role == Qt.ItemDataRole.FontRole and node.is_struck:
            font = theme.current().font()
            font.setStrikeOut(True)
            return font
        return None
