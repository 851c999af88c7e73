"""Lines and pictures go to the painter as bare memory, lines only when it has the right shape."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from workbench.ui.kit.native import draw_lines, draw_pictures


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


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_many_pictures_at_once_look_as_drawn_one_by_one(qtbot: QtBot, ratio: float) -> None:
    chance = np.random.default_rng(4)
    pictures = []
    for size, colour in ((9, "#803366cc"), (14, "#cc3333"), (5, "#40009933")):
        picture = QPixmap(int(size * ratio), int((size + 2) * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(colour))
        pictures.append(picture)
    which, corners = chance.integers(0, 3, 400), chance.uniform(-10, 100, (400, 2))

    def drawn(is_at_once: bool) -> QImage:
        ground = QPixmap(int(100 * ratio), int(100 * ratio))
        ground.setDevicePixelRatio(ratio)
        ground.fill(QColor("white"))
        painter = QPainter(ground)
        if is_at_once:
            draw_pictures(painter, pictures, which, corners)
            draw_pictures(painter, pictures, which[:0], corners[:0])
        else:
            for one, (x, y) in zip(which.tolist(), corners.tolist(), strict=True):
                painter.drawPixmap(QPointF(x, y), pictures[one])
        painter.end()
        return ground.toImage()

    assert drawn(True) == drawn(False)
