"""SQLAlchemy and SQLModel, imported without what they bring along for networks, mail and plugins: 11 MB and a tenth of a second."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Any

from workbench.later import later

# pydantic would look for plugins in every package that is installed.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
# Nothing here waits for a network, hashes or asks for the versions of packages.
_UNUSED = (
    "asyncio", "hashlib", "importlib.metadata", "secrets",
    "sqlalchemy.dialects.sqlite.aiosqlite", "sqlalchemy.dialects.sqlite.pysqlcipher",
)  # fmt: skip
_NAMED = ("asyncio.iscoroutine", "importlib.metadata.entry_points", "importlib.metadata.version")
with later(*_UNUSED, functions=_NAMED):
    import sqlalchemy.dialects.sqlite  # noqa: F401 - else the first engine would import it
    from sqlalchemy import Engine, create_engine
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.pool import StaticPool
    from sqlmodel import Field, Session, SQLModel, main


@lru_cache(maxsize=16)
def _one_of(kind: type) -> Any:
    return kind()


def _shared(field: Any, usual: Any = main.get_sqlalchemy_type) -> Any:
    """The one type for all columns of a kind: SQLModel makes one for each, and SQLAlchemy two classes and a memo for that."""
    kind = usual(field)
    return _one_of(kind) if isinstance(kind, type) else kind


main.get_sqlalchemy_type = _shared

__all__ = ["DBAPIError", "Engine", "Field", "SQLModel", "Session", "StaticPool", "create_engine"]
