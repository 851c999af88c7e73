"""Numpy arrays handed to the painter as they are: a Python list of ten thousand lines takes longer than painting them."""

from __future__ import annotations

from typing import Any

import shiboken6
from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter


def draw_lines(painter: QPainter, ends: Any) -> None:
    """Draw each row (x0, y0, x1, y1) of a C-ordered float64 array as a line with the painter's pen."""
    _check(ends)
    if len(ends):
        painter.drawLines(shiboken6.wrapInstance(ends.ctypes.data, QLineF), len(ends))  # type: ignore[call-overload]


def _check(array: Any) -> None:
    # Qt reads the bare memory: anything else would be read as garbage.
    if array.dtype != "float64" or array.ndim != 2 or array.shape[1] != 4 or not array.flags.c_contiguous:
        raise ValueError(f"lines need a C-ordered float64 array of 4 columns, not {array.dtype} {array.shape}")
