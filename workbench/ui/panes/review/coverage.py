"""The sentences of a document as a bar and as a list: with facts, waiting, read and left, untouched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.core.wording import tr
from workbench.store.read.coverage import Sentence
from workbench.ui.kit.lines import Line
from workbench.ui.theme import theme
from workbench.ui.touches import LABELS, ROLES, SIZES, summed

_SIDE = 8
_LATER = 200


def describe(sentence: Sentence, text: str) -> Line:
    """A sentence as a row of the list."""
    words = " ".join(text[sentence.start : sentence.end].split())
    return Line(words, tr(LABELS[sentence.touch]), stripe=ROLES[sentence.touch])


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
        self._strip: QPixmap | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER)
        self._later.timeout.connect(self._count)
        theme.theme_switch().switched.connect(self._repaint)

    def show_sentences(self, sentences: Sequence[Sentence], current: int | None) -> None:
        """Show these, with a mark at the one that is looked at."""
        if sentences is not self._sentences:
            # Counting them all is not worth a key: the words follow when the hand rests.
            self._later.start()
            self._strip = None
        self._sentences, self._current = sentences, current
        self.update()

    def _count(self) -> None:
        words = summed(Counter(one.touch for one in self._sentences))
        self.setAccessibleName(words)
        self.setToolTip(words)

    def _repaint(self, *_: object) -> None:
        self._strip = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        count = len(self._sentences)
        if not count:
            return
        if self._strip is None or self._strip.deviceIndependentSize().toSize() != self.size():
            self._strip = self._painted()
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._strip)
            if self._current is not None:
                middle = _SIDE + (self._current + 0.5) * (self.width() - 2 * _SIDE) / count
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.current().colour("text"))
                low = self.height() - 4.0
                points = [QPointF(middle - 4, low + 4), QPointF(middle + 4, low + 4), QPointF(middle, low)]
                painter.drawPolygon(points)

    def _painted(self) -> QPixmap:
        """All strokes; where there are more sentences than pixels, each pixel is the stroke of one of them."""
        ratio = self.devicePixelRatioF()
        strip = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        strip.setDevicePixelRatio(ratio)
        strip.fill(Qt.GlobalColor.transparent)
        count, room, height = len(self._sentences), max(1, self.width() - 2 * _SIDE), self.height() - 6
        strokes = min(count, room)
        step = room / strokes
        gap = 1.0 if step > 3 else 0.0
        look = theme.current()
        with QPainter(strip) as painter:
            for at in range(strokes):
                touch = self._sentences[at * count // strokes].touch
                tall = height * SIZES[touch]
                painter.fillRect(
                    QRectF(_SIDE + at * step, height - tall + 1, step - gap, tall), look.colour(ROLES[touch])
                )
        return strip

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._sentences:
            room = max(1, self.width() - 2 * _SIDE)
            at = int((event.position().x() - _SIDE) / room * len(self._sentences))
            self.picked.emit(max(0, min(at, len(self._sentences) - 1)))

    def sizeHint(self) -> QSize:
        return QSize(200, 22)
