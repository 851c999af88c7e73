"""Rating scales and markings: read from db/vocabularies into a new dossier, so that the file explains itself."""

from __future__ import annotations

import json
import sqlite3

from workbench.core.identity import new_uid
from workbench.files import seed


def found(writer: sqlite3.Connection, title: str, at: str) -> None:
    """Give a new dossier its identity, its title and every scale."""
    writer.execute("INSERT INTO dossier (id, uid, title, created_at) VALUES (1, ?, ?, ?)", (new_uid(), title, at))
    fill(writer)


def fill(writer: sqlite3.Connection) -> None:
    """Insert every scale of db/vocabularies."""
    rows = []
    for path in sorted(seed("vocabularies").glob("*.json")):
        scale = json.loads(path.read_text(encoding="utf-8"))
        for rank, value in enumerate(scale["values"]):
            colours = (value.get("foreground", ""), value.get("background", ""))
            rows.append((scale["scale"], value["code"], rank, value["en"], value["fr"], *colours))
    writer.executemany(
        "INSERT INTO scale_value (scale, code, rank, label_en, label_fr, foreground, background) VALUES (?,?,?,?,?,?,?)",
        rows,
    )
