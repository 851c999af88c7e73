"""Which chips stand out: that of the quote in focus, and those one step from whatever else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.core.errors import DossierError
from workbench.core.kinds import RecordKind
from workbench.ui.panes.notes.book import QuoteBook
from workbench.ui.panes.notes.chip import Look, Tone

if TYPE_CHECKING:
    from workbench.ui.desk import Desk
    from workbench.ui.panes.notes.editor import NoteEditor

# A quote's own neighbours, or all that a note cites, would mark so much that nothing stood out.
_STEPLESS = (RecordKind.QUOTE, RecordKind.NOTE)


class Marks:
    """Says how each chip looks, given the desk's focus."""

    def __init__(self, desk: Desk, book: QuoteBook) -> None:
        self._desk = desk
        self._book = book
        self._focused: int | None = None
        self._related: frozenset[int] = frozenset()

    def follow(self) -> bool:
        """Take over the desk's focus; whether any chip may look different now."""
        focus = self._desk.selection.focus
        focused = focus.id if focus is not None and focus.kind is RecordKind.QUOTE else None
        has_steps = focus is not None and focus.kind not in _STEPLESS
        related = frozenset(self._desk.related().quotes) if has_steps else frozenset()
        is_news = (focused, related) != (self._focused, self._related)
        self._focused, self._related = focused, related
        return is_news

    def look(self, uid: str) -> Look:
        """The chip of one quote."""
        try:
            id = self._book.id_of(uid)
        except DossierError:
            # Qt measures chips once more while a window goes; an error raised into its layout would take the program along.
            id = None
        if id is None:
            return Look("?", Tone.BROKEN)
        tone = Tone.FOCUS if id == self._focused else Tone.RELATED if id in self._related else Tone.PLAIN
        return Look(f"Q{id}", tone)

    def is_marked(self, uid: str) -> bool:
        """Whether the chip of this quote stands out because of the focus."""
        return self.look(uid).tone in (Tone.FOCUS, Tone.RELATED)

    def labels(self, editor: NoteEditor) -> list[str]:
        """What the chips of an editor say, in order."""
        return [self.look(chip.uid).label for chip in editor.chips()]

    def reveal(self, editor: NoteEditor) -> None:
        """Scroll to the first marked chip, unless one is in sight."""
        view = editor.viewport().rect()
        rects = [editor.chip_rect(chip.position) for chip in editor.chips() if self.is_marked(chip.uid)]
        if rects and not any(view.contains(rect) for rect in rects):
            bar = editor.verticalScrollBar()
            bar.setValue(bar.value() + rects[0].center().y() - view.height() // 2)
