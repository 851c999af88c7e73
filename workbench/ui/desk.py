"""The desk: the one thing a pane gets. It holds the selection, runs operations, and says what changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from workbench.core.changes import Changes, together
from workbench.core.errors import NotFound, Unsaved, WorkbenchError
from workbench.core.kinds import RecordKind
from workbench.core.records import Related, Subset
from workbench.core.selection import Filter, Focus, Selection
from workbench.core.wording import tr
from workbench.store.connection import Reader
from workbench.store.dossier import Dossier
from workbench.store.read import references
from workbench.store.read import related as reads
from workbench.ui.links import Links
from workbench.ui.trail import Trail

if TYPE_CHECKING:
    from workbench.store.read.choices import Tally


class Notice(NamedTuple):
    """One sentence for the analyst; `level` is "info", "warning" or "error"; actions are (label, what to do).

    `is_refusal`: a gesture was not done, which the next one that is makes a thing of the past.
    """

    level: str
    text: str
    actions: tuple[tuple[str, Callable[[], object]], ...] = ()
    is_refusal: bool = False


class Preview(NamedTuple):
    """Words to light up without looking at any record: a stretch of a document, words in it, days on the timeline.

    `is_taken`: the stretch is selected and the keyboard goes there, to quote or link it.
    """

    document_id: int
    start: int
    end: int
    lit: tuple[tuple[int, int], ...] = ()
    days: tuple[int | None, int | None] | None = None
    is_taken: bool = False


class Desk(QObject):
    """Selection, operations and changes for every pane; nothing else is shared between them."""

    selected = Signal(object, object)
    changed = Signal(object)
    noticed = Signal(object)
    previewed = Signal(object)
    unsaved = Signal(str, object)
    moved = Signal()
    import_dialog_requested = Signal()
    reread_requested = Signal(int)
    pick_requested = Signal(object, str, object, object, bool, object, str)
    peek_requested = Signal(object, object)

    def __init__(self, dossier: Dossier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dossier = dossier
        self.reader: Reader = dossier.reader()
        self._selection = Selection()
        self._trail = Trail()
        self._related: tuple[Focus | None, Related] | None = None
        self._subset: tuple[Filter, Subset] | None = None
        self.links = Links(dossier, self.reader, self)
        self.links.failed.connect(self._on_unread)
        # What was kept of a typing that goes on, and no pane has drawn yet.
        self._kept: list[Changes] = []

    @property
    def selection(self) -> Selection:
        """What is looked at, and what everything is reduced to."""
        return self._selection

    def select(self, selection: Selection, origin: object) -> None:
        """Take a new selection and tell every pane; `origin` is the pane that it came from."""
        if selection == self._selection:
            return
        if selection.focus is not None and selection.focus != self._selection.focus:
            self._trail.visit(selection.focus)
        self._apply(selection, origin)

    def _on_unread(self, reason: str) -> None:
        words = tr("What links the panes was not read: {reason} It is tried again with the next click.", reason=reason)
        self.notice(words, "warning")

    def _apply(self, selection: Selection, origin: object) -> None:
        self.links.try_again()
        self._selection = selection
        self.selected.emit(selection, origin)
        self.moved.emit()

    def focus(self, kind: RecordKind, id: int, position: int | None = None, *, origin: object = None) -> None:
        """Look at one thing."""
        self.select(self._selection.on(kind, id, position), origin)

    def preview(self, shown: Preview | None) -> None:
        """Light up what is about to be decided, until None or another; focus and trail stay."""
        self.previewed.emit(shown)

    def unfocus(self) -> None:
        """Look at nothing in particular."""
        self.select(Selection(None, self._selection.filter), None)

    def filter(self, filter: Filter, *, origin: object = None) -> None:
        """Reduce everything to a subset."""
        self.select(self._selection.filtered(filter), origin)

    def back(self) -> None:
        """Return to what was looked at before."""
        self._travel(self._trail.back())

    def forward(self) -> None:
        """Go again to what `back` left."""
        self._travel(self._trail.forward())

    @property
    def can_go(self) -> tuple[bool, bool]:
        """Whether back and forward lead anywhere."""
        return self._trail.can_go_back, self._trail.can_go_forward

    @property
    def trail(self) -> tuple[list[Focus], int]:
        """Every place visited, the oldest first, and which of them is the present one (-1: none)."""
        return self._trail.places

    @property
    def places(self) -> list[Focus]:
        """The places visited, each once, the newest first; without the present one."""
        visited = {(place.kind, place.id): place for place in self._trail.places[0]}
        here = self._selection.focus
        newest = list(dict.fromkeys((place.kind, place.id) for place in reversed(self._trail.places[0])))
        return [visited[key] for key in newest if here is None or key != (here.kind, here.id)]

    def go(self, at: int) -> None:
        """Go to the place with this number in the trail."""
        self._travel(self._trail.go(at))

    def peek(self, focus: Focus, near: QWidget) -> None:
        """Ask the window to show a record beside `near` without going there."""
        self.peek_requested.emit(focus, near)

    def _travel(self, focus: Focus | None) -> None:
        if focus is not None:
            self._apply(self._selection.on(focus.kind, focus.id, focus.position), None)

    def related(self) -> Related:
        """Everything one step from the focus."""
        focus = self._selection.focus
        if self._related is None or self._related[0] != focus:
            found = Related()
            if focus is not None:
                found = reads.related(self.reader, focus.kind, focus.id, self.links)
            self._related = (focus, found)
        return self._related[1]

    def subset(self) -> Subset | None:
        """What the filter leaves; None when nothing is filtered."""
        filter = self._selection.filter
        if not filter:
            return None
        if self._subset is None or self._subset[0] != filter:
            self._subset = (filter, self.links.now.subset(filter))
        return self._subset[1]

    def tally(self) -> Tally | None:
        """Quotes, events and claims of each actor in what the filter leaves; None while that would have to be read first."""
        filter = self._selection.filter
        return self.links.choices.tally(filter) if filter or self.links.is_ready else None

    def run(self, operation: Callable[..., Changes], *args: Any, **kwargs: Any) -> Changes | None:
        """Do one verb; its changes reach every pane, its error becomes a notice and None comes back."""
        changes = self._do(operation, *args, **kwargs)
        if changes is not None:
            self.announce(changes)
        return changes

    def keep(self, operation: Callable[..., Changes], *args: Any, **kwargs: Any) -> Changes | None:
        """Do a verb with what is still being typed: it is safe at once, and reaches the panes with `settle`.

        A large dossier takes longer to draw than a key may wait, and nothing should jump about under the typing.
        """
        changes = self._do(operation, *args, **kwargs)
        if changes is not None:
            self._kept.append(changes)
        return changes

    def settle(self) -> None:
        """The typing is over: tell every pane what came of it."""
        if self._kept:
            self.announce(Changes())

    def _do(self, operation: Callable[..., Changes], *args: Any, **kwargs: Any) -> Changes | None:
        try:
            return operation(self.dossier, *args, **kwargs)
        except Unsaved as error:
            self.notice(str(error), "error")
            self.unsaved.emit(str(error), lambda rescued: operation(rescued, *args, **kwargs))
            return None
        except WorkbenchError as error:
            self.noticed.emit(Notice("error", str(error), is_refusal=True))
            return None
        except Exception:
            import logging

            logging.getLogger(__name__).exception("An operation failed: %s", operation)
            self.notice(
                tr("Something went wrong in the program; nothing was changed. Details are in the log."), "error"
            )
            return None

    def announce(self, changes: Changes) -> None:
        """Tell every pane what changed."""
        if self._kept:
            kept, self._kept = self._kept, []
            changes = together([*kept, changes])
        self._related = self._subset = None
        self.links.take(changes)
        if changes:
            self._forget_gone(changes)
            self.changed.emit(changes)

    def _forget_gone(self, changes: Changes) -> None:
        """A focus on a record that was just deleted is no focus."""
        focus = self._selection.focus
        if focus is None or not changes.touches(focus.kind.value):
            return
        try:
            references.reference(self.reader, focus.kind, focus.id)
        except NotFound:
            self._trail.forget(focus)
            self._apply(Selection(None, self._selection.filter), None)

    def undo(self) -> None:
        """Take the last gesture back, whatever it was."""
        from workbench.operations import history

        self._revert(history.undo, tr("Undone: {label}"), tr("There is nothing to undo."))

    def redo(self) -> None:
        """Make the gesture again that was undone last."""
        from workbench.operations import history

        self._revert(history.redo, tr("Redone: {label}"), tr("There is nothing to redo."))

    def _revert(self, revert: Callable[[Dossier], Changes | None], done: str, nothing: str) -> None:
        try:
            changes = revert(self.dossier)
        except WorkbenchError as error:
            self.notice(str(error), "error")
            return
        if changes is None:
            self.notice(nothing)
            return
        self.announce(changes)
        words = done.format(label=changes.label)
        if isinstance(changes.result, str):
            self.notice(f"{words}. {changes.result}", "warning")
        else:
            self.notice(words)

    def notice(self, text: str, level: str = "info", actions: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Say one sentence where the analyst looks, without interrupting."""
        self.noticed.emit(Notice(level, text, tuple(actions)))

    def pick(
        self,
        kind: RecordKind,
        *,
        title: str,
        near: QWidget | QPoint,
        then: Callable[[int], object],
        can_create: bool = True,
        without: Collection[int] = (),
        like: str = "",
    ) -> None:
        """Let the analyst choose a record of `kind` but those `without`, or make one; `then` gets its id.

        What shares words with `like` is offered first.
        """
        self.pick_requested.emit(kind, title, near, then, can_create, without, like)

    def request_import_dialog(self) -> None:
        """Ask the window which files to import."""
        self.import_dialog_requested.emit()

    def request_reread(self, document_id: int) -> None:
        """Ask the window to offer the other ways in which a document can be read."""
        self.reread_requested.emit(document_id)
