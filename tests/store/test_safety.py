"""A stranger's file stays data, and a file that is gone takes no gesture with it unnoticed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from workbench.core.errors import DossierError, Unsaved, WorkbenchError
from workbench.core.kinds import RecordKind
from workbench.operations import merging, records
from workbench.store import migrations, safety
from workbench.store.dossier import Dossier
from workbench.store.read import mergers

if TYPE_CHECKING:
    from tests.conftest import Filled

Contents = Callable[[Dossier], dict[str, list[tuple[Any, ...]]]]
ROOT = Path(__file__).resolve().parents[2]


def _change(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


# -- a stranger's file ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement, words",
    [
        ("CREATE TRIGGER wipe AFTER INSERT ON tag BEGIN DELETE FROM actor; END", "could run by itself"),
        ("CREATE VIEW more AS SELECT load_extension('x')", "could run by itself"),
        ("CREATE VIRTUAL TABLE more USING fts5 (text)", "could run by itself"),
        ("CREATE TABLE \"a b\" (id INTEGER PRIMARY KEY)", "not built as a dossier"),
        ("CREATE TABLE \"x'); DELETE FROM actor; --\" (id INTEGER PRIMARY KEY)", "not built as a dossier"),
        ("CREATE INDEX more ON tag (upper(name))", "not built as a dossier"),
        ("ALTER TABLE tag ADD COLUMN more TEXT AS (upper(name))", "not built as a dossier"),
        ("DROP TABLE figure", "not built as a dossier"),
    ],
)  # fmt: skip
def test_what_is_not_ours_is_refused_before_a_reader_or_the_writer_sees_it(
    filled: Filled, statement: str, words: str
) -> None:
    filled.dossier.close()
    _change(filled.path, statement)
    before = filled.path.read_bytes()
    for opening in (Dossier.open, lambda path: Dossier.open_to_read(path, "Only to read.")):
        with pytest.raises(DossierError, match=words) as refused:
            opening(filled.path)
        assert "\n" not in str(refused.value)
    assert filled.path.read_bytes() == before


def test_an_old_file_with_a_strangers_trigger_is_refused_before_it_is_upgraded(
    filled: Filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.dossier.close()
    _change(filled.path, "CREATE TRIGGER wipe AFTER UPDATE ON actor BEGIN DELETE FROM event; END")
    held, number = migrations.scripts(), migrations.latest() + 1
    script = tmp_path / f"{number:04}_more.sql"
    script.write_text(f"BEGIN; UPDATE actor SET key = ''; PRAGMA user_version = {number}; COMMIT;")
    monkeypatch.setattr(migrations, "scripts", lambda: [*held, (number, script)])
    with pytest.raises(DossierError, match="could run by itself"):
        Dossier.open(filled.path)
    connection = sqlite3.connect(filled.path)
    assert connection.execute("SELECT count(*) FROM event").fetchone() == (3,)
    connection.close()


def test_nothing_in_a_query_of_a_reader_may_reach_a_file(filled: Filled, tmp_path: Path) -> None:
    reader = filled.dossier.reader()
    with pytest.raises(sqlite3.DatabaseError):
        reader.rows("SELECT load_extension('anything')")
    assert reader.value("PRAGMA trusted_schema") == 0
    assert reader.value("PRAGMA cell_size_check") == 1


# -- read only -----------------------------------------------------------------------------------------------------------


def test_a_dossier_opened_to_read_shows_everything_and_takes_nothing(filled: Filled, contents: Contents) -> None:
    before = contents(filled.dossier)
    filled.dossier.close()
    held = filled.path.read_bytes()
    with Dossier.open_to_read(filled.path, "It is on a disc.") as dossier:
        dossier.prepare()
        assert contents(dossier) == before
        with pytest.raises(Unsaved, match="on a disc"):
            records.create(dossier, RecordKind.TAG, name="x")
        with pytest.raises(Unsaved, match="on a disc"):
            dossier.undo()
        assert dossier.data_version() == dossier.data_version()
    assert filled.path.read_bytes() == held


def test_a_dossier_that_stops_writing_can_still_be_read(filled: Filled, contents: Contents) -> None:
    before = contents(filled.dossier)
    filled.dossier.stop_writing("A page is damaged.")
    with pytest.raises(Unsaved, match="page is damaged"):
        records.create(filled.dossier, RecordKind.TAG, name="x")
    assert contents(filled.dossier) == before


# -- the file goes ---------------------------------------------------------------------------------------------------------


def _vanish(path: Path) -> None:
    path.unlink()


def _move(path: Path) -> None:
    path.rename(path.with_name("elsewhere.dossier"))


def _replace(path: Path) -> None:
    other = path.with_name("other.dossier")
    Dossier.create(other).close()
    other.replace(path)


@pytest.mark.parametrize("harm", [_vanish, _move, _replace])
def test_no_gesture_is_written_into_a_file_that_is_gone(
    filled: Filled, tmp_path: Path, contents: Contents, harm: Callable[[Path], None]
) -> None:
    filled.dossier.check_in_place()
    before = contents(filled.dossier)
    harm(filled.path)
    with pytest.raises(Unsaved, match="moved, deleted or replaced"):
        records.create(filled.dossier, RecordKind.TAG, name="x")
    with pytest.raises(Unsaved):
        filled.dossier.check_in_place()
    # What was there is still in hand.
    filled.dossier.copy_what_is_left(tmp_path / "left.dossier")
    with Dossier.open(tmp_path / "left.dossier") as left:
        assert contents(left) == before


def test_a_file_that_is_put_back_takes_gestures_again(filled: Filled) -> None:
    elsewhere = filled.path.with_name("elsewhere.dossier")
    filled.path.rename(elsewhere)
    with pytest.raises(Unsaved):
        records.create(filled.dossier, RecordKind.TAG, name="x")
    elsewhere.rename(filled.path)
    assert records.create(filled.dossier, RecordKind.TAG, name="x").result is not None


def test_a_file_that_only_its_folder_numbers_anew_is_still_the_same(
    filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = filled.dossier.reader()
    monkeypatch.setattr(safety, "stamp", lambda path: (1, 2))
    assert records.create(filled.dossier, RecordKind.TAG, name="x").result is not None
    assert reader.value("SELECT count(*) FROM tag WHERE name = 'x'") == 1


# -- a copy --------------------------------------------------------------------------------------------------------------


def test_a_copy_that_cannot_be_finished_leaves_nothing(filled: Filled, tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="cannot be opened"):
        filled.dossier.backup_to(tmp_path / "nowhere" / "x.dossier")
    assert not (tmp_path / "nowhere").exists()


def test_opening_a_dossier_twice_keeps_the_locks_of_the_first(filled: Filled) -> None:
    """Opening and closing a file drops every lock that a Unix program has on it, SQLite's included."""
    import subprocess
    import sys

    records.create(filled.dossier, RecordKind.TAG, name="x")
    Dossier.open(filled.path).close()
    beside = Path(f"{filled.path}-wal")
    assert beside.exists()
    # Another program that comes and goes: it may not take the journal away under ours.
    code = f"import sqlite3; c = sqlite3.connect({str(filled.path)!r}); c.execute('SELECT 1 FROM tag').fetchall(); c.close()"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert beside.exists()


