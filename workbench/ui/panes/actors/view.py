"""The tree widget: it keeps what is open, selected and on screen across every refresh."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDrag, QPainter
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from workbench.core.records import ActorRow
from workbench.core.wording import tr
from workbench.ui.panes.actors import rows
from workbench.ui.panes.actors.delegate import ActorDelegate
from workbench.ui.panes.actors.model import ActorModel
from workbench.ui.theme import theme

# Opening every branch is quick up to here; beyond it a person reads no further anyway.
OPENED_HITS = 500
KEPT_SELECTION = 1000


class ActorView(QTreeView):
    """Actors with drag and drop, in-place renaming and typing that goes to the filter line."""

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.actors = ActorModel(self)
        self.expanded_ids: set[int] = set()
        self._is_restoring = False
        self.setModel(self.actors)
        self.setItemDelegate(ActorDelegate(self.actors, self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(rows.INDENT)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        # Order is by name, so there is no place between two rows to drop into.
        self.setDragDropOverwriteMode(True)
        self.setExpandsOnDoubleClick(False)
        self.setAccessibleName(tr("Actors"))
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)

    def current_id(self) -> int | None:
        """The actor that the keyboard is on."""
        row = self.actors.row_at(self.currentIndex())
        return None if row is None else row.id

    def selected_ids(self) -> list[int]:
        """Every selected actor, in the order of the selection."""
        rows = (self.actors.row_at(index) for index in self.selectionModel().selectedRows())
        return [row.id for row in rows if row is not None]

    def reveal(self, id: int) -> bool:
        """Open the way to an actor, select it and scroll to it; False when it is not shown."""
        index = self.actors.index_of(id)
        if not index.isValid():
            return False
        self._open(reversed(self.actors.tree.ancestors(index.internalId())))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def update_rows(self, ids: Collection[int]) -> None:
        """Repaint the rows of these actors and no other; where a row stands is asked of those on screen alone."""
        index, area = self.indexAt(QPoint(0, 0)), self.viewport().rect()
        strip = self.visualRect(index)
        strip = QRect(0, strip.top(), area.width(), max(strip.height(), 1))
        while index.isValid() and strip.top() <= area.bottom():
            row = self.actors.row_at(index)
            if row is not None and row.id in ids:
                self.viewport().update(strip)
            index = self.indexBelow(index)
            strip.translate(0, strip.height())

    def rename(self, id: int) -> None:
        """Start renaming an actor in place."""
        if self.reveal(id):
            self.edit(self.currentIndex())

    @contextmanager
    def place_kept(self, moving: Collection[int] = ()) -> Iterator[None]:
        """Whatever resets the model inside, the same actors are open, selected and on screen afterwards.

        What is `moving`, such as an actor whose name is being typed, takes nobody's sight along.
        """
        current, (top, rows_above) = self.current_id(), self._first_in_sight(moving)
        chosen = self.selectionModel().selectedRows()
        selected = [row.id for index in chosen[:KEPT_SELECTION] if (row := self.actors.row_at(index))]
        yield
        self._reopen()
        for id in selected:
            if (index := self.actors.index_of(id)).isValid():
                self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
        if current is not None and (index := self._in_sight(current)).isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if top is not None and (index := self._in_sight(top.id)).isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - rows_above)

    def _first_in_sight(self, moving: Collection[int]) -> tuple[ActorRow | None, int]:
        """The first actor on screen that stays where it is, and how many rows are above it there."""
        index, above = self.indexAt(QPoint(0, 0)), 0
        first = row = self.actors.row_at(index)
        while row is not None and row.id in moving:
            index, above = self.indexBelow(index), above + 1
            row = self.actors.row_at(index)
        return (first, 0) if row is None else (row, above)

    def _in_sight(self, id: int) -> QModelIndex:
        """An actor, or the closed branch that it is in: Qt opens every branch on the way to what it scrolls to."""
        index = self.actors.index_of(id)
        if index.isValid():
            for position in reversed(self.actors.tree.ancestors(index.internalId())):
                above = self.actors.index_at(position)
                if not self.isExpanded(above):
                    return above
        return index

    def narrow(self, words: str, subset: Collection[int] | None) -> None:
        """Show only what matches, opened down to the matches where they are few."""
        self.actors.narrow(words, subset)
        self._reopen()
        # Laid out in the midst of being painted, as Qt would have it, the rows are painted twice.
        self.executeDelayedItemsLayout()

    def restore_expanded(self, ids: Iterable[int]) -> None:
        """Open these actors and no others."""
        self.expanded_ids = set(ids)
        self._reopen()

    def _reopen(self) -> None:
        tree = self.actors.tree
        if tree.is_narrowed:
            self._open(tree.expandable_hits(OPENED_HITS))
        else:
            self._open(tree.position[id] for id in self.expanded_ids if id in tree.position)

    def _open(self, positions: Iterable[int]) -> None:
        self._is_restoring = self.actors.tree.is_narrowed
        for position in positions:
            index = self.actors.index_at(position)
            if not self.isExpanded(index):
                self.expand(index)
        self._is_restoring = False

    def _on_expanded(self, index: QModelIndex) -> None:
        row = self.actors.row_at(index)
        if row is not None and not self._is_restoring:
            self.expanded_ids.add(row.id)

    def _on_collapsed(self, index: QModelIndex) -> None:
        row = self.actors.row_at(index)
        if row is not None and not self._is_restoring:
            self.expanded_ids.discard(row.id)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        look = theme.current()
        if self.selectionModel().isSelected(index):
            painter.fillRect(rect, look.colour("selection"))
        if not self.actors.hasChildren(index):
            return
        rows.paint_triangle(painter, rect, is_open=self.isExpanded(index))

    def keyboardSearch(self, search: str) -> None:
        # Qt's own search walks every row; typing narrows instead.
        self.typed.emit(search)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        indexes = self.selectionModel().selectedRows()
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self.actors.mimeData(indexes))
        drag.setPixmap(self.viewport().grab(self.visualRect(indexes[0])))
        # Qt's own startDrag clears what was moved; here a move is an operation and the rows come back with it.
        drag.exec(
            Qt.DropAction.MoveAction | Qt.DropAction.CopyAction | Qt.DropAction.LinkAction, Qt.DropAction.CopyAction
        )
