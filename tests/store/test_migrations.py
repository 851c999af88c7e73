"""Every schema ever shipped opens, none of them changes any more, and the classes say what the scripts make."""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args

import pytest

from workbench.core import kinds
from workbench.core.errors import DossierError
from workbench.store import backups, migrations
from workbench.store.dossier import Dossier
from workbench.store.read import documents, notes, verification
from workbench.store.schema import OWN

DATA = Path(__file__).resolve().parents[1] / "data"
TYPES = {str: "TEXT", int: "INTEGER", float: "REAL", bytes: "BLOB"}


def test_released_migrations_are_frozen() -> None:
    held = dict(reversed(line.split()) for line in (DATA / "migrations.sha256").read_text().splitlines())
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for _, path in migrations.scripts()}
    assert found == held, "a released migration never changes: write the next one, and add its checksum here"


def test_versions_follow_each_other() -> None:
    assert [number for number, _ in migrations.scripts()] == list(range(1, migrations.latest() + 1))


def test_each_script_is_one_transaction_that_sets_its_version() -> None:
    for number, path in migrations.scripts():
        sql = path.read_text(encoding="utf-8")
        assert len(re.findall(r"^BEGIN;", sql, re.MULTILINE)) == 1
        assert sql.rstrip().endswith("COMMIT;")
        assert f"PRAGMA user_version = {number};" in sql


