"""Where the caret goes: by character, word, line, screen and text, in code points and never inside a character."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, QTextBoundaryFinder
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextLayout

from workbench.core.spans import Span
from workbench.ui.kit.offsets import UnitMap, displayable
from workbench.ui.panes.source.layout import Flow, Laid, Line

_ABBREVIATED = re.compile(r"(?:\b[A-ZÀ-Þ]|\b(?:MM|Mme|Dr|Mr|Mrs|Gén|Gen|Col|Lt|no|p|pp|cf|art|vol))\.\s+$")
_FAR = 4000
_Key = QKeySequence.StandardKey


class Step(NamedTuple):
    """What a key does to the caret: the name of a `Navigator` method, and whether the selection follows."""

    move: str
    extends: bool = False


_STEPS = {
    _Key.MoveToNextChar: Step("right"),
    _Key.MoveToPreviousChar: Step("left"),
    _Key.MoveToNextWord: Step("next_word"),
    _Key.MoveToPreviousWord: Step("previous_word"),
    _Key.MoveToNextLine: Step("down"),
    _Key.MoveToPreviousLine: Step("up"),
    _Key.MoveToStartOfLine: Step("line_start"),
    _Key.MoveToEndOfLine: Step("line_end"),
    _Key.MoveToNextPage: Step("page_down"),
    _Key.MoveToPreviousPage: Step("page_up"),
    _Key.MoveToStartOfDocument: Step("text_start"),
    _Key.MoveToEndOfDocument: Step("text_end"),
    _Key.SelectNextChar: Step("right", True),
    _Key.SelectPreviousChar: Step("left", True),
    _Key.SelectNextWord: Step("next_word", True),
    _Key.SelectPreviousWord: Step("previous_word", True),
    _Key.SelectNextLine: Step("down", True),
    _Key.SelectPreviousLine: Step("up", True),
    _Key.SelectStartOfLine: Step("line_start", True),
    _Key.SelectEndOfLine: Step("line_end", True),
    _Key.SelectNextPage: Step("page_down", True),
    _Key.SelectPreviousPage: Step("page_up", True),
    _Key.SelectStartOfDocument: Step("text_start", True),
    _Key.SelectEndOfDocument: Step("text_end", True),
}


_SHIFT, _CTRL, _ALT = (
    Qt.KeyboardModifier.ShiftModifier.value, Qt.KeyboardModifier.ControlModifier.value, Qt.KeyboardModifier.AltModifier.value,
)  # fmt: skip
# Sentences with Alt, paragraphs with Ctrl: what the platforms leave free on the arrows up and down.
_OWN = {
    Qt.Key.Key_Down.value | _ALT: Step("next_sentence"),
    Qt.Key.Key_Up.value | _ALT: Step("previous_sentence"),
    Qt.Key.Key_Down.value | _ALT | _SHIFT: Step("sentence_end", True),
    Qt.Key.Key_Up.value | _ALT | _SHIFT: Step("previous_sentence", True),
    Qt.Key.Key_Down.value | _CTRL: Step("next_paragraph"),
    Qt.Key.Key_Up.value | _CTRL: Step("previous_paragraph"),
    Qt.Key.Key_Down.value | _CTRL | _SHIFT: Step("paragraph_end", True),
    Qt.Key.Key_Up.value | _CTRL | _SHIFT: Step("previous_paragraph", True),
}


def step_of(event: QKeyEvent) -> Step | None:
    """What this key does to the caret by the platform's habits, None when it is no caret key."""
    own = _OWN.get(event.keyCombination().toCombined() & ~Qt.KeyboardModifier.KeypadModifier.value)
    if own is not None:
        return own
    for key, step in _STEPS.items():
        if event.matches(key):
            return step
    return None


class _Stretch(NamedTuple):
    """Part of the text as Qt is shown it."""

    start: int
    end: int
    shown: str
    units: UnitMap


