"""The first sight of the note: its beginning as the editor sets it, without the editor's machinery.

A text document with its highlighter and its chips costs a start thirty milliseconds; lines laid out one by one, a tenth.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from workbench.core import citations
from workbench.store.connection import Reader
from workbench.store.read import notes
from workbench.ui.theme import theme

_MOST = 2_500
# As in the editor: its margin, its line height, its headings, the room in a chip.
_MARGIN = 16
_LINE = 1.28
_SCALES = (1.32, 1.16, 1.05)
_ROOM = 7.0
_BLANK = "\u00a0"


class FirstNote(QWidget):
    """The note that was open, from its beginning; takes no input."""

    def __init__(self, reader: Reader, state: Mapping[str, Any], parent: QWidget) -> None:
        super().__init__(parent)
        found = notes.beginning(reader, state.get("note"), _MOST)
        self._body = found.body if found is not None else ""
        self._numbers = found.quotes if found is not None else {}

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("pane"))
        y = float(_MARGIN)
        for line in self._body.split("\n"):
            if y > self.height():
                break
            y += self._paint_paragraph(painter, line, y)
        painter.end()

    def _paint_paragraph(self, painter: QPainter, words: str, y: float) -> float:
        """One paragraph at `y`; gives its height."""
        look = theme.current()
        font = look.font("note")
        level = len(words) - len(words.lstrip("#"))
        is_heading = 0 < level <= 6 and words[level : level + 1] == " "
        if is_heading:
            font.setWeight(QFont.Weight.DemiBold)
            font.setPointSizeF(font.pointSizeF() * (_SCALES[level - 1] if level <= len(_SCALES) else 1.0))
        shown, chips = self._with_room(words, QFontMetricsF(font).horizontalAdvance(_BLANK))
        layout = QTextLayout(shown, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        height = self._break(layout)
        painter.setPen(look.colour("heading" if is_heading else "text"))
        layout.draw(painter, QPointF(_MARGIN, y))
        for start, end, label in chips:
            self._paint_chip(painter, layout, y=y, place=(start, end), label=label)
        return height

    def _with_room(self, words: str, blank: float) -> tuple[str, list[tuple[int, int, str]]]:
        """The words with unbreakable room for each citation, and where each chip stands among them."""
        metrics = QFontMetricsF(theme.current().font("small_strong"))
        shown, done, chips = "", 0, list[tuple[int, int, str]]()
        for token in citations.tokens(words):
            number = self._numbers.get(token.uid)
            label = "?" if number is None else f"Q{number}"
            shown += words[done : token.start]
            room = math.ceil((metrics.horizontalAdvance(label) + 2 * _ROOM) / blank)
            chips.append((len(shown), len(shown) + room, label))
            shown += _BLANK * room
            done = token.end
        return shown + words[done:], chips

    def _break(self, layout: QTextLayout) -> float:
        width = max(40.0, self.width() - 2.0 * _MARGIN)
        y = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            height = line.height() * _LINE
            line.setPosition(QPointF(0.0, y + height - line.height()))
            y += height
        layout.endLayout()
        return y

    @staticmethod
    def _paint_chip(painter: QPainter, layout: QTextLayout, *, y: float, place: tuple[int, int], label: str) -> None:
        line = layout.lineForTextPosition(place[0])
        if not line.isValid():
            return
        look = theme.current()
        left, right = (float(line.cursorToX(at)[0]) for at in place)  # type: ignore[index]
        box = QRectF(_MARGIN + left + 1, y + line.y() + 0.5, right - left - 2, line.height() - 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent_soft" if label != "?" else "danger_soft"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(look.font("small_strong"))
        painter.setPen(look.colour("accent_text" if label != "?" else "danger"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)
        painter.restore()
