"""Records made one or linked as possibly the same, and another copy of the dossier brought in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from workbench.core.changes import Changes
from workbench.core.kinds import RecordKind
from workbench.core.selection import Focus
from workbench.core.wording import tr
from workbench.store.read.mergers import MERGED_KINDS
from workbench.store.read.names import short
from workbench.store.read.references import reference
from workbench.ui.background import Errands

if TYPE_CHECKING:
    from workbench.ui.dialogs.copies import CopiesSheet
    from workbench.ui.window import Window


def _focused(window: Window) -> Focus | None:
    """The record in focus, or where none is the one that the keyboard stands on, if it can be merged; a notice otherwise."""
    from workbench.ui.peek import target_of

    held = window.focusWidget()
    focus = window.desk.selection.focus or (target_of(held, window.desk) if held is not None else None)
    if focus is not None and focus.kind in MERGED_KINDS:
        return focus
    window.desk.notice(tr("Click on an actor, an event or a document first."))
    return None


def merge_focused(window: Window) -> None:
    """Ask which record the focused one goes into, and show what would become of everything; two selected actors are it."""
    focus = _focused(window)
    tree = window.panes.actors
    chosen = tree.view.selected_ids()
    if focus is not None and focus.kind is RecordKind.ACTOR and len(chosen) == 2 and focus.id in chosen:
        tree.many.merge()
    elif focus is not None:
        name = short(reference(window.desk.reader, focus.kind, focus.id).label, 40)
        _pick(window, focus, tr("Merge “{name}” into…", name=name), partial(ask_to_merge, window, focus.kind, focus.id))


def ask_to_merge(window: Window, kind: RecordKind, other_id: int, kept_id: int) -> None:
    """Show what merging would do, before anything is done."""
    from workbench.ui.dialogs import merging

    merging.ask(window.desk, window, kind, kept_id, other_id)


def mark_focused(window: Window) -> None:
    """Ask which record the focused one may be the same as."""
    focus = _focused(window)
    if focus is not None:
        name = short(reference(window.desk.reader, focus.kind, focus.id).label, 40)
        title = tr("“{name}” is possibly the same as…", name=name)
        _pick(window, focus, title, partial(_mark, window, focus.kind, focus.id))


def _mark(window: Window, kind: RecordKind, one: int, other: int) -> None:
    from workbench.operations import merging

    marked = window.desk.run(merging.mark_same, kind, one, other)
    if marked is not None:
        window.desk.notice(marked.label, actions=((tr("Undo"), window.desk.undo),))


def _pick(window: Window, focus: Focus, title: str, then: partial[None]) -> None:
    near = window.mapToGlobal(QPoint(window.width() // 3, window.height() // 6))
    like = reference(window.desk.reader, focus.kind, focus.id).label
    window.desk.pick(focus.kind, title=title, near=near, then=then, can_create=False, without=(focus.id,), like=like)


class BringingIn:
    """Another copy, from choosing its file to the gesture that brings it in; what takes time is done beside the window."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.sheet: CopiesSheet | None = None
        self._errands = Errands(window)

    def look_into(self, path: Path) -> None:
        """Compare the copy at `path` with the dossier that is open, and show what differs."""
        from workbench.ui.dialogs.copies import Opened

        dossier = self._window.desk.dossier
        if path.exists() and dossier.path.exists() and path.samefile(dossier.path):
            self._window.desk.notice(tr("That is the dossier that is open; choose another copy."), "warning")
            return
        self._window.panes.notes.flush()
        self._window.desk.notice(tr("Comparing with “{name}”…", name=path.name))
        self._errands.run(lambda: Opened(dossier, path), done=self._show, failed=self._fail)

    def _show(self, held: object) -> None:
        from workbench.ui.dialogs.copies import CopiesSheet, Opened

        assert isinstance(held, Opened)
        self._window.notices.dismiss()
        self.sheet = CopiesSheet(self._window.desk, self._window, held)
        self.sheet.brought.connect(self._bring)
        self.sheet.open(self.sheet.tree)

    def _bring(self, work: Callable[[], object]) -> None:
        self._errands.run(work, done=self._finish, failed=self._fail)

    def _finish(self, changes: object) -> None:
        assert isinstance(changes, Changes)
        self._close()
        self._window.desk.announce(changes)
        actions = ((tr("Undo"), self._window.desk.undo),) if changes else ()
        self._window.desk.notice(str(changes.result).replace("\n", " "), actions=actions)

    def _fail(self, words: str) -> None:
        self._close()
        self._window.desk.notice(words, "error")

    def _close(self) -> None:
        if self.sheet is not None:
            self.sheet.finish()
            self.sheet = None

    def stop(self) -> None:
        """Wait for what runs: the dossier is about to be closed."""
        self._errands.wait()
        self._close()
