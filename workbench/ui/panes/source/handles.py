"""The two knobs of each part of the focused quote: drag one, and the quote begins or ends elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPainter

from workbench.core.spans import Span
from workbench.ui.panes.source.colours import Colours

_REACH = 7
_RADIUS = 3.5


class Knob(NamedTuple):
    """One end of one part of a quote and where it stands in the viewport."""

    part: int
    is_start: bool
    place: QPoint


class Handles:
    """Knobs of one quote, and the drag of one of them; places are viewport pixels."""

    def __init__(self) -> None:
        self._knobs: list[Knob] = []
        self._parts: list[Span] = []
        self._held: Knob | None = None
        self._quote: int | None = None

    def stand(self, quote_id: int | None, parts: Sequence[Span], edge: Callable[[int, bool], QRect | None]) -> None:
        """Put the knobs where `edge(offset, is_start)` says the ends of `parts` are; a dragged one stands where it came to."""
        if self._held is None:
            self._quote, self._parts = quote_id, list(parts)
        self._knobs = []
        if self._quote is None:
            return
        for at, part in enumerate(self._parts):
            for is_start, offset in ((True, part.start), (False, part.end)):
                rect = edge(offset, is_start)
                if rect is not None:
                    self._knobs.append(Knob(at, is_start, rect.topLeft() if is_start else rect.bottomLeft()))

    def at(self, place: QPoint) -> Knob | None:
        """The knob under a point."""
        near = [knob for knob in self._knobs if (knob.place - place).manhattanLength() <= _REACH]
        return min(near, key=lambda knob: (knob.place - place).manhattanLength(), default=None)

    def take(self, place: QPoint) -> bool:
        """Begin to drag the knob under a point; whether there is one."""
        self._held = self.at(place)
        return self._held is not None

    @property
    def is_held(self) -> bool:
        """Whether a knob is being dragged."""
        return self._held is not None

    @property
    def dragged(self) -> list[Span]:
        """The parts as the drag has made them, [] when nothing is dragged."""
        return self._parts if self._held is not None else []

    def move(self, offset: int) -> None:
        """The held end goes to `offset`, at least one character from the other and never into a neighbour."""
        if self._held is None:
            return
        at, parts = self._held.part, self._parts
        low = parts[at - 1].end if at else 0
        high = parts[at + 1].start if at + 1 < len(parts) else offset + 1
        held = parts[at]
        if self._held.is_start:
            parts[at] = replace(held, start=max(low, min(offset, held.end - 1)))
        else:
            parts[at] = replace(held, end=min(max(high, held.end), max(offset, held.start + 1)))

    def drop(self) -> tuple[int, list[Span]] | None:
        """End the drag: the quote and its new parts."""
        held, self._held = self._held, None
        return (self._quote, self._parts) if held is not None and self._quote is not None else None

    def cancel(self) -> None:
        """End the drag, nothing changed."""
        self._held = None

    def paint(self, painter: QPainter, colours: Colours) -> None:
        """Draw them."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.card)
        painter.setBrush(colours.accent)
        for knob in self._knobs:
            painter.drawEllipse(QPointF(knob.place), _RADIUS, _RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