class Navigator:
    """Moves places through one `Flow`; keeps the column while moving up and down."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._column: float | None = None

    def move(self, offset: int, step: Step, *, screen: int) -> int:
        """Where `step` leads from `offset`; `screen` is a screen's height in pixels."""
        if step.move in ("up", "down", "page_up", "page_down"):
            return self._vertical(offset, step.move, screen)
        self._column = None
        moves: dict[str, Callable[[int], int]] = {
            "left": lambda at: self._beside(at, QTextLayout.leftCursorPosition, to_right=False),
            "right": lambda at: self._beside(at, QTextLayout.rightCursorPosition, to_right=True),
            "next_word": self._next_word,
            "previous_word": self._previous_word,
            "line_start": lambda at: self._line_edge(at, at_end=False),
            "line_end": lambda at: self._line_edge(at, at_end=True),
            "next_sentence": self._next_sentence,
            "sentence_end": self._sentence_end,
            "previous_sentence": self._previous_sentence,
            "next_paragraph": self._following_paragraph,
            "paragraph_end": self._paragraph_end,
            "previous_paragraph": self._previous_paragraph,
            "text_start": lambda _at: self._flow.starts[0],
            "text_end": lambda _at: self._flow.ends[len(self._flow) - 1],
        }
        return moves[step.move](offset)

    def word(self, offset: int) -> Span:
        """The word at `offset`, as people and not as spaces part them."""
        return self._segment(offset, QTextBoundaryFinder.BoundaryType.Word)

    def sentence(self, offset: int) -> Span:
        """The sentence at `offset`, without the space after it."""
        laid = self._stretch(offset)
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, laid.shown)
        unit = laid.units.to_units(min(offset, max(laid.start, laid.end - 1)) - laid.start)
        finder.setPosition(unit)
        start = unit if finder.isAtBoundary() else finder.toPreviousBoundary()
        while start > 0 and self._is_abbreviated(laid, start):
            finder.setPosition(start)
            start = finder.toPreviousBoundary()
        finder.setPosition(unit)
        end, last = finder.toNextBoundary(), laid.units.to_units(laid.end - laid.start)
        while 0 <= end < last and self._is_abbreviated(laid, end):
            finder.setPosition(end)
            end = finder.toNextBoundary()
        return self._span(laid, max(0, start), end).trimmed(self._flow.text)

    def paragraph(self, offset: int) -> Span:
        """The whole paragraph at `offset`."""
        return Span(*self._flow.whole(self._flow.index_of(offset)))

    def grown(self, span: Span) -> Span:
        """The next larger natural stretch around `span`: word, sentence, paragraph, then everything."""
        inside = max(span.start, span.end - 1)
        for stretch in (self.word, self.sentence, self.paragraph):
            first, last = stretch(span.start), stretch(inside)
            wider = Span(min(first.start, span.start), max(last.end, span.end))
            if wider != span and wider.length:
                return wider
        return Span(self._flow.starts[0], self._flow.ends[len(self._flow) - 1])

    def snapped(self, span: Span, grain: Callable[[int], Span]) -> Span:
        """`span` to the words (or sentences) that it touches with at least one character that is no space."""
        inside = span.trimmed(self._flow.text)
        if not inside.length:
            return grain(span.start)
        first, last = grain(inside.start), grain(inside.end - 1)
        return Span(min(first.start, inside.start), max(last.end, inside.end))

    # -- places ----------------------------------------------------------------------------------------------------

    def _laid(self, offset: int) -> Laid:
        return self._flow.laid(self._flow.index_of(offset))

    def _stretch(self, offset: int) -> _Stretch:
        """The paragraph around `offset`, of a very long one the part that a sentence may fill."""
        start, end = self._flow.whole(self._flow.index_of(offset))
        start, end = max(start, offset - _FAR), min(end, offset + _FAR)
        words = self._flow.text[start:end]
        return _Stretch(start, end, displayable(words), UnitMap(words))

    def _span(self, laid: Laid | _Stretch, start: int, end: int) -> Span:
        if end < 0:
            return Span(laid.start + laid.units.to_points(start), laid.end)
        return Span(laid.start + laid.units.to_points(start), laid.start + laid.units.to_points(end))

    def _segment(self, offset: int, kind: QTextBoundaryFinder.BoundaryType) -> Span:
        laid = self._stretch(offset)
        finder = QTextBoundaryFinder(kind, laid.shown)
        unit = laid.units.to_units(min(offset, max(laid.start, laid.end - 1)) - laid.start)
        finder.setPosition(unit)
        start = unit if finder.isAtBoundary() else finder.toPreviousBoundary()
        finder.setPosition(unit)
        return self._span(laid, max(0, start), finder.toNextBoundary())

    @staticmethod
    def _is_abbreviated(laid: _Stretch, unit: int) -> bool:
        points = laid.units.to_points(unit)
        return _ABBREVIATED.search(laid.shown[max(0, points - 12) : points]) is not None

    def _beside(self, offset: int, seek: Callable[[QTextLayout, int], int], *, to_right: bool) -> int:
        laid = self._laid(offset)
        unit = laid.units.to_units(offset - laid.start)
        moved = seek(laid.layout, unit)
        if moved != unit:
            return laid.start + laid.units.to_points(moved)
        return self._next_paragraph(laid) if self._leads_on(laid, to_right) else self._paragraph_before(laid)

    @staticmethod
    def _leads_on(laid: Laid, to_right: bool) -> bool:
        # In a right-to-left paragraph the text goes on to the left.
        is_mirrored = laid.is_bidirectional and laid.layout.rightCursorPosition(0) == 0 and laid.end > laid.start
        return to_right != is_mirrored

    def _next_paragraph(self, laid: Laid) -> int:
        return self._flow.starts[laid.index + 1] if laid.index + 1 < len(self._flow) else laid.end

    def _paragraph_before(self, laid: Laid) -> int:
        return self._flow.ends[laid.index - 1] if laid.index else laid.start

    def _next_word(self, offset: int) -> int:
        laid = self._laid(offset)
        if offset >= laid.end:
            return self._next_paragraph(laid)
        unit = laid.units.to_units(offset - laid.start)
        moved = laid.layout.nextCursorPosition(unit, QTextLayout.CursorMode.SkipWords)
        return laid.start + laid.units.to_points(moved)

    def _previous_word(self, offset: int) -> int:
        laid = self._laid(offset)
        if offset <= laid.start:
            return self._paragraph_before(laid)
        unit = laid.units.to_units(offset - laid.start)
        moved = laid.layout.previousCursorPosition(unit, QTextLayout.CursorMode.SkipWords)
        return laid.start + laid.units.to_points(moved)

    def _next_sentence(self, offset: int) -> int:
        end, last = self.sentence(offset).end, self.paragraph(offset).end
        text = self._flow.text
        while end < last and text[end].isspace():
            end += 1
        return end if offset < end < last else self._following_paragraph(offset)

    def _sentence_end(self, offset: int) -> int:
        end = self.sentence(offset).end
        if end > offset:
            return end
        following = self._next_sentence(offset)
        return self.sentence(following).end if following > offset else end

    def _previous_sentence(self, offset: int) -> int:
        start, first = self.sentence(offset).start, self.paragraph(offset).start
        if start < offset:
            return start
        if offset <= first:
            before = self._paragraph_before(self._laid(first))
            return self.sentence(before).start if before < first else first
        inside = self._flow.text[max(first, offset - _FAR) : offset].rstrip()
        return self.sentence(max(first, max(first, offset - _FAR) + len(inside) - 1)).start

    def _following_paragraph(self, offset: int) -> int:
        end = self.paragraph(offset).end
        index = self._flow.index_of(max(offset, end - 1)) + 1
        return self._flow.starts[index] if index < len(self._flow) else end

    def _paragraph_end(self, offset: int) -> int:
        end = self.paragraph(offset).end
        return end if offset < end else self.paragraph(self._following_paragraph(offset)).end

    def _previous_paragraph(self, offset: int) -> int:
        start = self.paragraph(offset).start
        if offset > start:
            return start
        before = self._paragraph_before(self._laid(start))
        return self.paragraph(before).start if before < start else start

    def _line_edge(self, offset: int, *, at_end: bool) -> int:
        laid = self._laid(offset)
        line = laid.line_of(laid.units.to_units(offset - laid.start))
        if (
            at_end
            and line is laid.lines[-1]
            and laid.index + 1 < len(self._flow)
            and self._flow.goes_on(laid.index + 1)
        ):
            laid = self._flow.laid(laid.index + 1)
            line = laid.lines[0]
        elif not at_end and line.top < 0:
            laid = self._flow.laid(laid.index - 1)
            line = laid.lines[-1]
        if not at_end:
            return laid.start + laid.units.to_points(line.start)
        if line is laid.lines[-1]:
            return laid.end
        before = laid.layout.previousCursorPosition(line.end)
        return laid.start + laid.units.to_points(before)

    def _vertical(self, offset: int, move: str, screen: int) -> int:
        laid = self._laid(offset)
        unit = laid.units.to_units(offset - laid.start)
        line = laid.line_of(unit)
        if self._column is None:
            self._column = line.x(unit)
        is_down = move in ("down", "page_down")
        left = max(line.height, screen - 2 * line.height) if move.startswith("page") else 1
        while left > 0:
            found = self._line_beside(laid, line, is_down)
            if found is None:
                return laid.end if is_down else laid.start
            laid, line = found
            left -= line.height
        laid, line = self._flow.sharing(laid, line, self._column)
        unit = line.line.xToCursor(self._column)
        if unit >= line.end and line is not laid.lines[-1]:
            unit = laid.layout.previousCursorPosition(line.end)
        return laid.start + laid.units.to_points(unit)

    def _line_beside(self, laid: Laid, line: Line, is_down: bool) -> tuple[Laid, Line] | None:
        at = laid.lines.index(line) + (1 if is_down else -1)
        if 0 <= at < len(laid.lines):
            return laid, laid.lines[at]
        index = laid.index + (1 if is_down else -1)
        if not 0 <= index < len(self._flow):
            return None
        beside = self._flow.laid(index)
        # A line that two pieces share is one line.
        is_same = self._flow.goes_on(max(index, laid.index))
        if is_same:
            return self._line_beside(beside, beside.lines[0 if is_down else -1], is_down)
        return beside, beside.lines[0 if is_down else -1]
