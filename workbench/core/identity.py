"""Stable identities, the same on every copy of a dossier."""

from __future__ import annotations

import os
from collections import deque

_NAMESPACE = "6f0f3f3e-6b5c-5d0e-9a46-0d3c1f6f2b11"


_UIDS_AT_A_TIME = 64
_fresh: deque[str] = deque()


def new_uid() -> str:
    """A fresh identity: 32 hexadecimal digits."""
    try:
        return _fresh.popleft()
    except IndexError:
        # Asking the system costs more than the rest of writing a row, whether for one or for many.
        digits = os.urandom(16 * _UIDS_AT_A_TIME).hex()
        _fresh.extend(digits[start : start + 32] for start in range(32, len(digits), 32))
        return digits[:32]


def derived_uid(*parts: str) -> str:
    """The identity that follows from `parts`: the same parts give the same identity on every machine."""
    # Asks the platform which machine this is: too long for the start of a window, which derives nothing.
    import uuid

    return uuid.uuid5(uuid.UUID(_NAMESPACE), "\x1f".join(parts)).hex
