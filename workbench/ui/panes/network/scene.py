"""The graph on the screen: where nodes and edges lie, which of them are in view, what is under the mouse."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.ui.kit.declutter import Taken
from workbench.ui.panes.network.graph import Floats, Graph, Ints

MOST_EDGES = 2500
MOST_INK = 80_000.0
BENT = 220
_LONG = 2500.0
_MARGIN = 120.0
_SMALLEST, _LARGEST = 4.0, 17.0
_BEND = 11.0
_STEPS = 12
_TRIED = 150
_NAMED = 90
_MOST_LABELS = 90
_CERTAIN = 12
_FOREMOST = 2
_CARRIED = 90.0
_DISCS = 160
_GAP = 4.0
_LEAST, _ROOM = 2.5, 0.8
_LEAN, _CLOSEST = 1.8, 90.0


class Frame(NamedTuple):
    """Which part of the plane is shown: a point of the plane at the middle of the widget, and pixels for one unit."""

    x: float
    y: float
    zoom: float


class Label(NamedTuple):
    """A name beside its node; `x`, `y` are the left edge and the middle of the words."""

    node: int
    text: str
    x: float
    y: float
    width: float


class Scene:
    """One graph with its places, seen through a frame of `width` x `height` pixels."""

    def __init__(self, graph: Graph, places: Floats) -> None:
        self.graph, self.places = graph, places
        heaviest = max(int(graph.degree.max(initial=1)), 2)
        self._share = np.log1p(graph.degree) / np.log1p(heaviest)
        self._is_left_of = self._outward()
        way = places[graph.source] - places[graph.target] if len(places) else np.zeros((0, 2))
        self._reach = float(np.hypot(way[:, 0], way[:, 1]).max(initial=0.0))
        # How far apart nodes stand on the average: discs are no larger than leaves the edges between them to be seen.
        low, high = (np.quantile(places, share, axis=0) if len(places) else np.zeros(2) for share in (0.05, 0.95))
        self._spacing = math.sqrt(float(np.prod(np.maximum(high - low, 0.5))) / max(len(places), 1))
        self._ends: Floats = np.zeros((0, 4))
        rank = _ranked(graph)
        self._by_rank = np.lexsort((np.arange(len(rank)), rank))
        self._place = np.empty(len(rank), np.int32)
        self._place[self._by_rank] = np.arange(len(rank))
        # Whose ties are drawn before those of others.
        self.centre: int | None = None
        self.frame = Frame(0, 0, 20)
        self.width, self.height = 400.0, 300.0
        self.at: Floats = np.zeros((len(graph.ids), 2))
        self.radius: Floats = np.zeros(len(graph.ids))
        self.nodes: Ints = np.zeros(0, np.int64)
        self.edges: Ints = np.zeros(0, np.int64)
        self.hidden_edges = 0
        self._labels: tuple[object, list[Label], Frame | None] = (None, [], None)
        self._shown: list[Label] = []

    def _outward(self) -> NDArray[np.bool_]:
        """Whether a node lies left of its neighbours on the whole: then its name does too, out of the way of its edges."""
        graph, size = self.graph, len(self.graph.ids)
        way = self.places[graph.target, 0] - self.places[graph.source, 0]
        found: NDArray[np.bool_] = np.bincount(graph.source, way, size) - np.bincount(graph.target, way, size) > 0
        return found

    def look(self, frame: Frame, width: float, height: float) -> None:
        """See the graph through another frame."""
        self.frame, self.width, self.height = frame, width, height
        self.at = (self.places - (frame.x, frame.y)) * frame.zoom + (width / 2, height / 2)
        # Far away, a thousand discs at full size would be one blot.
        room = min(max(frame.zoom * self._spacing / 28.0, 0.16), 1.0) ** (1 - self._share * 0.8)
        self.radius = np.maximum((_SMALLEST + (_LARGEST - _SMALLEST) * self._share**2) * room, 1.0)
        inside = (self.at[:, 0] > -20) & (self.at[:, 1] > -20)
        inside &= (self.at[:, 0] < width + 20) & (self.at[:, 1] < height + 20)
        self.nodes = np.flatnonzero(inside)
        self._make_room()
        # Column by column: numpy reduces an axis of two ten times slower than it compares two columns.
        x, y = np.ascontiguousarray(self.at[:, 0]), np.ascontiguousarray(self.at[:, 1])
        source, target = self.graph.source, self.graph.target
        left, right, above, below = x < 0, x > width, y < 0, y > height
        missed = (left[source] & left[target]) | (right[source] & right[target])
        missed |= (above[source] & above[target]) | (below[source] & below[target])
        seen = np.flatnonzero(~missed)
        first = self._foremost(seen)
        ends, crosses = clipped(self.at[source[first]], self.at[target[first]], width, height)
        drawn, ends = first[crosses][:MOST_EDGES], ends[crosses][:MOST_EDGES]
        # Paint takes as long as lines are long.
        ink = np.cumsum(np.hypot(ends[:, 2] - ends[:, 0], ends[:, 3] - ends[:, 1]))
        number = max(int(np.searchsorted(ink, MOST_INK)), 100)
        # Back in the order of weight: the heaviest are painted last, over all others.
        order = np.argsort(drawn[:number])
        self.edges, self._ends = drawn[order], ends[order]
        self.hidden_edges = len(seen) - int((~crosses).sum()) - len(self.edges)

    def _foremost(self, seen: Ints) -> Ints:
        """Of the edges in view those to be drawn first: each actor's heaviest, then its next, and so on.

        By weight alone all that can be drawn among ten thousand actors would be spokes of the same hub.
        """
        graph, own, places = self.graph, seen[:0], self._place[seen]
        if self.centre is not None:
            is_own = (graph.source[seen] == self.centre) | (graph.target[seen] == self.centre)
            own, places = seen[is_own], places[~is_own]
        most = 2 * MOST_EDGES
        if len(places) > most:
            places = np.partition(places, most)[:most]
        return np.concatenate([own, self._by_rank[np.sort(places)]])

    def _make_room(self) -> None:
        """Where few are in view no disc covers another, nor all of the tie between the two."""
        nodes = self.nodes
        if not 1 < len(nodes) <= _DISCS:
            return
        x, y, radius = self.at[nodes, 0], self.at[nodes, 1], self.radius[nodes]
        apart = np.hypot(x[:, None] - x, y[:, None] - y)
        np.fill_diagonal(apart, np.inf)
        most = (apart * (radius[:, None] / (radius[:, None] + radius))).min(axis=1) * _ROOM
        self.radius[nodes] = np.maximum(np.minimum(radius, most), _LEAST)

    def ends_of(self, chosen: NDArray[np.bool_]) -> Floats:
        """Rows of x0, y0, x1, y1: those of `edges` that are chosen as straight lines, cut off outside the widget."""
        found: Floats = self._ends[chosen]
        return found

    @property
    def is_bent(self) -> bool:
        """Whether edges in view are few enough to be drawn side by side, with arrows."""
        return len(self.edges) <= BENT and not self.hidden_edges and self.frame.zoom * self._reach < _LONG

    def fitted(self, width: float, height: float, only: Ints | None = None) -> Frame:
        """The frame that shows all nodes, or those of `only`, with a margin for their names."""
        places = self.places if only is None or not len(only) else self.places[only]
        if not len(places):
            return Frame(0, 0, 20)
        low, high = places.min(axis=0), places.max(axis=0)
        size = np.maximum(high - low, 0.5)
        zoom = min((max(width - 110, 60)) / size[0], (max(height - 70, 60)) / size[1], _CLOSEST)
        middle = (low + high) / 2
        return Frame(float(middle[0]), float(middle[1]), float(zoom))

    def bends(self, edges: Ints) -> tuple[Floats, Floats, Floats]:
        """Start, handle and end of each edge, bent aside where several run between two nodes."""
        source, target = self.at[self.graph.source[edges]], self.at[self.graph.target[edges]]
        way = target - source
        length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
        side = np.stack([-way[:, 1], way[:, 0]], axis=1) / length[:, None]
        bend = self.graph.slot[edges] * np.minimum(_BEND, length * 0.12)
        return source, (source + target) / 2 + side * bend[:, None], target

    def curves(self, edges: Ints) -> Floats:
        """Edges as lines through 13 points: (edge, point, x or y)."""
        source, middle, target = self.bends(edges)
        t = np.linspace(0, 1, _STEPS + 1)[None, :, None]
        line = (1 - t) ** 2 * source[:, None] + 2 * t * (1 - t) * middle[:, None] + t**2 * target[:, None]
        found: Floats = line
        return found

    def node_at(self, x: float, y: float) -> int | None:
        """The node under a position, the smaller one where two overlap."""
        if not len(self.nodes):
            return None
        away = np.hypot(self.at[self.nodes, 0] - x, self.at[self.nodes, 1] - y) - self.radius[self.nodes]
        best = int(np.argmin(away))
        return int(self.nodes[best]) if away[best] <= 4 else None

    def label_at(self, x: float, y: float) -> int | None:
        """The node whose name is under a position."""
        found = (one.node for one in self._shown if one.x <= x <= one.x + one.width and abs(one.y - y) <= 8)
        return next(found, None)

    def edge_at(self, x: float, y: float) -> int | None:
        """The edge that passes within four pixels of a position."""
        if not len(self.edges):
            return None
        if self.is_bent:
            lines = self.curves(self.edges)
            a, b = lines[:, :-1], lines[:, 1:]
        else:
            a = self.at[self.graph.source[self.edges]][:, None]
            b = self.at[self.graph.target[self.edges]][:, None]
        way = b - a
        square = np.maximum((way**2).sum(axis=2), 1e-9)
        share = np.clip((((x, y) - a) * way).sum(axis=2) / square, 0, 1)
        foot = a + way * share[:, :, None]
        away = np.hypot(foot[..., 0] - x, foot[..., 1] - y).min(axis=1)
        best = int(np.argmin(away))
        return int(self.edges[best]) if away[best] <= 4 else None

    def toward(self, node: int, dx: int, dy: int) -> int | None:
        """The nearest node in a direction, within 50 degrees of it."""
        way = self.places - self.places[node]
        along, across = way[:, 0] * dx + way[:, 1] * dy, np.abs(way[:, 0] * dy) + np.abs(way[:, 1] * dx)
        ahead = np.flatnonzero((along > 1e-9) & (across <= along * 1.2))
        if not len(ahead):
            return None
        return int(ahead[np.argmin(along[ahead] + across[ahead])])

    def labels(
        self, width_of: Callable[[str], float], height: float, first: tuple[int, ...], key: object
    ) -> list[Label]:
        """Names that overlap neither one another nor a larger node: those of `first`, then by importance."""
        frame = self.frame
        mark = (frame.zoom, self.width, self.height, first, key)
        held, found, dx, dy = self._labels[0], self._labels[1], 0.0, 0.0
        if self._labels[2] is not None:
            dx, dy = (self._labels[2].x - frame.x) * frame.zoom, (self._labels[2].y - frame.y) * frame.zoom
        # What was found goes along with a small move: names do not jump, and a pan costs nothing.
        if held != mark or abs(dx) + abs(dy) > _CARRIED:
            found, dx, dy = self._worded(width_of, height, first), 0.0, 0.0
            self._labels = (mark, found, frame)
        self._shown = [one._replace(x=one.x + dx, y=one.y + dy) for one in found] if dx or dy else found
        return self._shown

    def _worded(self, width_of: Callable[[str], float], height: float, first: tuple[int, ...]) -> list[Label]:
        # What a name may not cover: other names and any disc; the most important ones may cover lesser discs.
        strict, lenient = Taken(self.height), Taken(self.height)
        for disc in self._discs(self.nodes[:_DISCS]):
            strict.mark(*disc)
        # Nodes are in the order of their importance, so that their numbers sort them.
        tried = min(max(_NAMED, len(self.nodes) // 8), _TRIED)
        listed = [*first, *(node for node in self.nodes[:tried].tolist() if node not in first)]
        found: list[Label] = []
        for rank, (node, disc) in enumerate(zip(listed, self._discs(np.array(listed, np.int64)), strict=True)):
            lenient.mark(*disc)
            label = self._label(node, strict, width_of, height)
            # Where few are, each disc tells of somebody; among many the lesser ones are the ground.
            if label is None and rank < len(first) + (_CERTAIN if len(self.nodes) > _DISCS else _FOREMOST):
                label = self._label(node, lenient, width_of, height)
            if label is None:
                continue
            found.append(label)
            for taken in (strict, lenient):
                taken.mark(label.x - 2, label.y - height / 2, label.x + label.width + 2, label.y + height / 2)
            if len(found) >= _MOST_LABELS:
                break
        return found

    def _discs(self, nodes: NDArray[np.int64]) -> list[list[float]]:
        """The box around each node: left, top, right, bottom."""
        at, radius = self.at[nodes], self.radius[nodes][:, None]
        found: list[list[float]] = np.concatenate([at - radius, at + radius], axis=1).tolist()
        return found

    def _label(self, node: int, taken: Taken, width_of: Callable[[str], float], height: float) -> Label | None:
        """The name of a node at its right, left, below, above or aslant, where there is room for it."""
        text = _short(self.graph.name(node))
        x, y, r = float(self.at[node, 0]), float(self.at[node, 1]), float(self.radius[node])
        if not (0 <= x <= self.width and 0 <= y <= self.height):
            return None
        width = width_of(text)
        half, under, last = height / 2, x - width / 2, self.width - 2
        sides = (x + r + _GAP, x - r - _GAP - width)
        near, far = sides[::-1] if self._is_left_of[node] else sides
        aside, drop, slant = r + half + 1, r * 0.7 + half, r * 0.7 + _GAP
        right, back = x + slant, x - slant - width
        spots = ((near, y), (far, y), (under, y + aside), (under, y - aside), (right, y + drop), (back, y + drop),
                 (right, y - drop), (back, y - drop))  # fmt: skip
        for left, middle in spots:
            fits = left >= 2 and left + width <= last and middle - half >= 0
            if fits and taken.is_free(left, middle - half, left + width, middle + half):
                return Label(node, text, left, middle, width)
        return None


def leaning(places: Floats, width: float, height: float) -> float:
    """How much taller a layout is drawn to fill a widget of this shape, in steps; it has no upright of its own."""
    if len(places) < 3:
        return 1.0
    size = np.maximum(np.ptp(places, axis=0), 0.5)
    zoom = min(max(width - 110, 60) / float(size[0]), _CLOSEST)
    return round(min(max(max(height - 70, 60) / float(size[1]) / zoom, 1 / _LEAN), _LEAN), 1)


def _ranked(graph: Graph) -> NDArray[np.int32]:
    """How many heavier edges either actor of each has, of the two numbers the larger."""
    number = len(graph.source)
    # Edges come in the order of weight: of each actor, whichever end it is, the first is the heaviest.
    ends = np.stack([graph.source, graph.target], axis=1).ravel()
    order = np.argsort(ends, kind="stable")
    first = np.searchsorted(ends[order], np.arange(len(graph.ids)))
    place = np.empty(2 * number, np.int64)
    place[order] = np.arange(2 * number) - first[ends[order]]
    found: NDArray[np.int32] = np.max(place.reshape(-1, 2), axis=1, initial=0).astype(np.int32)
    return found


def clipped(source: Floats, target: Floats, width: float, height: float) -> tuple[Floats, NDArray[np.bool_]]:
    """Lines cut off `_MARGIN` outside a widget, and which of them cross it at all (Liang and Barsky's rule)."""
    way = target - source
    way[way == 0] = 1e-9
    size = np.array([width, height])
    near, far = (-_MARGIN - source) / way, (size + _MARGIN - source) / way
    first = np.maximum(np.minimum(near, far).max(axis=1, initial=0.0), 0.0)
    last = np.minimum(np.maximum(near, far).min(axis=1, initial=1.0), 1.0)
    ends = np.concatenate([source + way * first[:, None], source + way * last[:, None]], axis=1)
    return ends, first < last


def _short(name: str, most: int = 34) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"
