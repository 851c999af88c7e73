"""The reading fonts: a serif for the text, the window's sans for headings and everything around it."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF

from workbench.core.kinds import BlockKind
from workbench.ui.theme import theme

CHARACTERS = 72
_SAMPLE = "Les sources divergent sur le nombre d’hommes, and the figures differ from one to the next. "


class Shape(NamedTuple):
    """How one kind of paragraph is set; pixels."""

    font: QFont
    pitch: int
    before: int
    after: int
    indent: int
    average: float


class ReadingFonts:
    """Every font of the viewer, derived from the theme's, larger or smaller by `zoom` points."""

    def __init__(self, zoom: int = 0) -> None:
        look = theme.current()
        self.small = look.font("small")
        self.number = look.font("tiny")
        self.card = look.font("small")
        self.card_bold = look.font("small_strong")
        reading, heading = look.font("reading"), look.font("ui_strong")
        reading.setStyleHint(QFont.StyleHint.Serif)
        size = reading.pointSizeF() + zoom
        self._shapes: dict[tuple[BlockKind, int], Shape] = {}
        self._reading = _sized(reading, size)
        self._footnote = _sized(reading, size - 2)
        self._row = _sized(look.font("ui"), size - 2)
        self._headings = tuple(_sized(heading, size + extra) for extra in (3.5, 1.0, -1.0, -2.0))
        self.column = round(_average(self._reading) * CHARACTERS)

    @cached_property
    def number_descent(self) -> float:
        """Pixels that the font of paragraph numbers reaches below its line."""
        return QFontMetricsF(self.number).descent()

    @cached_property
    def _digits(self) -> dict[str, float]:
        metrics = QFontMetricsF(self.number)
        return {digit: metrics.horizontalAdvance(digit) for digit in "0123456789"}

    def width_of_number(self, number: int) -> float:
        """Pixels that a paragraph number takes."""
        return sum(self._digits[digit] for digit in str(number))

    def shape(self, kind: BlockKind, level: int) -> Shape:
        """How a paragraph of this kind (a heading of this level, 1 the highest) is set."""
        key = (kind, min(level, 9) if kind in (BlockKind.HEADING, BlockKind.ITEM) else 0)
        found = self._shapes.get(key)
        if found is None:
            found = self._shapes[key] = self._make(*key)
        return found

    def _make(self, kind: BlockKind, level: int) -> Shape:
        if kind is BlockKind.HEADING:
            return _shape(self._headings[min(max(level, 1), 4) - 1], 1.15, before=14, after=8)
        if kind is BlockKind.ITEM:
            return _shape(self._reading, 1.2, after=6, indent=20 * max(1, level))
        if kind is BlockKind.ROW:
            return _shape(self._row, 1.2, after=4)
        if kind is BlockKind.FOOTNOTE:
            return _shape(self._footnote, 1.18, after=6)
        return _shape(self._reading, 1.22, after=14)


def _sized(font: QFont, points: float) -> QFont:
    made = QFont(font)
    made.setPointSizeF(max(6.0, points))
    return made


def _average(font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)


def _shape(font: QFont, spacing: float, *, before: int = 0, after: int, indent: int = 0) -> Shape:
    metrics = QFontMetricsF(font)
    pitch = round((metrics.ascent() + metrics.descent()) * spacing)
    return Shape(font, pitch, before, after, indent, _average(font))
