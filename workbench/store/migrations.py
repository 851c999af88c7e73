"""Numbered SQL scripts bring a dossier to this program's version; a newer dossier is refused."""

from __future__ import annotations

import shutil
import sqlite3
from functools import lru_cache
from pathlib import Path

from workbench.core.errors import DossierError
from workbench.core.wording import tr
from workbench.files import seed


def scripts() -> list[tuple[int, Path]]:
    """Every migration as (version it leads to, path), in order."""
    return sorted((int(path.name[:4]), path) for path in seed("migrations").glob("[0-9]*.sql"))


def latest() -> int:
    """The schema version that this program writes."""
    return scripts()[-1][0]


def version(connection: sqlite3.Connection) -> int:
    """The schema version of the open file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_newer(found: int, path: Path) -> None:
    """DossierError when the file was written by a newer program."""
    if found > latest():
        raise DossierError(
            tr(
                "“{name}” was made by a newer Analyst Workbench (version {found}, this one reads up to {known}); "
                "update the program to open it.",
                name=path.name,
                found=found,
                known=latest(),
            )
        )


def upgrade(connection: sqlite3.Connection, path: Path) -> None:
    """Run what is missing, after a copy beside the file; each script is one transaction of its own."""
    found = version(connection)
    refuse_newer(found, path)
    if 0 < found < latest():
        shutil.copy2(path, path.with_name(f"{path.name}.before-version-{latest()}"))
    for number, script in scripts():
        if number > found:
            connection.executescript(script.read_text(encoding="utf-8"))


def _active_schema(connection: sqlite3.Connection) -> dict[str, str]:
    """What in a schema can run by itself or stand for something else: triggers, views and virtual tables."""
    sql = """SELECT name, sql FROM main.sqlite_schema
             WHERE type IN ('trigger', 'view') OR (type = 'table' AND sql LIKE 'create virtual%')"""
    return dict(connection.execute(sql).fetchall())


@lru_cache(maxsize=1)
def _own_schema() -> dict[str, str]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for _, script in scripts():
            connection.executescript(script.read_text(encoding="utf-8"))
        return _active_schema(connection)
    finally:
        connection.close()


def refuse_views(connection: sqlite3.Connection, path: Path) -> None:
    """DossierError when something stands for a table that is none; a damaged schema fails here, before any pane reads.

    The writer compares all of the schema, but panes read before there is a writer.
    """
    _refuse([name for (name,) in connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'view'")], path)


def refuse_foreign_schema(connection: sqlite3.Connection, path: Path) -> None:
    """DossierError when the file brings a trigger, view or virtual table that is not ours: a dossier is data."""
    if version(connection) != latest():
        return
    _refuse([name for name, sql in _active_schema(connection).items() if _own_schema().get(name) != sql], path)


def _refuse(foreign: list[str], path: Path) -> None:
    if foreign:
        raise DossierError(
            tr(
                "“{name}” holds something that could run by itself ({foreign}), which no dossier does; "
                "ask whoever sent it for a new copy.",
                name=path.name,
                foreign=", ".join(sorted(foreign)),
            )
        )
