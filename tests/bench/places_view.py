"""Making the map, its frames and hit-tests: `python -m tests.bench.places_view [SITES]`. Bar: pan and zoom 16 ms."""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Iterable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from tests.bench.measuring import report, spread
from workbench.services.places.gazetteer import Spot
from workbench.ui.panes.places.sites import Site
from workbench.ui.panes.places.view import MapView


def sites(count: int) -> list[Site]:
    """`count` places, most of them around a few centres, a few with most of the events."""
    chance = random.Random(5)
    centres = [(chance.uniform(-40, 60), chance.uniform(-120, 140)) for _ in range(12)]
    found = []
    for number in range(count):
        latitude, longitude = chance.choice(centres)
        spot = Spot(latitude + chance.gauss(0, 6), longitude + chance.gauss(0, 9))
        events = tuple(range(min(int(chance.paretovariate(0.8)), 5000)))
        found.append(Site(f"Place {number}", spot, (number,), "", events))
    return sorted(found, key=lambda site: -len(site.events))


def frames(view: MapView, app: QApplication, steps: Iterable[Callable[[], object]]) -> dict[str, float]:
    """Milliseconds from a gesture to the widget repainted."""
    times = []
    for step in steps:
        begun = time.perf_counter()
        step()
        view.repaint()
        times.append((time.perf_counter() - begun) * 1000)
        app.processEvents()
    return spread(times)


def main() -> None:
    """Measure."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    begun = time.perf_counter()
    view = MapView()
    made = time.perf_counter() - begun
    view.resize(1000, 700)
    view.show()
    app.processEvents()
    view.release()
    app.processEvents()
    view.show_sites(sites(count))

    def pan() -> None:
        view.show_frame(view.frame._replace(x=view.frame.x + 5 / view.frame.zoom))

    found: dict[str, object] = {"made_ms": round(made * 1000, 1), "pan_all": frames(view, app, [pan] * 100)}
    found["zoom_in"] = frames(view, app, [lambda: view.zoom(1.06)] * 70)
    found["pan_close"] = frames(view, app, [pan] * 100)
    found["zoom_out"] = frames(view, app, [lambda: view.zoom(1 / 1.06)] * 70)
    times = []
    for at in range(200):
        begun = time.perf_counter()
        view.site_at(QPointF(at * 5.0, at * 3.5))
        times.append((time.perf_counter() - begun) * 1000)
    report("places_view", unit="ms", sites=count, **found, hit=spread(times))


if __name__ == "__main__":
    main()
