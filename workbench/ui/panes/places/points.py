"""The points of the map, each painted once, and where the name of one may stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from workbench.ui.kit.native import draw_pictures
from workbench.ui.kit.vector import is_vector
from workbench.ui.panes.places.outline import Floats


@lru_cache(maxsize=256)
def point(radius: float, ink: int, rim: int, look: tuple[bool, bool], ratio: float) -> QPixmap:
    """The picture of a point, its middle `radius` + 2 from its corner; `look`: whether it is faint, and hollow."""
    size = radius * 2 + 4
    picture = QPixmap(int(size * ratio) + 1, int(size * ratio) + 1)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _dress(painter, ink, rim, look)
    painter.drawEllipse(QPointF(size / 2, size / 2), radius, radius)
    painter.end()
    return picture


def _dress(painter: QPainter, ink: int, rim: int, look: tuple[bool, bool]) -> None:
    is_dim, is_hollow = look
    colour = QColor.fromRgba(ink)
    colour.setAlphaF(0.2 if is_dim else 0.66)
    painter.setBrush(Qt.BrushStyle.NoBrush if is_hollow else colour)
    if is_hollow:
        painter.setPen(QPen(colour, 1.8))
    else:
        painter.setPen(Qt.PenStyle.NoPen if is_dim else QPen(QColor.fromRgba(rim), 1.0))


def draw(painter: QPainter, middles: Floats, radii: Floats, looks: NDArray[np.int64], colours: tuple[int, int]) -> None:
    """Points around these middles, the first below all others; `looks` add up: 1 faint, 2 hollow; ink and rim."""
    if is_vector(painter):
        for (x, y), radius, look in zip(middles.tolist(), radii.tolist(), looks.tolist(), strict=True):
            _dress(painter, *colours, (bool(look & 1), bool(look & 2)))
            painter.drawEllipse(QPointF(x, y), radius, radius)
        return
    halves = np.rint(radii * 2).astype(np.int64)
    kinds, which = np.unique(halves * 4 + looks, return_inverse=True)
    ratio = painter.device().devicePixelRatioF()
    pictures = [point(kind // 4 / 2, *colours, (bool(kind & 1), bool(kind & 2)), ratio) for kind in kinds.tolist()]
    draw_pictures(painter, pictures, which, middles - (halves / 2 + 2)[:, None])


def around(x: float, y: float, radius: float, width: float, height: float) -> Iterator[tuple[float, float]]:
    """Where words of a size may stand beside a point, as (left edge, middle): at its sides, then across its corners."""
    half, corner = height / 2, 0.7 * radius
    yield x + radius + 4, y
    yield x - radius - 4 - width, y
    for middle in (y + radius + half + 1, y - radius - half - 1):
        yield x - width / 2, middle
    for left in (x + corner + 2, x - corner - 2 - width):
        yield left, y + corner + half
        yield left, y - corner - half
