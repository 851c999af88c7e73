"""A dossier as a file: made, opened, refused in one sentence, copied, and whole after a kill."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from workbench.core.errors import DossierError, WorkbenchError
from workbench.core.kinds import RecordKind
from workbench.operations import records
from workbench.store import connection
from workbench.store.dossier import Dossier
from workbench.store.read import summary, verification

if TYPE_CHECKING:
    from tests.conftest import Filled

Contents = Callable[[Dossier], dict[str, list[tuple[Any, ...]]]]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _no_long_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_TIMEOUT", 0.05)


def _one_sentence(error: BaseException) -> bool:
    words = str(error)
    return bool(words) and "\n" not in words and words.endswith(".") and "sqlite" not in words.lower()


# -- made --------------------------------------------------------------------------------------------------------------


def test_a_new_dossier_has_a_title_its_scales_and_no_history(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "Tokyo.dossier") as dossier, dossier.reading() as reader:
        about = summary.summary(reader)
        assert (about.title, about.documents, about.actors) == ("Tokyo", 0, 0)
        assert reader.value("SELECT count(DISTINCT scale) FROM scale_value") == 5
        assert reader.value("SELECT count(*) FROM operation") == 0
        assert dossier.undo() is None


def test_nothing_is_overwritten_by_a_new_dossier(tmp_path: Path) -> None:
    path = tmp_path / "mine.dossier"
    path.write_text("precious")
    with pytest.raises(DossierError, match="there already"):
        Dossier.create(path)
    assert path.read_text() == "precious"


def test_a_dossier_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="cannot be opened") as refused:
        Dossier.create(tmp_path / "nowhere" / "x.dossier")
    assert _one_sentence(refused.value)


def test_names_with_odd_letters_work(tmp_path: Path) -> None:
    path = tmp_path / "été #1? 100% « ? ».dossier"
    Dossier.create(path).close()
    with Dossier.open(path) as dossier:
        records.create(dossier, RecordKind.TAG, name="x")
        assert dossier.reader().value("SELECT count(*) FROM tag") == 1


# -- refused -----------------------------------------------------------------------------------------------------------


def _text(path: Path) -> None:
    path.write_text("These are words.")


def _other_database(path: Path) -> None:
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE t (x)")
    made.close()


def _cut(path: Path) -> None:
    Dossier.create(path).close()
    path.write_bytes(path.read_bytes()[:50])


def _scrambled(path: Path) -> None:
    Dossier.create(path).close()
    held = bytearray(path.read_bytes())
    held[100:4096] = bytes(random.Random(1).randrange(256) for _ in range(3996))
    path.write_bytes(held)


@pytest.mark.parametrize(
    "make, words",
    [
        (lambda path: None, "There is no file"),
        (Path.mkdir, "is a folder"),
        (_text, "is not a dossier"),
        (Path.touch, "is not a dossier"),
        (_other_database, "is not a dossier"),
        (_cut, "is not a dossier"),
        (_scrambled, "is damaged|is not a dossier|newer Analyst Workbench"),
    ],
    ids=["missing", "folder", "text", "empty", "other database", "cut short", "scrambled"],
)
def test_what_is_no_dossier_is_refused_in_one_sentence(
    tmp_path: Path, make: Callable[[Path], object], words: str
) -> None:
    path = tmp_path / "thing.dossier"
    make(path)
    with pytest.raises(DossierError, match=words) as refused:
        Dossier.open(path)
    assert _one_sentence(refused.value)
    assert "thing.dossier" in str(refused.value)


HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def held_by_another(dossier: Dossier) -> Iterator[Path]:
    """A dossier that another program is writing to."""
    dossier.close()
    command = [sys.executable, "-c", HOLD, str(dossier.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield dossier.path
        other.kill()


def test_a_locked_dossier_is_refused_in_one_sentence(held_by_another: Path) -> None:
    with pytest.raises(DossierError, match="in use by another program") as refused:
        Dossier.open(held_by_another)
    assert _one_sentence(refused.value)


def test_a_gesture_on_a_dossier_that_another_program_writes_to_is_refused(filled: Filled) -> None:
    command = [sys.executable, "-c", HOLD, str(filled.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(DossierError, match="in use by another program"):
            records.create(filled.dossier, RecordKind.TAG, name="late")
        other.kill()
    assert records.create(filled.dossier, RecordKind.TAG, name="late").result is not None


@pytest.fixture
def nobody() -> Iterator[None]:
    """Root may write everything: be somebody who may not."""
    if os.name == "nt":
        pytest.skip("Unix permissions")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


@pytest.fixture
def read_only() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "theirs.dossier"
        Dossier.create(path).close()
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        yield path
        Path(folder).chmod(0o755)


def test_a_dossier_that_may_only_be_read_is_refused_in_one_sentence(read_only: Path, nobody: None) -> None:
    with pytest.raises(DossierError, match="may only be read") as refused:
        Dossier.open(read_only)
    assert _one_sentence(refused.value)


def test_a_dossier_that_may_not_even_be_read_is_refused_in_one_sentence(read_only: Path, nobody: None) -> None:
    if os.geteuid() == 65534:
        os.seteuid(0)
        read_only.chmod(0)
        os.seteuid(65534)
    else:
        read_only.chmod(0)
    with pytest.raises(DossierError, match="cannot be read") as refused:
        Dossier.open(read_only)
    assert _one_sentence(refused.value)


# -- kept --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "table, column, value", [("document_text", "text", "'changed'"), ("original", "content", "x'00'")]
)
def test_the_text_of_record_and_the_original_never_change(filled: Filled, table: str, column: str, value: str) -> None:
    before = filled.dossier.reader().rows(f"SELECT * FROM {table}")
    with pytest.raises(sqlite3.IntegrityError, match="immutable"):
        with filled.dossier.operation("Tamper") as op:
            op.execute(f"UPDATE {table} SET {column} = {value}")
    assert filled.dossier.reader().rows(f"SELECT * FROM {table}") == before


def test_an_error_inside_an_operation_leaves_nothing(filled: Filled, contents: Contents) -> None:
    before = contents(filled.dossier)
    with contextlib.suppress(ZeroDivisionError), filled.dossier.operation("Half") as op:
        op.execute("DELETE FROM document")
        raise ZeroDivisionError
    assert contents(filled.dossier) == before
    assert filled.dossier.reader().value("SELECT count(*) FROM operation WHERE label = 'Half'") == 0


def test_history_survives_closing_and_goes_back_to_the_empty_dossier(filled: Filled, contents: Contents) -> None:
    full = contents(filled.dossier)
    filled.dossier.close()
    steps = 0
    with Dossier.open(filled.path) as dossier:
        while dossier.undo() is not None:
            steps += 1
        empty = contents(dossier)
        assert {name for name, rows in empty.items() if rows} == {"dossier", "scale_value"}
    with Dossier.open(filled.path) as dossier:
        for _ in range(steps):
            assert dossier.redo() is not None
        assert dossier.redo() is None
        assert contents(dossier) == full
        with dossier.reading() as reader:
            assert list(verification.verify(reader)) == []


# -- copied ------------------------------------------------------------------------------------------------------------


def test_a_backup_holds_everything_history_included(filled: Filled, tmp_path: Path, contents: Contents) -> None:
    target = tmp_path / "copy.dossier"
    filled.dossier.backup_to(target)
    with Dossier.open(target) as copy:
        assert contents(copy) == contents(filled.dossier)
        assert copy.undo() is not None
    with pytest.raises(DossierError, match="there already"):
        filled.dossier.backup_to(target)


# -- killed ------------------------------------------------------------------------------------------------------------

WRITE = """
import sys
from pathlib import Path
from workbench.core.kinds import RecordKind
from workbench.operations import records
from workbench.store.dossier import Dossier

