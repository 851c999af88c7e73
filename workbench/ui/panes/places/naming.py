"""Where the names of places stand: clear of one another and of points, the most important first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from workbench.ui.kit.declutter import Taken
from workbench.ui.panes.places import points

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtCore import QSize

# So many places of the most important in sight are named even in a crowd: over the points of lesser ones.
_CERTAIN = 6


class Name(NamedTuple):
    """The name of a site: its left end, its middle and its width; `is_over` points of lesser places."""

    site: int
    x: float
    y: float
    width: float
    is_over: bool = False


class Naming:
    """Finds room for names on a map of a size; `width_of` tells how wide that of a site is, `height` how high each is."""

    def __init__(
        self,
        screen: NDArray[np.float64],
        radius: NDArray[np.float64],
        size: QSize,
        height: float,
        width_of: Callable[[int], float],
    ) -> None:
        self._screen, self._radius, self._size = screen, radius, size
        self._height, self._width_of = height, width_of
        self._free, self._great = Taken(size.height()), Taken(size.height())

    def names(self, seen: Sequence[int], first: Sequence[int]) -> list[Name]:
        """Names of what is `seen`, the most important first, after those of `first`."""
        certain = {*first, *seen[:_CERTAIN]}
        for site in seen:
            x, y, r = self._point(site)
            grids = (self._free, self._great) if site in certain else (self._free,)
            for grid in grids:
                grid.mark(x - 0.8 * r, y - 0.8 * r, x + 0.8 * r, y + 0.8 * r)
        found = []
        for site in [*first, *(at for at in seen if at not in first)]:
            name = self._room(self._free, site)
            if name is None and site in certain:
                name = self._room(self._great, site, is_over=True)
            if name is not None:
                found.append(name)
                for grid in (self._free, self._great):
                    top, bottom = name.y - self._height / 2, name.y + self._height / 2
                    grid.mark(name.x - 2, top, name.x + name.width + 2, bottom)
        return found

    def _point(self, site: int) -> tuple[float, float, float]:
        return float(self._screen[site, 0]), float(self._screen[site, 1]), float(self._radius[site])

    def _room(self, grid: Taken, site: int, *, is_over: bool = False) -> Name | None:
        """Where the name of a site fits: right, left, below or above it, or else across a corner."""
        x, y, r = self._point(site)
        width, half, right = self._width_of(site), self._height / 2, self._size.width() - 2
        for left, middle in points.around(x, y, r, width, self._height):
            fits = left >= 2 and left + width <= right and half <= middle <= self._size.height() - half
            if fits and grid.is_free(left, middle - half + 2, left + width, middle + half - 2):
                return Name(site, left, middle, width, is_over)
        return None
