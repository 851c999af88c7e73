"""The nodes of the actor tree as numpy arrays, for a filter that leaves tens of thousands of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]


class NodeArrays:
    """Ids and parents by position; -1 is the top."""

    def __init__(self, ids: Sequence[int], parents: Sequence[int]) -> None:
        self._ids = np.array(ids, np.int64)
        self._parents = np.array(parents, np.int64)

    def chosen(self, mask: NDArray[np.bool_]) -> Places:
        """Positions of the actors whose id the mask holds, in order."""
        ids = self._ids
        return np.flatnonzero((ids < len(mask)) & mask.take(ids, mode="clip"))

    def with_ancestors(self, hits: Sequence[int] | Places) -> tuple[bytearray, bytearray]:
        """A byte a node and one for the top, set where a hit or something above one stands; and where that is above one."""
        shown = np.zeros(len(self._ids) + 1, np.bool_)
        level = np.asarray(hits, np.int64)
        # The last place is the top's, which -1 also means.
        shown[-1] = True
        while len(level):
            shown[level] = True
            # The same parent may stand here many times: to sort them out takes longer than to go up with all of them.
            level = self._parents.take(level)
            level = level[~shown[level]]
        above = np.zeros_like(shown)
        above[self._parents[shown[:-1]]] = True
        return bytearray(shown.tobytes()), bytearray(above.tobytes())