@pytest.mark.parametrize("version", [number for number, _ in migrations.scripts()])
def test_a_dossier_of_each_version_opens_with_all_that_it_held(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.dossier"
    shutil.copy(DATA / f"dossier-v{version}.dossier", path)
    with Dossier.open(path) as dossier, dossier.reading() as reader:
        assert reader.value("PRAGMA user_version") == migrations.latest()
        assert sorted(row.title for row in documents.rows(reader)) == ["Four ships", "Le port fermé"]
        assert list(verification.verify(reader)) == []
        assert [row.title for row in notes.rows(reader)] == ["Les moteurs"]


def test_an_old_dossier_can_be_undone_to_the_beginning(tmp_path: Path) -> None:
    path = tmp_path / "old.dossier"
    shutil.copy(DATA / "dossier-v1.dossier", path)
    with Dossier.open(path) as dossier:
        while dossier.undo() is not None:
            pass
        with dossier.reading() as reader:
            assert reader.value("SELECT count(*) FROM document") == 0
            assert reader.value("SELECT count(*) FROM actor") == 0


def test_an_older_dossier_is_copied_beside_itself_before_it_is_upgraded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "case.dossier"
    Dossier.create(path).close()
    held, number = migrations.scripts(), migrations.latest() + 1
    script = tmp_path / f"{number:04}_more.sql"
    script.write_text(f"BEGIN; ALTER TABLE tag ADD COLUMN colour TEXT; PRAGMA user_version = {number}; COMMIT;")
    monkeypatch.setattr(migrations, "scripts", lambda: [*held, (number, script)])
    with Dossier.open(path):
        pass
    (copy,) = backups.copies(path)
    assert copy.is_before_upgrade
    connection = sqlite3.connect(copy.path)
    assert connection.execute("PRAGMA user_version").fetchone() == (number - 1,)
    connection.close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (number,)
    connection.close()


def test_a_newer_dossier_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "case.dossier"
    Dossier.create(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {migrations.latest() + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(DossierError, match=r"newer Analyst Workbench.*update the program") as refused:
        Dossier.open(path)
    assert "\n" not in str(refused.value)
    assert path.read_bytes() == before


# -- the classes -------------------------------------------------------------------------------------------------------


@pytest.fixture
def schema() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    for _, script in migrations.scripts():
        connection.executescript(script.read_text(encoding="utf-8"))
    return connection


def _columns(connection: sqlite3.Connection, table: str) -> dict[str, tuple[str, bool, Any]]:
    """name -> (type, may be NULL, default) as the scripts make it."""
    found = {}
    for _, name, type_, notnull, default, key in connection.execute(f'PRAGMA table_info("{table}")'):
        plain = default.strip("'") if isinstance(default, str) else default
        found[name] = (type_, not notnull and not key, plain)
    return found


def _fields(model: Any) -> dict[str, tuple[str, bool, Any]]:
    """name -> (type, may be NULL, default) as the class says it."""
    found = {}
    for name, field in model.model_fields.items():
        hint = field.annotation
        options = get_args(hint) if isinstance(hint, UnionType) else (hint,)
        plain = next(option for option in options if option is not NoneType)
        column = model.__table__.columns[name]
        may_be_null = NoneType in options and not column.primary_key
        default = None if field.is_required() or field.default_factory else field.default
        found[name] = (TYPES[plain], may_be_null, default)
        assert column.nullable == may_be_null or column.primary_key
    return found


def _journalled(connection: sqlite3.Connection) -> set[str]:
    sql = """SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_search%'"""
    return {row[0] for row in connection.execute(sql)} - OWN


def test_every_table_has_a_class_and_every_class_a_table(schema: sqlite3.Connection) -> None:
    from workbench.store.tables import TABLES

    assert set(TABLES) == _journalled(schema)
    schema.close()


def test_columns_types_nulls_and_defaults_are_the_same_in_both(schema: sqlite3.Connection) -> None:
    from workbench.store.tables import TABLES

    for table, model in TABLES.items():
        assert _fields(model) == _columns(schema, table), table
    schema.close()


def test_every_journalled_table_never_gives_an_id_out_twice(schema: sqlite3.Connection) -> None:
    for table in _journalled(schema) - {"dossier"}:
        (sql,) = schema.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
        assert "PRIMARY KEY AUTOINCREMENT" in sql, table
    schema.close()


@pytest.mark.parametrize(
    "table, column, kind",
    [
        ("actor", "kind", kinds.ActorKind),
        ("actor_name", "kind", kinds.NameKind),
        ("mention", "form", kinds.NameKind),
        ("claim", "polarity", kinds.Polarity),
        ("evidence", "relation", kinds.Relation),
        ("proposal", "status", kinds.ProposalStatus),
    ],
)
def test_closed_lists_hold_the_same_words_in_code_and_database(
    schema: sqlite3.Connection, table: str, column: str, kind: type[StrEnum]
) -> None:
    (sql,) = schema.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    listed = re.search(rf"CHECK \({column} IN \((.*?)\)\)", sql)
    assert listed is not None
    assert re.findall(r"'(\w+)'", listed[1]) == [member.value for member in kind]
    schema.close()


def test_a_view_in_place_of_a_table_is_refused_before_anything_is_read(
    tmp_path: Path, make_foreign: Callable[[Path, str], None]
) -> None:
    path = tmp_path / "foreign.dossier"
    make_foreign(path, "ALTER TABLE tag RENAME TO held; CREATE VIEW tag AS SELECT * FROM held")
    with pytest.raises(DossierError, match=r"could run by itself \(tag\)"):
        Dossier.open(path)


def test_no_trigger_or_virtual_table_may_join_the_file(
    tmp_path: Path, make_foreign: Callable[[Path, str], None]
) -> None:
    for statement in (
        "CREATE TRIGGER wipe AFTER INSERT ON tag BEGIN DELETE FROM actor; END",
        "CREATE VIRTUAL TABLE more USING fts5 (text)",
        "DROP TRIGGER document_text_is_immutable; CREATE TRIGGER document_text_is_immutable BEFORE UPDATE ON document_text BEGIN DELETE FROM actor; END",
    ):
        path = tmp_path / f"{abs(hash(statement))}.dossier"
        make_foreign(path, statement)
        with pytest.raises(DossierError, match="could run by itself") as refused:
            Dossier.open(path)
        assert "\n" not in str(refused.value)


_TRIGGER = "AFTER INSERT ON tag BEGIN DELETE FROM actor; END"


@pytest.mark.parametrize(
    "type, name, words, rowid",
    [
        ("trigger", "sqlite_evil", f"CREATE TRIGGER sqlite_evil {_TRIGGER}", 1000),
        ("trigger", "sqlite_autoindex_tag_9", f"CREATE TRIGGER sqlite_autoindex_tag_9 {_TRIGGER}", 1000),
        ("trigger", "sqlite_sequence", f"CREATE TRIGGER sqlite_sequence {_TRIGGER}", 1000),
        # A trigger and a table may have one name, and stand in either order.
        ("trigger", "tag", f"CREATE TRIGGER tag {_TRIGGER}", 1000),
        ("trigger", "tag", f"CREATE TRIGGER tag {_TRIGGER}", -5),
        ("trigger", "journal_tag_insert", f"CREATE TRIGGER journal_tag_insert {_TRIGGER}", 1000),
        ("view", "sqlite_v", "CREATE VIEW sqlite_v AS SELECT * FROM actor", 1000),
        ("table", "sqlite_stat9", "CREATE VIRTUAL TABLE sqlite_stat9 USING fts5(x)", 1000),
    ],
)
@pytest.mark.parametrize("open_it", [Dossier.open, lambda path: Dossier.open_to_read(path, "reason")])
def test_no_name_hides_what_was_written_into_the_schema_by_hand(
    tmp_path: Path, type: str, name: str, words: str, rowid: int, open_it: Callable[[Path], Dossier]
) -> None:
    path = tmp_path / "foreign.dossier"
    Dossier.create(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema = ON")
    row = (rowid, type, name, "tag" if type == "trigger" else name, words)
    connection.execute(
        "INSERT INTO sqlite_schema (rowid, type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, ?, 0, ?)", row
    )
    connection.commit()
    connection.close()
    with pytest.raises(DossierError, match=r"could run by itself|is damaged|is not built as"):
        open_it(path)


@pytest.fixture
def make_foreign() -> Callable[[Path, str], None]:
    def make(path: Path, statement: str) -> None:
        Dossier.create(path).close()
        connection = sqlite3.connect(path)
        connection.executescript(statement)
        connection.close()

    return make


def test_a_signature_goes_with_the_text_it_was_worked_out_from(schema: sqlite3.Connection) -> None:
    assert [row[2:5:2] for row in schema.execute("PRAGMA foreign_key_list(signature)")] == [
        ("document_text", "document_id")
    ]
    schema.close()


def test_a_row_is_made_without_what_would_check_it() -> None:
    # In a process of its own it is told from what another test may have asked for.
    code = (
        "from workbench.store.tables import TABLES, Actor\n"
        "made = Actor(kind='state', name='Salt guild')\n"
        "print(made.name, len(made.uid), [name for name, table in TABLES.items() if table.__pydantic_complete__])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split("\n")[0] == "Salt guild 32 []"
