"""Stable identities, the same on every copy of a dossier."""

from __future__ import annotations

import uuid

_NAMESPACE = uuid.UUID("6f0f3f3e-6b5c-5d0e-9a46-0d3c1f6f2b11")


def new_uid() -> str:
    """A fresh identity: 32 hexadecimal digits."""
    return uuid.uuid4().hex


def derived_uid(*parts: str) -> str:
    """The identity that follows from `parts`: the same parts give the same identity on every machine."""
    return uuid.uuid5(_NAMESPACE, "\x1f".join(parts)).hex
