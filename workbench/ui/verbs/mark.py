"""Quoting and linking from the menu; the source pane does the same by single letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.ui.window import Window


class MarkVerbs:
    """The Mark menu."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def quote(self) -> None:
        """Quote the selection."""
        self._window.panes.source.verbs.quote()

    def event(self) -> None:
        """Link to an event."""
        self._window.panes.source.verbs.link_event()

    def actor(self) -> None:
        """Link to an actor."""
        self._window.panes.source.verbs.link_actor()

    def claim(self) -> None:
        """Link to a claim."""
        self._window.panes.source.verbs.link_claim()

    def tag(self) -> None:
        """Tag the quote."""
        self._window.panes.source.verbs.tag()

    def note(self) -> None:
        """Cite the quote in the note."""
        self._window.panes.source.verbs.send_to_note()

    def unlink(self) -> None:
        """Take a link away."""
        self._window.panes.source.verbs.unlink()

    def cycle(self) -> None:
        """Go to the next quote that overlaps here."""
        self._window.panes.source.verbs.cycle()

    def resize(self) -> None:
        """Move the ends of the focused quote."""
        self._window.panes.source.verbs.take_up()

    def everywhere(self) -> None:
        """Quote every place of the selected words."""
        self._window.panes.source.active.finding.start_quoting()

    def copy(self) -> None:
        """Copy the words with where they come from."""
        self._window.panes.source.verbs.copy_with_citation()

    def bookmark(self) -> None:
        """Put a bookmark at the caret, or take it away."""
        self._window.panes.source.active.bookmarks.toggle()

    def cite(self) -> None:
        """Cite the focused quote at the caret of the note."""
        self._window.panes.notes.cite_focus()
