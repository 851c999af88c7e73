"""The first sight of the actor tree: its top lines, drawn before the tree is made."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.core.records import ActorRow
from workbench.store.connection import Reader
from workbench.store.read import actors
from workbench.ui.panes.actors import rows
from workbench.ui.panes.actors.index import folded
from workbench.ui.theme import theme

_MOST = 60


class Line(NamedTuple):
    """One line of the tree as it stands open."""

    depth: int
    row: ActorRow
    has_branch: bool


class FirstTree(QWidget):
    """The top of the tree as it was left open; takes no input."""

    def __init__(self, reader: Reader, state: Mapping[str, Any], parent: QWidget) -> None:
        super().__init__(parent)
        opened = {id for id in state.get("expanded", ()) if isinstance(id, int)}
        self._lines = list(islice(_lines(reader, opened, None, 0), _MOST))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font, height = theme.current().font("ui"), rows.height()
        painter.fillRect(self.rect(), theme.current().colour("pane"))
        for place, line in enumerate(self._lines):
            left = (line.depth + 1) * rows.INDENT
            if place * height >= self.height():
                break
            if line.has_branch:
                is_open = place + 1 < len(self._lines) and self._lines[place + 1].depth > line.depth
                branch = QRect(left - rows.INDENT, place * height, rows.INDENT, height)
                rows.paint_triangle(painter, branch, is_open=is_open)
            area = QRect(left, place * height, self.width() - left, height)
            counts = (line.row.quotes, line.row.events, None)
            rows.paint_row(painter, area, line.row, font, counts=counts)
        painter.end()


def _lines(reader: Reader, opened: Collection[int], parent: int | None, depth: int) -> Iterator[Line]:
    # As a person sorts: SQLite's order puts É after Z.
    for row in sorted(actors.below(reader, parent, _MOST), key=lambda row: folded(row.name)):
        yield Line(depth, row, actors.has_below(reader, row.id))
        # A damaged file may hold an actor that is its own ancestor: deeper than there are lines, nobody looks.
        if row.id in opened and depth < _MOST:
            yield from _lines(reader, opened, row.id, depth + 1)
