"""Where along a text the sentences with facts, those that wait and the others begin: fifty thousand in a moment.

Needs numpy: nothing that is drawn at start may import it.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.store.connection import Reader
from workbench.store.read import coverage
from workbench.store.read.coverage import Touch

_ORDER = tuple(Touch)


def starts(reader: Reader, document_id: int) -> Mapping[Touch, Sequence[int]]:
    """Where the sentences that this became of begin, sorted; says the same as `coverage.sentences`."""
    spans = np.array(coverage.spans_of(reader, document_id), np.int64).reshape(-1, 2)
    begins, ends = spans[:, 0].copy(), spans[:, 1].copy()
    touches = np.full(len(spans), _ORDER.index(Touch.UNTOUCHED), np.int8)
    for places, touch in coverage.touching(reader, document_id):
        touches[_reached(begins, ends, np.array(places, np.int64).reshape(-1, 2))] = _ORDER.index(touch)
    return {touch: array("q", begins[touches == at].tobytes()) for at, touch in enumerate(_ORDER)}


def _reached(begins: NDArray[np.int64], ends: NDArray[np.int64], places: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which sentences one of `places` reaches into."""
    first = np.searchsorted(ends, places[:, 0], side="right")
    last = np.searchsorted(begins, places[:, 1], side="left")
    reach = first < last
    steps = np.bincount(first[reach], minlength=len(begins) + 1) - np.bincount(last[reach], minlength=len(begins) + 1)
    return np.cumsum(steps)[:-1] > 0
