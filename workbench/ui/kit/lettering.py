"""Words set beside a point, without a box that they would have to be fitted into."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter


class Lettering:
    """Sets words in one font, their left end and their middle given; in half the time that a box takes."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        metrics = QFontMetricsF(font)
        self._drop = metrics.ascent() - metrics.height() / 2

    def write(self, painter: QPainter, words: str, left: float, middle: float) -> None:
        """Set words in the painter's pen; its font is taken to be this one."""
        painter.drawText(QPointF(left, middle + self._drop), words)
