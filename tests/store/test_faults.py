"""SQLite's complaints about a file, in a sentence each; what is no fault of the file stays what it is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from workbench.core.errors import Damaged, DossierError, Unsaved
from workbench.store.faults import told, told_in_words

PATH = Path("/somewhere/north.dossier")


@pytest.mark.parametrize(
    ("complaint", "kind"),
    [
        ("database is locked", DossierError),
        ("attempt to write a readonly database", Unsaved),
        ("database or disk is full", Unsaved),
        ("disk I/O error", Unsaved),
        ("unable to open database file", Unsaved),
        ("database disk image is malformed", Damaged),
        ("file is not a database", DossierError),
        ("interrupted", DossierError),
    ],
)
def test_a_fault_of_the_file_is_told_in_one_sentence(complaint: str, kind: type[DossierError]) -> None:
    with pytest.raises(DossierError) as told_error, told_in_words(PATH):
        raise sqlite3.OperationalError(complaint)
    words = str(told_error.value)
    assert type(told_error.value) is kind
    assert "north.dossier" in words
    assert words.endswith(".")
    assert "\n" not in words


@pytest.mark.parametrize("error", [sqlite3.IntegrityError("UNIQUE constraint failed"), sqlite3.ProgrammingError("?")])
def test_a_fault_of_ours_stays_one(error: sqlite3.DatabaseError) -> None:
    with pytest.raises(type(error)), told_in_words(PATH):
        raise error


def test_a_reader_tells_the_file_from_the_query() -> None:
    query = sqlite3.OperationalError("no such column: x")
    assert told(lambda: PATH, query) is query
    assert isinstance(told(lambda: PATH, sqlite3.DatabaseError("database disk image is malformed")), DossierError)

    def asked() -> Path:
        raise AssertionError("a closed connection cannot say which file it was of")

    assert "is closed" in str(told(asked, sqlite3.ProgrammingError("Cannot operate on a closed database.")))
