"""The search index against the tables that it is made from, and the journal against what the tables hold."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from workbench.core.wording import tr
from workbench.store import schema
from workbench.store.connection import Reader
from workbench.store.search_index import INDEXED, STRIDE

_MOST = 20
_SHADOWS = ("data", "idx", "content", "docsize", "config")


class Finding(NamedTuple):
    """One thing found wrong: which rule, about what, in one sentence."""

    rule: str
    record: str
    message: str


def _record(reader: Reader, table: str, id: int) -> str:
    """What a row belongs to: the words of a quote are the quote's."""
    quote = reader.value("SELECT quote_id FROM quote_part WHERE id = ?", (id,)) if table == "quote_part" else None
    return f"{table} {id}" if quote is None else f"quote {quote}"


# -- search ------------------------------------------------------------------------------------------------------------


def search_index(reader: Reader) -> Iterator[Finding]:
    """What is searched for but not there any more, there but not searched, or searched under other words."""
    for table, (number, words, _) in INDEXED.items():
        sql = f"""SELECT row.id FROM "{table}" AS row LEFT JOIN record_search AS found
                  ON found.rowid = row.id * {STRIDE} + {number}
                  WHERE found.text IS NOT {words.format(row="row")} LIMIT {_MOST}"""
        for (id,) in reader.rows(sql):
            message = tr("the search does not know {table} {id} as it is", table=table, id=id)
            yield Finding("search-index", _record(reader, table, id), message)
        sql = f"""SELECT held.id / {STRIDE} FROM record_search_docsize AS held WHERE held.id % {STRIDE} = {number}
                  AND held.id / {STRIDE} NOT IN (SELECT id FROM "{table}") LIMIT {_MOST}"""
        for (id,) in reader.rows(sql):
            message = tr("the search still finds {table} {id}, which is gone", table=table, id=id)
            yield Finding("search-index", _record(reader, table, id), message)
    yield from _texts(reader)
    yield from _words(reader)


def _texts(reader: Reader) -> Iterator[Finding]:
    held, indexed = "SELECT document_id FROM document_text", "SELECT id FROM document_search_docsize"
    for sql, words in (
        (f"{held} EXCEPT {indexed}", "the text of document {id} cannot be searched"),
        (f"{indexed} EXCEPT {held}", "the search still finds the text of document {id}, which is gone"),
    ):
        for (id,) in reader.rows(f"{sql} LIMIT {_MOST}"):
            yield Finding("search-index", f"document {id}", tr(words, id=id))


def _words(reader: Reader) -> Iterator[Finding]:
    """Every word of the index against every word of the tables, as FTS5 compares them.

    It does so by a statement that takes the one write lock, so the comparison is made in a copy of the index alone:
    nobody waits for it, and it works on a file that may only be read.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index"
        try:
            _copy_index(reader, path)
        except sqlite3.Error as error:
            yield Finding(
                "search-index", "dossier", tr("the search index cannot be read ({reason})", reason=str(error))
            )
            return
        # A new connection: FTS5 holds on to what it read of an index before it was filled.
        with closing(sqlite3.connect(path, isolation_level=None)) as copy:
            for table in ("document_search", "record_search"):
                try:
                    copy.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
                except sqlite3.DatabaseError:
                    message = tr("the words of the search index {table} are not those of the dossier", table=table)
                    yield Finding("search-index", "dossier", message)


def _copy_index(reader: Reader, path: Path) -> None:
    def bring(table: str, columns: str = "*") -> None:
        held = reader.connection.execute(f"SELECT {columns} FROM {table}")
        marks = ", ".join("?" * len(held.description))
        copy.executemany(f"INSERT INTO {table} VALUES ({marks})", held)

    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        copy.execute("BEGIN")
        copy.execute("CREATE TABLE document_text (document_id INTEGER PRIMARY KEY, text TEXT)")
        bring("document_text", "document_id, text")
        for table in ("document_search", "record_search"):
            copy.execute(reader.value("SELECT sql FROM main.sqlite_schema WHERE name = ?", (table,)))
            for shadow in (f"{table}_{part}" for part in _SHADOWS):
                if copy.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (shadow,)).fetchone():
                    copy.execute(f"DELETE FROM {shadow}")
                    bring(shadow)
        copy.execute("COMMIT")


# -- journal -----------------------------------------------------------------------------------------------------------


def journal(reader: Reader) -> Iterator[Finding]:
    """Rows that the gestures that hold say are there and are not, or the other way round, or with another value."""
    held = schema.tables(reader)
    known = ", ".join(f"'{table}'" for table in held)
    for (table,) in reader.rows(f'SELECT DISTINCT "table" FROM change WHERE "table" NOT IN ({known})'):
        message = tr("the history speaks of “{table}”, which no dossier has", table=table)
        yield Finding("journal", "dossier", message)
    for table, shape in held.items():
        yield from _presence(reader, table, shape.key)
        yield from _values(reader, table, shape)


def _presence(reader: Reader, table: str, key: str) -> Iterator[Finding]:
    sql = f"""WITH last AS (
                  SELECT row, kind, max(seq) FROM change JOIN operation ON operation.id = operation
                  WHERE "table" = ? AND state = 'done' GROUP BY row)
              SELECT last.row, last.kind = 'delete' FROM last LEFT JOIN "{table}" AS held ON held."{key}" = last.row
              WHERE (held."{key}" IS NULL) <> (last.kind = 'delete') LIMIT {_MOST}"""
    for row, is_deleted in reader.rows(sql, (table,)):
        if is_deleted:
            message = tr("{table} {row} is there, and the history says that it was deleted", table=table, row=row)
        else:
            message = tr("{table} {row} is gone, and the history knows of no deletion", table=table, row=row)
        yield Finding("journal", _record(reader, table, row), message)


def _values(reader: Reader, table: str, shape: schema.Table) -> Iterator[Finding]:
    for column in shape.columns:
        # A row made anew under its old number has the values that it was made with.
        sql = f"""WITH last AS (
                      SELECT row, new, max(seq) AS seq FROM change JOIN operation ON operation.id = operation
                      WHERE "table" = ?1 AND "column" = ?2 AND kind = 'update' AND state = 'done' GROUP BY row)
                  SELECT last.row FROM last JOIN "{table}" AS held ON held."{shape.key}" = last.row
                  WHERE held."{column}" IS NOT last.new AND NOT EXISTS (
                      SELECT 1 FROM change JOIN operation ON operation.id = operation WHERE "table" = ?1
                      AND row = last.row AND kind = 'insert' AND state = 'done' AND change.seq > last.seq)
                  LIMIT {_MOST}"""
        for (row,) in reader.rows(sql, (table, column)):
            message = tr("{table} {row} has another {column} than its history", table=table, row=row, column=column)
            yield Finding("journal", _record(reader, table, row), message)
