"""The focus ring of everything that paints itself, the same everywhere."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from workbench.ui.theme import theme

RING = 2


def paint_focus_ring(painter: QPainter, rect: QRect, *, radius: float = 5) -> None:
    """Draw the ring just inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.current().colour("focus_ring"), RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = RING / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()
