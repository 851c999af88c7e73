"""The actor pane: find, nest, rename, merge and focus actors."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from workbench import operations
from workbench.core.changes import Changes
from workbench.core.errors import NotFound
from workbench.core.kinds import ActorKind, RecordKind
from workbench.core.records import ActorRow
from workbench.core.selection import EVERYTHING, Focus, Selection
from workbench.core.wording import tr, trn
from workbench.store.read import actors as stored
from workbench.ui import dragged
from workbench.ui.desk import Desk
from workbench.ui.kit.empty import EmptyState
from workbench.ui.kit.keys import Keys
from workbench.ui.kit.seen import WhenSeen
from workbench.ui.panes.actors.many import Many
from workbench.ui.panes.actors.view import ActorView

_COUNTED = ("evidence", "mention", "participant", "event", "quote", "attribution", "claim", "tagging", "document")
_NAMED = ("actor", "actor_name")
# Reading a hundred thousand counts takes longer than a click may: beyond this many actors they follow a moment later.
_AT_ONCE = 5000
_LATER = 250
_FEW = 200


class ActorsPane(QWidget):
    """The tree of actors with its filter line; follows the desk's focus and filter."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane.actors")
        self.setAccessibleName(tr("Actors"))
        self._desk = desk
        self._selection = Selection()
        self._subset: Collection[int] | None = None
        # Renamed or nested elsewhere since the tree was read: their rows may go anywhere.
        self._moving: frozenset[int] = frozenset()
        self.view = ActorView(self)
        self.view.setObjectName("actors.tree")
        self.many = Many(desk, self.view)
        self.filter_line = QLineEdit(self)
        self.filter_line.setObjectName("actors.filter")
        self.filter_line.setAccessibleName(tr("Filter actors"))
        self.filter_line.setPlaceholderText(tr("Filter actors (Ctrl+F)"))
        self._none = EmptyState(
            "person",
            tr("No actors yet. Who acts in these sources, and who speaks?"),
            action=tr("New actor"),
            parent=self,
        )
        self._no_match = EmptyState("search", "", parent=self)
        self._stack = QStackedWidget(self)
        for page in (self.view, self._none, self._no_match):
            self._stack.addWidget(page)
        self._later = QTimer(self, singleShot=True, interval=_LATER)
        self._seen = WhenSeen(self, self.refresh)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        line = QVBoxLayout()
        line.setContentsMargins(8, 8, 8, 2)
        line.addWidget(self.filter_line)
        layout.addLayout(line)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        queued = Qt.ConnectionType.QueuedConnection
        model = self.view.actors
        # Queued: an operation resets the model, which must not happen inside Qt's own editing or dropping.
        model.rename_asked.connect(self._rename, queued)
        model.move_asked.connect(self.many.move, queued)
        model.quote_dropped.connect(self._link_dropped, queued)
        self.view.clicked.connect(self._on_clicked)
        self.view.typed.connect(self._on_typed)
        self.filter_line.textChanged.connect(self._narrow)
        self._none.activated.connect(self.new_actor)
        self._no_match.activated.connect(lambda: self._desk.filter(EVERYTHING))
        self._later.timeout.connect(self._seen.ask)
        self._desk.selected.connect(self._on_selected)
        self._desk.changed.connect(self._on_changed)
        self._desk.links.ready.connect(self._count)
        self._desk.links.ready.connect(self._learn_names)
        self._desk.links.ready.connect(lambda: self.view.actors.tree.prepare())
        tree_keys = {
            "Return": self.focus_current,
            "Enter": self.focus_current,
            "Ctrl+Return": self.filter_by_selected,
            "F2": self.rename_current,
            "Insert": self.new_actor,
            "Ctrl+N": self.new_actor,
            "Shift+Insert": self.new_child,
            "Ctrl+Shift+N": self.new_child,
            "Delete": self.many.delete,
            "Ctrl+F": self.focus_filter,
            "Escape": self.clear_filter,
        }
        line_keys = {
            "Return": self._focus_first,
            "Enter": self._focus_first,
            "Down": self._enter_tree,
            "Escape": self.clear_filter,
            "Ctrl+F": self.filter_line.selectAll,
        }
        self._keys = (Keys(self.view, tree_keys), Keys(self.filter_line, line_keys))

    # What the desk says

    def refresh(self) -> None:
        """Read all actors again and show them where they were."""
        self._later.stop()
        self._seen.done()
        rows = stored.tree(self._desk.reader)
        moving, self._moving = self._moving, frozenset()
        with self.view.place_kept(moving):
            self.view.actors.set_rows(rows)
        self._follow(self._desk.selection, None)
        if self._desk.selection.filter or self.filter_line.text():
            self._take_filter()
        else:
            self._count()
        self._choose_page()

    def _on_selected(self, selection: Selection, origin: object) -> None:
        self._follow(selection, origin)

    def _follow(self, selection: Selection, origin: object) -> None:
        if selection.filter != self._selection.filter:
            self._take_filter()
        focus = selection.focus
        has_moved = focus != self._selection.focus
        self._selection = selection
        self._highlight()
        if not has_moved or origin is self:
            return
        if focus is not None and focus.kind is RecordKind.ACTOR:
            self.view.reveal(focus.id)
        else:
            # The blue row means focus; the current row stays, so that the arrow keys go on from there.
            self.view.clearSelection()

    def _take_filter(self) -> None:
        """Show what the filter leaves of the actors, and count it."""
        left = self._desk.subset()
        self._subset = None if left is None else left.actors
        self._count()
        self._narrow()

    def _count(self) -> None:
        """Take the counts that the filter leaves."""
        self.view.actors.tally = self._desk.tally()
        self.view.viewport().update()

    def _highlight(self) -> None:
        focus = self._selection.focus
        linked: frozenset[int] = frozenset()
        if focus is not None:
            # The arrow keys walk on from the actor in focus: it stays marked as such.
            is_here = focus.kind is RecordKind.ACTOR
            linked = frozenset({focus.id}) if is_here else self._desk.related().actors
        before = self.view.actors.highlighted
        if linked != before:
            self.view.actors.highlighted = linked
            self.view.update_rows(linked ^ before)

    def _on_changed(self, changes: Changes) -> None:
        if changes.are_arrivals:
            return
        ids = changes.ids("actor")
        if len(ids) <= _FEW:
            self._moving |= ids
        if changes.whole or self._seen.is_stale or len(self.view.actors.tree.rows) <= _AT_ONCE or len(ids) > _FEW:
            if changes.touches(*_NAMED, *_COUNTED):
                self._seen.ask()
            return
        if ids:
            self._patch(ids)
        if changes.touches(*_COUNTED) and self.view.actors.tally is None:
            self._later.start()
        elif changes.touches(*_COUNTED) and self._desk.selection.filter:
            self._take_filter()
        elif changes.touches(*_COUNTED):
            self._count()

    def _patch(self, ids: frozenset[int]) -> None:
        """Take a few actors as they are now, without reading all the others again."""
        fresh = [row for id in ids if (row := self._row(id))]
        model = self.view.actors
        if len(fresh) == len(ids) and model.replace(fresh):
            return
        rows = [row for row in model.tree.rows if row.id not in ids]
        with self.view.place_kept(ids):
            model.set_rows(rows + fresh)
        if self.filter_line.text():
            self._narrow()
        self._choose_page()

    def _row(self, id: int) -> ActorRow | None:
        try:
            found = stored.actor(self._desk.reader, id)
        except NotFound:
            return None
        return ActorRow(id, found.parent_id, found.kind, found.name, found.quotes, found.events)

    # The filter line

    def focus_filter(self) -> None:
        """Put the cursor in the filter line."""
        self.filter_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_line.selectAll()

    def clear_filter(self) -> None:
        """Empty the filter line and go back to the tree, where the same actor is current."""
        current = self.view.current_id()
        self.filter_line.clear()
        if current is not None:
            self.view.reveal(current)
        self.view.setFocus()

    def _learn_names(self) -> None:
        """Let actors be found by their other names; of a large dossier they are read before the first letter is typed."""
        if not self.view.actors.tree.has_aliases:
            self.view.actors.tree.add_aliases(stored.aliases(self._desk.reader))

    def _narrow(self) -> None:
        words = self.filter_line.text()
        if words:
            self._learn_names()
        self.view.narrow(words, self._subset)
        self._choose_page()

    def _on_typed(self, text: str) -> None:
        if text.strip():
            self.filter_line.setFocus()
            self.filter_line.insert(text)

    def _enter_tree(self) -> None:
        if not self.view.currentIndex().isValid():
            self._go_to_first()
        self.view.setFocus()

    def _go_to_first(self) -> bool:
        hits = self.view.actors.tree.hits
        return bool(hits) and self.view.reveal(self.view.actors.tree.rows[hits[0]].id)

    def _focus_first(self) -> None:
        if self._go_to_first():
            self.focus_current()

    def _choose_page(self) -> None:
        model = self.view.actors
        if not model.tree.rows:
            self._stack.setCurrentWidget(self._none)
        elif model.rowCount():
            self._stack.setCurrentWidget(self.view)
        else:
            self._say_no_match()
            self._stack.setCurrentWidget(self._no_match)

    def _say_no_match(self) -> None:
        if self.filter_line.text().strip():
            self._no_match.set_state("search", tr("No actor matches. Escape clears the line above."))
        else:
            self._no_match.set_state("filter", tr("The filter leaves no actor."), action=tr("Clear the filter"))

    # Gestures

    def _on_clicked(self, index: QModelIndex) -> None:
        if QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.focus_current()

    def focus_current(self) -> None:
        """Make the current actor the focus of every pane."""
        id = self.view.current_id()
        if id is not None:
            self._desk.focus(RecordKind.ACTOR, id, origin=self)

    def filter_by_selected(self) -> None:
        """Reduce every pane to the selected actors and what belongs to them."""
        chosen = frozenset(self.view.selected_ids())
        if chosen:
            self._desk.filter(self._desk.selection.filter._replace(actors=chosen), origin=self)

    def new_actor(self) -> None:
        """A new actor beside the others at the top, its name ready to be typed."""
        self._create(None)

    def new_child(self) -> None:
        """A new actor inside the current one, its name ready to be typed."""
        self._create(self.view.current_id())

    def _create(self, parent_id: int | None) -> None:
        made = self._desk.run(
            operations.records.create,
            RecordKind.ACTOR,
            name=self._free_name(),
            kind=ActorKind.ORGANISATION.value,
            parent_id=parent_id,
        )
        if made is not None and isinstance(made.result, int):
            self.filter_line.clear()
            self.view.rename(made.result)

    def _free_name(self) -> str:
        return self.filter_line.text().strip() or tr("New actor")

    def rename_current(self) -> None:
        """Rename the current actor in place."""
        if self.view.currentIndex().isValid():
            self.view.edit(self.view.currentIndex())

    def _rename(self, id: int, name: str) -> None:
        self._desk.run(operations.actors.rename, id, name)

    def _link_dropped(self, payload: str, actor_id: int) -> None:
        found = dragged.read(payload)
        if found is None:
            return
        if found.quote_id is not None:
            self._desk.run(operations.quotes.link, found.quote_id, RecordKind.ACTOR, actor_id)
        else:
            self._desk.run(operations.quotes.add_linked, found.document_id, found.spans, RecordKind.ACTOR, actor_id)

    def peek_target(self) -> Focus | None:
        """What Space looks at: the actor that the keyboard is on."""
        id = self.view.current_id()
        return None if id is None else Focus(RecordKind.ACTOR, id)

    # The context menu and the layout

    def context_menu(self) -> QMenu:
        """The menu for the current actor."""
        menu = QMenu(self)
        is_on_actor = self.view.currentIndex().isValid()
        count = len(self.view.selected_ids())
        if count > 1:
            head = menu.addAction(trn("{count} actor selected", "{count} actors selected", count))
            head.setObjectName("actors.menu.selected")
            head.setEnabled(False)
            menu.addSeparator()
        verbs = [
            (tr("New actor"), "Insert", self.new_actor, True),
            (tr("New actor inside this one"), "Shift+Insert", self.new_child, is_on_actor),
            (tr("Rename"), "F2", self.rename_current, is_on_actor),
            (
                tr("Reduce everything to these") if count > 1 else tr("Reduce everything to this"),
                "Ctrl+Return",
                self.filter_by_selected,
                is_on_actor,
            ),
            (
                trn("Delete {count} actor", "Delete {count} actors", count) if count > 1 else tr("Delete"),
                "Delete",
                self.many.delete,
                is_on_actor,
            ),
        ]
        for text, key, verb, is_enabled in verbs:
            action = menu.addAction(text, verb)
            action.setText(f"{text}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}")
            action.setEnabled(is_enabled)
        self.many.fill_menu(menu)
        return menu

    def view_state(self) -> dict[str, Any]:
        """What is open, for the layout."""
        return {"expanded": sorted(self.view.expanded_ids)}

    def restore_view_state(self, state: dict[str, Any]) -> None:
        """Open what was open."""
        self.view.restore_expanded(id for id in state.get("expanded", ()) if isinstance(id, int))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            spot = self.view.visualRect(self.view.currentIndex()).bottomLeft()
            place = self.view.viewport().mapToGlobal(spot + QPoint(16, 0))
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
