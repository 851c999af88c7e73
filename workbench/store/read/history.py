"""The gestures of a dossier's life."""

from __future__ import annotations

from typing import NamedTuple

from workbench.store.connection import Reader


class OperationRow(NamedTuple):
    """One gesture: `state` is done, undone or dropped (undone, then overtaken by another gesture)."""

    id: int
    label: str
    at: str
    state: str
    changes: int


def rows(reader: Reader, *, limit: int = -1) -> list[OperationRow]:
    """Gestures, newest first."""
    sql = """SELECT id, label, at, state, (SELECT count(*) FROM change WHERE operation = operation.id)
             FROM operation ORDER BY id DESC LIMIT ?"""
    return list(map(OperationRow._make, reader.rows(sql, (limit,))))


def ends(reader: Reader) -> tuple[str | None, str | None, int]:
    """Label of the gesture that undo would take back, of the one that redo would make, and how many were made."""
    undo = reader.value("SELECT label FROM operation WHERE state = 'done' ORDER BY id DESC LIMIT 1")
    redo = reader.value("SELECT label FROM operation WHERE state = 'undone' ORDER BY id LIMIT 1")
    return undo, redo, int(reader.value("SELECT count(*) FROM operation WHERE state = 'done'"))
