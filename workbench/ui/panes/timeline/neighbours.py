"""Where days that nobody has put on the timeline yet are shown: beside events, never in an empty stretch."""

from __future__ import annotations

from workbench.ui.panes.timeline.scale import TimeWindow
from workbench.ui.panes.timeline.source import Source, start_of

# A day alone says nothing: its neighbours are what one wants to see.
SHORTEST = 240
_MARGIN = 0.1


def window_around(window: TimeWindow, first: int, last: int, source: Source) -> TimeWindow:
    """The window that shows the days `first` to `last` (inclusive) and something that happens near them.

    The one on show, where it does both; else one moved to them; else as much as reaches to the nearest event.
    """
    if window.span < SHORTEST:
        window = window.with_span(SHORTEST)
    window = window.showing(first, last + 1)
    middle = (first + last + 1) / 2
    found = [row for row in (source.nearest(lane, middle) for lane in range(len(source.lanes))) if row is not None]
    if not found:
        return window
    # Something begins there: what has been going on for ages may be in a lane that is out of sight.
    start = start_of(min(found, key=lambda row: abs(start_of(row) - middle)))
    if window.first <= start < window.last:
        return window
    begin, end = min(first, start), max(last, start) + 1
    margin = (end - begin) * _MARGIN
    return TimeWindow(begin - margin, 0).with_span(end - begin + 2 * margin)
