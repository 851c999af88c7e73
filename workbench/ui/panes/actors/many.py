"""What is done to all selected actors at once, each as one step of the history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from workbench.core.fields import ACTOR_KINDS
from workbench.core.kinds import RecordKind
from workbench.core.wording import tr, trn
from workbench.ui.desk import Desk
from workbench.ui.panes.actors.view import ActorView

if TYPE_CHECKING:
    from workbench.ui.kit.picker import Picker


class Many:
    """The verbs of the selection; a click on one actor is a selection of one."""

    def __init__(self, desk: Desk, view: ActorView) -> None:
        self._desk = desk
        self._view = view

    def move(self, ids: tuple[int, ...], parent_id: int | None) -> None:
        """Nest actors under another, or at the top."""
        from workbench.operations import bulk

        if self._desk.run(bulk.move, ids, parent_id) is not None and parent_id is not None:
            self._view.reveal(ids[0])

    def make_top_level(self) -> None:
        """Take the selected actors out of what they belong to."""
        self.move(tuple(self._view.selected_ids()), None)

    def ask_where(self) -> None:
        """Ask what the selected actors belong to."""
        ids = tuple(self._view.selected_ids())
        self._desk.pick(RecordKind.ACTOR, title=tr("Belongs to…"), near=self._view, then=partial(self.move, ids))

    def set_kind(self, kind: str) -> None:
        """Make the selected actors of one kind."""
        self._edit(kind=kind)

    def _edit(self, **values: object) -> None:
        from workbench.operations import bulk

        self._desk.run(bulk.edit, RecordKind.ACTOR, self._view.selected_ids(), **values)

    def ask_tag(self) -> None:
        """Ask which tag the selected actors get."""
        ids = self._view.selected_ids()
        self._desk.pick(RecordKind.TAG, title=tr("Tag…"), near=self._view, then=partial(self._tag, ids))

    def _tag(self, ids: list[int], tag_id: int) -> None:
        from workbench.operations import bulk

        self._desk.run(bulk.tag, RecordKind.ACTOR, ids, tag_id)

    def ask_when(self) -> None:
        """Ask since when, or from when to when, the selected actors belong where they stand."""
        from workbench.ui.kit.picker import Picker

        picker = Picker(self._view.window())
        picker.created.connect(partial(self._take_when, picker))
        picker.cancelled.connect(picker.deleteLater)
        place = self._view.viewport().mapTo(self._view.window(), QPoint(16, 16))
        picker.open_at(place, [], title=tr("Belongs when"), placeholder="2019/..", can_create=True)

    def _take_when(self, picker: Picker, words: str) -> None:
        picker.deleteLater()
        self._edit(parent_dates=words)

    def delete(self) -> None:
        """Delete the selected actors; what belonged to them moves to the top."""
        from workbench.operations import bulk

        rows = [
            row for id in self._view.selected_ids() if (row := self._view.actors.row_at(self._view.actors.index_of(id)))
        ]
        if not rows or self._desk.run(bulk.delete, RecordKind.ACTOR, [row.id for row in rows]) is None:
            return
        if len(rows) == 1:
            self._desk.notice(tr("Deleted “{name}”. Ctrl+Z brings it back.", name=rows[0].name))
        else:
            self._desk.notice(
                trn(
                    "Deleted {count} actor. Ctrl+Z brings it back.",
                    "Deleted {count} actors. Ctrl+Z brings them back.",
                    len(rows),
                )
            )

    def merge(self) -> None:
        """Show what making two actors one would do: the other selected one goes into the current, or ask which."""
        current = self._view.current_id()
        row = self._view.actors.row_at(self._view.currentIndex())
        if current is None or row is None:
            return
        others = [id for id in self._view.selected_ids() if id != current]
        if len(others) == 1:
            self._ask_to_merge(others[0], current)
            return
        self._desk.pick(
            RecordKind.ACTOR,
            title=tr("Merge “{name}” into…", name=row.name),
            near=self._view,
            then=partial(self._ask_to_merge, current),
            can_create=False,
            without=(current,),
            like=row.name,
        )

    def _ask_to_merge(self, other_id: int, kept_id: int) -> None:
        from workbench.ui.dialogs import merging

        merging.ask(self._desk, self._view.window(), RecordKind.ACTOR, kept_id, other_id)

    def fill_menu(self, menu: QMenu) -> None:
        """What can be done to the selection, below the commands for one actor."""
        count = len(self._view.selected_ids())
        head = menu.addSeparator()
        kinds = menu.addMenu(tr("Kind"))
        for choice in ACTOR_KINDS:
            kinds.addAction(tr(choice.label), partial(self.set_kind, str(choice.value)))
        for text, verb in (
            (tr("Belongs to…"), self.ask_where),
            (tr("Belongs when…"), self.ask_when),
            (tr("Move to the top level"), self.make_top_level),
            (tr("Tag…"), self.ask_tag),
            (tr("Merge…") if count == 2 else tr("Merge into…"), self.merge),
        ):
            menu.addAction(text, verb)
        for action in menu.actions()[menu.actions().index(head) :]:
            action.setEnabled(count > 0)
