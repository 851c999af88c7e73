"""A graph goes to the child process and its places come back."""

from __future__ import annotations

import numpy as np

from workbench.jobs.worker import Limits, Worker
from workbench.services.graph import wire
from workbench.services.graph.layout import Graph, placed

GRAPH = Graph(4, np.array([0, 1, 2]), np.array([1, 2, 3]), np.ones(3))


def test_the_child_process_finds_the_places_that_this_one_would() -> None:
    with Worker(limits=Limits(memory=4 << 30, cpu_seconds=60, seconds=60)) as worker:
        (message,) = worker.run(wire.SERVICE, wire.packed(GRAPH, None), count=4, ties=3)
    assert np.allclose(wire.unpacked(message), placed(GRAPH), atol=1e-4)


def test_known_places_travel_with_the_graph() -> None:
    known = np.array([[10.0, 10], [11, 10], [12, 10], [np.nan, np.nan]])
    found = wire.unpacked(wire.place(wire.packed(GRAPH, known), {"count": 4, "ties": 3}))
    assert np.hypot(*(found[:3] - known[:3]).T).max() < 2
