"""The history pane: every gesture, what it did to each field, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
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
from workbench.core.wording import tr
from workbench.operations import history as verbs
from workbench.store.read import history, references
from workbench.store.read.history import Step
from workbench.ui.desk import Desk
from workbench.ui.kit.empty import EmptyState
from workbench.ui.kit.keys import Keys
from workbench.ui.kit.seen import WhenSeen
from workbench.ui.panes.history.delegate import LineDelegate
from workbench.ui.panes.history.lines import Steps
from workbench.ui.panes.history.model import HistoryModel, Node

# A jump looks at no more rows of a step than this for a record that is still there.
_LOOKED_AT = 20


class HistoryPane(QWidget):
    """Gestures, newest first; Enter goes to the record, U takes the step back, whatever came after it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane.history")
        self.setAccessibleName(tr("History"))
        self._desk = desk
        self._focus: Focus | None = None
        self.model = HistoryModel(self)
        self.tree = self._make_tree()
        self.only_record = self._make_toggle(tr("This record only"), "history.only_record")
        self.undo_button = self._make_button(tr("Undo this step"), "history.undo", self.undo_current)
        self.import_button = self._make_button(tr("Undo this import"), "history.undo_import", self.undo_import)
        self._none = EmptyState("history", "", parent=self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._none)
        self._lay_out()
        self.setFocusProxy(self.tree)
        self._connect()
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
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.only_record)
        above.addStretch(1)
        below.addWidget(self.undo_button)
        below.addWidget(self.import_button)
        below.addStretch(1)
        for row in (above, below):
            row.setContentsMargins(6, 4, 6, 4)
            row.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.only_record.toggled.connect(lambda _on: self.refresh())
        self.tree.doubleClicked.connect(lambda index: self._go_to(self.model.node(index)))
        self.tree.selectionModel().currentChanged.connect(lambda _now, _before: self._enable())
        self.model.modelReset.connect(self._enable)
        self._desk.selected.connect(self._on_selected)
        self._desk.changed.connect(self._on_changed)
        self._keys = Keys(
            self.tree,
            {"Return": self.go_to_current, "Enter": self.go_to_current, "U": self.undo_current},
        )

    def refresh(self) -> None:
        """Read the history again; what was open and current stays so."""
        self._seen.done()
        current, opened = self.current_step(), self._opened()
        at = self.tree.verticalScrollBar().value()
        self._focus = self._desk.selection.focus if self.only_record.isChecked() else None
        if self.only_record.isChecked() and self._focus is None:
            self.model.show(lambda _last: [])
        else:
            self.model.show(Steps(self._desk.reader, self._focus), at_least=self.model.loaded - history.PAGE)
        for key in opened:
            self.tree.expand(self.model.find(key))
        if current is not None:
            self.tree.setCurrentIndex(self.model.find(current.id))
        self.tree.verticalScrollBar().setValue(at)
        self._tell_nothing()

    def _tell_nothing(self) -> None:
        if not self.only_record.isChecked():
            words = tr("Nothing has happened yet. Every gesture will be listed here, and can be taken back.")
        elif self._focus is None:
            words = tr("Click on a record to see what happened to it.")
        else:
            words = tr("Nothing has happened to this record.")
        self._none.set_state("history", words)
        self._stack.setCurrentWidget(self.tree if self.model.loaded else self._none)

    def _opened(self) -> list[object]:
        rows = (self.model.index(row, 0) for row in range(self.model.loaded))
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
        step = self.current_step()
        is_done = step is not None and not self._is_undone(step)
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

    def go_to_current(self) -> None:
        """Focus the record that the current line is about: the first one that is still there."""
        self._go_to(self.current_node())

    def _go_to(self, node: Node | None) -> None:
        if node is None:
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

    def view_state(self) -> dict[str, object]:
        """Whether only one record's past is shown."""
        return {"only_record": self.only_record.isChecked()}

    def restore_view_state(self, state: dict[str, object]) -> None:
        """As it was left."""
        self.only_record.setChecked(bool(state.get("only_record")))
