"""The sentences of a document as a bar and as a list: with facts, waiting, read and left, untouched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.core.comparing import first_difference
from workbench.core.wording import tr
from workbench.store.read.coverage import Sentence, Touch
from workbench.ui.kit.lines import Line
from workbench.ui.theme import theme
from workbench.ui.touches import LABELS, ROLES, SIZES, summed

_SIDE = 8
_LATER = 200
# A decision touches few sentences; of more than this all are painted anew.
_FEW = 100


def describe(sentence: Sentence, text: str) -> Line:
    """A sentence as a row of the list."""
    words = " ".join(text[sentence.start : sentence.end].split())
    # In words too: four colours of a stripe are one in black and white.
    return Line(words, trailing=tr(LABELS[sentence.touch]), stripe=ROLES[sentence.touch])


def _changed(before: Sequence[Sentence], sentences: Sequence[Sentence]) -> list[int] | None:
    """Which sentences are touched otherwise than before; None where they are others, or too many."""
    found: list[int] = []
    if len(before) != len(sentences):
        return None
    at = first_difference(before, sentences)
    while at is not None:
        if len(found) == _FEW or before[at].start != sentences[at].start:
            return None
        found.append(at)
        at = first_difference(before, sentences, at=at + 1)
    return found


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
        self._counts: dict[Touch, int] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER)
        self._later.timeout.connect(self._tell)
        theme.theme_switch().switched.connect(self._repaint)

    def show_sentences(self, sentences: Sequence[Sentence], current: int | None) -> None:
        """Show these, with a mark at the one that is looked at."""
        before, self._sentences, self._current = self._sentences, sentences, current
        if sentences is not before:
            self._take(before, sentences)
        self.update()

    def _take(self, before: Sequence[Sentence], sentences: Sequence[Sentence]) -> None:
        """Count and paint only the strokes that are others than before."""
        changed = _changed(before, sentences)
        if changed is None:
            self._counts = self._strip = None
        elif self._strip is not None:
            self._paint(self._strip, [at for at in map(self._stroke_of, changed) if at is not None])
        if changed and self._counts is not None:
            for at in changed:
                self._counts[before[at].touch] -= 1
                self._counts[sentences[at].touch] += 1
        # Telling it is not worth a key: the words follow when the hand rests.
        self._later.start()

    def _tell(self) -> None:
        if self._counts is None:
            touches = [one.touch for one in self._sentences]
            self._counts = {touch: touches.count(touch) for touch in Touch}
        words = summed(self._counts)
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
        self._paint(strip, range(self._strokes))
        return strip

    @property
    def _room(self) -> int:
        return max(1, self.width() - 2 * _SIDE)

    @property
    def _strokes(self) -> int:
        return min(len(self._sentences), self._room)

    def _stroke_of(self, at: int) -> int | None:
        """The stroke that shows the sentence number `at`; None where another one stands for its pixel."""
        count, strokes = len(self._sentences), self._strokes
        stroke = -(-at * strokes // count)
        return stroke if stroke * count // strokes == at else None

    def _paint(self, strip: QPixmap, chosen: Iterable[int]) -> None:
        """These strokes, over what stood in their places."""
        count, strokes, height = len(self._sentences), self._strokes, self.height() - 6
        step = self._room / max(1, strokes)
        gap = 1.0 if step > 3 else 0.0
        look = theme.current()
        with QPainter(strip) as painter:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            for at in chosen:
                touch = self._sentences[at * count // strokes].touch
                tall = height * SIZES[touch]
                place = QRectF(_SIDE + at * step, 0, step - gap, self.height())
                painter.fillRect(place, Qt.GlobalColor.transparent)
                place.setTop(height - tall + 1)
                place.setHeight(tall)
                painter.fillRect(place, look.colour(ROLES[touch]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._sentences:
            room = max(1, self.width() - 2 * _SIDE)
            at = int((event.position().x() - _SIDE) / room * len(self._sentences))
            self.picked.emit(max(0, min(at, len(self._sentences) - 1)))

    def sizeHint(self) -> QSize:
        return QSize(200, 22)
