"""The journalled tables as the file has them: their keys, columns and links to each other."""

from __future__ import annotations

from typing import NamedTuple

from workbench.store.connection import Reader

DERIVED = ("document_search", "record_search", "sqlite_")
# The journal itself, marks in it, and what is worked out again from the texts where it is missing.
OWN = frozenset({"operation", "change", "kept", "snapshot", "reverted", "signature"})


class Link(NamedTuple):
    """A column that points at a row of `target`; a row that is `owned` goes when that row goes."""

    table: str
    column: str
    target: str
    is_owned: bool


class Table(NamedTuple):
    """A journalled table: its INTEGER PRIMARY KEY and all of its columns."""

    key: str
    columns: tuple[str, ...]


def tables(reader: Reader) -> dict[str, Table]:
    """Every table whose rows an operation may change, by name."""
    sql = """SELECT master.name, held.name, held.pk FROM main.sqlite_schema AS master
             JOIN pragma_table_info(master.name) AS held WHERE master.type = 'table' ORDER BY master.name, held.cid"""
    keys: dict[str, str] = {}
    columns: dict[str, list[str]] = {}
    for table, column, is_key in reader.rows(sql):
        if table in OWN or table.startswith(DERIVED):
            continue
        columns.setdefault(table, []).append(column)
        if is_key:
            keys[table] = column
    return {table: Table(keys[table], tuple(held)) for table, held in columns.items()}


def links(reader: Reader) -> list[Link]:
    """Every column of a journalled table that points at a row of another one."""
    sql = """SELECT master.name, held."from", held."table", held.on_delete FROM main.sqlite_schema AS master
             JOIN pragma_foreign_key_list(master.name) AS held WHERE master.type = 'table' ORDER BY master.name, held.id"""
    return [
        Link(table, column, target, on_delete == "CASCADE")
        for table, column, target, on_delete in reader.rows(sql)
        if table not in OWN
    ]
