"""Beginnings of three letters, written out as those of four that there are: only those and two letters are looked up.

SQLite would gather every place of every such word with all positions, in each statement anew; joined by OR, the lists of
places are walked side by side, and a first page takes no more of them than it shows.
"""

from __future__ import annotations

import unicodedata

from workbench.core.query import Joined, Near, Node, Query, Term
from workbench.store.connection import Reader

_LOOKED_UP = 4
_MOST = 120
_TABLES = ("document_search", "record_search")


def match(reader: Reader, query: Query, table: str) -> str:
    """The query as FTS5 takes it, for counting and for a first page of one of the search tables."""
    return _match(reader, query.node, table)


def _match(reader: Reader, node: Node, table: str) -> str:
    if isinstance(node, Joined):
        left, right = (_match(reader, side, table) for side in (node.left, node.right))
        return f"({left} {node.operator} {right})"
    if isinstance(node, Near) or not (begun := _begun(node)):
        return node.match
    longer = _longer(reader, begun, table)
    return f"({' OR '.join(longer)})" if 1 < len(longer) <= _MOST else node.match


def _begun(term: Term) -> str:
    """The three letters as the index holds them; "" for anything else, and where the index may fold otherwise than we."""
    if not term.is_prefix or len(term.words) != 1:
        return ""
    letters = [letter for letter in unicodedata.normalize("NFD", term.words[0]) if not unicodedata.combining(letter)]
    plain = "".join(letters).lower()
    return plain if len(plain) == _LOOKED_UP - 1 and plain.isascii() and plain.isalnum() else ""


def _longer(reader: Reader, begun: str, table: str) -> list[str]:
    """The word itself and each beginning of four letters, as far as there are any: one look into the index for each."""
    found: list[str] = []
    at, words = begun, _words(reader, table)
    while len(found) <= _MOST:
        term = reader.value(
            f"SELECT term FROM {words} WHERE term >= ? AND term < ? LIMIT 1", (at, begun + "\U0010ffff")
        )
        if term is None:
            break
        four = str(term)[:_LOOKED_UP]
        found.append(f'"{four}"' + ("*" if len(four) == _LOOKED_UP else ""))
        at = four + ("\U0010ffff" if len(four) == _LOOKED_UP else "\x01")
    return found


def _words(reader: Reader, table: str) -> str:
    """The table of the words in an index, made beside the dossier when it is first asked for."""
    assert table in _TABLES
    name = f"temp.{table}_words"
    if not reader.value("SELECT 1 FROM sqlite_temp_schema WHERE name = ?", (f"{table}_words",)):
        # What is read is opened for reading alone; this is no part of it and goes with the connection.
        reader.rows("PRAGMA query_only = OFF")
        try:
            reader.rows(f"CREATE VIRTUAL TABLE {name} USING fts5vocab (main, {table}, 'instance')")
        finally:
            reader.rows("PRAGMA query_only = ON")
    return name
