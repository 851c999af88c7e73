"""Which parts of a picture are taken: labels ask before they are placed."""

from __future__ import annotations

_CELL = 4


class Taken:
    """A grid of cells four pixels wide, a row of them in the bits of one number: asking costs a microsecond."""

    def __init__(self, height: float) -> None:
        self._rows = [0] * (int(height) // _CELL + 2)

    def mark(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Take a box."""
        top, bottom, bits = _bits(x0, y0, x1, y1)
        for row in range(top, min(bottom + 1, len(self._rows))):
            self._rows[row] |= bits

    def is_free(self, x0: float, y0: float, x1: float, y1: float) -> bool:
        """Whether nothing of a box is taken."""
        top, bottom, bits = _bits(x0, y0, x1, y1)
        # A loop and no `any`: a frame asks a thousand times.
        for row in self._rows[top : bottom + 1]:  # noqa: SIM110
            if row & bits:
                return False
        return True


def _bits(x0: float, y0: float, x1: float, y1: float) -> tuple[int, int, int]:
    first, last, top, bottom = int(x0) // _CELL, int(x1) // _CELL, int(y0) // _CELL, int(y1) // _CELL
    if first < 0 or last < 0 or top < 0 or bottom < 0:
        first, last, top, bottom = max(first, 0), max(last, 0), max(top, 0), max(bottom, 0)
    return top, bottom, ((1 << (last - first + 1)) - 1) << first
