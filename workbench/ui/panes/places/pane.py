"""The places pane in its dock; the map is made when it is first looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.core.wording import tr
from workbench.ui.desk import Desk
from workbench.ui.kit.late import LatePane


class PlacesPane(LatePane):
    """Where things happen and where actors are."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("places", tr("Places"), parent)
        self._desk = desk

    def make_board(self) -> QWidget:
        """Map and list of what is not on it."""
        from workbench.ui.panes.places.board import Board

        return Board(self._desk, self)
