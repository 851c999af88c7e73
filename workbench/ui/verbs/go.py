"""Back, forward, search, and letting go of focus and filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.core.selection import Filter

if TYPE_CHECKING:
    from workbench.ui.window import Window


class GoVerbs:
    """The Go menu."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def back(self) -> None:
        """Return to what was looked at before."""
        self._window.desk.back()

    def forward(self) -> None:
        """Go again to what `back` left."""
        self._window.desk.forward()

    def places(self) -> None:
        """Every place visited, the newest first; choosing one goes there without losing the others."""
        from workbench.ui.places import ask_for_place

        ask_for_place(self._window)

    def peek(self) -> None:
        """Look at what the keyboard stands on without going there."""
        self._window.peeker.peek()

    def search_list(self) -> None:
        """Search for each name of a file."""
        self._window.top.search.search_list()

    def start_search(self) -> None:
        """Type to find records and commands."""
        self._window.top.search.start()

    def find_in_source(self) -> None:
        """Find words in the source."""
        self._window.layout_of_panes.show("source")
        self._window.panes.source.active.finding.start()

    def next_bookmark(self) -> None:
        """To the next bookmark of the source."""
        self._window.panes.source.active.bookmarks.go_on()

    def add_filter(self) -> None:
        """Offer what everything can be reduced to."""
        self._window.top.filter.offer()

    def answer_notice(self) -> None:
        """To the first thing that the message below the panes can do."""
        self._window.notices.take_keyboard()

    def answer_work(self) -> None:
        """To the newest line of the strip of work: Cancel while it runs, the report once it is done."""
        self._window.jobs.take_keyboard()

    def clear_focus(self) -> None:
        """Look at nothing in particular."""
        self._window.desk.unfocus()

    def clear_filter(self) -> None:
        """Show everything again."""
        self._window.desk.filter(Filter())
