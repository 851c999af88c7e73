"""The half of the source view that selects: caret, selection, held parts, and what they grow and snap to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from workbench.core.spans import Span
from workbench.core.texts import Block, Page
from workbench.ui.panes.source.canvas import SourceCanvas
from workbench.ui.panes.source.caret import Navigator, Step
from workbench.ui.panes.source.layout import Flow


class SelectingView(SourceCanvas):
    """A text in which stretches are chosen; offsets are code points, ends are exclusive."""

    selection_changed = Signal(int, int)
    resizing_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._anchor = self._caret = 0
        self._described = -1
        self._held: list[Span] = []
        self._grown: list[Span] = []
        self._resized: int | None = None
        super().__init__(parent)

    def chosen(self) -> Span:
        """The selection, empty at the caret when nothing is selected."""
        return Span(min(self._anchor, self._caret), max(self._anchor, self._caret))

    def chosen_parts(self) -> list[Span]:
        """The stretches held with `hold` and the selection, in text order; [] when nothing is selected.

        Where paragraphs are hidden nobody selects what they cannot see: the selection is in parts around them. A quote
        whose ends are moved keeps what it held before.
        """
        chosen = self.chosen()
        parts = [part for part in self._held if not part.overlaps(chosen)]
        seen = [chosen] if self._resized is not None else self.shown_of(chosen)
        return sorted([*parts, *seen] if chosen.length else parts)

    def hold(self) -> None:
        """Keep the selection as one part of a quote and go on to select the next part."""
        self._held = self.chosen_parts()
        self.select(self._caret, self._caret)
        self.viewport().update()

    def clear_selection(self) -> None:
        """Select nothing; the caret stays."""
        self._held = []
        self.end_resizing()
        self.viewport().update()
        self.select(self._caret, self._caret)
        self.selection_changed.emit(self._caret, self._caret)

    def anchor(self) -> int:
        """Where the selection began."""
        return self._anchor

    def select(self, anchor: int, caret: int) -> None:
        """Select from `anchor` to `caret`; the caret stands at the latter."""
        anchor, caret = self._flow.clamped(anchor), self._flow.clamped(caret)
        if (anchor, caret) == (self._anchor, self._caret):
            return
        self._anchor, self._caret = anchor, caret
        self._describe()
        self.viewport().update()
        chosen = self.chosen()
        self.selection_changed.emit(chosen.start, chosen.end)

    def grow_selection(self) -> None:
        """Word, then sentence, then paragraph, then everything."""
        before = self.chosen()
        grown = self._navigator.grown(before)
        history = self._grown if self._grown and self._grown[-1] == before else [before]
        self.select(grown.start, grown.end)
        self._grown = [*history, grown]

    def shrink_selection(self) -> None:
        """Back to what the selection was before it grew."""
        if len(self._grown) > 1 and self._grown[-1] == self.chosen():
            history = self._grown[:-1]
            self.select(history[-1].start, history[-1].end)
            self._grown = history

    def snap(self) -> None:
        """The selection to whole words; to whole sentences when it holds whole words already."""
        chosen = self.chosen()
        snapped = self._navigator.snapped(chosen, self._navigator.word)
        if snapped == chosen:
            snapped = self._navigator.snapped(chosen, self._navigator.sentence)
        backwards = self._caret < self._anchor
        self.select(*((snapped.end, snapped.start) if backwards else (snapped.start, snapped.end)))

    def swap_ends(self) -> None:
        """The caret to the other end of the selection, which then moves instead."""
        self.select(self._caret, self._anchor)
        if self._sight.reveal(self._caret, margin=12):
            self._moved()

    def take_up(self, quote_id: int, parts: Sequence[Span]) -> None:
        """Select the parts of a quote to move its ends: the part nearest the caret, the others held."""
        if not parts:
            return
        nearest = min(parts, key=lambda part: max(part.start - self._caret, self._caret - part.end, 0))
        self._held = [part for part in parts if part != nearest]
        self.select(nearest.start, nearest.end)
        self._resized = quote_id
        self.resizing_changed.emit(quote_id)
        self.viewport().update()

    @property
    def resized_quote(self) -> int | None:
        """The quote whose ends are being moved by keyboard."""
        return self._resized

    def end_resizing(self) -> None:
        """The selection is a selection again."""
        if self._resized is not None:
            self._resized = None
            self.resizing_changed.emit(None)

    def line_at_caret(self) -> Span:
        """The characters of the line that the caret is in."""
        laid = self._flow.laid(self._flow.index_of(self._caret))
        line = laid.line_of(laid.units.to_units(min(self._caret, laid.end) - laid.start))
        start = laid.start + laid.units.to_points(line.start)
        return Span(start, max(start, laid.start + laid.units.to_points(line.end)))

    @property
    def reading_offset(self) -> int:
        """The character at the height where one reads: a third down the view."""
        return self.offset_at(QPoint(self._left, self.viewport().height() // 3))

    def show_hit(self, start: int, end: int) -> None:
        """Bring found words into sight, the caret before them; nothing is selected."""
        self.select(start, start)
        self.scroll_to(start)

    def copy(self) -> None:
        """The selected words to the clipboard, exactly as in the text of record."""
        words = " […] ".join(part.of(self.text) for part in self.chosen_parts())
        if words:
            QGuiApplication.clipboard().setText(words)

    # -- surface of the pointer ------------------------------------------------------------------------------------

    def navigator(self) -> Navigator:
        """What knows words, sentences and lines."""
        return self._navigator

    def offset_at(self, place: QPoint) -> int:
        """The place between two characters nearest to a viewport point."""
        laid, top = self._sight.paragraph_at(place.y())
        x = float(place.x() - self._left)
        laid, line = self._flow.sharing(laid, laid.line_at(place.y() - top), x)
        unit = line.line.xToCursor(x)
        if unit >= line.end and line is not laid.lines[-1]:
            unit = laid.layout.previousCursorPosition(line.end)
        return laid.start + laid.units.to_points(unit)

    def character_at(self, place: QPoint) -> int | None:
        """The character under a viewport point, None beside the text."""
        laid, top = self._sight.paragraph_at(place.y())
        x = float(place.x() - self._left)
        first, reached = laid, laid.line_at(place.y() - top)
        laid, line = self._flow.sharing(laid, reached, x)
        words = line.line.naturalTextRect()
        is_level = laid is not first or 0 <= place.y() - top - line.top < line.height
        if not (words.left() - 3 <= x <= words.right() + 3 and is_level):
            return None
        unit = line.line.xToCursor(x, line.line.CursorPosition.CursorOnCharacter)
        return min(laid.start + laid.units.to_points(unit), max(laid.start, laid.end - 1))

    # -- state -----------------------------------------------------------------------------------------------------

    def _take(self, text: str, blocks: Sequence[Block], pages: Sequence[Page], flow: Flow | None = None) -> None:
        super()._take(text, blocks, pages, flow)
        self._navigator = Navigator(self._flow)
        self._anchor = self._caret = self._flow.starts[0]
        self._held, self._grown = [], []
        self._described = -1
        self.end_resizing()
        self.selection_changed.emit(self._caret, self._caret)

    def show_only(self, spans: Sequence[Span] | None) -> int:
        """As the canvas says; what is selected stays selected."""
        anchor, caret = self._anchor, self._caret
        hidden = super().show_only(spans)
        self.select(anchor, caret)
        return hidden

    def _selections(self) -> Sequence[Span]:
        return self.chosen_parts()

    def _shown_caret(self) -> int | None:
        return self._caret if self.hasFocus() else None

    def _describe(self) -> None:
        index = self._flow.index_of(self._caret)
        if index != self._described:
            self._described = index
            words = self.text[self._flow.starts[index] : self._flow.ends[index]]
            self.setAccessibleDescription(words)
            if not self.isVisible():
                return
            # Not above: PySide makes a hundred names for these classes, and a window tells nothing before it is seen.
            from PySide6.QtGui import QAccessible, QAccessibleEvent

            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _step(self, step: Step) -> None:
        chosen = self.chosen()
        # While the ends of a quote are moved every arrow moves one: a selection let go would be no quote.
        extends = step.extends or self._resized is not None
        if chosen.length and not extends and step.move in ("left", "right"):
            target = chosen.start if step.move == "left" else chosen.end
        else:
            target = self._navigator.move(self._caret, step, screen=self.viewport().height())
        self.select(self._anchor if extends else target, target)
        if self._sight.reveal(target, margin=12):
            self._moved()
