"""Numpy arrays handed to the painter as they are: a Python list of ten thousand lines takes longer than painting them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap


def draw_lines(painter: QPainter, ends: Any) -> None:
    """Draw each row (x0, y0, x1, y1) of a C-ordered float64 array as a line with the painter's pen."""
    _check(ends)
    if len(ends):
        painter.drawLines(shiboken6.wrapInstance(ends.ctypes.data, QLineF), len(ends))  # type: ignore[call-overload]


def draw_pictures(
    painter: QPainter, pictures: Sequence[QPixmap], which: NDArray[np.int64], corners: NDArray[np.float64]
) -> None:
    """Draw the picture `which[n]` with its left upper corner at row n (x, y) of `corners`, for each n in order.

    The pictures have the painter's device pixel ratio. It is what as many calls of `drawPixmap` draw, in half the time.
    """
    if not len(which):
        return
    ratio = pictures[0].devicePixelRatio()
    wide = np.array([picture.width() for picture in pictures], np.float64)
    high = np.array([picture.height() for picture in pictures], np.float64)
    lefts = list(accumulate((picture.width() for picture in pictures), initial=0))
    sheet = _sheet(pictures, lefts, int(high.max()))
    # As Qt has them: middle, left and top in the sheet, size, scale both ways, rotation, opacity.
    parts = np.zeros((len(which), 10), np.float64)
    parts[:, 4], parts[:, 5] = wide[which], high[which]
    parts[:, :2] = corners + parts[:, 4:6] / (2 * ratio)
    parts[:, 2] = np.array(lefts[:-1], np.float64)[which]
    parts[:, 6:8], parts[:, 9] = 1 / ratio, 1.0
    first = shiboken6.wrapInstance(parts.ctypes.data, QPainter.PixmapFragment)
    painter.drawPixmapFragments(first, len(parts), sheet)  # type: ignore[arg-type]


def _sheet(pictures: Sequence[QPixmap], lefts: Sequence[int], height: int) -> QPixmap:
    """The pictures beside one another, pixel for pixel."""
    sheet = QPixmap(lefts[-1], height)
    sheet.fill(Qt.GlobalColor.transparent)
    painter = QPainter(sheet)
    for picture, left in zip(pictures, lefts, strict=False):
        bare = QPixmap(picture)
        bare.setDevicePixelRatio(1.0)
        painter.drawPixmap(QPoint(left, 0), bare)
    painter.end()
    return sheet


def _check(array: Any) -> None:
    # Qt reads the bare memory: anything else would be read as garbage.
    if array.dtype != "float64" or array.ndim != 2 or array.shape[1] != 4 or not array.flags.c_contiguous:
        raise ValueError(f"lines need a C-ordered float64 array of 4 columns, not {array.dtype} {array.shape}")
