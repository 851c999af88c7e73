"""Bars fade where their dates are not known, wherever the view begins."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer
from PySide6.QtWidgets import QApplication

from workbench.core.edtf import bounds
from workbench.core.records import EventRow
from workbench.ui.panes.timeline import draw
from workbench.ui.panes.timeline.marks import place
from workbench.ui.panes.timeline.palette import Palette
from workbench.ui.panes.timeline.scale import Scale, TimeWindow

BARE = QSize(600, 40)
LEFT = 100


def _marks(painter: QPainter, edtf: str, window: tuple[str, str]) -> None:
    first, last = (date.fromisoformat(day).toordinal() for day in window)
    scale = Scale(TimeWindow(first, last), LEFT, BARE.width() - LEFT)
    row = EventRow(1, "Deliveries", edtf, *bounds(edtf), "", "asserted")
    draw.marks(painter, [place(row, 0, 20, scale)], scale, Palette.current())


def _strength(image: QImage, x: float) -> int:
    """How much colour there is in the middle of the bar at a pixel."""
    return 255 - QColor(image.pixel(int(x), 20)).red()


def _on_screen(edtf: str, *window: str) -> QImage:
    image = QImage(BARE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    _marks(painter, edtf, (window[0], window[1]))
    painter.end()
    return image


def test_a_coarse_start_that_lies_before_the_view_does_not_fade_in_it(qapp: QApplication) -> None:
    seen = _on_screen("2022/2024", "2023-03-01", "2023-11-01")

    assert _strength(seen, LEFT + 2) == _strength(seen, 300)


def test_a_coarse_start_in_the_middle_of_its_year_is_half_there(qapp: QApplication) -> None:
    seen = _on_screen("2022/2040", "2022-07-01", "2024-07-01")
    full = _strength(seen, 590)

    assert full * 0.3 < _strength(seen, LEFT + 2) < full * 0.8


def test_a_coarse_start_in_view_comes_out_of_nothing(qapp: QApplication) -> None:
    seen = _on_screen("2022/2040", "2022-01-01", "2024-01-01")

    assert _strength(seen, LEFT + 4) < _strength(seen, 590) * 0.15


def test_a_bar_in_an_svg_keeps_to_the_plot(qapp: QApplication) -> None:
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(device)
    generator.setViewBox(QRectF(0, 0, BARE.width(), BARE.height()))
    painter = QPainter(generator)
    _marks(painter, "2022-01-01/2022-12-31", ("2022-03-01", "2022-11-01"))
    painter.end()
    image = QImage(BARE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    QSvgRenderer(device.data()).render(painter)
    painter.end()

    assert _strength(image, LEFT - 10) == 0 < _strength(image, LEFT + 10)
