"""What an empty timeline says: why nothing is drawn, and what can be done about it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.core.selection import EVERYTHING, Filter
from workbench.core.wording import tr
from workbench.ui.desk import Desk
from workbench.ui.kit.empty import EmptyState
from workbench.ui.panes.timeline.source import Content


class Absence(EmptyState):
    """One sentence over the canvas while no event is drawn."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("timeline", "", parent=parent)
        self.activated.connect(lambda: desk.filter(EVERYTHING))
        self.hide()

    def tell(self, content: Content, filter: Filter, *, drawn: int) -> None:
        """Say why none of the events in `content` is drawn; hidden where one is."""
        words, action = tr("No event has a date yet."), ""
        if not content.rows:
            words = tr("No events yet. Select words in a source and press E to link them to an event.")
        elif filter:
            words, action = tr("The filter leaves no dated event."), tr("Clear the filter")
        elif content.known_until is not None:
            words = tr("No dated event had been published by this day.")
        self.set_state("timeline", words, action=action)
        self.setVisible(not drawn)
