"""The history pane: every gesture, what it did to each field, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from workbench.core.changes import Changes
from workbench.core.errors import NotFound
from workbench.core.kinds import RecordKind
from workbench.core.selection import Focus, Selection
from workbench.core.wording import tr, trn
from workbench.operations import history as verbs
from workbench.operations import snapshots, trash
from workbench.store.read import history, references
from workbench.store.read.history import Step
from workbench.store.read.snapshots import Difference, Snapshot
from workbench.store.read.trash import Deleted
from workbench.ui.desk import Desk
from workbench.ui.kit.empty import EmptyState
from workbench.ui.kit.keys import Keys
from workbench.ui.kit.seen import WhenSeen
from workbench.ui.kit.segmented import Segmented
from workbench.ui.panes.history.delegate import LineDelegate
from workbench.ui.panes.history.lines import Steps, comparison_lines, trash_lines
from workbench.ui.panes.history.model import HistoryModel, Node, once
from workbench.ui.panes.history.snapshots import SnapshotButton, SnapshotName

# A jump looks at no more rows of a step than this for a record that is still there.
_LOOKED_AT = 20
STEPS, TRASH = "steps", "trash"


class HistoryPane(QWidget):
    """Gestures, newest first; Enter goes to the record, U takes the step back, whatever came after it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane.history")
        self.setAccessibleName(tr("History"))
        self._desk = desk
        self._focus: Focus | None = None
        self._ends: tuple[Snapshot, Snapshot | None] | None = None
        self.model = HistoryModel(self)
        self.tree = self._make_tree()
        self.only_record = self._make_toggle(tr("This record only"), "history.only_record")
        self.section = Segmented([(STEPS, tr("Steps")), (TRASH, tr("Trash"))], label="", parent=self)
        self.section.setObjectName("history.section")
        self.snapshots = SnapshotButton(desk, self)
        self.snapshot_name = SnapshotName(desk, self)
        self.compared = QLabel(self)
        self.compared.setTextFormat(Qt.TextFormat.PlainText)
        self.compared.setProperty("role", "muted")
        self.back_button = self._make_button(tr("Bring back"), "history.bring_back", self.bring_back)
        self.empty_button = self._make_button(tr("Empty the trash…"), "history.empty_trash", self.ask_to_empty)
        self.close_button = self._make_button(tr("Close the comparison"), "history.close", self.show_steps)
        self.undo_button = self._make_button(tr("Undo this step"), "history.undo", self.undo_current)
        self.import_button = self._make_button(tr("Undo this import"), "history.undo_import", self.undo_import)
        self._none = EmptyState("history", "", parent=self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._none)
        self._lay_out()
        self.setFocusProxy(self.tree)
        self._connect()
        # All buttons at once would ask for twice the width that the panes beside the source have.
        self._enable()
        self._seen = WhenSeen(self, self.refresh)

    def _make_tree(self) -> QTreeView:
        tree = QTreeView(self)
        tree.setObjectName("history.tree")
        tree.setAccessibleName(tr("History"))
        tree.setModel(self.model)
        # All rows of one height: without it Qt measures each of 10,000.
        tree.setUniformRowHeights(True)
        tree.setHeaderHidden(True)
        tree.setAllColumnsShowFocus(True)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setExpandsOnDoubleClick(False)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        tree.setIndentation(14)
        tree.setItemDelegate(LineDelegate(tree))
        return tree

    def _make_toggle(self, text: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setCheckable(True)
        button.setProperty("segment", True)
        return button

    def _make_button(self, text: str, name: str, verb: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.clicked.connect(lambda: verb())
        return button

    def _lay_out(self) -> None:
        above, narrowing, below = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.section)
        above.addStretch(1)
        above.addWidget(self.snapshots)
        narrowing.addWidget(self.only_record)
        narrowing.addWidget(self.compared)
        narrowing.addStretch(1)
        buttons = (self.undo_button, self.import_button, self.back_button, self.empty_button, self.close_button)
        for button in buttons:
            below.addWidget(button)
        below.addStretch(1)
        for row in (above, narrowing, below):
            row.setContentsMargins(6, 4, 6, 4)
            row.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.snapshot_name)
        column.addLayout(narrowing)
        column.addWidget(self._stack, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.only_record.toggled.connect(lambda _on: self.refresh())
        self.section.changed.connect(lambda _key: self._leave_comparison())
        self.snapshots.compare_asked.connect(self.compare)
        self.snapshots.name_asked.connect(self.snapshot_name.ask)
        self.tree.doubleClicked.connect(lambda index: self._go_to(self.model.node(index)))
        self.tree.selectionModel().currentChanged.connect(lambda _now, _before: self._enable())
        self.model.modelReset.connect(self._enable)
        self._desk.selected.connect(self._on_selected)
        self._desk.changed.connect(self._on_changed)
        self._keys = Keys(
            self.tree,
            {
                "Return": self.go_to_current,
                "Enter": self.go_to_current,
                "U": self.undo_current,
                "R": self.bring_back,
            },
        )

    def refresh(self) -> None:
        """Read the history again; what was open and current stays so."""
        self._seen.done()
        current, opened = self.current_step(), self._opened()
        at = self.tree.verticalScrollBar().value()
        self._focus = self._desk.selection.focus if self.only_record.isChecked() else None
        self._read()
        for key in opened:
            self.tree.expand(self.model.find(key))
        if current is not None:
            self.tree.setCurrentIndex(self.model.find(current.id))
        self.tree.verticalScrollBar().setValue(at)
        self._tell_nothing()

    def _read(self) -> None:
        reader = self._desk.reader
        if self._ends is not None:
            self.model.show(once(comparison_lines(reader, *self._ends)))
            for row in range(self.model.loaded):
                self.tree.expand(self.model.index(row, 0))
        elif self.section.value == TRASH:
            self.model.show(once(trash_lines(reader)))
        elif self.only_record.isChecked() and self._focus is None:
            self.model.show(once([]))
        else:
            self.model.show(Steps(reader, self._focus), at_least=self._last_seen())

    @property
    def _is_of_steps(self) -> bool:
        return self._ends is None and self.section.value == STEPS

    def _tell_nothing(self) -> None:
        if self._ends is not None:
            words = tr("Nothing differs.")
        elif self.section.value == TRASH:
            words = tr("The trash is empty. What you delete is kept here, with its links, until you empty it.")
        elif not self.only_record.isChecked():
            words = tr("Nothing has happened yet. Every gesture will be listed here, and can be taken back.")
        elif self._focus is None:
            words = tr("Click on a record to see what happened to it.")
        else:
            words = tr("Nothing has happened to this record.")
        self._none.set_state("history", words)
        self._stack.setCurrentWidget(self.tree if self.model.loaded else self._none)

    def _last_seen(self) -> int:
        """The lowest line of the top that is on screen: no more need be read again."""
        index = self.tree.indexAt(self.tree.viewport().rect().bottomLeft())
        while index.parent().isValid():
            index = index.parent()
        return max(index.row(), self.tree.currentIndex().row())

    def _opened(self) -> list[object]:
        rows = (self.model.index(row, 0) for row in range(min(self.model.loaded, self._last_seen() + history.PAGE)))
        return [node.key for index in rows if self.tree.isExpanded(index) and (node := self.model.node(index))]

    def current_node(self) -> Node | None:
        """The line that the keyboard is on."""
        return self.model.node(self.tree.currentIndex())

    def current_step(self) -> Step | None:
        """The gesture that the keyboard is on, or on a line of."""
        node = self.current_node()
        while node is not None and not isinstance(node.payload, Step):
            node = node.parent
        return None if node is None else node.payload

    def _enable(self) -> None:
        step, node = self.current_step(), self.current_node()
        is_done = step is not None and not self._is_undone(step)
        self.only_record.setVisible(self._is_of_steps)
        self.undo_button.setVisible(self._is_of_steps)
        self.back_button.setVisible(not self._is_of_steps)
        self.back_button.setEnabled(node is not None and isinstance(node.payload, Deleted | Difference))
        self.empty_button.setVisible(self._ends is None and not self._is_of_steps)
        self.empty_button.setEnabled(bool(self.model.loaded))
        self.compared.setVisible(self._ends is not None)
        self.close_button.setVisible(self._ends is not None)
        self.undo_button.setEnabled(is_done)
        self.import_button.setVisible(step is not None and bool(step.run))
        self.import_button.setEnabled(is_done)

    def _is_undone(self, step: Step) -> bool:
        node = self.model.node(self.model.find(step.id))
        return node is None or node.is_struck

    def _on_selected(self, selection: Selection, origin: object) -> None:
        if self.only_record.isChecked() and origin is not self and selection.focus != self._focus:
            self._seen.ask()

    def _on_changed(self, changes: Changes) -> None:
        self._seen.ask()

    def undo_current(self) -> None:
        """Take the current step back, as a step of its own; what depends on it is named when that cannot be."""
        step = self.current_step()
        if step is not None:
            self._undo(verbs.undo_step, step)

    def undo_import(self) -> None:
        """Take back all that came in with the current step."""
        step = self.current_step()
        if step is not None:
            self._undo(verbs.undo_import, step)

    def _undo(self, verb: Callable[..., Changes], step: Step) -> None:
        undone = self._desk.run(verb, step.id)
        if undone is not None:
            self._desk.notice(undone.label, actions=((tr("Undo"), self._desk.undo),))

    def show_steps(self) -> None:
        """Back to the gestures."""
        self.section.set_value(STEPS)
        self._leave_comparison()

    def show_trash(self) -> None:
        """What was deleted."""
        self.section.set_value(TRASH)
        self._leave_comparison()

    def _leave_comparison(self) -> None:
        self._ends = None
        self.refresh()

    def compare(self, earlier: Snapshot, later: Snapshot | None) -> None:
        """What was added, changed and removed from one snapshot to another, None for now."""
        self._ends = (earlier, later)
        until = later.name if later else tr("now")
        self.compared.setText(tr("{earlier} → {later}", earlier=earlier.name, later=until))
        self.refresh()

    def bring_back(self) -> None:
        """Restore the current line's record: from the trash with its links, or as it was at the snapshot compared."""
        node = self.current_node()
        payload = None if node is None else node.payload
        restored: Changes | None = None
        if isinstance(payload, Deleted):
            restored = self._desk.run(trash.restore, payload.kind, payload.id)
        elif isinstance(payload, Difference) and self._ends is not None:
            restored = self._desk.run(snapshots.restore_record, self._ends[0].id, payload.kind, payload.id)
        if restored is not None:
            self._desk.notice(restored.label, actions=((tr("Undo"), self._desk.undo),))

    def ask_to_empty(self) -> None:
        """Ask once more before what nothing brings back."""
        words = trn(
            "{count} deleted record will be forgotten for good.",
            "{count} deleted records will be forgotten for good.",
            self.model.loaded,
        )
        self._desk.notice(words, "warning", actions=((tr("Forget for good"), self.empty_trash),))

    def empty_trash(self) -> None:
        """Forget what was deleted; this alone cannot be undone."""
        emptied = self._desk.run(trash.empty)
        if emptied is not None:
            self._desk.notice(emptied.label)

    def peek_target(self) -> Focus | None:
        """What Space looks at: the record that the current line is about, the first one that is still there."""
        node = self.current_node()
        if node is None:
            return None
        if isinstance(node.payload, Deleted):
            # That it is no longer there is then said in so many words.
            return Focus(node.payload.kind, node.payload.id)
        places = [node.record] if node.record else self._places(node)
        return next((Focus(kind, id) for kind, id in places if self._is_there(kind, id)), None)

    def go_to_current(self) -> None:
        """Focus the record that the current line is about: the first one that is still there."""
        self._go_to(self.current_node())

    def _go_to(self, node: Node | None) -> None:
        if node is None:
            return
        if isinstance(node.payload, Deleted):
            self._desk.notice(tr("That is in the trash; R brings it back."))
            return
        if node.record is None and node.below is None and not isinstance(node.payload, Step):
            index = self.tree.currentIndex()
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
            return
        places = [node.record] if node.record else self._places(node)
        for kind, id in places:
            if self._is_there(kind, id):
                self._desk.focus(kind, id, origin=self)
                return
        self._desk.notice(tr("What this step was about is no longer there."))

    def _places(self, node: Node) -> list[tuple[RecordKind, int]]:
        if not isinstance(node.payload, Step):
            return []
        found = history.entries(self._desk.reader, node.payload.id, limit=_LOOKED_AT)
        return [entry.owner for entry in found if entry.owner is not None]

    def _is_there(self, kind: RecordKind, id: int) -> bool:
        try:
            references.reference(self._desk.reader, kind, id)
        except NotFound:
            return False
        return True

    def show_record(self) -> None:
        """Only what happened to the record in focus."""
        self.only_record.setChecked(True)
        self.show_steps()

    def view_state(self) -> dict[str, object]:
        """Whether only one record's past is shown."""
        return {"only_record": self.only_record.isChecked()}

    def restore_view_state(self, state: dict[str, object]) -> None:
        """As it was left."""
        self.only_record.setChecked(bool(state.get("only_record")))
