"""Which event a key leads to."""

from __future__ import annotations

from workbench.core.records import EventRow
from workbench.ui.panes.timeline.canvas import Canvas


def step(canvas: Canvas, places: int) -> EventRow | None:
    """The event so many places after the focus in time order; without a focus the first one in view."""
    row = canvas.source.neighbour(canvas.focus, places)
    return (canvas.first_in_view() or row) if canvas.focus is None else row


def change_lane(canvas: Canvas, direction: int) -> EventRow | None:
    """The event nearest in time in the next lane that holds any, up or down."""
    found = canvas.source.find(canvas.focus) if canvas.focus is not None else None
    if found is None:
        return step(canvas, 1)
    row, lane = found
    day = float((row.latest if row.earliest is None else row.earliest) or 0) + 0.5
    lane += direction
    while 0 <= lane < len(canvas.source.lanes):
        other = canvas.source.nearest(lane, day)
        if other is not None:
            return other
        lane += direction
    return None
