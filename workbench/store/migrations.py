"""Numbered SQL scripts bring a dossier to this program's version; a newer dossier is refused."""

from __future__ import annotations

import sqlite3
import threading
from functools import lru_cache
from pathlib import Path

from workbench.core.errors import DossierError
from workbench.core.wording import tr
from workbench.files import seed


def scripts() -> list[tuple[int, Path]]:
    """Every migration as (version it leads to, path), in order."""
    return sorted((int(path.name[:4]), path) for path in seed("migrations").iterdir() if path.name[:4].isdigit())


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
    """Run what is missing, after a copy among the backups; each script is one transaction of its own."""
    found = version(connection)
    refuse_newer(found, path)
    if 0 < found < latest():
        from workbench.store import backups

        backups.before_upgrade(path, connection, latest())
    for number, script in scripts():
        if number > found:
            connection.executescript(script.read_text(encoding="utf-8"))


# What SQLite keeps for itself, to the letter: a stranger may give any name to what he writes into the schema by hand.
_SQLITES_OWN = """(type = 'index' AND name GLOB 'sqlite_autoindex_*' AND sql IS NULL) OR (type = 'table' AND sql IN (
    'CREATE TABLE sqlite_sequence(name,seq)', 'CREATE TABLE sqlite_stat1(tbl,idx,stat)',
    'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)'))"""
Named = tuple[str, str]


def _schema(connection: sqlite3.Connection) -> dict[Named, str]:
    """(type, name) -> SQL of all that the file says of itself; SQLite's own tables and indexes left out."""
    # How FTS5 writes its own tables down is for the SQLite that made the file to say, and may change with it.
    sql = f"""SELECT type, name, CASE WHEN type = 'table' AND name GLOB '*_search_*' AND sql NOT LIKE 'create virtual%'
              THEN '' ELSE sql END FROM main.sqlite_schema WHERE NOT ({_SQLITES_OWN})"""
    found: dict[Named, str] = {}
    try:
        for type, name, words in connection.execute(sql):
            if (type, name) in found:
                raise sqlite3.DatabaseError("malformed schema")
            found[type, name] = words or ""
    except UnicodeDecodeError as error:
        # Python cannot even read SQLite's complaint when it cites a damaged name.
        raise sqlite3.DatabaseError("malformed schema") from error
    return found


def _is_active(type: str, sql: str) -> bool:
    """Whether it can run by itself or stand for something else: a trigger, a view or a virtual table."""
    return type in ("trigger", "view") or (type == "table" and sql[:14].lower() == "create virtual")


_one_at_a_time = threading.Lock()


def schema_known() -> None:
    """Work out what a dossier of this version looks like, so that the first one opened need not wait for it."""
    _own_schema(latest())


def _own_schema(version: int) -> dict[Named, str]:
    with _one_at_a_time:
        return _worked_out(version)


@lru_cache(maxsize=4)
def _worked_out(version: int) -> dict[Named, str]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for number, script in scripts():
            if number <= version:
                connection.executescript(script.read_text(encoding="utf-8"))
        return _schema(connection)
    finally:
        connection.close()


def refuse_foreign_schema(connection: sqlite3.Connection, path: Path) -> None:
    """DossierError unless the file has the tables of its version, and nothing that is not of that version.

    A dossier is data: what a stranger put beside them could run by itself, or stand for what it is not. An index or a
    trigger that is missing does no harm: this program does not lean on them.
    """
    found_version = version(connection)
    refuse_newer(found_version, path)
    found, own = _schema(connection), _own_schema(found_version)
    if found == own:
        return
    foreign = sorted(one for one, held in found.items() if own.get(one) != held)
    active = [one for one in foreign if _is_active(one[0], found[one])]
    if active:
        raise DossierError(
            tr(
                "“{name}” holds something that could run by itself ({foreign}), which no dossier does; "
                "ask whoever sent it for a new copy.",
                name=path.name,
                foreign=", ".join(name for _, name in active),
            )
        )
    wrong = foreign or sorted(one for one in own.keys() - found.keys() if one[0] == "table")
    if not wrong:
        return
    raise DossierError(
        tr(
            "“{name}” is not built as a dossier is ({foreign}); restore it from a backup, or salvage what can be read.",
            name=path.name,
            foreign=", ".join(name for _, name in wrong[:3]),
        )
    )


def refuse_older(connection: sqlite3.Connection, path: Path) -> None:
    """DossierError when the file would have to be upgraded before it can be read."""
    if version(connection) < latest():
        raise DossierError(
            tr("“{name}” is of an older version and may only be read; copy it to a folder of yours.", name=path.name)
        )
