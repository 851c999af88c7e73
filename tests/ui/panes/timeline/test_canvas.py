"""What stands beside the marks is drawn when it changes, and looks as if it were drawn each time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from workbench.core.records import EventRow
from workbench.ui.panes.timeline import draw
from workbench.ui.panes.timeline.canvas import Canvas
from workbench.ui.panes.timeline.lanes import Forest
from workbench.ui.panes.timeline.source import Content, RowSource
from workbench.ui.panes.timeline.view import AXIS_HEIGHT


@pytest.fixture
def canvas(qapp: QApplication) -> Canvas:
    forest = Forest((id, None, f"Mill on the upper river, number {id}") for id in range(1, 9))
    rows = [EventRow(id, f"Flood {id}", None, 738_000 + id, 738_009 + id, "", "asserted") for id in range(1, 9)]
    made = Canvas()
    made.set_size(QSizeF(700, 180))
    made.set_source(RowSource(Content(rows, [(id, id) for id in range(1, 9)], forest), "actor"))
    return made


def _painted(canvas: Canvas, ratio: float, paint: Callable[[QPainter], None]) -> QImage:
    image = QImage(round(700 * ratio), round(180 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(canvas.palette.background)
    with QPainter(image) as painter:
        paint(painter)
    return image


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("strong", [None, 2])
def test_names_look_as_if_they_were_drawn_on_the_spot(canvas: Canvas, strong: int | None, ratio: float) -> None:
    canvas.set_focus(None, None, strong)

    def on_the_spot(painter: QPainter) -> None:
        painter.setClipRect(QRectF(0, AXIS_HEIGHT, canvas.names_width, canvas.plot.height()))
        canvas._draw_names(painter)

    assert _painted(canvas, ratio, canvas.paint_names) == _painted(canvas, ratio, on_the_spot)


def test_names_are_drawn_anew_when_one_stands_out_and_not_while_time_goes_by(
    canvas: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int | None] = []
    names = draw.names
    monkeypatch.setattr(draw, "names", lambda *held, **how: drawn.append(how["strong"]) or names(*held, **how))
    for days in (0, 30, 60):
        canvas.set_window(canvas.window._replace(first=canvas.window.first - days))
        _painted(canvas, 1.0, canvas.paint_names)
    canvas.set_focus(None, None, 3)
    _painted(canvas, 1.0, canvas.paint_names)
    canvas.set_scroll(17)
    _painted(canvas, 1.0, canvas.paint_names)
    canvas.set_corners(0.0, 0.0)
    _painted(canvas, 1.0, canvas.paint_names)
    assert drawn == [None, 3, 3]