# -- a stranger's history ------------------------------------------------------------------------------------------------

_EVIL = 'name" = (SELECT name FROM actor LIMIT 1), "description'


@pytest.mark.parametrize(
    "table, row, kind, column",
    [
        ("tag", 1, "update", _EVIL), ("tag", 1, "delete", _EVIL), ("nothing", 1, "update", "name"),
        ('tag" WHERE 1; --', 1, "insert", None), ("operation", 1, "update", "label"), ("tag", 1, "wish", "name"),
        ("tag", "1 OR 1", "update", "name"),
    ],
)  # fmt: skip
def test_words_of_a_strangers_history_never_become_statements(
    filled: Filled, table: str, row: int | str, kind: str, column: str | None
) -> None:
    dossier = filled.dossier
    last = records.create(dossier, RecordKind.TAG, name="last").operation
    with dossier.apart() as op:
        op.execute(
            'INSERT INTO change (operation, "table", row, kind, "column", old, new) VALUES (?, ?, ?, ?, ?, ?, ?)',
            (last, table, row, kind, column, "x", "y"),
        )
    for verb in (dossier.undo, lambda: dossier.undo_step(last or 0)):
        with pytest.raises(WorkbenchError) as refused:
            verb()
        assert "\n" not in str(refused.value)
    assert dossier.reader().value("SELECT count(*) FROM tag") == 2


@pytest.mark.parametrize(
    "lines",
    ["", "7", "[7]", '[["tag"]]', '[["tag", 1, "update", "name", {}, null]]', '[["tag", 1, "wish", "x", 1, 2]]'],
)
def test_an_account_of_a_merge_that_is_none_is_refused_in_words(filled: Filled, lines: str) -> None:
    dossier = filled.dossier
    merging.merge(dossier, RecordKind.ACTOR, filled.actors["sylvania"], filled.actors["borduria"])
    (merged,) = mergers.merged_into(dossier.reader(), RecordKind.ACTOR, filled.actors["sylvania"])
    with dossier.apart() as op:
        op.execute("UPDATE merger SET lines = ?", (lines,))
    assert mergers.merged_into(dossier.reader(), RecordKind.ACTOR, filled.actors["sylvania"])[0].names == frozenset()
    with pytest.raises(DossierError, match="can no longer be read"):
        merging.separate(dossier, merged.id)
