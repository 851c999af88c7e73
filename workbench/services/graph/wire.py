"""The layout as a job: arrays in one payload, positions back as text, since an answer is JSON."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np

from workbench.services.graph.layout import ITERATIONS, Graph, Points, placed

SERVICE = f"{__name__}:place"


def packed(graph: Graph, known: Points | None) -> bytes:
    """The payload for `place`: both ends and the weight of each tie, then two numbers for each known node."""
    parts = [graph.source.astype("<i4"), graph.target.astype("<i4"), graph.weight.astype("<f4")]
    if known is not None:
        parts.append(known.astype("<f4").ravel())
    return b"".join(part.tobytes() for part in parts)


def unpacked(message: dict[str, Any]) -> Points:
    """The positions in an answer of `place`."""
    found = np.frombuffer(base64.b64decode(message["places"]), "<f4")
    return found.astype(np.float64).reshape(-1, 2)


def place(payload: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Positions for the graph in `payload`; options: `count`, `ties`, and `iterations` where fewer will do."""
    count, ties = int(options["count"]), int(options["ties"])
    source = np.frombuffer(payload, "<i4", ties).astype(np.int64)
    target = np.frombuffer(payload, "<i4", ties, 4 * ties).astype(np.int64)
    weight = np.frombuffer(payload, "<f4", ties, 8 * ties).astype(np.float64)
    known = np.frombuffer(payload, "<f4", offset=12 * ties).astype(np.float64).reshape(-1, 2)
    graph = Graph(count, source, target, weight)
    found = placed(graph, known if len(known) else None, iterations=int(options.get("iterations", ITERATIONS)))
    return {"places": base64.b64encode(found.astype("<f4").tobytes()).decode("ascii")}
