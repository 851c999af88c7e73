"""Another copy of the dossier about to be brought in: what differs, line by line, and whose value stands."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QLabel, QTreeView, QWidget

from workbench.core.changes import Changes
from workbench.core.copies import FieldItem, Item, Prefer, Side, Status
from workbench.core.wording import tr, trn
from workbench.operations import copies
from workbench.operations.copies_preview import STATUSES, Preview, opened
from workbench.store.dossier import Dossier
from workbench.ui.desk import Desk
from workbench.ui.dialogs.sheet import Sheet
from workbench.ui.kit.keys import Keys
from workbench.ui.panes.history.delegate import LineDelegate
from workbench.ui.panes.history.model import HistoryModel, Node, once

_ORDER = (
    Status.CONFLICT, Status.NEW, Status.CHANGED_THERE, Status.DELETED_THERE, Status.CHANGED_HERE, Status.DELETED_HERE,
)  # fmt: skip
_HEADS = {
    Status.CONFLICT: "In conflict",
    Status.NEW: "New there",
    Status.CHANGED_THERE: "Changed there",
    Status.DELETED_THERE: "Deleted there",
    Status.CHANGED_HERE: "Changed here",
    Status.DELETED_HERE: "Deleted here",
}


class Opened:
    """The other copy, held open as long as its sheet stands, and what differs."""

    def __init__(self, dossier: Dossier, path: Path) -> None:
        self.stack = ExitStack()
        try:
            self.other = self.stack.enter_context(opened(path))
            ours = self.stack.enter_context(dossier.reading_apart())
            self.found = copies.situation(ours, self.other.reader())
        except BaseException:
            self.stack.close()
            raise
        self.path = path

    def close(self) -> None:
        """Let the other copy go."""
        self.stack.close()


class CopiesSheet(Sheet):
    """Space turns a decision round; what one copy alone changed is taken as it is there unless somebody says no."""

    brought = Signal(object)

    def __init__(self, desk: Desk, window: QWidget, held: Opened) -> None:
        super().__init__(window, "copies", tr("Bring in “{name}”", name=held.path.name))
        self._desk = desk
        self._held = held
        self.decisions: dict[str, Side] = {}
        self._is_busy = self._is_finished = False
        self.model = HistoryModel(self)
        self.tree = self._make_tree()
        self.prefer = QComboBox(self)
        self.prefer.setObjectName("sheet.copies.prefer")
        self.prefer.setAccessibleName(tr("In a conflict"))
        for prefer, words in (
            (Prefer.NEWER, tr("the newer change stands")),
            (Prefer.MINE, tr("ours stands")),
            (Prefer.THEIRS, tr("theirs stands")),
        ):
            self.prefer.addItem(words, prefer)
        self.prefer.currentIndexChanged.connect(lambda _place: self.refresh())
        line = QHBoxLayout()
        label = QLabel(tr("In a conflict that nobody decides:"), self)
        label.setBuddy(self.prefer)
        line.addWidget(label)
        line.addWidget(self.prefer)
        line.addStretch(1)
        self.summary = QLabel(self._told(), self)
        self.summary.setWordWrap(True)
        self.summary.setProperty("role", "muted")
        self.body.addWidget(self.summary)
        self.body.addLayout(line)
        self.body.addWidget(self.tree, 1)
        self.turn_button = self.button(tr("The other value"), "turn", self.turn)
        self.add_close()
        self.bring_button = self.button(tr("Bring in"), "bring", self.bring, is_main=True)
        self._keys = Keys(self.tree, {"Space": self.turn, "Return": self.bring, "Enter": self.bring})
        self.refresh()
        for row in range(self.model.loaded):
            self.tree.expand(self.model.index(row, 0))

    def _make_tree(self) -> QTreeView:
        tree = QTreeView(self)
        tree.setObjectName("sheet.copies.tree")
        tree.setAccessibleName(tr("What differs"))
        tree.setModel(self.model)
        tree.setUniformRowHeights(True)
        tree.setHeaderHidden(True)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        tree.setIndentation(14)
        tree.setItemDelegate(LineDelegate(tree))
        return tree

    def _told(self) -> str:
        found = self._held.found
        same = sum(found.comparison.same.values())
        words = [
            trn("{count} record or link is the same in both.", "{count} records and links are the same in both.", same)
        ]
        if not found.has_base:
            words.append(tr("The two have no common past, so whatever differs counts as a conflict."))
        words += Preview(found).left_behind()
        return " ".join(words)

    def wanted(self) -> tuple[int, int]:
        return 860, 560

    @property
    def choice(self) -> Prefer:
        """Whose value stands where nobody decided."""
        return Prefer(self.prefer.currentData())

    def refresh(self) -> None:
        """Show each line with what stands now; what was open and current stays so."""
        self._preview = Preview(self._held.found, self.choice, self.decisions)
        current = self.model.node(self.tree.currentIndex())
        key = None if current is None else current.key
        opened_keys = self._opened()
        by_status: dict[Status, list[Item]] = {}
        for item in self._held.found.comparison.items:
            by_status.setdefault(item.status, []).append(item)
        heads = [
            Node(
                tr(_HEADS[status]),
                str(len(by_status[status])),
                key=status,
                below=partial(self._lines, by_status[status]),
            )
            for status in _ORDER
            if status in by_status
        ]
        self.model.show(once(heads))
        self._restore(opened_keys, key)
        self.bring_button.setEnabled(bool(heads))
        if not heads:
            self.summary.setText(tr("Nothing to bring in: all of it is here."))

    def _opened(self) -> set[object]:
        found: set[object] = set()
        for row in range(self.model.loaded):
            index = self.model.index(row, 0)
            if self.tree.isExpanded(index):
                found.add(getattr(self.model.node(index), "key", None))
                below = (self.model.index(place, 0, index) for place in range(self.model.rowCount(index)))
                found |= {getattr(self.model.node(one), "key", None) for one in below if self.tree.isExpanded(one)}
        return found

    def _restore(self, opened_keys: set[object], current: object) -> None:
        for row in range(self.model.loaded):
            index = self.model.index(row, 0)
            if getattr(self.model.node(index), "key", None) in opened_keys:
                self.tree.expand(index)
                self._restore_below(index, opened_keys, current)

    def _restore_below(self, parent: QModelIndex, opened_keys: set[object], current: object) -> None:
        for place in range(self.model.rowCount(parent)):
            index = self.model.index(place, 0, parent)
            key = getattr(self.model.node(index), "key", None)
            if key in opened_keys:
                self.tree.expand(index)
                self._restore_below(index, opened_keys, current)
            if key == current:
                self.tree.setCurrentIndex(index)

    def _lines(self, items: list[Item]) -> list[Node]:
        return [self._line(item) for item in items]

    def _line(self, item: Item) -> Node:
        title = self._preview.title(item)
        if item.fields:
            return Node(title, key=item.key, payload=item, below=partial(self._fields, item))
        return Node(title, self._fate(item), key=item.key, payload=item)

    def _fate(self, item: Item) -> str:
        """What becomes of a row that one copy alone has."""
        is_theirs = self._preview.stands(item) is Side.THEIRS
        if item.mine is None:
            return tr("comes in") if is_theirs else tr("stays away")
        return tr("goes") if is_theirs else tr("stays")

    def _fields(self, item: Item) -> list[Node]:
        return [self._field(item, field) for field in item.fields]

    def _field(self, item: Item, field: FieldItem) -> Node:
        label, mine, theirs = (" ".join(words.split()) or "–" for words in self._preview.field(item, field))
        is_theirs = self._preview.stands(item, field) is Side.THEIRS
        words = tr("{label}: {mine} | there: {theirs}", label=label, mine=mine, theirs=theirs)
        side = tr("theirs stands") if is_theirs else tr("ours stands")
        tip = f"{label} ({tr(STATUSES[field.status])})\n{mine}\n|\n{theirs}"
        return Node(words, side, tip=tip, key=item.field_key(field.column), payload=(item, field))

    def turn(self) -> None:
        """The other value stands: for a field, a row, or all rows under a heading."""
        node = self.model.node(self.tree.currentIndex())
        if node is None:
            return
        if isinstance(node.payload, Item):
            self._turn_item(node.payload)
        elif isinstance(node.payload, tuple):
            item, field = node.payload
            self._decide(item.field_key(field.column), self._preview.stands(item, field))
        else:
            for item in self._held.found.comparison.items:
                if item.status == node.key:
                    self._turn_item(item)
        self.refresh()

    def _turn_item(self, item: Item) -> None:
        if not item.fields:
            self._decide(item.key, self._preview.stands(item))
        for field in item.fields:
            self._decide(item.field_key(field.column), self._preview.stands(item, field))

    def _decide(self, key: str, before: Side) -> None:
        self.decisions[key] = Side.MINE if before is Side.THEIRS else Side.THEIRS

    def work(self) -> Callable[[], Changes]:
        """What brings it in, for a thread: it may take a while."""
        dossier, other, prefer, decisions = self._desk.dossier, self._held.other, self.choice, dict(self.decisions)
        return lambda: copies.merge(dossier, other, prefer=prefer, decisions=decisions)

    def bring(self) -> None:
        """Do it, as one gesture."""
        if self.bring_button.isEnabled():
            self._is_busy = True
            for button in (self.bring_button, self.turn_button, self.tree, self.prefer):
                button.setEnabled(False)
            self.brought.emit(self.work())

    def leave(self) -> None:
        """Go, unless the copy is being brought in this very moment."""
        if not self._is_busy:
            self.finish()

    def finish(self) -> None:
        """Go, whatever runs; once."""
        if not self._is_finished:
            self._is_finished = True
            self._held.close()
            super().leave()
