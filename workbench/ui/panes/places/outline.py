"""The outlines of countries as polygons of a flat map, in two degrees of detail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from workbench.services.places import gazetteer

Floats = NDArray[np.float64]
_COARSE = 0.7
_FINE_FROM = 5.0
_LIMIT = 85.0


def projected(longitude: Floats, latitude: Floats) -> tuple[Floats, Floats]:
    """Miller's cylindrical projection: degrees to units of the map, north up (y grows to the south)."""
    phi = np.radians(np.clip(latitude, -_LIMIT, _LIMIT))
    y: Floats = -np.degrees(1.25 * np.log(np.tan(np.pi / 4 + 0.4 * phi)))
    return longitude, y


def unprojected(x: float, y: float) -> tuple[float, float]:
    """Longitude and latitude of a point of the map."""
    phi = 2.5 * (np.arctan(np.exp(0.8 * np.radians(-y))) - np.pi / 4)
    return x, float(np.degrees(phi))


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of land: the box around it, and its outline as fine as it is known and thinned."""

    box: QRectF
    fine: QPolygonF
    coarse: QPolygonF | None


class Land:
    """Pieces of land, found by where they lie."""

    def __init__(self, held: Sequence[Piece] = ()) -> None:
        self._pieces = held
        boxes = [(one.box.left(), one.box.top(), one.box.right(), one.box.bottom()) for one in held]
        self._left, self._top, self._right, self._bottom = np.array(boxes, np.float64).reshape(-1, 4).T
        self._size = np.maximum(self._right - self._left, self._bottom - self._top)

    def within(self, view: QRectF, smallest: float) -> list[Piece]:
        """The pieces that reach into a part of the map and are at least so wide or high."""
        seen = (self._left < view.right()) & (self._right > view.left()) & (self._size >= smallest)
        seen &= (self._top < view.bottom()) & (self._bottom > view.top())
        return [self._pieces[at] for at in np.flatnonzero(seen).tolist()]

    def draw(
        self, painter: QPainter, middle: QPointF, zoom: float, size: QSize, colours: tuple[QColor, QColor]
    ) -> None:
        """Paint what is in view of a widget of a size, `middle` in its middle; the colours are of borders and land."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.translate(size.width() / 2, size.height() / 2)
        painter.scale(zoom, zoom)
        painter.translate(-middle)
        pen = QPen(colours[0], 1.0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(colours[1])
        half = QPointF(size.width() / 2 / zoom, size.height() / 2 / zoom)
        for piece in self.within(QRectF(middle - half, middle + half), 1.5 / zoom):
            is_coarse = zoom < _FINE_FROM and piece.coarse is not None
            painter.drawPolygon(piece.coarse if is_coarse and piece.coarse is not None else piece.fine)


@lru_cache(maxsize=1)
def land() -> Land:
    """Every piece of land; takes some 100 ms, so make it beside the window."""
    return Land(pieces())


@lru_cache(maxsize=1)
def pieces() -> list[Piece]:
    """Every piece of land in the order of the table."""
    found = []
    for ring in gazetteer.rings():
        points = np.array(ring)
        x, y = projected(points[:, 0], points[:, 1])
        box = QRectF(float(x.min()), float(y.min()), float(np.ptp(x)), float(np.ptp(y)))
        is_small = box.width() < _COARSE and box.height() < _COARSE
        keep = _thinned(x, y)
        found.append(Piece(box, _polygon(x, y), None if is_small else _polygon(x[keep], y[keep])))
    return found


def _thinned(x: Floats, y: Floats) -> NDArray[np.int64]:
    """Places of points that fall into another cell than the point before them."""
    cells = np.round(x / _COARSE) * 10_000 + np.round(y / _COARSE)
    return np.flatnonzero(np.diff(cells, prepend=np.nan) != 0)


def _polygon(x: Floats, y: Floats) -> QPolygonF:
    return QPolygonF([QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)])
