"""Layout in its worker, frames and hit-tests of the network: `python -m tests.bench.network_view [ACTORS ...]`.

Prints one JSON object for each number of actors. Bars: layout of 1,000 actors 1.5 s and of 10,000 in 4 s, with a stress
of at most 1.1 times igraph's Fruchterman-Reingold (.167 and .189 on such graphs); pan and zoom 16 ms, hit-test 1 ms.
"""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtWidgets import QApplication

from tests.bench.measuring import report, spread
from workbench.jobs.worker import Limits, Worker
from workbench.services.graph import wire
from workbench.services.graph.layout import Graph as Springs
from workbench.services.graph.layout import Points
from workbench.store.read.ties import KINDS, MODALITIES, Party, Ties
from workbench.ui.panes.network.graph import Graph, gathered
from workbench.ui.panes.network.view import NetworkView

SIZE = (1000, 700)


def ties(count: int, seed: int = 1) -> Ties:
    """About 2.08 ties for each of `count` actors, four fifths within groups of forty, the rest to hubs."""
    chance = np.random.default_rng(seed)
    if not count:
        return Ties(*(np.zeros(0, np.int64) for _ in range(5)))
    groups = max(count // 40, 1)
    group = chance.integers(0, groups, count)
    order = np.argsort(group, kind="stable")
    starts = np.searchsorted(group[order], np.arange(groups + 1))
    number = int(2.08 * count)
    source = chance.integers(0, count, number)
    low, high = starts[group[source]], starts[group[source] + 1]
    near = order[low + (chance.random(number) * (high - low)).astype(np.int64)]
    hub = np.minimum(chance.pareto(1, number).astype(np.int64), count - 1)
    target = np.where(chance.random(number) < 0.8, near, hub)
    kept = source != target
    kind, modality = chance.integers(0, len(KINDS), number), chance.integers(0, len(MODALITIES), number)
    return Ties(*(column[kept] for column in (source + 1, target + 1, kind, modality, np.arange(number))))


def stress(graph: Springs, places: Points, samples: int = 30) -> float:
    """Normalised stress between sampled nodes and all others that can be reached from them; lower is better."""
    around: list[list[int]] = [[] for _ in range(graph.size)]
    for a, b in zip(graph.source.tolist(), graph.target.tolist(), strict=True):
        around[a].append(b)
        around[b].append(a)
    wanted, found = [], []
    for start in np.random.default_rng(3).integers(0, graph.size, samples).tolist():
        steps = np.full(graph.size, -1)
        steps[start] = 0
        queue = deque([start])
        while queue:
            node = queue.popleft()
            for other in around[node]:
                if steps[other] < 0:
                    steps[other] = steps[node] + 1
                    queue.append(other)
        reached = steps > 0
        wanted.append(steps[reached].astype(float))
        found.append(np.hypot(*(places[reached] - places[start]).T))
    ideal, drawn = np.concatenate(wanted), np.concatenate(found)
    weight = 1 / ideal**2
    scale = (weight * ideal * drawn).sum() / (weight * drawn**2).sum()
    return float((weight * (ideal - scale * drawn) ** 2).sum() / (weight * ideal**2).sum())


def laid_out(worker: Worker, springs: Springs, known: Points | None) -> tuple[float, Points]:
    """Seconds on the clock of one layout in the worker, and the places."""
    begun = time.perf_counter()
    options = {"count": springs.size, "ties": len(springs.source)}
    (message,) = worker.run(wire.SERVICE, wire.packed(springs, known), **options)
    return time.perf_counter() - begun, wire.unpacked(message)


def frames(view: NetworkView, app: QApplication, steps: Iterable[Callable[[], object]]) -> dict[str, float]:
    """Milliseconds from a gesture to the widget repainted."""
    times = []
    for step in steps:
        begun = time.perf_counter()
        step()
        view.repaint()
        times.append((time.perf_counter() - begun) * 1000)
        app.processEvents()
    return spread(times)


def shown(graph: Graph, places: Points, app: QApplication) -> dict[str, object]:
    """Frames and hit-tests of the view."""
    view = NetworkView()
    view.resize(*SIZE)
    view.show()
    app.processEvents()
    begun = time.perf_counter()
    view.show_graph(graph, places, keeps_frame=False)
    view.repaint()
    found: dict[str, object] = {"first_paint": round((time.perf_counter() - begun) * 1000, 1)}
    scene = view.scene

    def pan() -> None:
        view._look(view.scene.frame._replace(x=view.scene.frame.x + 6 / view.scene.frame.zoom))

    found["pan_all"] = frames(view, app, [pan] * 100)
    found["zoom_in"] = frames(view, app, [lambda: view.zoom(1.06, 500, 350)] * 70)
    found["pan_close"] = frames(view, app, [pan] * 100)
    found["zoom_out"] = frames(view, app, [lambda: view.zoom(1 / 1.06, 500, 350)] * 70)
    focus = [lambda node=node: view.emphasise(node, frozenset({node, node + 1})) for node in range(100)]
    found["focus"] = frames(view, app, focus)
    times = []
    for at in range(200):
        begun = time.perf_counter()
        if scene.node_at(at * 5.0, at * 3.5) is None:
            scene.edge_at(at * 5.0, at * 3.5)
        times.append((time.perf_counter() - begun) * 1000)
    found["hit"] = spread(times)
    return found


def main() -> None:
    """Measure each number of actors named on the command line."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    for words in sys.argv[1:] or ["1000", "10000"]:
        count = int(words)
        graph = gathered(ties(count))
        graph.parties = {id: Party(id, f"Actor number {id}", "state") for id in graph.ids.tolist()}
        springs = Springs(len(graph.ids), *graph.pairs())
        with Worker(limits=Limits(memory=4 << 30, cpu_seconds=120, seconds=120)) as worker:
            worker.warm(wire.SERVICE)
            laid_out(worker, Springs(2, np.array([0]), np.array([1]), np.ones(1)), None)
            seconds, places = laid_out(worker, springs, None)
            known = places.copy()
            known[:: len(known) // 20 or 1] = np.nan
            again, moved = laid_out(worker, springs, known)
        away = np.hypot(*(moved - places).T)
        figures = {
            "layout_s": round(seconds, 2),
            "again_s": round(again, 2),
            "stress": round(stress(springs, places), 4),
            "moved_share_of_radius": round(float(np.median(away) / np.quantile(np.hypot(*places.T), 0.9)), 4),
        }
        report("network_view", unit="ms", actors=count, edges=len(graph.source), **figures, **shown(graph, places, app))


if __name__ == "__main__":
    main()
