"""The first sight of the timeline: a fair sample of its events, painted as the pane paints them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from workbench.store.connection import Reader
from workbench.store.read import timeline as reads
from workbench.ui.panes.timeline.canvas import Canvas
from workbench.ui.panes.timeline.lanes import BY_ACTOR, BY_KIND, Forest
from workbench.ui.panes.timeline.scale import TimeWindow, fitted, heart
from workbench.ui.panes.timeline.source import Content, RowSource
from workbench.ui.panes.timeline.surface import Surface

_MOST = 100


class FirstTimeline(Surface):
    """Some of the events in the stretch of time that was in view; takes no input."""

    def __init__(self, reader: Reader, state: Mapping[str, Any], parent: QWidget) -> None:
        canvas = Canvas()
        super().__init__(canvas, parent)
        canvas.setParent(self)
        found = reads.outline(reader, _MOST)
        by = BY_KIND if state.get("lanes") == BY_KIND else BY_ACTOR
        canvas.set_source(RowSource(Content(found.rows, found.participants, Forest(found.actors)), by))
        first, last = state.get("first"), state.get("last")
        if isinstance(first, (int, float)) and isinstance(last, (int, float)) and last - first >= 1:
            canvas.set_window(TimeWindow(first, last).moved(0))
        elif found.rows:
            days = [day for row in found.rows for day in (row.earliest, row.latest) if day is not None]
            canvas.set_window(fitted(heart(days) or canvas.source.extent))
