"""Undo, redo, new records, deletion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.core.kinds import RecordKind
from workbench.core.wording import tr
from workbench.operations import records
from workbench.ui.verbs import joining

if TYPE_CHECKING:
    from workbench.ui.window import Window


class EditVerbs:
    """The Edit menu."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def undo(self) -> None:
        """Take back the last gesture; while a note is being typed in, the editor's own last step."""
        notes = self._window.panes.notes
        if notes.has_keyboard:
            notes.undo()
        else:
            notes.flush()
            self._window.desk.undo()

    def redo(self) -> None:
        """Make the gesture again that was undone last."""
        notes = self._window.panes.notes
        if notes.has_keyboard:
            notes.redo()
        else:
            self._window.desk.redo()

    def new_actor(self) -> None:
        """A new actor, its card open."""
        self._make(RecordKind.ACTOR, name=tr("New actor"))

    def new_event(self) -> None:
        """A new event, its card open."""
        self._make(RecordKind.EVENT, label=tr("New event"))

    def new_transfer(self) -> None:
        """A new transfer, its card open."""
        self._make(RecordKind.TRANSFER, object=tr("New transfer"))

    def new_claim(self) -> None:
        """A new claim, its card open."""
        self._make(RecordKind.CLAIM, text=tr("New claim"))

    def new_judgement(self) -> None:
        """A new judgement of the analyst's, its card open."""
        self._make(RecordKind.JUDGEMENT, text=tr("New judgement"))

    def new_note(self) -> None:
        """Begin a note."""
        self._window.layout_of_panes.show("notes")
        self._window.panes.notes.new_note()

    def _make(self, kind: RecordKind, **values: Any) -> None:
        made = self._window.desk.run(records.create, kind, **values)
        if made is not None and isinstance(made.result, int):
            self._window.desk.focus(kind, made.result)
            self._window.layout_of_panes.show("detail")

    def delete(self) -> None:
        """Delete what is focused; undo brings it back."""
        focus = self._window.desk.selection.focus
        if focus is not None:
            gone = self._window.desk.run(records.delete, focus.kind, focus.id)
            if gone is not None:
                self._window.desk.notice(gone.label, actions=((tr("Undo"), self._window.desk.undo),))

    def merge(self) -> None:
        """Make the focused record one with another, after a look at what becomes of everything."""
        joining.merge_focused(self._window)

    def mark_same(self) -> None:
        """Say that the focused record may be the same as another."""
        joining.mark_focused(self._window)
