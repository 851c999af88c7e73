"""Where two lists that are nearly the same differ, found without a look at every row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

# Python compares so many rows in one step, and rows that are the same object at once.
_STRETCH = 512
_NOTHING = object()


def first_difference(before: Sequence[object], after: Sequence[object], *, at: int = 0, shift: int = 0) -> int | None:
    """The first index from `at` on where `before` differs from `after` `shift` rows earlier; None where neither goes on.

    >>> first_difference("abcdef", "abcef")
    3
    >>> first_difference("abcdef", "abcef", at=4, shift=1) is None
    True
    """
    end = max(len(before), len(after) + shift)
    for left in range(at, end, _STRETCH):
        right = left + _STRETCH
        if list(before[left:right]) != list(after[left - shift : right - shift]):
            pairs = zip_longest(before[left:right], after[left - shift : right - shift], fillvalue=_NOTHING)
            return left + next(place for place, (old, new) in enumerate(pairs) if old != new)
    return None
