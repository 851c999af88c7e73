"""Marks in the journal."""

from __future__ import annotations

from workbench.store.dossier import Operation, now


def insert(op: Operation, name: str) -> int:
    """Mark this moment; returns the mark's id."""
    last = op.execute("SELECT max(id) FROM operation WHERE state = 'done'").fetchone()[0] or 0
    # A save that joined this gesture later would change what the mark stands for.
    op.execute("UPDATE operation SET merge_key = '' WHERE id = ?", (last,))
    cursor = op.execute("INSERT INTO snapshot (name, operation, at) VALUES (?, ?, ?)", (name, last, now()))
    return int(cursor.lastrowid or 0)


def delete(op: Operation, id: int) -> None:
    """Take a mark away; what it stood for stays in the history."""
    op.execute("DELETE FROM snapshot WHERE id = ?", (id,))
