"""The tags pane: free labels, how often each is used, and the dossier reduced to one of them."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.core.changes import Changes
from workbench.core.kinds import RecordKind
from workbench.core.selection import Focus, Selection
from workbench.core.wording import grouped, tr, trn
from workbench.operations import records
from workbench.store.read import tags
from workbench.store.read.tags import TagRow
from workbench.ui.desk import Desk
from workbench.ui.kit.empty import EmptyState
from workbench.ui.kit.keys import Keys
from workbench.ui.kit.lines import Line, LineList
from workbench.ui.kit.seen import WhenSeen


class TagsPane(QWidget):
    """The list of tags; a click reduces every pane to that tag, another click takes it back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane.tags")
        self.setAccessibleName(tr("Tags"))
        self._desk = desk
        self._selection = Selection()
        self.list = LineList(self._describe, lambda row: row.id, is_double=False, may_rename=True, parent=self)
        self.list.setObjectName("tags.list")
        self.list.setAccessibleName(tr("Tags"))
        self._none = EmptyState(
            "tag", tr("No tag yet. Press T on a passage, or Insert here."), action=tr("New tag"), parent=self
        )
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setFocusProxy(self.list)
        self.list.picked.connect(self.toggle)
        # Queued: the rows are shown anew, which inside Qt's own editing takes the keyboard from the list.
        self.list.lines.rename_asked.connect(self._rename, Qt.ConnectionType.QueuedConnection)
        self._none.activated.connect(self.new_tag)
        desk.selected.connect(self._on_selected)
        desk.changed.connect(self._on_changed)
        self._keys = Keys(
            self.list,
            {
                "Return": self.filter_by_current,
                "Enter": self.filter_by_current,
                "Insert": self.new_tag,
                "Ctrl+N": self.new_tag,
                "Delete": self.delete_current,
            },
        )
        self._seen = WhenSeen(self, self.refresh)

    def peek_target(self) -> Focus | None:
        """What Space looks at: the row that the keyboard is on."""
        id = self.list.current_id()
        return None if id is None else Focus(RecordKind.TAG, id)

    def refresh(self) -> None:
        """Read the tags again."""
        self._seen.done()
        rows = tags.rows(self._desk.reader)
        self.list.set_rows(rows)
        self._stack.setCurrentWidget(self.list if rows else self._none)
        self._mark_focus()

    def _describe(self, row: TagRow) -> Line:
        is_filter = row.id in self._desk.selection.filter.tags
        uses = trn("used {count} time", "used {count} times", row.uses)
        return Line(
            row.name,
            trailing=grouped(row.uses) if row.uses else "",
            icon="tag",
            stripe="accent" if is_filter else "",
            tooltip=f"{row.name} · {uses}",
        )

    def _on_selected(self, selection: Selection, origin: object) -> None:
        before, self._selection = self._selection, selection
        if selection.filter.tags != before.filter.tags:
            self.list.viewport().update()
        if selection.focus != before.focus and origin is not self:
            self._mark_focus()

    def _mark_focus(self) -> None:
        focus = self._desk.selection.focus
        if focus is not None and focus.kind is RecordKind.TAG:
            self.list.choose(focus.id)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("tag", "tagging"):
            self._seen.ask()

    def filter_by_current(self) -> None:
        """Reduce every pane to the current tag, or take that back."""
        id = self.list.current_id()
        if id is not None:
            self.toggle(id)

    def toggle(self, id: int) -> None:
        """Reduce every pane to a tag and show its card; take the filter back when it is there already."""
        selection = self._desk.selection
        tags_left = frozenset[int]() if selection.filter.tags == {id} else frozenset({id})
        filtered = selection.filtered(selection.filter._replace(tags=tags_left))
        self._desk.select(filtered.on(RecordKind.TAG, id), self)
        self.list.viewport().update()

    def new_tag(self) -> None:
        """A new tag, its name ready to be typed."""
        taken = {row.name for row in self.list.lines.rows}
        names = (tr("New tag") if number == 1 else f"{tr('New tag')} {number}" for number in count(1))
        made = self._desk.run(records.create, RecordKind.TAG, name=next(name for name in names if name not in taken))
        if made is not None and isinstance(made.result, int) and self.list.choose(made.result):
            self.list.setFocus()
            self.list.edit(self.list.currentIndex())

    def _rename(self, id: int, name: str) -> None:
        self._desk.run(records.edit, RecordKind.TAG, id, name=name)

    def delete_current(self) -> None:
        """Delete the current tag; what it was on stays."""
        row: TagRow | None = self.list.current_row()
        if row is not None and self._desk.run(records.delete, RecordKind.TAG, row.id) is not None:
            self._desk.notice(tr("Deleted “{name}”. Ctrl+Z brings it back.", name=row.name))
