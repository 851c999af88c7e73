"""The dossier itself: its title, marking and counts."""

from __future__ import annotations

from typing import NamedTuple

from workbench.store.connection import Reader


class Summary(NamedTuple):
    """What title bar and status bar say."""

    uid: str
    title: str
    description: str
    marking: str
    documents: int
    quotes: int
    events: int
    actors: int
    claims: int
    notes: int


def summary(reader: Reader) -> Summary:
    """Title, marking and how many records of each kind there are."""
    counts = ", ".join(
        f"(SELECT count(*) FROM {table})" for table in ("document", "quote", "event", "actor", "claim", "note")
    )
    return Summary(*reader.row(f"SELECT uid, title, description, marking, {counts} FROM dossier"))


def uid(reader: Reader) -> str:
    """The identity of the dossier."""
    return str(reader.value("SELECT uid FROM dossier"))


def title(reader: Reader) -> str:
    """What the dossier is called, without counting anything."""
    return str(reader.value("SELECT title FROM dossier"))
