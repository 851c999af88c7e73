"""The sentences of a document as a bar and as a list: with facts, waiting, read and left, untouched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.core.wording import tr
from workbench.store.read.coverage import Sentence, Touch
from workbench.ui.kit.lines import Line
from workbench.ui.theme import theme

# Colour and height tell the four apart, so that the bar reads without colours too.
ROLES = {Touch.FACTS: "accent", Touch.WAITING: "warning", Touch.LEFT: "text_faint", Touch.UNTOUCHED: "border_strong"}
_HEIGHTS = {Touch.FACTS: 1.0, Touch.WAITING: 0.75, Touch.LEFT: 0.5, Touch.UNTOUCHED: 0.22}
LABELS = {
    Touch.FACTS: "has facts",
    Touch.WAITING: "proposals wait",
    Touch.LEFT: "read and left",
    Touch.UNTOUCHED: "untouched",
}


def describe(sentence: Sentence, text: str) -> Line:
    """A sentence as a row of the list."""
    words = " ".join(text[sentence.start : sentence.end].split())
    return Line(words, tr(LABELS[sentence.touch]), stripe=ROLES[sentence.touch])


def summed(sentences: Sequence[Sentence]) -> str:
    """How many sentences are what, in words."""
    counts = {touch: sum(one.touch is touch for one in sentences) for touch in Touch}
    return tr(
        "Sentences: {facts} with facts, {waiting} waiting, {left} left, {untouched} untouched",
        facts=counts[Touch.FACTS],
        waiting=counts[Touch.WAITING],
        left=counts[Touch.LEFT],
        untouched=counts[Touch.UNTOUCHED],
    )


class CoverageBar(QWidget):
    """Every sentence as a stroke from left to right; `picked(index)` when one is clicked."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review.coverage")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._sentences: Sequence[Sentence] = ()
        self._current: int | None = None

    def show_sentences(self, sentences: Sequence[Sentence], current: int | None) -> None:
        """Show these, with a mark at the one that is looked at."""
        self._sentences, self._current = sentences, current
        words = summed(sentences)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        count = len(self._sentences)
        if not count:
            return
        look, width, height = theme.current(), self.width() - 16, self.height() - 6
        step = width / count
        gap = 1.0 if step > 3 else 0.0
        colours = {touch: QColor(look.colour(role)) for touch, role in ROLES.items()}
        with QPainter(self) as painter:
            for at, sentence in enumerate(self._sentences):
                tall = height * _HEIGHTS[sentence.touch]
                box = QRectF(8 + at * step, height - tall + 1, max(step - gap, 0.6), tall)
                painter.fillRect(box, colours[sentence.touch])
            if self._current is not None:
                middle = 8 + (self._current + 0.5) * step
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("text"))
                low = self.height() - 4.0
                points = [QPointF(middle - 4, low + 4), QPointF(middle + 4, low + 4), QPointF(middle, low)]
                painter.drawPolygon(points)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._sentences:
            at = int((event.position().x() - 8) / max(1, self.width() - 16) * len(self._sentences))
            self.picked.emit(max(0, min(at, len(self._sentences) - 1)))

    def sizeHint(self) -> QSize:
        return QSize(200, 22)
