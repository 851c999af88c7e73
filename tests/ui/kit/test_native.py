"""Lines go to the painter as bare memory, and only when it has the right shape."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from workbench.ui.kit.native import draw_lines


def test_each_row_is_a_line(qtbot: QtBot) -> None:
    picture = QImage(20, 20, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    painter.setPen(QColor("black"))
    draw_lines(painter, np.array([[2.0, 5, 17, 5], [9, 0, 9, 19]]))
    draw_lines(painter, np.zeros((0, 4)))
    painter.end()
    assert picture.pixelColor(4, 5) == QColor("black")
    assert picture.pixelColor(9, 12) == QColor("black")
    assert picture.pixelColor(4, 6) == QColor("white")


@pytest.mark.parametrize("array", [np.zeros((3, 4), np.float32), np.zeros((3, 2)), np.zeros(4), np.zeros((4, 3)).T])
def test_another_shape_is_refused_rather_than_read_as_garbage(qtbot: QtBot, array: np.ndarray) -> None:
    picture = QImage(5, 5, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    with pytest.raises(ValueError, match="4 columns"):
        draw_lines(painter, array)
    painter.end()
