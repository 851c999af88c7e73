"""The verbs: one function per thing an analyst does; the only callers of store.write.

`operations.quotes.add` loads the module of quotes when it is first used: a window is painted before any verb is needed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.operations import actors as actors
    from workbench.operations import citing as citing
    from workbench.operations import events as events
    from workbench.operations import notes as notes
    from workbench.operations import quotes as quotes
    from workbench.operations import records as records

_LATE = ("actors", "citing", "events", "notes", "quotes", "records")


def __getattr__(name: str) -> object:
    if name in _LATE:
        return import_module(f"workbench.operations.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
