"""Where the nodes of a graph stand, so that what is tied stands together: spring forces with repulsion from a mesh.

Fruchterman and Reingold's forces. Repulsion between far nodes is taken from a mesh: the nodes' mass is spread on a grid
and folded with the force of one unit of mass, which costs the same for ten nodes and for ten thousand. What is too near
for the mesh to see is pushed apart pair by pair, between neighbours in the same cell.

Nodes that had a place before stay there, so that a picture that an analyst knows stays the one that he knows when a
tie or an actor is added; only where much is new do they make some room.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Index = NDArray[np.int64]

ITERATIONS = 150
_SETTLING = 60
_EXACT = 400
_GRAVITY = 0.03
_REACH = 1.5
_HELD = 0.05
# Of a hundred nodes, so many new ones leave the others where they are, and as many again move them as far as they may.
_FEW = 0.1
_MARGIN = 0.8
_NEAR = 4.0
_SMALLER = 0.8
_FLAT = 0.8


class Graph(NamedTuple):
    """`size` nodes and the ties between them; weights of 1 pull as in the textbook, more pull a little harder."""

    size: int
    source: Index
    target: Index
    weight: NDArray[np.float64]


def placed(graph: Graph, known: Points | None = None, *, iterations: int = ITERATIONS, seed: int = 7) -> Points:
    """Positions, about one unit of length between nodes; rows of `known` that are not NaN are where nodes stood.

    >>> import numpy as np
    >>> pair = Graph(2, np.array([0]), np.array([1]), np.ones(1))
    >>> placed(pair).shape
    (2, 2)
    """
    *_, found = steps(graph, known, iterations=iterations, seed=seed)
    return found


def steps(
    graph: Graph, known: Points | None = None, *, iterations: int = ITERATIONS, seed: int = 7
) -> Iterator[Points]:
    """The positions after each iteration, the last being the best; one array for all, changed in place."""
    chance = np.random.default_rng(seed)
    side = max(np.sqrt(graph.size), 1.0)
    held = np.zeros(graph.size, np.bool_)
    if known is not None:
        held |= ~np.isnan(known).any(axis=1)
    at = chance.uniform(-side / 2, side / 2, (graph.size, 2))
    if known is not None and held.any():
        at[held] = known[held]
        _join(graph, at, held, chance)
        iterations = min(iterations, _SETTLING)
    if graph.size < 2:
        yield at
        return
    piece = pieces(graph)
    is_loose = piece != np.bincount(piece).argmax()
    mass = _mass(graph)
    freedom = np.where(held, _HELD * np.clip((~held).mean() / _FEW - 1, 0, 1), 1.0)[:, None]
    heat = side / 8 if not held.any() else 1.5
    for step in range(iterations):
        force = _pull(graph, at) + _push(at, mass, chance) - _gravity(at, is_loose)
        length = np.maximum(np.hypot(force[:, 0], force[:, 1]), 1e-9)[:, None]
        limit = max(heat * (1 - step / iterations) ** 1.5, 0.02)
        at += force / length * np.minimum(length, limit) * freedom
        yield at
    _pack(at, piece, held)
    yield at


def pieces(graph: Graph) -> Index:
    """A number for each node that all nodes tied to it, directly or through others, share."""
    label = np.arange(graph.size)
    while True:
        low = np.minimum(label[graph.source], label[graph.target])
        found = label.copy()
        np.minimum.at(found, graph.source, low)
        np.minimum.at(found, graph.target, low)
        found = found[found]
        if (found == label).all():
            return np.unique(label, return_inverse=True)[1].astype(np.int64)
        label = found


def _pack(at: Points, piece: Index, held: NDArray[np.bool_]) -> None:
    """Move each piece as a whole to the nearest free spot around the largest; pieces that had a place keep it."""
    number = np.bincount(piece)
    members = np.split(np.argsort(piece, kind="stable"), np.cumsum(number)[:-1])
    centres, sizes = np.zeros((len(members), 2)), np.zeros(len(members))
    for one, nodes in enumerate(members):
        centres[one] = (at[nodes].min(axis=0) + at[nodes].max(axis=0)) / 2
        sizes[one] = float(np.quantile(np.hypot(*(at[nodes] - centres[one]).T), 0.98)) + _MARGIN
    # That of most nodes in the middle, the others by the room that they need.
    order = np.lexsort((-sizes, np.arange(len(members)) != number.argmax()))
    middle, radius = centres[order], sizes[order]
    rings = _Rings()
    for rank, one in enumerate(order.tolist()):
        nodes = members[one]
        if rank > 0 and not held[nodes].any():
            middle[rank] = rings.spot(middle[:rank], radius[:rank], float(radius[rank]))
        rings.take(middle[rank], float(radius[rank]))
        at[nodes] += middle[rank] - centres[one]


class _Rings:
    """Free spots around the first of many circles, the nearest first; the largest circles come first."""

    def __init__(self) -> None:
        self._room = self._reach = 0.0
        self._spots: Points = np.zeros((0, 2))
        self._is_free = np.zeros(0, np.bool_)

    def spot(self, middle: Points, radius: NDArray[np.float64], room: float) -> Points:
        """The middle for a circle of `room` that lies on none of those there are."""
        if room < _SMALLER * self._room or not self._room:
            # A smaller one may fit in nearer; those about as large find the nearer rings as full as the last one did.
            self._room, self._reach = room, float(radius[0]) + room
            self._spots, self._is_free = self._spots[:0], self._is_free[:0]
        while not self._is_free.any():
            self._look(middle, radius)
            self._reach += max(self._room * 0.5, 0.5)
        found: Points = self._spots[np.argmax(self._is_free)]
        return found

    def take(self, middle: Points, radius: float) -> None:
        """A circle lies here now."""
        self._is_free &= np.hypot(*(self._spots - middle).T) >= radius + self._room

    def _look(self, middle: Points, radius: NDArray[np.float64]) -> None:
        turn = np.linspace(0, 2 * np.pi, int(np.clip(3 * self._reach / self._room, 48, 480)), endpoint=False) + 0.4
        # Wider than high, as panes are.
        self._spots = middle[0] + np.stack([np.cos(turn), _FLAT * np.sin(turn)], axis=1) * self._reach
        away = np.hypot(middle[:, 0] - middle[0, 0], (middle[:, 1] - middle[0, 1]) / _FLAT)
        # What cannot touch the ring is not asked: of thousands of circles, that are most.
        near = np.abs(away - self._reach) <= (radius + self._room) / _FLAT
        way = self._spots[:, None] - middle[near]
        gap = np.hypot(way[:, :, 0], way[:, :, 1]) - radius[near] - self._room
        self._is_free = gap.min(axis=1, initial=np.inf) >= -1e-9


def _gravity(at: Points, is_loose: NDArray[np.bool_]) -> Points:
    """Towards the middle of the largest piece: a little for it, so strongly for others that they rest just outside it.

    A mesh that had to reach to where loose pieces drift would be too coarse for the rest.
    """
    whole = at[~is_loose]
    way = at - np.median(whole, axis=0)
    away = np.hypot(way[:, 0], way[:, 1])
    radius = max(float(np.quantile(away[~is_loose], 0.9)), 1.0)
    strength = np.where(is_loose, len(at) / (_REACH * radius) ** 2, _GRAVITY)
    found: Points = way * strength[:, None]
    return found


def _join(graph: Graph, at: Points, held: NDArray[np.bool_], chance: np.random.Generator) -> None:
    """Put new nodes beside those of their neighbours that have a place, new ones of new ones after them."""
    is_placed = held.copy()
    for _ in range(4):
        for ours, theirs in ((graph.source, graph.target), (graph.target, graph.source)):
            use = ~is_placed[ours] & is_placed[theirs]
            if not use.any():
                continue
            number = np.bincount(ours[use], minlength=graph.size)
            fresh = number > 0
            for axis in (0, 1):
                total = np.bincount(ours[use], at[theirs[use], axis], minlength=graph.size)
                at[fresh, axis] = total[fresh] / number[fresh] + chance.normal(0, 0.7, int(fresh.sum()))
            is_placed |= fresh
    loose = ~is_placed
    if loose.any():
        edge = np.abs(at[is_placed]).max() + 1 if is_placed.any() else 1.0
        turn = chance.uniform(0, 2 * np.pi, int(loose.sum()))
        at[loose] = edge * np.stack([np.cos(turn), np.sin(turn)], axis=1)


def _pull(graph: Graph, at: Points) -> Points:
    """Ties draw together with the square of their length."""
    way = at[graph.target] - at[graph.source]
    way *= (np.hypot(way[:, 0], way[:, 1]) * graph.weight)[:, None]
    found = np.empty_like(at)
    for axis in (0, 1):
        found[:, axis] = np.bincount(graph.source, way[:, axis], minlength=graph.size)
        found[:, axis] -= np.bincount(graph.target, way[:, axis], minlength=graph.size)
    return found


def _mass(graph: Graph) -> NDArray[np.float64]:
    """Nodes with many ties drive others farther away: what lies between two of them stays readable."""
    ends = np.concatenate([graph.source, graph.target])
    found = np.sqrt(1 + np.bincount(ends, minlength=graph.size) / 2)
    scaled: NDArray[np.float64] = found / found.mean()
    return scaled


def _push(at: Points, mass: NDArray[np.float64], chance: np.random.Generator) -> Points:
    """Every node drives every other away, the less the farther."""
    if len(at) <= _EXACT:
        return _push_each(at, mass)
    return (_push_far(at, mass) + _push_near(at, chance)) * mass[:, None]


def _push_each(at: Points, mass: NDArray[np.float64]) -> Points:
    way = at[:, None, :] - at[None, :, :]
    square = np.maximum((way**2).sum(axis=2), 0.01)
    found: Points = (way * (np.outer(mass, mass) / square)[:, :, None]).sum(axis=1)
    return found


def _push_far(at: Points, mass: NDArray[np.float64]) -> Points:
    """From a mesh: mass on the grid, folded with the force of one unit, read off at each node."""
    cells = 64 if len(at) < 4000 else 96
    low, high = at.min(axis=0), at.max(axis=0)
    step = max(float((high - low).max()), 1e-6) / (cells - 2)
    grid = (at - low) / step + 0.5
    corner = grid.astype(np.int64)
    part = grid - corner
    right, down = part[:, 0], part[:, 1]
    shares = [(1 - right) * (1 - down), right * (1 - down), (1 - right) * down, right * down]
    flat = [(corner[:, 1] + y) * cells + corner[:, 0] + x for y, x in ((0, 0), (0, 1), (1, 0), (1, 1))]
    spread = np.bincount(np.concatenate(flat), np.concatenate([share * mass for share in shares]), minlength=cells**2)
    size = (2 * cells, 2 * cells)
    wave = np.fft.rfft2(spread.reshape(cells, cells), size)
    found = np.empty_like(at)
    for axis, kernel in enumerate(_kernels(cells)):
        field = np.fft.irfft2(wave * kernel, size)[:cells, :cells].ravel() / step
        found[:, axis] = sum(field[place] * share for place, share in zip(flat, shares, strict=True))
    return found


_made: dict[int, tuple[NDArray[np.complex128], NDArray[np.complex128]]] = {}


def _kernels(cells: int) -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """The force of one unit of mass at the origin, as waves; nothing from the cell itself and half from those around."""
    if cells not in _made:
        away = np.fft.fftfreq(2 * cells, 1 / (2 * cells))
        x, y = np.meshgrid(away, away)
        square = x**2 + y**2
        strength = np.where(square > 0, 1 / np.maximum(square, 1), 0.0)
        _made[cells] = (np.fft.rfft2(x * strength), np.fft.rfft2(y * strength))
    return _made[cells]


def _push_near(at: Points, chance: np.random.Generator) -> Points:
    """Between nodes that stand next to one another along rows, then along columns, of cells one unit wide."""
    found = np.zeros_like(at)
    for axis in (0, 1):
        rows = np.floor(at[:, 1 - axis] + chance.uniform())
        order = np.argsort(rows * (np.ptp(at[:, axis]) + 1.0) + at[:, axis])
        # In their order those that stand next to one another are slices, which cost a tenth of picking them one by one.
        x, y = at[order, 0], at[order, 1]
        push = np.zeros((2, len(at)))
        for apart in (1, 2, 3):
            away, down = x[:-apart] - x[apart:], y[:-apart] - y[apart:]
            square = away * away + down * down
            strength = np.where(square < _NEAR, 1 / np.maximum(square, 0.02), 0.0)
            for ours, way in zip(push, (away * strength, down * strength), strict=True):
                ours[:-apart] += way
                ours[apart:] -= way
        found[order] += push.T
    return found / 2
