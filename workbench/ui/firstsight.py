"""The first sight of a window: what its four panes show, where they stood, drawn before the panes are made.

A person who opens a dossier sees it as it was left after as long as an empty window of Qt takes; the panes themselves
take its place a moment later, at the same pixels. Everything here is read from the dossier and bounded in size.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.store.connection import Reader
from workbench.store.read import summary
from workbench.ui.panes.actors.first import FirstTree
from workbench.ui.panes.notes.first import FirstNote
from workbench.ui.panes.source.first import FirstText
from workbench.ui.panes.timeline.first import FirstTimeline
from workbench.ui.settings import Settings
from workbench.ui.theme import theme

KEY = "window/sight"
# As narrow, or low, as they can still be used.
_ACTORS, NOTE, _TIMELINE = 310, 310, 190
PARTS: Mapping[str, Callable[[Reader, Mapping[str, Any], QWidget], QWidget]] = {
    "actors": FirstTree,
    "source": FirstText,
    "notes": FirstNote,
    "timeline": FirstTimeline,
}


class FirstSight(QWidget):
    """Four pictures of panes over the ground of the window; takes no input."""

    def __init__(self, reader: Reader, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("firstsight")
        about = summary.uid(reader)
        self._kept = settings.state(KEY)
        self.parts = {name: make(reader, settings.state(f"panes/{about}/{name}"), self) for name, make in PARTS.items()}

    def resizeEvent(self, event: QResizeEvent) -> None:
        places = places_kept(self._kept, self.size()) or places_first(self.size())
        for name, part in self.parts.items():
            part.setVisible(name in places)
            if name in places:
                part.setGeometry(places[name])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.current().colour("window"))
        painter.setPen(theme.current().colour("divider"))
        for part in self.parts.values():
            if part.isVisible():
                painter.drawRect(part.geometry().adjusted(-1, -1, 0, 0))
        painter.end()


def places_of(window: QWidget, views: Mapping[str, QWidget]) -> dict[str, Any]:
    """Where the panes' contents stand in a window, to be kept in its settings; hidden ones are left out."""
    size = window.size()
    kept: dict[str, Any] = {"size": [size.width(), size.height()]}
    for name, view in views.items():
        if view.isVisible():
            corner = view.mapTo(window, view.rect().topLeft())
            kept[name] = [corner.x(), corner.y(), view.width(), view.height()]
    return kept


def places_kept(kept: Mapping[str, Any], size: QSize) -> dict[str, QRect]:
    """The places that `places_of` kept, drawn out or in to a window of `size`; {} for what cannot be read."""
    measures = {name: kept[name] for name in PARTS if name in kept}
    before: Any = kept.get("size")
    if not _are_numbers(before, 2) or not all(_are_numbers(one, 4) for one in measures.values()):
        return {}
    across, down = size.width() / max(1, before[0]), size.height() / max(1, before[1])
    return {
        name: QRect(round(x * across), round(y * down), round(width * across), round(height * down))
        for name, (x, y, width, height) in measures.items()
    }


def _are_numbers(found: Any, count: int) -> bool:
    return isinstance(found, list) and len(found) == count and all(isinstance(one, int) for one in found)


def shares(width: int, height: int) -> tuple[int, int, int]:
    """How wide the actors and the note are in a window of this size, and how high the timeline: as in the mock-up."""
    return max(_ACTORS, int(width * 0.185)), max(NOTE, int(width * 0.27)), max(_TIMELINE, int(height * 0.25))


def places_first(size: QSize) -> dict[str, QRect]:
    """Where the program first puts the panes' contents, near enough for the moment until it does."""
    width, height = size.width(), size.height()
    left, right, bottom = shares(width, height)
    top, low, strip = 97, height - bottom - 26, 34
    middle = width - left - right
    return {
        "actors": QRect(0, top + 44, left, max(0, int((low - top) * 0.58) - 44)),
        "source": QRect(left + 1, top, middle - 2, low - top),
        "notes": QRect(width - right, top + strip, right, low - top - strip),
        "timeline": QRect(0, low + 1, width, bottom - 22),
    }
