"""Stable identities, the same on every copy of a dossier."""

from __future__ import annotations

import os

_NAMESPACE = "6f0f3f3e-6b5c-5d0e-9a46-0d3c1f6f2b11"


def new_uid() -> str:
    """A fresh identity: 32 hexadecimal digits."""
    return os.urandom(16).hex()


def derived_uid(*parts: str) -> str:
    """The identity that follows from `parts`: the same parts give the same identity on every machine."""
    # Asks the platform which machine this is: too long for the start of a window, which derives nothing.
    import uuid

    return uuid.uuid5(uuid.UUID(_NAMESPACE), "\x1f".join(parts)).hex
