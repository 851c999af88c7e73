"""The strip along the bottom: brushing moves and stretches the window in view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from workbench.core.edtf import bounds
from workbench.core.records import EventRow
from workbench.ui.panes.timeline.canvas import Canvas
from workbench.ui.panes.timeline.overview import Overview
from workbench.ui.panes.timeline.scale import TimeWindow
from workbench.ui.panes.timeline.source import Content, RowSource


@pytest.fixture
def canvas(qapp: object) -> Canvas:
    rows = [EventRow(id, f"Event {id}", f"20{id:02d}", *bounds(f"20{id:02d}"), "", "asserted") for id in range(10, 25)]
    made = Canvas()
    made.set_source(RowSource(Content(rows), "kind"))
    made.fit()
    made.set_window(made.window.zoomed(made.window.first + made.window.span / 2, 0.3))
    return made


@pytest.fixture
def strip(canvas: Canvas, qtbot: QtBot) -> Overview:
    made = Overview(canvas)
    qtbot.addWidget(made)
    made.resize(800, 28)
    made.show()
    return made


def _drag(qtbot: QtBot, strip: Overview, start: float, end: float) -> None:
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(round(start), 14))
    qtbot.mouseMove(strip, QPoint(round(end), 14))
    qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(round(end), 14))


def test_dragging_the_window_moves_it(canvas: Canvas, strip: Overview, qtbot: QtBot) -> None:
    before = canvas.window
    _drag(qtbot, strip, 400, 480)

    assert canvas.window.first > before.first
    assert canvas.window.span == pytest.approx(before.span)


def test_dragging_an_edge_stretches_it(canvas: Canvas, strip: Overview, qtbot: QtBot) -> None:
    before = canvas.window
    right = strip.scale.x(before.last)
    _drag(qtbot, strip, right, right + 100)

    assert canvas.window.first == before.first
    assert canvas.window.last > before.last


def test_pressing_beside_the_window_brings_it_there(canvas: Canvas, strip: Overview, qtbot: QtBot) -> None:
    day = strip.scale.day(40)
    _drag(qtbot, strip, 40, 40)

    assert canvas.window.first < day < canvas.window.last


def test_a_wide_window_beside_all_events_is_on_the_strip_too(canvas: Canvas, strip: Overview) -> None:
    whole = strip.scale.window
    canvas.set_window(TimeWindow(whole.first - whole.span * 9, whole.first - whole.span))
    shown = strip.scale.window
    assert shown.first <= canvas.window.first < canvas.window.last <= shown.last
    assert shown.last >= whole.last


@pytest.mark.parametrize("end, x", [(1, 798), (0, 1)])
def test_pressing_beyond_the_events_brings_the_outermost_of_them(
    canvas: Canvas, strip: Overview, qtbot: QtBot, end: int, x: int
) -> None:
    canvas.set_window(canvas.window.zoomed(canvas.window.first, 0.05))
    extent = canvas.source.extent
    assert extent is not None
    _drag(qtbot, strip, x, x)

    assert canvas.window.first < extent[end] < canvas.window.last
