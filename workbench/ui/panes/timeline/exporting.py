"""The timeline as a file, as it is on the screen."""

from __future__ import annotations

from workbench.core.wording import tr
from workbench.ui.panes.timeline.canvas import Canvas
from workbench.ui.pictures import Picture


def picture(canvas: Canvas) -> Picture:
    """All lanes at the dates in view, those below the edge of the pane too."""
    return Picture(tr("Export the timeline"), tr("timeline"), tr("Timeline"), canvas.size, canvas.paint_all)
