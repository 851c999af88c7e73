"""The network pane in its dock; what it shows needs numpy and is made when it is first looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.core.wording import tr
from workbench.ui.desk import Desk
from workbench.ui.kit.late import LatePane


class NetworkPane(LatePane):
    """Who gives what to whom, who acts with whom, who speaks of whom."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("network", tr("Network"), parent)
        self._desk = desk

    def make_board(self) -> QWidget:
        """Graph and matrix."""
        from workbench.ui.panes.network.board import Board

        return Board(self._desk, self)
