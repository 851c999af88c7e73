"""Thousands of gestures all the way back and all the way forward: every table ends as it was, to the byte."""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.store.test_snapshots import do_something
from workbench.core.identity import new_uid
from workbench.operations import notes, trash
from workbench.store import connection
from workbench.store.dossier import Dossier
from workbench.store.read import trash as trashed
from workbench.store.schema import tables

IS_NIGHTLY = settings.default.max_examples >= 2000
STEPS = 10_000 if IS_NIGHTLY else 500
EVERY = STEPS // 20
ACTS = ["make", "make", "rename", "rename", "link", "quote", "delete", "undo_step", "bulk", "note", "restore"]


@pytest.fixture
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a power cut may take is another test's matter; thousands of syncs would only make this one slow."""
    original = connection.open_writer

    def open_writer(path: Path, **options: Any) -> sqlite3.Connection:
        writer = original(path, **options)
        writer.execute("PRAGMA synchronous = OFF")
        return writer

    monkeypatch.setattr(connection, "open_writer", open_writer)


def fingerprint(dossier: Dossier) -> str:
    """A digest of every row of every journalled table, with the type of each value."""
    found = hashlib.sha256()
    with dossier.reading() as reader:
        for name, table in tables(reader).items():
            for row in reader.rows(f'SELECT * FROM "{name}" ORDER BY "{table.key}"'):
                found.update(repr((name, row)).encode())
    return found.hexdigest()


def gesture(dossier: Dossier, act: str, choice: int, number: int) -> None:
    if act == "bulk":
        with dossier.operation("Bulk") as op:
            op.execute("UPDATE actor SET description = ?, key = key || 'x' WHERE id % 5 = ?", (str(number), choice % 5))
            op.execute(
                "INSERT INTO figure (uid, low, high, event_id) VALUES (?, ?, ?, (SELECT max(id) FROM event))",
                (new_uid(), number / 3, number * 1e200),
            )
    elif act == "note":
        with dossier.reading() as reader:
            held = reader.value("SELECT max(id) FROM note")
            cited = "".join(
                f"[@{uid}]" for (uid,) in reader.rows("SELECT uid FROM quote ORDER BY id LIMIT ?", (choice,))
            )
        if held is None or choice == 0:
            notes.create(dossier, f"Note {number}", body=f"mot {number}")
        else:
            notes.save(dossier, held, f"mot {number}\n{cited}")
    elif act == "restore":
        with dossier.reading() as reader:
            found = trashed.deleted(reader) if number % 10 == 0 else []
        if found:
            trash.restore(dossier, found[0].kind, found[0].id)
    else:
        do_something(dossier, act, choice, number)


def count(dossier: Dossier) -> int:
    with dossier.reading() as reader:
        return int(reader.value("SELECT count(*) FROM operation WHERE state = 'done'"))


@pytest.mark.timeout(3600)
@pytest.mark.usefixtures("unsynced")
def test_every_step_back_and_forward_ends_byte_identical(tmp_path: Path) -> None:
    path = tmp_path / "case.dossier"
    shutil.copy(Path(__file__).resolve().parents[1] / "data" / "dossier-v2.dossier", path)
    chance = random.Random(20240314)
    with Dossier.open(path) as dossier:
        start = count(dossier)
        seen = {start: fingerprint(dossier)}
        number = 0
        while count(dossier) - start < STEPS:
            number += 1
            gesture(dossier, chance.choice(ACTS), chance.randrange(10), number)
            # A save that joins the one before it changes what that step left.
            if number % EVERY == 0 or count(dossier) in seen:
                seen[count(dossier)] = fingerprint(dossier)
        end = count(dossier)
        seen[end] = fingerprint(dossier)
        assert len(seen) > 10
        _go(dossier, dossier.undo, end, start, seen)
        dossier.close()
    with Dossier.open(path) as dossier:
        _go(dossier, dossier.redo, start, end, seen)
        with dossier.reading() as reader:
            assert reader.rows("PRAGMA foreign_key_check") == []


def _go(dossier: Dossier, walk: Any, at: int, to: int, seen: dict[int, str]) -> None:
    step = 1 if to > at else -1
    while at != to:
        assert walk() is not None
        at += step
        if at in seen:
            assert fingerprint(dossier) == seen[at], at
