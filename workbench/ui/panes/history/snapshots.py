"""The snapshot button: take one, compare it with now or with another, go back to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from workbench.core.wording import tr
from workbench.operations import snapshots as verbs
from workbench.store.read import snapshots
from workbench.store.read.snapshots import Snapshot
from workbench.ui.desk import Desk
from workbench.ui.kit import drafts
from workbench.ui.kit.keys import Keys
from workbench.ui.panes.history.lines import moment


class SnapshotButton(QToolButton):
    """Its menu lists the snapshots; `compare_asked` gives the earlier one and the later one, None for now."""

    compare_asked = Signal(object, object)
    name_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("history.snapshots")
        self.setText(tr("Snapshots"))
        self.setAccessibleName(tr("Snapshots"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill)
        self.setMenu(self._menu)

    def fill(self) -> None:
        """The menu as the snapshots are now."""
        self._menu.clear()
        self._menu.addAction(tr("Take a snapshot…"), self.name_asked.emit)
        held = snapshots.rows(self._desk.reader)
        if held:
            self._menu.addSeparator()
        for one in held:
            self._menu.addMenu(self._about(one, held))

    def _about(self, one: Snapshot, held: list[Snapshot]) -> QMenu:
        menu = QMenu(f"{one.name} · {moment(one.at)}", self._menu)
        menu.addAction(tr("Compare with now"), partial(self.compare_asked.emit, one, None))
        for other in held:
            if other.id != one.id:
                ends = sorted((one, other), key=lambda end: end.id)
                menu.addAction(tr("Compare with “{name}”", name=other.name), partial(self.compare_asked.emit, *ends))
        menu.addSeparator()
        menu.addAction(tr("Go back to it"), partial(self.restore, one))
        menu.addAction(tr("Forget it"), partial(self._desk.run, verbs.forget, one.id))
        return menu

    def restore(self, one: Snapshot) -> None:
        """Make the dossier what it was; one undo takes that back."""
        restored = self._desk.run(verbs.restore, one.id)
        if restored:
            self._desk.notice(restored.label, actions=((tr("Undo"), self._desk.undo),))
        elif restored is not None:
            self._desk.notice(tr("Nothing has changed since “{name}”.", name=one.name))


class SnapshotName(QWidget):
    """A line that takes the name of a new snapshot: Enter takes it, Escape does without."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.line = QLineEdit(self)
        self.line.setObjectName("history.snapshot_name")
        self.line.setPlaceholderText(tr("Name of the snapshot, then Enter"))
        self.line.setAccessibleName(tr("Name of the snapshot"))
        self.line.returnPressed.connect(self._take)
        drafts.keep(self.line, tr("Name of the snapshot"), waits=True)
        self._keys = Keys(self.line, {"Escape": self.hide})
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 4)
        row.addWidget(self.line)
        self.hide()

    def ask(self) -> None:
        """Wait for a name."""
        self.line.clear()
        self.show()
        self.line.setFocus()

    def _take(self) -> None:
        taken = self._desk.run(verbs.take, self.line.text())
        if taken is not None:
            self.hide()
            self._desk.notice(taken.label)
