"""Words beside a point are the same pixels as words in a box."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from workbench.ui.kit.lettering import Lettering
from workbench.ui.theme import theme

pytestmark = pytest.mark.usefixtures("qapp")


def _painted(font: QFont, write: Callable[[QPainter], object]) -> QImage:
    image = QImage(360, 60, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font)
    write(painter)
    painter.end()
    return image


@pytest.mark.parametrize("words", ["Pyongyang", "Évry-sur-Seine", "gjpq ÀÉ", "الخرطوم"])
@pytest.mark.parametrize(("left", "middle"), [(5.0, 30.0), (17.31, 24.5), (40.77, 33.13)])
def test_words_stand_where_a_box_would_set_them(words: str, left: float, middle: float) -> None:
    font = theme.current().font("small")
    aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    boxed = _painted(font, lambda painter: painter.drawText(QRectF(left, middle - 10, 300, 20), aligned, words))
    beside = _painted(font, lambda painter: Lettering(font).write(painter, words, left, middle))
    assert boxed == beside
    assert boxed != _painted(font, lambda _painter: None)
