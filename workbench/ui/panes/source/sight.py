"""Which part of a `Flow` is in sight: a paragraph and pixels below its top, so that corrected heights move nothing."""

from __future__ import annotations

from typing import NamedTuple

from workbench.ui.panes.source.layout import Flow, Laid

# So many screens away by estimate is out of sight whatever the true heights are; to be told so lays nothing out.
_FAR = 12


class Place(NamedTuple):
    """A line of the text and how many pixels of it are above the viewport; survives another width."""

    offset: int
    beyond: int


class Sight:
    """The scroll position over one flow; every height above and in the viewport is a true one, the rest estimated."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.height = 0
        self._index = 0
        self._below = 0
        # What was restored last and where that stands: nothing drifts while a window takes its size step by step.
        self._restored: tuple[tuple[int, int], Place] | None = None

    @property
    def position(self) -> int:
        """Pixels above the viewport, estimated: what a scroll bar shows."""
        return self.flow.top(self._index) + self._below

    @property
    def range(self) -> int:
        """The largest `position`, estimated."""
        return max(0, self.flow.total - self.height)

    def visible(self) -> list[tuple[Laid, int]]:
        """Paragraphs in sight with the y of their tops."""
        found: list[tuple[Laid, int]] = []
        index, y = self._index, -self._below
        while index < len(self.flow) and (y < self.height or not found or self._shares(found[-1][0], y)):
            laid = self.flow.laid(index)
            found.append((laid, y))
            y += laid.height
            index += 1
        return found

    def _shares(self, laid: Laid, bottom: int) -> bool:
        """Whether the piece after `laid` writes in its last line, and that line is in sight."""
        return bottom - laid.lines[-1].height < self.height and self.flow.goes_on(laid.index + 1)

    def scroll_by(self, pixels: int) -> None:
        """Move down (up when negative), stopping at either end."""
        if abs(pixels) > 4 * max(self.height, 200):
            self.scroll_to(self.position + pixels)
            return
        self._below += pixels
        self._settle()

    def scroll_to(self, position: int) -> None:
        """Go to an estimated pixel position; both ends are exact."""
        if position >= self.range:
            self._index, self._below = len(self.flow) - 1, self.flow.height(len(self.flow) - 1)
        else:
            self._index, self._below = self.flow.at(max(0, position))
        self._settle()

    def centre(self, offset: int) -> None:
        """Bring the line of `offset` to the upper third."""
        laid, top, _height = self._line(offset)
        self._index, self._below = laid.index, top - self.height // 3
        self._settle()

    def reveal(self, offset: int, *, margin: int = 0) -> bool:
        """Scroll as little as shows the line of `offset`, `margin` pixels around it; whether that moved anything."""
        before = (self._index, self._below)
        y = self.y_of(offset)
        laid, top, height = self._line(offset)
        if laid.index == 0 and top <= laid.lines[0].top:
            self.scroll_to(0)
            return before != (self._index, self._below)
        margin = min(margin, max(0, (self.height - height) // 2))
        if y is None:
            self.centre(offset)
        elif y < margin:
            self.scroll_by(y - margin)
        elif y + height > self.height - margin:
            self.scroll_by(y + height + margin - self.height)
        return before != (self._index, self._below)

    def y_of(self, offset: int) -> int | None:
        """Viewport y of the top of the line of `offset`, None when it is screens away."""
        if abs(self.flow.top(self.flow.index_of(offset)) - self.position) > _FAR * max(self.height, 200):
            return None
        laid, top, _height = self._line(offset)
        index, y = self._index, -self._below
        while index < laid.index and y < 3 * self.height:
            y += self.flow.height(index)
            index += 1
        while index > laid.index and y > -2 * self.height:
            index -= 1
            y -= self.flow.height(index)
        return y + top if index == laid.index else None

    def paragraph_at(self, y: int) -> tuple[Laid, int]:
        """The paragraph at viewport `y` and the y of its top; the nearest one beyond either end."""
        seen = self.visible()
        for laid, top in seen:
            if y < top + laid.height:
                return laid, top
        return seen[-1]

    def keep(self) -> Place:
        """The line at the top of the viewport, to come back to with `restore` at another width."""
        if self._restored is not None and self._restored[0] == (self._index, self._below):
            return self._restored[1]
        laid = self.flow.laid(self._index)
        line = laid.line_at(self._below)
        return Place(laid.start + laid.units.to_points(line.start), self._below - line.top)

    def restore(self, place: Place) -> None:
        """Bring the line that was at the top there again."""
        laid, top, _height = self._line(place.offset)
        self._index, self._below = laid.index, top + place.beyond
        self._settle()
        is_there = self.y_of(place.offset) == -place.beyond
        self._restored = ((self._index, self._below), place) if is_there else None

    def _line(self, offset: int) -> tuple[Laid, int, int]:
        laid = self.flow.laid(self.flow.index_of(offset))
        line = laid.line_of(laid.units.to_units(min(offset, laid.end) - laid.start))
        return laid, line.top, line.height

    def _settle(self) -> None:
        flow, last = self.flow, len(self.flow) - 1
        while self._below < 0 and self._index > 0:
            self._index -= 1
            self._below += flow.height(self._index)
        self._below = max(0, self._below)
        while self._index < last and self._below >= flow.height(self._index):
            self._below -= flow.height(self._index)
            self._index += 1
        self._stop_at_end()

    def _stop_at_end(self) -> None:
        # The last screen: as many paragraphs from the end as fill the viewport, by their true heights.
        flow, index = self.flow, len(self.flow) - 1
        filled = -self._below
        for at in range(self._index, min(self._index + 60, index + 1)):
            filled += flow.height(at)
            if filled >= self.height:
                return
        room = self.height - flow.height(index)
        while room > 0 and index > 0:
            index -= 1
            room -= flow.height(index)
        if (self._index, self._below) > (index, max(0, -room)):
            self._index, self._below = index, max(0, -room)
