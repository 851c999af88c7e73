"""Whether a painter writes shapes into a file or pixels onto a screen."""

from __future__ import annotations

from PySide6.QtGui import QPainter


def is_vector(painter: QPainter) -> bool:
    """Whether shapes are wanted rather than pictures of them: an SVG is being written (its library is loaded then)."""
    return type(painter.device()).__name__ == "QSvgGenerator"
