"""The nodes of the actor tree as numpy arrays, for a filter that leaves tens of thousands of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class NodeArrays:
    """Ids and parents by position; -1 is the top."""

    def __init__(self, ids: Sequence[int], parents: Sequence[int]) -> None:
        self._ids = np.array(ids, np.int64)
        self._parents = np.array(parents, np.int64)

    def chosen(self, mask: NDArray[np.bool_]) -> list[int]:
        """Positions of the actors whose id the mask holds, in order."""
        ids = self._ids
        held = (ids < len(mask)) & mask[np.minimum(ids, len(mask) - 1)]
        found: list[int] = np.flatnonzero(held).tolist()
        return found

    def with_ancestors(self, hits: Sequence[int]) -> bytearray:
        """A byte a node and one for the top, set where a hit or something above one stands."""
        shown = np.zeros(len(self._ids) + 1, np.bool_)
        level = np.array(hits, np.int64)
        shown[-1] = True
        while len(level):
            shown[level] = True
            level = self._parents[level]
            level = np.unique(level[~shown[level]])
        return bytearray(shown.tobytes())
