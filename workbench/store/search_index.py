"""Keeps the search tables true: TEMP triggers on the writer follow every insert, update and delete, undo included."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from workbench.core.kinds import RecordKind

if TYPE_CHECKING:
    from workbench.store.operation import Operation

STRIDE = 16
_PAGES_A_STEP = 16


# table -> (number in the row id, what is searched, columns that it depends on)
INDEXED: dict[str, tuple[int, str, tuple[str, ...]]] = {
    "document": (1, "{row}.title", ("title",)),
    "quote_part": (2, "{row}.exact", ("exact",)),
    "actor": (3, "{row}.name", ("name",)),
    "actor_name": (4, "{row}.text", ("text",)),
    "event": (5, "{row}.label", ("label",)),
    "transfer": (6, "{row}.object", ("object",)),
    "claim": (7, "{row}.text", ("text",)),
    "note": (8, "{row}.title || char(10) || {row}.body", ("title", "body")),
    "tag": (9, "{row}.name", ("name",)),
}

KIND_OF_NUMBER: dict[int, RecordKind] = {
    1: RecordKind.DOCUMENT,
    2: RecordKind.QUOTE,
    3: RecordKind.ACTOR,
    4: RecordKind.ACTOR,
    5: RecordKind.EVENT,
    6: RecordKind.TRANSFER,
    7: RecordKind.CLAIM,
    8: RecordKind.NOTE,
    9: RecordKind.TAG,
}


def settle(connection: sqlite3.Connection) -> None:
    """Index the titles and texts that came in; call it last in a transaction."""
    if connection.execute("SELECT 1 FROM untitled LIMIT 1").fetchone() is not None:
        number, words, _ = INDEXED["document"]
        connection.execute(
            f"""INSERT INTO record_search (rowid, text) SELECT id * {STRIDE} + {number}, {words.format(row="document")}
                FROM document WHERE id IN (SELECT document_id FROM untitled)"""
        )
        connection.execute("DELETE FROM untitled")
    if connection.execute("SELECT 1 FROM unindexed LIMIT 1").fetchone() is not None:
        connection.execute(
            """INSERT INTO document_search (rowid, text)
               SELECT document_id, text FROM document_text WHERE document_id IN (SELECT document_id FROM unindexed)"""
        )
        connection.execute("DELETE FROM unindexed")


def merge_some(op: Operation) -> bool:
    """Bring a few pages of the index of records together; whether there is more to do.

    Each gesture adds a piece. FTS5 merges them inside a gesture once sixteen have come together, and one that a pack or
    an import brought takes it a tenth of a second.
    """
    done = "SELECT total_changes()"
    before = op.reader.value(done)
    op.execute("INSERT INTO record_search (record_search, rank) VALUES ('merge', ?)", (_PAGES_A_STEP,))
    return int(op.reader.value(done)) - int(before) >= 2


def install(connection: sqlite3.Connection) -> None:
    """Make the triggers on the writing connection.

    A document's title and text are only noted here, and indexed by `settle`: FTS5 writes all that it holds in memory to disk
    whenever a later statement with triggers begins, and indexing text by text between such statements costs half as
    much again.
    """
    connection.execute("CREATE TEMP TABLE unindexed (document_id INTEGER PRIMARY KEY)")
    connection.execute("CREATE TEMP TABLE untitled (document_id INTEGER PRIMARY KEY)")
    connection.execute(
        """CREATE TEMP TRIGGER index_document_text_insert AFTER INSERT ON main.document_text BEGIN
            INSERT INTO unindexed VALUES (new.document_id); END"""
    )
    connection.execute(
        """CREATE TEMP TRIGGER index_document_text_delete AFTER DELETE ON main.document_text
            WHEN old.document_id NOT IN (SELECT document_id FROM unindexed) BEGIN
            INSERT INTO document_search (document_search, rowid, text) VALUES ('delete', old.document_id, old.text); END"""
    )
    connection.execute(
        """CREATE TEMP TRIGGER index_document_text_forget AFTER DELETE ON main.document_text BEGIN
            DELETE FROM unindexed WHERE document_id = old.document_id; END"""
    )
    connection.execute(
        """CREATE TEMP TRIGGER index_document_forget AFTER DELETE ON main.document BEGIN
            DELETE FROM untitled WHERE document_id = old.id; END"""
    )
    for table, (number, words, columns) in INDEXED.items():
        place = f"{{row}}.id * {STRIDE} + {number}"
        arrived = (
            f"""INSERT INTO record_search (rowid, text) VALUES ({place.format(row="new")}, {words.format(row="new")})"""
        )
        if table == "document":
            arrived = "INSERT INTO untitled VALUES (new.id)"
        connection.execute(
            f"CREATE TEMP TRIGGER index_{table}_insert AFTER INSERT ON main.{table} BEGIN {arrived}; END"
        )
        connection.execute(
            f"""CREATE TEMP TRIGGER index_{table}_update AFTER UPDATE OF {", ".join(columns)} ON main.{table} BEGIN
                UPDATE record_search SET text = {words.format(row="new")} WHERE rowid = {place.format(row="new")}; END"""
        )
        connection.execute(
            f"""CREATE TEMP TRIGGER index_{table}_delete AFTER DELETE ON main.{table} BEGIN
                DELETE FROM record_search WHERE rowid = {place.format(row="old")}; END"""
        )