with Dossier.open(Path(sys.argv[1])) as dossier:
    number = 0
    while True:
        number += 1
        with dossier.batch():
            actor = records.create(dossier, RecordKind.ACTOR, name=f"actor {number}", kind="state").result
            records.create(dossier, RecordKind.EVENT, label=f"event {number}", place_actor_id=actor)
        print(number, flush=True)
"""


def test_after_a_kill_everything_that_was_said_to_be_done_is_there(dossier: Dossier, tmp_path: Path) -> None:
    dossier.close()
    chance = random.Random(20241023)
    for round in range(10):
        path = tmp_path / f"killed-{round}.dossier"
        shutil.copy(dossier.path, path)
        command = [sys.executable, "-c", WRITE, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as writer:
            assert writer.stdout is not None
            for _ in range(chance.randrange(1, 25)):
                told = int(writer.stdout.readline())
            # The next gesture is somewhere on its way.
            threading.Event().wait(chance.random() * 0.004)
            writer.send_signal(signal.SIGKILL)
            told = max([told, *map(int, writer.stdout.read().split())])
        with Dossier.open(path) as survived, survived.reading() as reader:
            assert list(verification.verify(reader)) == []
            actors = [row[0] for row in reader.rows("SELECT name FROM actor ORDER BY id")]
            assert actors[:told] == [f"actor {number}" for number in range(1, told + 1)]
            # Both gestures of a batch, or neither.
            assert len(actors) == reader.value("SELECT count(*) FROM event")
            assert len(actors) <= told + 1
            while survived.undo() is not None:
                pass
            assert reader.value("SELECT count(*) FROM actor") == 0


# -- several operations, one gesture -----------------------------------------------------------------------------------


def test_operations_done_together_are_one_gesture_called_what_the_last_is_called(
    filled: Filled, contents: Callable[[Dossier], Any]
) -> None:
    dossier, before = filled.dossier, contents(filled.dossier)
    count = dossier.reader().value("SELECT count(*) FROM operation")
    with dossier.together():
        made = records.create(dossier, RecordKind.TAG, name="one")
        with dossier.operation("Nothing") as op:
            op.execute("UPDATE tag SET name = name")
        records.edit(dossier, RecordKind.TAG, made.result, name="two")  # type: ignore[arg-type]
    records.create(dossier, RecordKind.TAG, name="apart")
    assert [row[0] for row in dossier.reader().rows("SELECT label FROM operation ORDER BY id DESC LIMIT 2")] == [
        "New tag: apart", "Rename tag: one → two",
    ]  # fmt: skip
    assert dossier.reader().value("SELECT count(*) FROM operation") == count + 2
    dossier.undo()
    dossier.undo()
    assert contents(dossier) == before


def test_what_another_thread_does_meanwhile_is_a_gesture_of_its_own(filled: Filled) -> None:
    dossier = filled.dossier
    with dossier.together():
        records.create(dossier, RecordKind.TAG, name="mine")
        other = threading.Thread(target=lambda: records.create(dossier, RecordKind.TAG, name="theirs"))
        other.start()
        other.join()
        records.create(dossier, RecordKind.TAG, name="mine too")
    dossier.undo()
    assert {name for (name,) in dossier.reader().rows("SELECT name FROM tag")} == {"doubt", "mine", "mine too"}


def test_a_gesture_that_fails_leaves_those_before_it(filled: Filled) -> None:
    dossier = filled.dossier
    with dossier.together():
        records.create(dossier, RecordKind.TAG, name="stays")
        with pytest.raises(WorkbenchError):
            records.create(dossier, RecordKind.TAG, name="doubt")
    assert dossier.reader().value("SELECT count(*) FROM tag WHERE name = 'stays'") == 1
    dossier.undo()
    assert dossier.reader().value("SELECT count(*) FROM tag WHERE name = 'stays'") == 0
