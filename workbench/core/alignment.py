"""Two readings of the same bytes: where a passage of the one stands in the other.

Encodings differ in the letters beyond ASCII only. Those in between are the same in both readings, in the same order;
counted from the start of the text they say where everything is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from workbench.core.spans import CONTEXT_LENGTH, Anchor, Span, occurrences

_BEYOND = re.compile("[^\x00-\x7f]+")


class Alignment:
    """Passages of `old` found in `new`."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self._is_exact = old.encode("ascii", "ignore") == new.encode("ascii", "ignore")
        self._from = _Counted(old) if self._is_exact else None
        self._to = _Counted(new) if self._is_exact else None

    def span(self, span: Span) -> Span | None:
        """Where the passage is now; None where it cannot be told.

        >>> Alignment("L'Ã©tÃ© dernier", "L'été dernier").span(Span(2, 7))
        Span(start=2, end=5)
        """
        found = self._counted(span) if self._is_exact else self._sought(span)
        if found is None:
            return None
        trimmed = found.trimmed(self.new)
        return trimmed if trimmed.length else None

    def anchors(self, spans: Iterable[Span]) -> list[Anchor]:
        """The parts of a quote at their new places; none when one is lost or they no longer stand in their order."""
        moved = [self.span(span) for span in spans]
        kept = [span for span in moved if span is not None]
        is_ordered = all(one.end <= other.start for one, other in pairwise(kept))
        return [Anchor.take(self.new, span) for span in kept] if len(kept) == len(moved) and is_ordered else []

    def _counted(self, span: Span) -> Span | None:
        assert self._from is not None
        assert self._to is not None
        start, end = _moved(self._from, self._to, span.start)[0], _moved(self._from, self._to, span.end)[1]
        return Span(start, end) if start < end else None

    def _sought(self, span: Span) -> Span | None:
        """Where the same words stand: in one place, or in the only one between the same surroundings."""
        words = span.of(self.old)
        starts = occurrences(self.new, words)
        if len(starts) > 1:
            before = self.old[max(0, span.start - CONTEXT_LENGTH) : span.start]
            after = self.old[span.end : span.end + CONTEXT_LENGTH]
            starts = [
                start
                for start in starts
                if self.new[:start].endswith(before) and self.new.startswith(after, start + len(words))
            ]
        return Span(starts[0], starts[0] + len(words)) if len(starts) == 1 else None


class _Counted:
    """A text's runs of letters beyond ASCII, by place and by how many ASCII letters stand before them."""

    def __init__(self, text: str) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.before: list[int] = []
        passed = 0
        for run in _BEYOND.finditer(text):
            self.starts.append(run.start())
            self.ends.append(run.end())
            self.before.append(run.start() - passed)
            passed += run.end() - run.start()

    def run_at(self, count: int) -> tuple[int, int]:
        """The stretch between ASCII letter `count` - 1 and the next; empty when the two are neighbours."""
        at = bisect_right(self.before, count) - 1
        if at >= 0 and self.before[at] == count:
            return self.starts[at], self.ends[at]
        place = count + (self.ends[at] - self.before[at] if at >= 0 else 0)
        return place, place


def _moved(old: _Counted, new: _Counted, place: int) -> tuple[int, int]:
    """Where `place` is in the new text as a start and as an end; inside of a changed run both reach around it."""
    at = bisect_right(old.starts, place) - 1
    if at < 0 or place > old.ends[at]:
        count = place - (old.ends[at] - old.before[at] if at >= 0 else 0)
        start, end = new.run_at(count)
        return end, start
    start, end = new.run_at(old.before[at])
    if end - start == old.ends[at] - old.starts[at]:
        inside = start + place - old.starts[at]
        return inside, inside
    if place == old.starts[at]:
        return start, start
    return (end, end) if place == old.ends[at] else (start, end)
