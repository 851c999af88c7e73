"""Frames, first paint, hit-test and focus of the timeline: `python -m tests.bench.timeline_view [EVENTS ...]`.

Prints one JSON object for each number of events. Times are milliseconds of a synchronous repaint of 1000 x 400 pixels.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QWidget

from workbench.core.modality import Modality
from workbench.core.records import EventRow
from workbench.ui.panes.timeline.canvas import Canvas
from workbench.ui.panes.timeline.columns import ColumnSource, Table
from workbench.ui.panes.timeline.lanes import BY_ACTOR, Forest
from workbench.ui.panes.timeline.plot import host
from workbench.ui.panes.timeline.source import Content

SIZE = (1000, 400)
FIRST, LAST = date(1995, 1, 1).toordinal(), date(2025, 6, 1).toordinal()


def content(count: int, seed: int = 7) -> Content:
    """`count` events over 30 years, four fifths of them days, among 2,000 actors; the same for the same seed."""
    chance = random.Random(seed)
    kinds, modalities = ("visit", "delivery", "test", "treaty", "exercise"), [one.value for one in Modality]
    actors = [(id, None if id <= 24 else id % 24 + 1, f"Actor {id}") for id in range(1, 2001)]
    rows, pairs = [], []
    for id in range(1, count + 1):
        start = FIRST + int((LAST - FIRST) * chance.random() ** 0.6)
        length = 0 if chance.random() < 0.8 else 2 + int(chance.expovariate(1 / 60))
        edtf = date.fromordinal(start).isoformat()
        if length:
            edtf = f"{edtf}/{date.fromordinal(start + length).isoformat()}"
        row = EventRow(id, f"Event {id}", edtf, start, start + length, chance.choice(kinds), chance.choice(modalities))
        rows.append(row)
        pairs.append((id, min(int(chance.expovariate(1 / 150)) + 1, 2000)))
    return Content(rows, pairs, Forest(actors))


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _figures(times: Iterable[float]) -> dict[str, float]:
    kept = sorted(times)
    part = {"p50": kept[len(kept) // 2], "p95": kept[int(len(kept) * 0.95)], "max": kept[-1]}
    return {name: round(value, 2) for name, value in part.items()} | {"n": len(kept)}


class Bench:
    """One canvas on a plot, with `count` events."""

    def __init__(self, app: QApplication, count: int) -> None:
        self._app = app
        self._count = count
        held = content(count)
        self.table = Table(held)
        self.source_ms = _timed(lambda: setattr(self, "source", ColumnSource(self.table, held, BY_ACTOR)))
        self.source: ColumnSource
        self._window = QWidget()
        self._window.resize(*SIZE)
        self.canvas = Canvas()
        plot, self._viewport = host(self.canvas, self._window)
        plot.resize(*SIZE)
        self._window.show()
        app.processEvents()

    def _frames(self, steps: Iterable[Callable[[], object]]) -> dict[str, float]:
        times = []
        for step in steps:
            times.append(_timed(lambda step=step: (step(), self._viewport.repaint())))
            self._app.processEvents()
        return _figures(times)

    def _zoom(self, factor: float, at: float) -> Callable[[], None]:
        return lambda: self.canvas.set_window(self.canvas.window.zoomed(at, factor))

    def _pan(self) -> None:
        self.canvas.set_window(self.canvas.window.moved(self.canvas.window.span * 0.01))

    def _narrow(self, visible: int, at: float) -> None:
        """Zoom in until no more than `visible` events are in view, or no further."""
        for _ in range(120):
            window = self.canvas.window
            if sum(self.source.count(n, window.first, window.last) for n in range(len(self.source.lanes))) <= visible:
                return
            self._zoom(0.9, at)()

    def _hits(self) -> dict[str, float]:
        spots = [QPointF(200 + i * 37 % 780, 40 + i * 71 % 340) for i in range(200)]
        times = [_timed(lambda spot=spot: self.canvas.event_at(spot)) for spot in spots]
        return _figures(times) | {"first": round(times[0], 3)}

    def run(self) -> dict[str, object]:
        """Every figure."""
        canvas = self.canvas
        found: dict[str, object] = {"events": self._count, "source_ms": round(self.source_ms, 1)}
        found["first_paint_ms"] = round(
            _timed(lambda: (canvas.set_source(self.source), canvas.fit(), self._viewport.repaint())), 1
        )
        found["hit_all"] = self._hits()
        found["pan_all"] = self._frames([self._pan] * 100)
        canvas.fit()
        at = canvas.window.first + canvas.window.span * 0.7
        found["zoom_in"] = self._frames([self._zoom(0.85, at)] * 60)
        found["zoom_out"] = self._frames([self._zoom(1 / 0.85, at)] * 60)
        chance = random.Random(1)
        few = frozenset(chance.sample(range(1, self._count + 1), min(50, self._count)))
        hub = frozenset(chance.sample(range(1, self._count + 1), self._count // 4))
        canvas.fit()
        found["focus"] = self._frames([lambda i=i: canvas.set_focus(i, few if i % 2 else None) for i in range(1, 101)])
        found["focus_hub"] = self._frames([lambda i=i: canvas.set_focus(i, hub) for i in range(1, 21)])
        canvas.set_focus(None, None)
        for visible in (3000, 300):
            canvas.fit()
            self._narrow(visible, at)
            found[f"pan_{visible}_visible"] = self._frames([self._pan] * 100)
            found[f"hit_{visible}_visible"] = self._hits()
        return found


def main() -> None:
    """Measure each number of events named on the command line."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    for words in sys.argv[1:] or ["100000", "1000000"]:
        begun = os.getloadavg()[0]
        found = Bench(app, int(words)).run()
        print(json.dumps(found | {"load": [round(begun, 2), round(os.getloadavg()[0], 2)], "unit": "ms"}), flush=True)


if __name__ == "__main__":
    main()
